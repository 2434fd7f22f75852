"""Commands said in words do what the command does; in danger, danger goes first."""

import pytest

from tests.bot.test_danger_typed import RING
from tests.bot.test_watch import in_danger, states
from tests.house import House

LANGUAGES = ["en", "fr", "es"]


@pytest.mark.parametrize(
    ("language", "asked", "heard"),
    [
        ("en", "what reminders do I have", "no reminder"),
        ("fr", "mes rappels", "rappel"),
        ("es", "¿qué avisos tengo?", "aviso"),
    ],
)
async def test_reminders_are_asked_for_in_words(house: House, language: str, asked: str, heard: str) -> None:
    """As /reminders shows them."""
    someone = await house.patient(language=language)
    await someone.says("/reminders")
    shown = (await someone.hears(heard)).text
    await someone.says(asked)
    assert (await someone.hears(heard)).text == shown


async def test_erasing_is_asked_for_in_words(house: House) -> None:
    """As /forget: what goes is said, and a button asks once more."""
    alice = await house.patient()
    await alice.says("delete everything")
    asked = await alice.hears()
    await alice.says("/forget")
    assert (await alice.hears()).text == asked.text


@pytest.mark.parametrize(("language", "cry"), [("en", "help"), ("fr", "aidez-moi"), ("es", "socorro")])
async def test_under_an_urgent_text_help_means_help(house: House, language: str, cry: str) -> None:
    """Not the menu: the numbers again, and nothing ends."""
    someone, _ = await in_danger(house, language)
    await someone.says(cry)
    await someone.hears(RING[language])
    assert await states(house) == ["unreachable"]


async def test_after_a_crisis_text_help_is_no_greeting(house: House) -> None:
    """Who wrote "je veux mourir" and then "aide" hears of the crisis line once more."""
    luc = await house.patient(language="fr")
    await luc.says("je veux mourir")
    await luc.hears("3114")
    await luc.says("aide")
    assert "3114" in (await luc.hears()).text


@pytest.mark.parametrize(
    ("language", "cry", "asked"),
    [
        ("en", "help me", "Is this happening to you now?"),
        ("fr", "au secours", "maintenant"),
        ("es", "ayúdame", "ahora"),
    ],
)
async def test_a_cry_for_help_alone_is_asked_about(house: House, language: str, cry: str, asked: str) -> None:
    """Nothing was said before it: one question beside the urgent line."""
    someone = await house.patient(language=language)
    await someone.says(cry)
    heard = await someone.hears(asked)
    assert len(heard.buttons) == 2
