"""Every red-flag decision can be read by the host later, and no message, chat or sign stands open in the database."""

import pytest
from sqlalchemy import select

from bot.decisions import records
from bot.decisions.listing import show_warnings
from bot.decisions.records import Decision, warnings_given
from tests.house import House

SHAKING = "I have a fever of 39.2 and I am shaking"


async def made(house: House) -> list[Decision]:
    await house.idle()
    async with house.database.read() as connection:
        return await records.everything(connection, house.ground.keys.transit)


async def test_levels_signs_language_and_ending_are_kept(house: House) -> None:
    """An emergency that was none, a call today, and a line about fever: each is one decision."""
    alice = await house.patient()
    await alice.says(SHAKING)
    await alice.taps("This is not happening now", on=await alice.hears("Get medical help now"))
    await alice.hears("Thank you for telling me")
    await alice.says("it burns when I pee")
    await alice.hears("Call your care team today")
    await alice.says("what if I get a fever")
    await alice.hears("fever")
    emergency, today, hint = await made(house)
    assert (emergency.level, emergency.signs, emergency.language) == ("emergency", ("E01", "E02"), "en")
    assert (emergency.ending, today.ending) == ("not-now", records.NO_LOOP)
    assert (today.level, today.signs) == ("today", ("C04",))
    assert hint.level == "hint"
    assert len({each.who for each in (emergency, today, hint)}) == 1


async def test_a_calm_message_is_no_decision(house: House) -> None:
    """A count and a question leave nothing."""
    alice = await house.patient()
    await alice.says("wbc 5.2")
    await alice.hears("5.2")
    assert await made(house) == []


async def test_two_people_are_told_apart_without_a_name(house: House) -> None:
    """The hash differs between people, and there is none before consent; no chat stands in the table."""
    for name in ("Alice", "Bob"):
        someone = await house.patient(name)
        await someone.says(SHAKING)
        await someone.hears("Get medical help now")
    stranger = house.person("Charlie")
    await stranger.says(SHAKING)
    await stranger.hears("Get medical help now")
    alice, bob, charlie = await made(house)
    assert alice.who != bob.who
    assert charlie.who == ""
    async with house.database.read() as connection:
        rows = (await connection.execute(select(warnings_given))).all()
    assert all(b"E01" not in row.body and str(stranger.id).encode() not in row.body for row in rows)


@pytest.mark.parametrize("each", [False, True])
async def test_the_host_reads_them_on_the_command_line(
    house: House, capsys: pytest.CaptureFixture[str], each: bool
) -> None:
    """`whitecell warnings` counts them by level, sign and ending; `--each` gives each a line. Never a message."""
    alice = await house.patient()
    await alice.says(SHAKING)
    await alice.taps("I am getting help", on=await alice.hears("Get medical help now"))
    await alice.hears("Good that you are getting help")
    await house.idle()
    capsys.readouterr()
    assert await show_warnings(house.ground.settings, each=each) == 0
    shown = capsys.readouterr().out
    assert ("E01,E02\ten\thelped" in shown) if each else ("emergency\tE01\thelped\t1" in shown)
    assert "39.2" not in shown
    assert str(alice.id) not in shown


async def test_erasing_leaves_a_count_that_is_nobodys(house: House) -> None:
    """After /forget and a new start, the old decision cannot be told to be of the same person."""
    alice = await house.patient()
    await alice.says(SHAKING)
    await alice.hears("Get medical help now")
    await alice.says("/forget")
    await alice.taps("Yes, erase everything", on=await alice.hears("Erase everything?"))
    await alice.hears("Erased")
    again = await house.patient()
    await again.says(SHAKING)
    await again.hears("Get medical help now")
    before, after = await made(house)
    assert before.who != after.who
