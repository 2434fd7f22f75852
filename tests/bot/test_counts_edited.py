"""An edited message and the counts it wrote."""

import re
from datetime import timedelta

from sqlalchemy import select, update

from bot.labs import records as labs
from bot.patients import records as patients
from bot.patients.records import key_of
from bot.sealing import Place
from tests.house import House


async def test_an_edit_changes_what_the_message_wrote(house: House) -> None:
    """The counts are written anew, and the person is told."""
    alice = await house.patient()
    message = await alice.says("wbc 3.2 12 nov")
    await alice.hears("3.2")
    await alice.edits(message, "wbc 3.3 neuts 1.1 12 nov")
    assert "3.3 ×10⁹/L" in (await alice.hears("You edited your message")).text
    await alice.says("/labs")
    listed = await alice.hears("Your counts")
    assert "3.2" not in listed.text
    assert "Neutrophils (ANC): 1.1" in listed.text


async def test_the_same_text_or_the_same_counts_say_nothing(house: House) -> None:
    """Telegram also reports edits that change nothing, and words around the counts may change."""
    alice = await house.patient()
    message = await alice.says("wbc 3.2 12 nov")
    await alice.hears("3.2")
    await alice.edits(message, "wbc 3.2 12 nov")
    await alice.hears_nothing()
    await alice.edits(message, "my wbc is 3.2 12 nov")
    await alice.hears_nothing()


async def test_an_edit_to_what_another_message_wrote_shows_that(house: House) -> None:
    """The message does hold counts; they stand in the records already, and once."""
    alice = await house.patient()
    await alice.says("wbc 3.2")
    await alice.hears("3.2")
    message = await alice.says("wbc 3.3")
    await alice.hears("3.3")
    await alice.edits(message, "wbc 3.2")
    told = (await alice.hears("You edited your message")).text
    assert "I had this already, so I keep it only once: White cells 3.2" in told
    assert "holds no counts" not in told
    await alice.says("/labs")
    listed = (await alice.hears("Your counts")).text
    assert listed.count("White cells") == 1
    assert "3.3" not in listed


async def test_the_text_of_a_message_with_counts_is_not_kept(house: House) -> None:
    """Only a mark that tells whether an edit changed it; nothing of the text, even for who holds every key."""
    alice = await house.patient()
    message = await alice.says("wbc 3.2, and my sister Mary is getting married")
    await alice.hears("3.2")
    await house.idle()
    async with house.database.read() as connection:
        person = await patients.get(connection, alice.id, house.ground.keys)
        assert person is not None
        row = (await connection.execute(select(labs.entries))).one()
        kept = key_of(person).open(row.source, Place("lab_entries", "source", alice.id, row.id))
    assert re.fullmatch(rb"[0-9a-f]{64}", kept)
    await alice.edits(message, "wbc 3.2, and my sister Mary is getting married")
    await alice.hears_nothing()


async def test_an_edit_of_a_message_of_an_earlier_release_is_taken(house: House) -> None:
    """Its text was wiped: the counts it says now are written, and where they are the same nothing is said."""
    alice = await house.patient()
    message = await alice.says("wbc 3.2")
    await alice.hears("3.2")
    await house.idle()
    async with house.database.write() as connection:
        await connection.execute(update(labs.entries).values(source=b""))
    await alice.edits(message, "wbc 3.2 as I said")
    await alice.hears_nothing()
    async with house.database.write() as connection:
        await connection.execute(update(labs.entries).values(source=b""))
    await alice.edits(message, "wbc 3.4")
    assert "3.4 ×10⁹/L" in (await alice.hears("You edited your message")).text


async def test_an_edit_asks_where_a_button_changed_the_counts_since(house: House) -> None:
    """Neither is overwritten in silence; other words while it waits are answered; each button does what it says."""
    alice = await house.patient()
    message = await alice.says("wbc 3.2")
    await alice.taps("It was yesterday", on=await alice.hears("3.2"))
    await alice.hears("3.2")
    await alice.edits(message, "wbc 3.4")
    asked = await alice.hears("Which shall I keep?")
    await alice.says("what is leukopenia?")
    await alice.hears("Leukopenia means")
    await alice.taps("What the button set", on=asked)
    await alice.hears("I keep what the button set")
    await alice.edits(message, "wbc 3.5")
    await alice.taps("The edited message", on=await alice.hears("Which shall I keep?"))
    await alice.hears("I take the edited message")
    assert "3.5 ×10⁹/L" in (await alice.hears("You edited")).text
    await alice.taps("The edited message", on=asked)
    assert await alice.sees_toast() in ("", "This button is old.")


async def test_an_edit_without_counts_takes_them_away(house: House) -> None:
    """What the message no longer says is no longer kept."""
    alice = await house.patient()
    message = await alice.says("wbc 3.2")
    await alice.hears("3.2")
    await alice.edits(message, "sorry, wrong chat")
    await alice.hears("it holds no counts now")
    await alice.says("/labs")
    await alice.hears("I keep no counts")


async def test_an_edit_that_brings_counts_is_read_as_a_new_message(house: House) -> None:
    """A typing slip mended by an edit is not lost."""
    alice = await house.patient()
    message = await alice.says("hello")
    await alice.hears()
    await alice.edits(message, "wbc 3.2 12 nov")
    assert "3.2 ×10⁹/L" in (await alice.hears("12 November")).text


async def test_an_edit_keeps_the_day_the_message_was_written(house: House) -> None:
    """Without a day, a count is of the day its message was written, however late it is edited."""
    alice = await house.patient()
    written = house.clock().people.date()
    message = await alice.says("wbc 3.2")
    await alice.hears("3.2")
    house.clock.shift += timedelta(days=2)
    await alice.edits(message, "wbc 3.3")
    assert f"{written.day} {written:%B %Y}" in (await alice.hears("You edited")).text


async def test_an_edit_to_a_very_low_value_calls_at_once(house: House) -> None:
    """The message of the tier comes with the change."""
    alice = await house.patient()
    message = await alice.says("neuts 1.4")
    await alice.hears("1.4")
    await alice.edits(message, "neuts 0.4")
    assert (await alice.hears("You edited")).text.startswith("Call your care team now")


async def test_an_edit_to_danger_warns_once(house: House) -> None:
    """The second edit of the same level warns no second time, and taking the danger out ends nothing."""
    alice = await house.patient()
    message = await alice.says("hello")
    await alice.hears()
    await alice.edits(message, "hello, I have a fever of 38.6")
    await alice.hears("Get medical help now")
    await alice.edits(message, "hello, I have a fever of 38.7")
    await alice.hears_nothing()
    await alice.edits(message, "hello")
    await alice.hears_nothing()
