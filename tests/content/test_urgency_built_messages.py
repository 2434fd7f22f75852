"""Messages built from parts (number, unit, negation, time, person) whose right level is known from the parts."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import content
from content.danger.wordings import Wording
from content.urgency import Known, Level, Urgency

URGENCY = Urgency.load(Path(content.__file__).parent / "urgency")


@dataclass(frozen=True)
class Speech:
    """How one language says the parts. `{n}` is the temperature, `{p}` a person."""

    says: tuple[str, ...]
    says_of: tuple[str, ...]
    cared_for: tuple[str, ...]
    strangers: tuple[str, ...]
    tens: dict[int, str]
    ones: tuple[str, ...]
    point: str
    present: tuple[str, ...]
    recent_and_over: tuple[str, ...]
    long_ago: tuple[str, ...]
    supposed: tuple[str, ...]
    denied: tuple[str, ...]
    other_units: tuple[str, ...]
    dated_otherwise: tuple[str, ...]
    thermometer_got: tuple[str, ...]
    vaccinated: tuple[str, ...]
    normal: tuple[str, ...]
    small: tuple[str, ...]
    beside: tuple[str, ...]
    openings: tuple[str, ...]


SPEECH = {
    "en": Speech(
        says=(
            "I have a fever of {n}",
            "my temp is {n}",
            "temperature {n}",
            "my daughter has a temperature of {n}",
            "he is running {n} fever",
            "fever {n}",
            "my husband's thermometer says {n}",
        ),
        says_of=("{p} has a fever of {n}", "{p} has a temperature of {n}", "{p} is running a temp of {n}"),
        cared_for=("my husband", "my daughter", "Mum", "he", "she", "my son who has lupus"),
        strangers=("my neighbour", "a friend of mine", "my coworker", "my dog"),
        tens={38: "thirty-eight", 39: "thirty-nine", 40: "forty", 41: "forty-one"},
        ones=("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
        point=" point ",
        present=(
            "",
            " since this morning",
            " right now",
            " and I take prednisone",
            ", what do I do",
            " for two days",
            " what is the number to call",
            " who do I call",
        ),
        recent_and_over=("I had a fever of {n} yesterday but I am fine now", "temp was {n} yesterday, normal today"),
        long_ago=("I had a fever of {n} last month", "two years ago my temp was {n}", "fever of {n} in 2019"),
        supposed=(
            "what if my temp goes to {n}",
            "what should I do if I have a fever of {n}",
            "my doctor said go to the ER if it is over {n}",
            "remind me to call when my temperature is over {n}",
        ),
        denied=("no fever", "I don't have a fever", "I have no fever and feel fine", "without fever"),
        other_units=(
            "my weight is {n} kg",
            "hematocrit {n}",
            "ESR {n}",
            "I walked {n} minutes",
            "lymphocytes {n}%",
            "I paid {n} for the blood test",
            "the bus fare is {n}",
        ),
        dated_otherwise=(
            "lupus for four years",
            "lupus since 2011",
            "after yesterday's flu vaccine",
            "(bloods were last week)",
        ),
        thermometer_got=(
            "the thermometer I bought last year reads {n}",
            "my sister gave me a thermometer last month and it reads {n}",
            "the thermometer from two years ago shows {n}",
        ),
        vaccinated=(
            "flu jab yesterday and tonight {n}",
            "I was vaccinated against flu this morning and now {n}",
            "vaccinated against covid and it says {n}",
        ),
        normal=(", is that normal?", " is that normal after it?", ", that's normal, right?", ""),
        small=("a slight temp isn't {n}", "a bit of a fever is not {n}", "a low grade temperature isn't {n}"),
        beside=(
            "and drinking tea",
            "drinking lots of water",
            "after a bath",
            "in bed with a hot water bottle",
            "with low neutrophils",
            "neutrophils low",
            "and my CRP is high",
            "and heart rate is high",
            "room is spinning",
            "on the bus home",
            "my weight dropped",
            "outside the hospital",
        ),
        openings=("", "hi, ", "Hello. ", "sorry to bother you but "),
    ),
    "fr": Speech(
        says=(
            "j'ai {n} de fièvre",
            "température {n}",
            "ma température est à {n}",
            "mon mari a {n} de fièvre",
            "fièvre à {n}",
            "le thermomètre indique {n}",
        ),
        says_of=("{p} a {n} de fièvre", "{p} a une fièvre à {n}", "{p} fait {n} de température"),
        cared_for=("mon mari", "ma fille", "Maman", "il", "elle", "mon fils qui a un lupus"),
        strangers=("ma voisine", "une amie", "mon collègue", "mon chien"),
        tens={38: "trente-huit", 39: "trente-neuf", 40: "quarante", 41: "quarante et un"},
        ones=("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
        point=" virgule ",
        present=(
            "",
            " depuis ce matin",
            " maintenant",
            " et je prends de la cortisone",
            ", que faire",
            " depuis deux jours",
            " c'est quoi le numéro",
            " qui appeler",
        ),
        recent_and_over=("j'avais {n} de fièvre hier mais ça va mieux", "fièvre à {n} hier, rien aujourd'hui"),
        long_ago=("j'ai eu {n} de fièvre le mois dernier", "il y a deux ans j'avais {n} de fièvre"),
        supposed=(
            "que faire si j'ai {n} de fièvre",
            "et si ma température monte à {n}",
            "mon médecin m'a dit d'appeler au-dessus de {n}",
            "rappelle-moi d'appeler si je dépasse {n}",
        ),
        denied=("pas de fièvre", "je n'ai pas de fièvre", "sans fièvre", "aucune fièvre"),
        other_units=(
            "je pèse {n} kg",
            "hématocrite {n}",
            "VS {n}",
            "j'ai marché {n} minutes",
            "lymphocytes {n} %",
            "la prise de sang coûte {n}",
            "le taxi me coûte {n}",
        ),
        dated_otherwise=(
            "lupus depuis quatre ans",
            "après le vaccin d'hier",
            "après le vaccin contre la grippe d'hier",
        ),
        thermometer_got=(
            "le thermomètre acheté l'an dernier affiche {n}",
            "ma sœur m'a donné un thermomètre le mois dernier et il indique {n}",
            "mon thermomètre d'il y a deux ans marque {n}",
        ),
        vaccinated=(
            "hier vaccin contre la grippe et ce soir {n}",
            "vaccin contre le covid et {n}",
            "vaccinée contre la grippe ce matin et maintenant {n}",
        ),
        normal=(", c'est normal non ?", " c'est normal ?", ", normal, non ?", ""),
        small=("une petite fièvre ce n'est pas {n}", "un peu de fièvre n'est pas {n}"),
        beside=(
            "je bois de l'eau",
            "et je bois un thé",
            "après une douche",
            "avec une bouillotte",
            "et neutrophiles bas",
            "neutrophiles bas",
            "CRP élevée",
            "dans le bus",
            "devant l'hôpital",
            "et la chambre tourne",
        ),
        openings=("", "bonjour, ", "Bonsoir. ", "désolée de déranger mais "),
    ),
    "es": Speech(
        says=(
            "tengo {n} de fiebre",
            "temperatura {n}",
            "mi hija tiene {n} de fiebre",
            "el termómetro marca {n}",
            "fiebre de {n}",
            "estoy con {n} de temperatura",
        ),
        says_of=("{p} tiene {n} de fiebre", "{p} está con fiebre de {n}", "{p} tiene una temperatura de {n}"),
        cared_for=("mi marido", "mi hija", "mi mamá", "él", "ella", "mi hijo que tiene lupus"),
        strangers=("mi vecina", "una amiga", "mi compañero", "mi perro"),
        tens={38: "treinta y ocho", 39: "treinta y nueve", 40: "cuarenta", 41: "cuarenta y uno"},
        ones=("uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"),
        point=" con ",
        present=(
            "",
            " desde esta mañana",
            " ahora",
            " y tomo prednisona",
            ", qué hago",
            " desde hace dos días",
            " cuál es el número",
            " a quién llamo",
        ),
        recent_and_over=("ayer tuve {n} de fiebre pero hoy estoy bien", "tuve {n} de fiebre ayer, hoy nada"),
        long_ago=("tuve {n} de fiebre el mes pasado", "hace dos años tuve {n} de fiebre"),
        supposed=(
            "qué hago si tengo {n} de fiebre",
            "y si me sube la temperatura a {n}",
            "mi médico me dijo que llame si paso de {n}",
            "recuérdame llamar si la temperatura pasa de {n}",
        ),
        denied=("sin fiebre", "no tengo fiebre", "no hay fiebre", "nada de fiebre"),
        other_units=(
            "peso {n} kg",
            "hematocrito {n}",
            "VSG {n}",
            "caminé {n} minutos",
            "linfocitos {n}%",
            "el taxi me cobró {n}",
            "el hematocrito me ha salido {n}",
        ),
        dated_otherwise=(
            "lupus hace cuatro años",
            "lupus desde 2011",
            "después de la vacuna de ayer",
            "la vacuna contra la gripe fue ayer",
        ),
        thermometer_got=(
            "el termómetro que compré el año pasado marca {n}",
            "mi hermana me dio un termómetro el mes pasado y me da {n}",
            "el termómetro de hace dos años indica {n}",
        ),
        vaccinated=(
            "ayer vacuna contra la gripe y esta noche {n}",
            "vacuna contra el covid y {n}",
            "vacunada contra la gripe esta mañana y ahora {n}",
        ),
        normal=(", ¿es normal?", " es normal, ¿no?", ", normal, ¿verdad?", ""),
        small=("unas décimas no son {n}", "una febrícula no es {n}", "un poco de fiebre no es {n}"),
        beside=(
            "y bebo agua",
            "me traen agua",
            "después del baño",
            "con bolsa de agua caliente",
            "y neutrófilos bajos",
            "neutrófilos bajos",
            "y la PCR alta",
            "en el bus",
            "y la habitación da vueltas",
        ),
        openings=("", "hola, ", "Buenas. ", "perdón que moleste pero "),
    ),
}

languages = st.sampled_from(sorted(SPEECH))


@st.composite
def written(draw: st.DrawFn, low: float, high: float) -> str:
    """A temperature from `low` to `high` (°C, tenths), as a person writes it in either scale."""
    celsius = draw(st.integers(round(low * 10), round(high * 10))) / 10
    style = draw(st.sampled_from(["{:.1f}", "{:.1f} C", "{:.1f}°C", "{:.1f}°", "F"]))
    if style == "F":
        return f"{celsius * 1.8 + 32 + 0.05:.1f} F"
    text = style.format(celsius)
    return text.replace(".", ",") if draw(st.booleans()) else text


@st.composite
def messages(draw: st.DrawFn, part: str, low: float, high: float) -> str:
    """One sentence of a kind, with a temperature in it."""
    speech = SPEECH[draw(languages)]
    sentence = draw(st.sampled_from(getattr(speech, part)))
    tail = draw(st.sampled_from(speech.present)) if part == "says" else ""
    return (draw(st.sampled_from(speech.openings)) + sentence + tail).replace("{n}", draw(written(low, high)))


@given(messages("says", 38.0, 41.9))
def test_a_fever_of_38_or_more_that_is_there_is_an_emergency(text: str) -> None:
    """One reading of 38.0 °C or 100.4 °F, whoever has it and however it is written, is E01."""
    reading = URGENCY.read(text)

    assert (reading.level, reading.signs) == (Level.EMERGENCY, ("E01",))


@given(languages, st.data())
def test_the_date_of_something_else_leaves_the_fever_where_it_is(language: str, data: st.DataObject) -> None:
    """A fever beside the years of the lupus or the day of a vaccine is a fever now."""
    speech = SPEECH[language]
    fever = data.draw(st.sampled_from(speech.says)).replace("{n}", data.draw(written(38.0, 41.9)))
    pause = data.draw(st.sampled_from([", ", " "]))

    assert URGENCY.read(f"{fever}{pause}{data.draw(st.sampled_from(speech.dated_otherwise))}").level is Level.EMERGENCY


@given(messages("thermometer_got", 38.0, 41.9))
def test_the_day_a_thermometer_was_got_is_not_that_of_its_reading(text: str) -> None:
    """What it reads is read now, whenever it was bought or given."""
    assert URGENCY.read(text).level is Level.EMERGENCY


@given(languages, st.data())
def test_asking_whether_a_figure_is_normal_leaves_it_there(language: str, data: st.DataObject) -> None:
    """ "Is that normal?" behind a figure of now is asked by who has it, also after a vaccine "against" something."""
    speech = SPEECH[language]
    figure = data.draw(st.sampled_from([*speech.vaccinated, *speech.says])).replace(
        "{n}", data.draw(written(38.0, 41.9))
    )

    assert URGENCY.read(figure + data.draw(st.sampled_from(speech.normal))).level is Level.EMERGENCY


@given(messages("small", 38.0, 41.9))
def test_what_is_denied_of_a_figure_may_be_its_smallness(text: str) -> None:
    """ "A slight temp isn't 38.9" says that it is 38.9."""
    assert URGENCY.read(text).level is Level.EMERGENCY


@st.composite
def said_of(draw: st.DrawFn, persons: str) -> str:
    """A fever that somebody has, with a time or a medicine behind it."""
    speech = SPEECH[draw(languages)]
    person = draw(st.sampled_from(getattr(speech, persons)))
    sentence = draw(st.sampled_from(speech.says_of)) + draw(st.sampled_from(speech.present))
    return draw(st.sampled_from(speech.openings)) + sentence.replace("{p}", person).replace(
        "{n}", draw(written(38.0, 41.9))
    )


@given(said_of("cared_for"))
def test_the_fever_of_somebody_cared_for_is_an_emergency(text: str) -> None:
    """A caregiver's message counts like the patient's own (3.4, rule 1)."""
    assert URGENCY.read(text).level is Level.EMERGENCY


@given(said_of("strangers").filter(lambda text: not any(m in text for m in ("predniso", "cortisone"))))
def test_the_fever_of_somebody_else_is_none_of_the_patients(text: str) -> None:
    """A neighbour's fever, or a dog's, is no emergency of this talk."""
    assert URGENCY.read(text).level < Level.EMERGENCY


@given(languages, st.data())
def test_a_temperature_written_out_is_the_number(language: str, data: st.DataObject) -> None:
    """Degrees and tenths in words, in each language's way of saying tenths."""
    speech = SPEECH[language]
    tenth = data.draw(st.sampled_from([0, *range(1, 10)]))
    degrees = data.draw(st.sampled_from(sorted(speech.tens)))
    words = speech.tens[degrees] + (speech.point + speech.ones[tenth - 1] if tenth else "")
    reading = URGENCY.read(data.draw(st.sampled_from(speech.says)).replace("{n}", words))

    assert reading.level is Level.EMERGENCY
    assert any(f"{degrees + tenth / 10:g}" in line for line in reading.because)


