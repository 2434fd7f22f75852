"""Danger is heard wherever it is written, and the loop is with who wrote it."""

import pytest
from sqlalchemy import select

from scheduler.tables import Urgency, deliveries
from tests.bot.test_watch import AGAIN, BUTTONS, FEVER, URGENT, in_danger, states
from tests.house import House
from tests.playground.pictures import jpeg

OF_ANOTHER = {
    "en": "my husband is confused and keeps talking nonsense, he has lupus",
    "fr": "mon mari est confus et dit n’importe quoi, il a un lupus",
    "es": "mi marido está confuso y dice cosas sin sentido, tiene lupus",
}


@pytest.mark.parametrize("language", ["en", "fr", "es"])
async def test_a_caregivers_message_loops_with_the_caregiver(house: House, language: str) -> None:
    """Who wrote is asked again; the patient, if they are here at all, hears nothing."""
    alice = await house.patient(language=language)
    bob = await house.patient("Bob", language=language)
    await bob.says(OF_ANOTHER[language])
    assert (await bob.hears(URGENT[language])).buttons == BUTTONS[language]
    await house.idle()
    await house.pass_time(minutes=20)
    await bob.hears(AGAIN[language])
    await alice.hears_nothing()


@pytest.mark.parametrize("command", ["/remind", "/cancel", "/help", "/start", "/unknown"])
async def test_danger_behind_a_command_is_heard(house: House, command: str) -> None:
    """Also where the command takes no words."""
    alice = await house.patient()
    await alice.says(f"{command} I have a fever of 39.2 and I am shaking")
    await alice.hears(URGENT["en"])


async def test_danger_in_an_edited_caption_is_heard(house: House) -> None:
    """Once."""
    alice = await house.patient()
    picture = await alice.sends_photo(jpeg(), caption="my sheet")
    await house.idle()
    alice.hears_no_more()
    await alice.edits(picture, "my sheet, and I have a fever of 39.2")
    await alice.hears(URGENT["en"])
    await alice.edits(picture, "my sheet, and I have a fever of 39.3")
    await alice.hears_nothing()


async def test_thoughts_of_suicide_in_an_edit_have_their_own_words(house: House) -> None:
    """The urgent text for the fever that stood there before does not speak for them."""
    alice = await house.patient()
    message = await alice.says(FEVER["en"])
    await alice.hears(URGENT["en"])
    await alice.edits(message, "I want to end it all")
    await alice.hears("Crisis line: 116 123")
    await alice.edits(message, "I want to end it all now")
    await alice.hears_nothing()


async def test_danger_in_an_answer_about_oneself_is_heard(house: House) -> None:
    """The questions about themselves have buttons; what is typed instead is read like anything else."""
    alice = await house.patient()
    await alice.says("/start")
    await alice.taps("What you told me", on=await alice.hears())
    await alice.taps("Steroids", on=await alice.hears("What you told me about yourself"))
    await alice.hears("Do you take steroids?")
    await alice.says("yes, and I have had 38.4 since this morning")
    await alice.hears(URGENT["en"])


async def test_changing_the_language_does_not_end_the_loop(house: House) -> None:
    """Nor do a count, a reminder, or /privacy."""
    alice, _ = await in_danger(house)
    for said in ("/language", "neuts 2.1", "recheck in 4 weeks", "/privacy"):
        await alice.says(said)
        await alice.hears()
    await house.idle()
    assert await states(house) == ["open"]
    await house.pass_time(minutes=20)
    await alice.hears(AGAIN["en"])


async def test_a_tapped_yes_goes_out_before_everything_else(house: House) -> None:
    """The urgent text after "Yes, now" is no reply among others."""
    alice = await house.patient()
    await alice.says("I hit my head")
    await alice.taps("Yes, now", on=await alice.hears("Is this happening to you now?"))
    urgent = await alice.hears(URGENT["en"])
    await house.idle()
    async with house.database.read() as connection:
        query = select(deliveries.c.urgency).where(deliveries.c.message_id == urgent.message_id)
        assert await connection.scalar(query.where(deliveries.c.chat_id == alice.id)) == Urgency.EMERGENCY
