"""Ways of saying danger that strangers had and the rules had not, and what looks like one and is none."""

import pytest

from content.urgency import Level, Urgency


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("38 flat", "E01"),
        ("got a raging temp", "E01"),
        ("flu for sure. 39.", "E01"),
        ("gripe seguro. 39.", "E01"),
        ("grippe, je pense. 39.", "E01"),
        ("38.8 en el embarazo, semana 22, con lupus, normal?", "E01"),
        ("tengo neutrófilos en 800 y fiebrecita", "E01"),
        ("no meo desde ayer", "E07"),
        ("I never piss since yesterday", "E07"),
        ("a mi hermana le dio un yeyo en la guagua", "E08"),
        ("tell my kids I love them", "E09"),
        ("dites à mes enfants que je les aime", "E09"),
        ("siento que hasta aquí llegué", "E09"),
        ("mi señora tiene una opresión que le sube a la quijada", "E10"),
        ("Vomiting red. A lot.", "E14"),
        ("banged my head on the cupboard, plts were 22 on friday", "E14"),
        ("como si me abrieran por dentro", "E15"),
        ("me quemé a propósito otra vez", "E18"),
        ("esta noche descanso para siempre", "E18"),
        ("combien de Plaquenil pour ne plus se réveiller ?", "E18"),
        ("se le está pudriendo el muslo", "E20"),
    ],
)
def test_danger_without_its_textbook_word(urgency: Urgency, text: str, sign: str) -> None:
    """Said as people say it, in three languages."""
    found = urgency.read(text)
    assert found.level is Level.EMERGENCY
    assert sign in found.signs


@pytest.mark.parametrize(
    "text",
    [
        "overdone pasta again",
        "what fever is dangerous",
        "39 degrees in Delhi",
        "it's 38 degrees in Adelaide today and I'm melting",
        "my head is exploding with all this lab jargon",
        "breathless with excitement, my sister is having twins",
        "two strokes off my handicap at golf this morning",
        "seized up printer, can you send the leaflet as a picture",
        "cut myself shaving",
        "où acheter un EpiPen moins cher",
        "ce prix du Benlysta c'est à tomber dans les pommes",
        "jajaja me muero contigo",
        "ardo en deseos de que llegue diciembre",
        "estoy que ardo de coraje con el seguro",
        "me ahogo en un vaso de agua con tanto papeleo",
        "se desmayó la cantante en pleno concierto",
        "mi gato se ahogó con una bola de pelo",
        "should I take pred in the morning so I don't wake up at 3",
        "je crois que je m'en vais en vacances samedi",
        "dejé la ropa doblada esta mañana",
        "I won't need the reminder tomorrow",
    ],
)
def test_what_looks_like_danger_and_is_none(urgency: Urgency, text: str) -> None:
    """Places, films, figures of speech, plans."""
    assert urgency.read(text).level is not Level.EMERGENCY


@pytest.mark.parametrize(
    "text",
    [
        "my neighbour called an ambulance, I have chest pain",
        "she's confused, what do I do",
        "fever for the last 3 days",
        "during this episode I can't breathe",
        "head exploding with this headache, worst ever",
        "I'm on fire today, so hot",
        "I had a blackout, no power in my legs",
        "I'm in Delhi with 39 of fever",
        "39 degrees in bed",
        "I cut myself on purpose",
        "la cicatrice devient noire, coupure au doigt, le doigt noir",
        "au moment où j'ai vomi du sang",
        "je prends du fer et j'ai des selles noires",
        "al final tuve una hemorragia",
        "me deja sin aliento subir la escalera",
        "mi perro me mordió y tengo fiebre",
        "mi esposa cuenta que la fiebre no baja",
        "my neighbour found me collapsed in the hall",
        "my colleague saw me having a seizure",
        "ma voisine m’a trouvée évanouie",
        "mi vecina me encontró desmayada",
        "ardo en deseos de morir",
        "ardo de fiebre",
        "me ahogo con un vaso de agua",
        "passed out these last two times I stood",
        "I passed out some minutes ago",
        "passed out the door, some bruises",
        "collapsed once at school today",
        "tiktok, true or false, chest pain now",
        "c'est une douleur à tomber dans les pommes",
        "claque des dents rien qu'en bougeant, 39",
    ],
)
def test_what_is_harmless_elsewhere_hides_no_danger(urgency: Urgency, text: str) -> None:
    """The same words beside something that happens now."""
    assert urgency.read(text).level is Level.EMERGENCY