@given(messages("says", 37.5, 37.9))
def test_a_raised_temperature_is_a_call_today(text: str) -> None:
    """37.5 to 37.9 °C is a call today where nothing is known of the person."""
    assert URGENCY.read(text).level is Level.TODAY


@given(messages("says", 37.5, 37.9))
def test_a_raised_temperature_is_a_hint_for_a_person_without_risk(text: str) -> None:
    """37.5 to 37.9 °C with good counts, no such medicine and no pregnancy is one line above the answer.

    What is known is known of the person who writes: somebody they care for is still a call today.
    """
    known = Known(low_counts=False, weak_immunity=False, pregnant=False)
    of_another = any(person in text for person in ("my daughter", "my husband", "mon mari", "mi hija"))

    assert URGENCY.read(text, known=known).level is (Level.TODAY if of_another else Level.HINT)


@given(messages("recent_and_over", 38.0, 41.9))
def test_a_fever_of_yesterday_that_is_over_is_a_call_today(text: str) -> None:
    """Within 48 hours and gone: the care team hears of it today (C10)."""
    reading = URGENCY.read(text)

    assert (reading.level, reading.signs) == (Level.TODAY, ("C10",))


@given(messages("long_ago", 38.0, 41.9))
def test_a_fever_of_long_ago_is_no_danger_now(text: str) -> None:
    """Over 48 hours ago and over: one line above the normal answer."""
    assert URGENCY.read(text).level is Level.HINT


