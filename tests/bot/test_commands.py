"""The commands in the menu, in every language and at any moment."""

import pytest

from bot.application import COMMANDS
from content.content import Content
from content.languages import LANGUAGES
from tests.bot.people_time import be_at
from tests.house import House


@pytest.mark.parametrize(
    ("language", "ask", "count", "remind"),
    [
        ("en", "Ask", "Type a count", "Be reminded"),
        ("fr", "Poser une question", "Taper un résultat", "Demander un rappel"),
        ("es", "Preguntar", "Escribir un análisis", "Pedir un aviso"),
    ],
)
async def test_help_shows_what_can_be_done(house: House, language: str, ask: str, count: str, remind: str) -> None:
    """Also to somebody who has not agreed: questions, counts, reminders, and the fever rule."""
    alice = house.person("Alice", language)
    await alice.says("/help")
    heard = await alice.hears(ask)
    assert count in heard.text
    assert remind in heard.text
    assert "38" in heard.text


async def test_the_examples_of_help_work(house: House, loaded: Content) -> None:
    """What help shows as an example is understood, in each language."""
    await be_at(house)
    for language in LANGUAGES:
        someone = await house.patient(f"Somebody speaking {language}", language)
        for shown, understood in (("help-count", "lab"), ("help-remind", "rem")):
            example = loaded.phrases.text(language, shown).partition("<code>")[2].partition("</code>")[0]
            await someone.says(example)
            heard = await someone.hears()
            assert any(f"1:{understood}:" in str(button) for row in heard.rows for button in row), example
            await house.idle()
            someone.hears_no_more()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_described(loaded: Content, language: str) -> None:
    """The menu has a line for each command in each language, short enough for a phone."""
    for command in COMMANDS:
        assert 3 <= len(loaded.phrases.label(language, f"command-{command}")) <= 60


async def test_an_unknown_command_leads_to_help(house: House) -> None:
    """A typing slip is told, not taken for a question."""
    alice = house.person("Alice")
    await alice.says("/remnd")
    await alice.hears("I do not know this command")


async def test_cancel_ends_what_was_asked_and_nothing_else(house: House) -> None:
    """The open question is gone; the reminders and counts stay; a second /cancel has nothing to do."""
    await be_at(house)
    alice = await house.patient()
    await alice.says("recheck in 4 weeks")
    await alice.taps("Yes", on=await alice.hears("I would remind you"))
    await alice.hears("Saved")
    await alice.says("/remind")
    await alice.hears("What shall I remind you of")
    await alice.says("/cancel")
    await alice.hears("Cancelled")
    await alice.says("/cancel")
    await alice.hears("There is nothing to cancel")
    await alice.says("/reminders")
    await alice.hears("Next: Tuesday 22 December, 09:00")


async def test_commands_are_taken_with_the_bots_name_and_in_capitals(house: House) -> None:
    """/HELP@whitecell_bot is /help."""
    alice = house.person("Alice")
    await alice.says("/HELP")
    await alice.hears("What you can do")
