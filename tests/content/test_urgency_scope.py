"""Which numbers are temperatures, and what the words around a sign make of it: what was once read wrongly."""

import pytest

from content.urgency import Level, Urgency


@pytest.mark.parametrize(
    "text",
    [
        "39 et ça continue de grimper",
        "treinta y nueve clavados y subiendo",
        "thermo 38 pile",
        "Papa a un lupus. Là il a 38 2, il refuse les urgences",
        "382 pone el termómetro sin la coma",
        "387 on the display, no dot",
        "Been bouncing between 38 and 39 all afternoon",
        "Entre 38 y 39 llevo desde el miércoles",
        "tengo trenta y ocho con cinco",
        "pasé los 38",
        "je viens de prendre, 38, j'appelle quelqu'un ?",
        "my daughter is hot as a little oven, 39.4 on the strip",
        "ando con 38,3 desde ayer, será el aire acondicionado de la oficina, está a 19 grados",
        "one hundred and two my husband just read it off the thermometer to me",
        "j'ai 39 au lieu de 37",
        "My temp: 37.9, 38.0, 38.2",
        "39 two hours ago",
        "39 il y a deux heures",
        "pris un doliprane, plus de fièvre",
        "thermometer reads 1 0 0 . 9 sorry the keyboard is playing up",
        "fiebre: 3 8 . 4 , se me va el dedo perdón",
        "38c4 au thermomètre, redescendu à 36,9 avec l'Efferalgan",
        "I am burning at 39 every night",
    ],
)
def test_a_temperature_said_in_another_way_is_one(text: str, urgency: Urgency) -> None:
    """Tenths without a comma, ranges, likenesses, a number alone behind "I have just taken it"."""
    reading = urgency.read(text)

    assert (reading.level, "E01" in reading.signs) == (Level.EMERGENCY, True)


@pytest.mark.parametrize(
    "text",
    [
        "Effacez la valeur d'hier, j'ai tapé 41 au lieu de 4,1",
        "je chausse du 38 et demi",
        "je fais du 38 en robe, ça taille grand ?",
        "mon hématocrite est à 38,5, c'est bien ?",
        "uso talla 38 de pantalón",
        "platelets 385 this week",
        "the pool is like a bath, 38 degrees in the water",
    ],
)
def test_other_numbers_stay_what_they_are(text: str, urgency: Urgency) -> None:
    """A slip put right, a size, a laboratory value, a bath."""
    assert urgency.read(text).level is Level.NONE


@pytest.mark.parametrize("text", ["je suis glacée, 35,2, et je me sens mal", "35.1 and so drowsy I feel awful"])
def test_a_bare_low_temperature_of_somebody_ill_is_an_emergency(text: str, urgency: Urgency) -> None:
    """Below 36.0 °C and ill (E16), also where the number stands without a word of temperature."""
    assert "E16" in urgency.read(text).signs


@pytest.mark.parametrize(
    "text",
    [
        "mon grand-père a eu un AVC à 80 ans, je risque plus ?",
        "mi abuelo tuvo un derrame a los 80, ¿tengo más riesgo?",
        "at age 12 she had a seizure",
        "j'ai une trouille bleue de faire un AVC un jour",
        "I'm scared of ever getting neutropenic fever",
        "La fiche de l'hôpital parle de « frissons, confusion, essoufflement »",
        "what temp should make me go in, 38 or 38.3",
        "¿con cuánto voy, 38 o 38,3?",
        "à combien je dois y aller, 38 ou 38,3 ?",
        "ma tante est morte d'un sepsis",
        "nunca me da fiebre, ¿es raro con cortisona?",
        "never had a fever of 39",
        "would a fever of 39 be dangerous",
        "39 last month",
    ],
)
def test_past_feared_and_asked_signs_are_hints(text: str, urgency: Urgency) -> None:
    """An age behind it, a fear, a leaflet, a choice asked about, somebody who died of it."""
    assert urgency.read(text).level is Level.HINT


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("si me acuesto me ahogo", "E04"),
        ("como si tuviera un elefante encima del pecho", "E10"),
        ("no consigo que se quede ni un sorbo", "E15"),
        ("no he ido al baño a orinar ni una vez en todo el día", "E07"),
        ("plus aucune raison de continuer", "E18"),
        ("quiero dormirme y no despertar nunca", "E18"),
        ("peed nothing since yesterday", "E07"),
        ("je ne garde rien depuis hier", "E15"),
        ("slipped and cracked my head on the tap, platelets were 22 on thursday", "E14"),
        ("I'm scared I'll hurt myself", "E18"),
    ],
)
def test_small_words_of_the_sign_itself_take_nothing_away(text: str, sign: str, urgency: Urgency) -> None:
    """A "no", an "if" or a "nothing since" that belongs to the sign, or only likens, is no relief."""
    assert sign in urgency.read(text).signs