@given(messages("supposed", 38.0, 41.9))
def test_a_supposed_fever_is_no_danger_now(text: str) -> None:
    """An "if", an instruction or a reminder that names a temperature is not a temperature."""
    assert URGENCY.read(text).level is Level.HINT


@given(messages("denied", 38.0, 41.9))
def test_a_denied_fever_is_a_hint(text: str) -> None:
    """No fever is no danger."""
    assert URGENCY.read(text).level is Level.HINT


@given(messages("denied", 38.0, 41.9), st.sampled_from([", ", ". ", " - "]), messages("says", 38.0, 41.9))
def test_a_negation_ends_with_its_clause(denied: str, between: str, said: str) -> None:
    """What is denied in one clause does not take back what the next one says."""
    assert URGENCY.read(denied + between + said).level is Level.EMERGENCY


@given(messages("supposed", 38.0, 41.9), messages("says", 38.0, 41.9))
def test_a_present_sign_wins_over_a_supposed_one(supposed: str, said: str) -> None:
    """A question about a fever does not hide that there is one (3.4, rule 4)."""
    assert URGENCY.read(f"{supposed}? {said}").level is Level.EMERGENCY


@given(messages("other_units", 37.5, 41.9))
def test_other_numbers_are_no_temperatures(text: str) -> None:
    """A weight, a laboratory value, a time or a percentage is never a fever."""
    assert URGENCY.read(text.replace("°C", "").replace("°", "").replace(" C", "").replace(" F", "")).level is Level.NONE


