"""What is typed under an urgent text: taken by whole messages, strictly, since it takes danger away."""

from pathlib import Path

import pytest

import content
from content.danger_replies import danger_replies, read_danger_reply
from content.problem import ContentError
from content.urgency import Level, Urgency

SHIPPED = Path(content.__file__).parent / "lexicon" / "danger_replies.yaml"

HELPED = [
    "I'm on my way to A&E", "on my way to the hospital", "Ok thanks, I am in hospital now", "The ambulance is here!",
    "an ambulance has arrived", "my husband is driving me to the ER", "I'm with a doctor", "taking her to A&E",
    "I am getting help", "je suis aux urgences", "on va aux urgences", "l’ambulance arrive", "les pompiers sont là",
    "mon mari m’emmène aux urgences", "on s’occupe de moi", "voy camino a urgencias", "ya estoy en el hospital",
    "viene la ambulancia", "mi marido me lleva al hospital", "ya me están atendiendo",
]  # fmt: skip
ALONE = [
    "nobody answers", "No one picks up.", "I can't reach anyone", "i cant get through", "there's no answer",
    "my doctor isn't answering", "the line is busy", "I'm home alone", "personne ne répond", "personne répond",
    "je n’arrive à joindre personne", "ça ne répond pas", "je suis seule chez moi", "nadie contesta",
    "no me contesta nadie", "no consigo hablar con nadie", "estoy sola en casa", "comunicando", "help me please",
    "I need help", "what do I do now", "aidez-moi", "au secours", "que dois-je faire", "ayuda", "¿y qué hago ahora?",
]  # fmt: skip
NOT_NOW = [
    "false alarm", "Sorry, it was a false alarm, thank you", "it's not happening now", "I was just testing",
    "this was a mistake", "no, false alarm", "fausse alerte", "c’était une erreur", "ce n’est pas le cas",
    "falsa alarma", "fue un error", "esto no está pasando ahora", "just kidding", "sorry it was only a joke",
    "non je rigole", "c’était pour rire", "no, estaba bromeando", "era broma",
]  # fmt: skip
UNCLEAR = [
    "ok", "Thanks!", "I'm fine now", "feeling better", "I called 999", "never mind", "in the morning", "on my way",
    "he is in hospital", "merci", "ça va mieux", "j’ai appelé le 15", "j’y vais", "gracias", "estoy mejor",
    "he llamado al 112", "ya voy", "mañana",
]  # fmt: skip
# One word more, and it is another message.
NOTHING = [
    "not a false alarm", "it is not a false alarm", "I am not going to the hospital", "no estoy en urgencias",
    "je ne suis pas aux urgences", "I should be in hospital", "should I go to A&E", "I was in hospital last week",
    "on my way to the hospital tomorrow", "I will go to A&E tomorrow", "it was a false alarm last time but now I shake",
    "wrong number", "nobody has an answer to my question about neutrophils", "what is leukopenia", "", "???",
    "ok " * 60,
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *((text, "helped") for text in HELPED),
        *((text, "alone") for text in ALONE),
        *((text, "not_now") for text in NOT_NOW),
        *((text, "unclear") for text in UNCLEAR),
        *((text, None) for text in NOTHING),
        *((text, "yes") for text in ("yes", "Yes I am", "yes, now", "oui", "oui maintenant", "sí", "si")),
        *((text, "no") for text in ("no", "Not yet", "no thanks", "non", "pas encore", "todavía no", "ahora no")),
        *((text, "now") for text in ("right now", "it is", "now", "en ce moment", "ahora mismo")),
        *((text, "talking") for text in ("I am talking to someone", "je parle à une amie", "ya no estoy sola")),
    ],
)
def test_what_a_message_answers(text: str, meant: str | None) -> None:
    """In three languages, with polite words around it."""
    assert read_danger_reply(text) == meant


def test_a_form_that_may_be_missing_is_a_mistake(tmp_path: Path) -> None:
    """It would take every polite word for an answer that ends something."""
    broken = SHIPPED.read_text(encoding="utf-8").replace('- "envoye|ecrit par erreur"', '- "[envoye] [par_erreur]"')
    (tmp_path / "danger_replies.yaml").write_text(broken, encoding="utf-8")
    with pytest.raises(ContentError, match="not_now: fr: a form may be missing as a whole"):
        danger_replies(tmp_path)


def test_a_missing_list_is_told(tmp_path: Path) -> None:
    """By its name."""
    (tmp_path / "danger_replies.yaml").write_text("polite: {en: [ok], fr: [ok], es: [ok]}\n", encoding="utf-8")
    with pytest.raises(ContentError, match="helped is missing"):
        danger_replies(tmp_path)


@pytest.mark.parametrize(
    "text", ["there's no answer", "I am talking to someone", "je parle à quelqu’un", "it's not happening now"]
)
def test_an_answer_is_no_danger_by_its_likeness(urgency: Urgency, text: str) -> None:
    """Only a rule takes words of an answer for danger; that they are like those of emergencies does not."""
    assert urgency.read(text).level is Level.NONE
    assert read_danger_reply(text) is not None
