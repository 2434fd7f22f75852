"""What stands around a figure: slips, days, years, medicines. Each mend beside what it must not hide."""

import pytest

from content.urgency import Level, Urgency


@pytest.mark.parametrize(
    "text",
    [
        "hier soir 38,4, ce matin 36,8",
        "anoche 38,4, esta mañana 36,8",
        "was 38.4 last night, this morning 36.8",
        "Had a fever yesterday (101), gone today without any medicine",
    ],
)
def test_a_fever_of_last_night_that_fell_is_a_call_today(text: str, urgency: Urgency) -> None:
    """Within 48 hours and gone (C10): each figure has its time, or the fever stands in brackets behind its day."""
    assert urgency.read(text).level is Level.TODAY


@pytest.mark.parametrize(
    "text",
    [
        "38.4 this morning, 36.8 last night",
        "every night 38.4, this morning 36.8",
        "hier soir 38,4, ce matin 36,8 avec du doliprane",
        "36,8 esta mañana, 38,4 ahora",
    ],
)
def test_a_fever_that_comes_back_or_is_masked_is_there(text: str, urgency: Urgency) -> None:
    """The fever is the later one, comes every night, or was brought down by a medicine (3.4, rules 3 and 7)."""
    assert urgency.read(text).level is Level.EMERGENCY


@pytest.mark.parametrize(
    "text", ["Sorry typo!! 38.8 should be 36.8", "38,8, je voulais dire 36,8", "38,8, quise decir 36,8"]
)
def test_a_slip_put_right_was_never_measured(text: str, urgency: Urgency) -> None:
    """The figure meant is the normal one."""
    assert urgency.read(text).level <= Level.HINT


@pytest.mark.parametrize(
    "text", ["Sorry typo!! 36.8 should be 38.8", "I meant 38.8, not 36.8", "38.8 by mistake? no, not 36.8"]
)
def test_a_slip_put_right_to_a_fever_is_one(text: str, urgency: Urgency) -> None:
    """Where the figure meant is the fever, it counts."""
    assert urgency.read(text).level is Level.EMERGENCY


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("I fainted at school, 1988", Level.HINT),
        ("la lengua hinchada me pasó con penicilina, en la mili, en 1985", Level.HINT),
        ("j'avais 40 de fièvre tous les soirs pendant ma première poussée", Level.HINT),
        ("neutrophils 1980 and chest pain", Level.EMERGENCY),
        ("j'ai 39 de fièvre tous les soirs", Level.EMERGENCY),
        ("he thinks it's 1974", Level.EMERGENCY),
    ],
)
def test_a_year_is_past_and_a_count_is_none(text: str, level: Level, urgency: Urgency) -> None:
    """A year that is over makes what is beside it past; a count that looks like one does not, nor "every night"."""
    assert urgency.read(text).level is level


@pytest.mark.parametrize(
    "text",
    [
        "nothing wrong with me, just the number 38.3 on the screen",
        "nada raro salvo el número 38,3 en la pantalla",
        "rien d'anormal sauf le numéro 38,3 sur le thermomètre",
        "102 F aquí y sin carro",
        "I'm at 102 F and no car",
        "102 F with no way to get to hospital",
        "102 F, pas de voiture",
        "38.9 and counting",
        "temp 102 and counting",
        "my husband doesn't want me to call, but a bit of a temp isn't 38.9",
        "mi marido no quiere que llame por unas décimas, pero son 38,9",
        "il ne veut pas que j'appelle pour si peu, mais 38,9",
    ],
)
def test_a_figure_is_a_temperature_whatever_stands_around_it(text: str, urgency: Urgency) -> None:
    """A number called one, a letter for the scale, a car that is not there, a call somebody else does not want."""
    assert urgency.read(text).level is Level.EMERGENCY