@given(st.sampled_from(["{n}", "{n} help", "hola {n}", "{n} ?", "bonjour {n}"]), st.integers(375, 430), st.booleans())
def test_a_bare_decimal_in_the_range_of_fever_is_a_temperature(frame: str, tenths: int, comma: bool) -> None:
    """A decimal from 37.5 to 43.0 without another unit or a laboratory name is a body temperature."""
    typed = f"{tenths / 10:.1f}".replace(".", "," if comma else ".")
    expected = Level.EMERGENCY if tenths >= 380 else Level.TODAY

    assert URGENCY.read(frame.replace("{n}", typed)).level is expected


@given(languages, st.integers(380, 430), st.sampled_from([" ", ", "]), st.data())
def test_a_bare_decimal_stays_one_beside_drinks_rooms_and_counts(
    language: str, tenths: int, pause: str, data: st.DataObject
) -> None:
    """A bath or a laboratory's name takes the number only where it is said of it."""
    typed = f"{tenths / 10:.1f}".replace(".", data.draw(st.sampled_from(".,")))

    beside = data.draw(st.sampled_from(SPEECH[language].beside))
    assert URGENCY.read(f"{typed}{pause}{beside}").level is Level.EMERGENCY


@given(st.sampled_from([36.9, 37.0, 37.3, 37.7]), languages, st.data())
def test_the_teams_own_number_counts_where_it_is_lower(limit: float, language: str, data: st.DataObject) -> None:
    """A lower fever number given by the person's team makes an emergency of it; a higher one changes nothing."""
    text = data.draw(st.sampled_from(SPEECH[language].says)).replace("{n}", f"{limit + 0.1:.1f}")

    assert URGENCY.read(text, known=Known(fever_limit_c=limit)).level is Level.EMERGENCY
    assert (
        URGENCY.read(text.replace(f"{limit + 0.1:.1f}", "38.1"), known=Known(fever_limit_c=39.0)).level
        is Level.EMERGENCY
    )