@pytest.mark.parametrize(
    "text", ["mi perro vomitó sangre, el veterinario dice que está bien", "al perro le dio una convulsión"]
)
def test_what_an_animal_has_is_nobodys(text: str, urgency: Urgency) -> None:
    """ "Vomitó" without its accent is also "I vomit": the dog named before it is who did."""
    assert urgency.read(text).level is Level.NONE


def test_a_denied_sign_leaves_the_rest_to_be_weighed(urgency: Urgency) -> None:
    """The second opinion reads what the rules have not judged, and never what they have."""
    assert urgency.read("no fever, but please help me my husband is suddenly very strange").level >= Level.HINT
    assert not urgency.read("no fever, no chills, no chest pain, nothing wrong").signs


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("bomito sangre", "E14"),
        ("me aogo", "E04"),
        ("tengo kalentura", "E01"),
        ("se desmallo mi hija", "E08"),
        ("jcrache du sang", "E10"),
        ("jarriv pa a respiré", "E04"),
        ("coffing up blood", "E10"),
        ("my lipps are blu", "E05"),
    ],
)
def test_words_typed_as_they_sound_are_heard(text: str, sign: str, urgency: Urgency) -> None:
    """Letters that sound alike, a silent h, French run together behind a "j", and English as it is spoken."""
    assert sign in urgency.read(text).signs


@pytest.mark.parametrize(
    "text",
    [
        "had pneumonia once, couldn't breathe, weeks in hospital. Fine ever since",
        "j'ai craché du sang, c'était une embolie, soignée depuis",
        "me ahogaba por un derrame pleural, quedé perfecto, lo digo para mi ficha",
    ],
)
def test_a_story_closed_behind_the_sign_is_past(text: str, urgency: Urgency) -> None:
    """ "Fine ever since" ends what was told before it, without a date."""
    assert urgency.read(text).level <= Level.HINT


@pytest.mark.parametrize(
    "text",
    [
        "couldn't breathe this morning, had asthma as a child, grew out of it",
        "no puedo respirar desde hoy, ya lo tuve y quedé bien",
    ],
)
def test_a_story_with_today_in_it_is_not_closed(text: str, urgency: Urgency) -> None:
    """What is told of today stays there, whatever was over once."""
    assert urgency.read(text).level is Level.EMERGENCY


@pytest.mark.parametrize(
    "text",
    [
        "Gran slipped and cracked her head on the bath. Her platelets were 22 last week. She says she's okay",
        "Mon père s'est cogné la tête contre le placard, plaquettes à 18 000 la semaine passée",
    ],
)
def test_platelets_low_last_week_count_beside_a_blow_to_the_head(text: str, urgency: Urgency) -> None:
    """A count is low until another one is known."""
    assert "E14" in urgency.read(text).signs


@pytest.mark.parametrize(
    "text",
    [
        "blue lips in the photo from the slushie",
        "mi chihuahua tirita todo el invierno",
        "mon équipe a pris une hémorragie de buts",
        "mi hija se graduó de abogada con el pecho inflado de orgullo",
        "watching a soap where the bloke had a seizure",
    ],
)
def test_pictures_animals_and_what_is_watched_are_none(text: str, urgency: Urgency) -> None:
    """Danger words of a lolly, a dog, a match or a film."""
    assert urgency.read(text).level <= Level.HINT


@pytest.mark.parametrize(
    "text",
    [
        "viendo la novela vomité sangre",
        "viendo la tele escupí sangre",
        "en regardant une série perte de connaissance",
        "watching a movie had a seizure",
    ],
)
def test_who_watches_a_film_is_no_film(text: str, urgency: Urgency) -> None:
    """What befalls the person in front of the screen is theirs."""
    assert urgency.read(text).level is Level.EMERGENCY