@pytest.mark.parametrize(
    "text",
    [
        "last month my thermometer read 38.9",
        "el mes pasado el termómetro marcó 38,9",
        "le mois dernier le thermomètre affichait 38,9",
        "my flat is number 38",
        "38 f and on azathioprine, what can I eat?",
    ],
)
def test_a_figure_of_last_month_an_address_or_an_age_is_none(text: str, urgency: Urgency) -> None:
    """What the thermometer mends must leave as it was."""
    assert urgency.read(text).level <= Level.HINT


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("avant-hier soir 38,4, plus rien depuis et aucun doliprane", Level.TODAY),
        ("anteayer tuve 39, ya pasó, sin tomar paracetamol", Level.TODAY),
        ("had 39 yesterday, normal today, no paracetamol", Level.TODAY),
        ("had 39 yesterday, normal today after paracetamol", Level.EMERGENCY),
        ("my temp dropped to 35.1 and I feel awful", Level.EMERGENCY),
        ("bajó la temperatura a 34,8, estoy mala", Level.EMERGENCY),
        ("la température est descendue à 35,1, je me sens très mal", Level.EMERGENCY),
        ("35,1 hier, malade, mais bien aujourd'hui", Level.HINT),
    ],
)
def test_what_brought_it_down_and_how_far_counts(text: str, level: Level, urgency: Urgency) -> None:
    """A medicine not taken hides nothing, and a fall below 36.0 is no end of it."""
    assert urgency.read(text).level is level


@pytest.mark.parametrize(
    "text", ["39 degrees in Delhi", "London is 38 degrees, what a July", "40 grados en Sevilla", "39 degrés à Dakar"]
)
def test_the_heat_of_a_town_is_nobodys(text: str, urgency: Urgency) -> None:
    """Whole degrees and a town, and nothing said of anybody."""
    assert urgency.read(text).level <= Level.HINT


@pytest.mark.parametrize(
    "text",
    [
        "39 degrees in London since last night",
        "it's 39 degrees, I'm in Delhi",
        "his temp, it's 39 degrees in Delhi heat",
        "my daughter in London is 39.4",
        "39.4 degrees in Delhi",
        "39 degrees in Delhi, I feel awful",
        "fever 39 degrees in Delhi",
        "estoy en 39 grados en Madrid",
        "40 grados en Sevilla, mi hija",
        "39 degrés à Dakar, je me sens mal",
    ],
)
def test_who_is_hot_in_a_town_is_heard(text: str, urgency: Urgency) -> None:
    """A person, tenths, "since" or a word of fever beside the town: the degrees are a body's."""
    assert urgency.read(text).level is Level.EMERGENCY


@pytest.mark.parametrize(
    "text",
    [
        "my temp is almost 40",
        "Temp's nearly 40 mate",
        "j'ai 39 c'est quoi le numéro",
        "I have 39.1 what is the number to call",
        "I've got 39 which number do I call",
        "tengo 39 cual es el numero",
        "39 🤒",
        "104 🌡️",
        "Went from 37.2 at breakfast to 38.8 by tea time.",
        "6e jour à 39,5",
        "me salí de bañar con agua fría y aun así 39.4",
        "vengo de vacunarme ayer y traigo 38.5",
        "Temp 38.1 now vs 36.4 this morning",
        "trente-huit six ce soir, alors que ce matin j'étais à 36,8",
        "Ahora 38,1, al levantarme 36,4",
        "je suis à 2,2 de leucocytes et 38,6 de température",
        "mon père, chambre 38, a 39,1 en ce moment",
        "lukewarm bath now 39.1, thermometer in my ear",
        "salí de la ducha todavía 39,3",
        "tengo 38,9 en casa",
        "j'ai 38,6 et plus de paracétamol",
        "38.6 in the parking lot of the ER",
        "38,5 me cuesta levantarme",
        "38,6 au parking des urgences",
        "j'ai 🌡️ 39",
        "tengo 🤒 39",
        "why is the fever so high 39.8",
        "Sydney is 39 degrees",
        "38.6 neutrophils are very low",
        "38,6 neutrophiles vraiment bas",
        "38.6 on oxygen",
        "after a cold bath 38.9",
        "took a lukewarm bath today 38.6",
        "tras una buena ducha 39,4",
        "38.6 now, 36.8 when I woke up",
        "38,6 ahora, 36,8 al levantarme",
        "it's been a year since I had a fever like this 39.5",
    ],
)
def test_a_figure_is_no_age_no_meal_and_no_question(text: str, urgency: Urgency) -> None:
    """What stands beside the figure has another meaning elsewhere: "nearly 40" is said of an age, "c" is a unit."""
    assert urgency.read(text).level is Level.EMERGENCY


