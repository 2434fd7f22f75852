"""Commands said in words, told from questions and from cries for help."""

from pathlib import Path

import pytest

import content
from content.said_commands import SaidCommands
from tests.evaluation.questions import read_questions

SAID = SaidCommands.load(Path(content.__file__).parent / "lexicon")


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("Help", "help"),
        ("aide s'il te plaît", "help"),
        ("¿cómo funciona esto?", "help"),
        ("what reminders do I have?", "reminders"),
        ("When's my next reminder", "reminders"),
        ("quels rappels j'ai", "reminders"),
        ("mes rappels", "reminders"),
        ("¿Qué avisos tengo?", "reminders"),
        ("delete everything", "forget"),
        ("efface toutes mes données", "forget"),
        ("borra mis datos", "forget"),
        ("export my data", "export"),
        ("je voudrais télécharger mes données", "export"),
        ("envíame mis datos", "export"),
        ("what do you know about me", "privacy"),
        ("qui voit mes données ?", "privacy"),
        ("¿quién ve mis análisis?", "privacy"),
        ("change language", "language"),
        ("changer de langue", "language"),
        ("cambiar idioma", "language"),
        ("change my time zone", "timezone"),
        ("changer de fuseau horaire", "timezone"),
        ("cambiar la zona horaria", "timezone"),
    ],
)
def test_a_command_is_heard(text: str, command: str) -> None:
    """In three languages, with or without accents and marks."""
    assert SAID.said(text) == command


@pytest.mark.parametrize(
    "text",
    [
        "help me",
        "au secours",
        "ayúdame",
        "what helps my white cells",
        "delete the count of yesterday",
        "forget it",
        "remind me of my privacy",
        "can I export white cells",
        "",
    ],
)
def test_other_messages_say_none(text: str) -> None:
    """A word more is another message, and a cry for help is no question about the menu."""
    assert SAID.said(text) is None


def test_no_question_of_the_evaluation_says_one() -> None:
    """What has an answer keeps it."""
    taken = [each.text for each in read_questions("dev") if each.topic and SAID.said(each.text)]
    assert taken == []
