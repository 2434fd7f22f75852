"""Thoughts of suicide or self-harm: their own words and crisis line, also when asked again, and nobody else is told."""

import pytest

from tests.house import House

SAID = {"en": "I want to end it all", "fr": "je veux mourir", "es": "quiero morirme"}
AGAIN = {"en": "Is someone with you?", "fr": "quelqu’un avec vous", "es": "¿Hay alguien contigo?"}
TALKING = {"en": "I am talking to someone", "fr": "Je parle à quelqu’un", "es": "Estoy hablando con alguien"}
ALONE = {"en": "I cannot reach anyone", "fr": "Je n’arrive à joindre personne", "es": "No consigo hablar con nadie"}
CRISIS_LINE = {"en": "116 123", "fr": "3114", "es": "024"}


@pytest.mark.parametrize("language", ["en", "fr", "es"])
async def test_it_is_asked_in_words_of_its_own(house: House, language: str) -> None:
    """Each text names the crisis line and speaks neither of lupus nor of white cells."""
    alice = await house.patient(language=language)
    await alice.says(SAID[language])
    urgent = await alice.hears(CRISIS_LINE[language])
    assert TALKING[language] in urgent.buttons
    await house.idle()
    alice.hears_no_more()
    await house.pass_time(minutes=20)
    again = await alice.hears(AGAIN[language])
    await alice.taps(ALONE[language], on=again)
    alone = await alice.hears(CRISIS_LINE[language])
    await alice.taps(TALKING[language], on=alone)
    talking = await alice.hears(CRISIS_LINE[language])
    for text in (again.text, alone.text, talking.text):
        assert "lupus" not in text
    await house.idle()
    await house.pass_time(hours=1)
    await alice.hears_nothing()


async def test_danger_beside_it_is_named_too(house: House) -> None:
    """With another danger sign beside it, the crisis line still leads."""
    alice = await house.patient()
    await alice.says("I want to end it all and I have a fever of 39.5")
    urgent = await alice.hears("116 123")
    assert "For the other danger sign" in urgent.text