@pytest.mark.parametrize(
    "text",
    [
        "no fever, I am almost 40",
        "el hematocrito me ha salido 38,5 ¿está bien?",
        "Paid 38.90 for the blood test",
        "el taxi me cobró 38.50",
        "le Doliprane me coûte 38,60",
        "j'habite au 39 rue des Lilas",
        "I had 40 doctor appointments",
        "40 love to Federer",
        "somos 40 que tomamos hidroxicloroquina",
        "on est 38 qui viennent",
    ],
)
def test_a_price_an_address_or_a_laboratorys_figure_is_none(text: str, urgency: Urgency) -> None:
    """Each beside a figure that would be a fever."""
    assert urgency.read(text).level <= Level.HINT


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("couldn't breathe, three years ago", Level.HINT),
        ("I had chest pain, 3 years ago", Level.HINT),
        ("je crachais du sang, c'était en 2008", Level.HINT),
        ("fever of 39 a week ago", Level.HINT),
        ("I had a fever of 39 last january", Level.HINT),
        ("I've had a fever but it's gone now", Level.TODAY),
        ("Fever 39.4 and I'm on rituximab. Six months ago.", Level.EMERGENCY),
        ("chest pain. 3 years ago I had it too", Level.EMERGENCY),
        ("can't breathe, diagnosed 3 years ago", Level.EMERGENCY),
        ("chest pain, three days now", Level.EMERGENCY),
        ("38,9 pis j'ai eu mon Rituxan il y a dix jours", Level.EMERGENCY),
    ],
)
def test_a_time_behind_a_pause_is_that_of_what_was_told(text: str, level: Level, urgency: Urgency) -> None:
    """A clause that is a time and nothing else; its number is no figure of its own."""
    assert urgency.read(text).level is level


@pytest.mark.parametrize(
    "text",
    [
        "Mes selles sont noires comme du goudron, collantes, depuis hier",
        "black stools, sticky, since yesterday",
        "heces negras, pegajosas, desde ayer",
    ],
)
def test_since_yesterday_behind_a_pause_is_now(text: str, urgency: Urgency) -> None:
    """ "Since" goes on, also in a clause of its own."""
    assert urgency.read(text).level is Level.EMERGENCY


@pytest.mark.parametrize(
    "text",
    [
        "the bath is 38.5",
        "38.5 in the pool",
        "la piscine est à 38,5",
        "38,5 para el baño del bebé",
        "el agua de la tina está a 38,5",
        "My hematocrit came back at 38.5, is that okay?",
        "38.5 is my hematocrit",
        "38.5 for hct, is that ok?",
        "38,5 de hematocrito",
    ],
)
def test_what_is_said_of_a_bath_or_of_blood_is_no_fever(text: str, urgency: Urgency) -> None:
    """The thing the number is of stands before it, or straight behind it."""
    assert urgency.read(text).level <= Level.HINT


@pytest.mark.parametrize(
    "text",
    [
        "no mames 40 de calentura",
        "puse el recordatorio gracias y de paso el termómetro marca 39.3",
        "llevo con 38 pelao desde anoche",
        "38.6 in the queue at A&E",
    ],
)
def test_what_stands_before_a_fever_takes_nothing_away(text: str, urgency: Urgency) -> None:
    """An exclamation that is no denial, a reminder that is no part of it, a queue."""
    assert urgency.read(text).level is Level.EMERGENCY
