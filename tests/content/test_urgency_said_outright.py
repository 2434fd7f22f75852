"""The gravest said in the fewest words, as somebody in a hurry types it, and what only sounds like it."""

import pytest

from content.urgency import Level, Urgency


@pytest.mark.parametrize(
    "text",
    [
        "no respira",
        "mi mamá no respira",
        "no está respirando",
        "ya no respira",
        "casi no respira",
        "dejó de respirar",
        "respira raro",
        "garganta cerrada",
        "my mother isn't breathing",
        "is not breathing",
        "not breathing properly",
        "she stopped breathing",
        "barely breathing",
        "no pulse",
        "elle a arrêté de respirer",
        "je meurs",
        "Tª 38,7",
    ],
)
def test_the_gravest_is_heard_however_few_the_words(text: str, urgency: Urgency) -> None:
    """A "not" that is the sign itself denies nothing, and no other word has to explain it."""
    assert urgency.read(text).level is Level.EMERGENCY


@pytest.mark.parametrize(
    "text",
    [
        "je meurs d'envie de savoir",
        "je meurs de faim",
        "no breathing problems at all",
        "I'm not breathing hard",
        "we stopped breathing exercises",
        "no pulse oximeter at home",
        "mi perro no respira",
        "que faire si quelqu'un arrête de respirer",
        "¿qué hago si alguien no respira?",
        "TA 100/60",
        "TA 120/80 y pulso 70",
    ],
)
def test_what_only_sounds_like_it_is_none(text: str, urgency: Urgency) -> None:
    """An idiom, a denial, an exercise, an animal, a first-aid question, a blood pressure."""
    assert urgency.read(text).level <= Level.HINT