CALM = {
    "en": (
        "What should I do?",
        "My counts were low last month.",
        "I had a cold two weeks ago.",
        "I don't have a cough.",
        "I'm 38 and have lupus.",
        "My friend says it's nothing.",
        "Is this normal with lupus?",
        "I had sepsis in 2019.",
        "I was fine yesterday.",
        "If you can, please answer.",
        "I read that lupus can cause this.",
        "No rash.",
    ),
    "fr": (
        "Que dois-je faire ?",
        "Mes globules étaient bas le mois dernier.",
        "J'ai eu un rhume il y a deux semaines.",
        "Je n'ai pas de toux.",
        "J'ai 38 ans et un lupus.",
        "Mon amie dit que ce n'est rien.",
        "J'allais bien hier.",
    ),
    "es": (
        "¿Qué hago?",
        "Mis leucocitos estaban bajos el mes pasado.",
        "Tuve un resfriado hace dos semanas.",
        "No tengo tos.",
        "Tengo 38 años y lupus.",
        "Mi amiga dice que no es nada.",
        "Ayer estaba bien.",
    ),
}
GRAVE = [w for w in URGENCY.reader.wordings if w.sign.startswith("E") and not w.unsure]


@given(st.sampled_from(GRAVE), st.booleans(), st.data())
def test_a_calm_sentence_never_hides_a_danger(wording: Wording, first: bool, data: st.DataObject) -> None:
    """Whatever calm thing is said before or after, an emergency stays one."""
    calm = data.draw(st.sampled_from(CALM[wording.language]))
    text = f"{calm} {wording.example}" if first else f"{wording.example}. {calm}"

    assert URGENCY.read(text).level is Level.EMERGENCY


@settings(max_examples=300)
@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    """No text makes the reading fail: the warning must not depend on what was typed."""
    assert URGENCY.read(text).level in list(Level)


@pytest.mark.parametrize(
    ("words", "celsius"),
    [
        ("I have a fever of thirty-nine", "39"),
        ("fever thirty eight point five", "38.5"),
        ("my fever is a hundred and two", "102"),
        ("trente-huit et demi de fièvre", "38.5"),
        ("j'ai trente-neuf de fièvre", "39"),
        ("tengo treinta y ocho y medio de fiebre", "38.5"),
        ("tengo treinta y nueve con dos de fiebre", "39.2"),
        ("38 5 de fièvre", "38"),
        ("tengo 38'5 de fiebre", "38.5"),
        ("38°5", "38.5"),
    ],
)
def test_temperatures_in_words_are_read(words: str, celsius: str) -> None:
    """A temperature written out, or with its tenths written another way, is a temperature."""
    reading = URGENCY.read(words)

    assert reading.level is Level.EMERGENCY
    assert any(celsius in line for line in reading.because)
