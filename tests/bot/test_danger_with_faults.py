"""A warning that could not be given as it should: it is noted like any other, and asked after where that can be."""

import pytest

from bot.patients import records as patients
from tests.bot.test_decisions import made
from tests.conversation import Someone
from tests.house import House
from tests.postgres import on_both_databases
from tests.refusing import refuse

pytestmark = on_both_databases

SHAKING = "I have a fever of 39.2 and I am shaking"


async def _with_records_that_make_no_sense(house: House) -> Someone:
    alice = await house.patient()
    async with house.database.write() as connection:
        person = await patients.get(connection, alice.id, house.ground.keys)
        assert person is not None
        await patients.tell(connection, person, clinic={"not": ["a", "number"]}, facts=["?"], born="never")
    return alice


async def test_what_they_told_makes_no_sense(house: House) -> None:
    """Without it they are given the same: the text, its buttons, the question after twenty minutes, the last word."""
    alice = await _with_records_that_make_no_sense(house)
    await alice.says(SHAKING)
    warning = await alice.hears("Get medical help now")
    assert "I am getting help" in warning.buttons
    await house.pass_time(minutes=21)
    await alice.hears("Are you getting help?")
    ((level, signs, language, who),) = [(e.level, e.signs, e.language, e.who) for e in await made(house)]
    assert (level, signs, language) == ("emergency", ("E01", "E02"), "en")
    assert who
    await house.pass_time(minutes=21)
    await alice.hears()
    assert [each.ending for each in await made(house)] == ["unanswered"]


async def test_no_watch_can_be_kept(house: House) -> None:
    """The urgent text goes out in its plainest form, and its decision is noted."""
    alice = await house.patient()
    await refuse(house, "watches", "INSERT", "NEW.chat_id <> 0")
    await alice.says(SHAKING)
    await alice.hears("Get medical help now")
    ((level, signs, language),) = [(each.level, each.signs, each.language) for each in await made(house)]
    assert (level, signs, language) == ("emergency", ("E01", "E02"), "en")


@pytest.mark.parametrize("said", [SHAKING, "it burns when I pee"])
async def test_nothing_can_be_noted(house: House, said: str) -> None:
    """What is to be done is said all the same."""
    alice = await house.patient()
    await refuse(house, "watches", "INSERT", "NEW.chat_id <> 0")
    await refuse(house, "warnings_given", "INSERT", "NEW.id <> ''")
    await alice.says(said)
    await alice.hears("Get medical help now" if said == SHAKING else "Call your care team today")
    assert await made(house) == []


async def test_a_line_about_danger_is_noted_once(house: House) -> None:
    """However often the message is edited; for another message another one."""
    alice = await house.patient()
    message = await alice.says("what if I get a fever")
    await alice.hears("fever")
    for words in ("what if I get a fever?", "what if I get a fever tonight?"):
        await alice.edits(message, words)
        await house.idle()
    await alice.says("what if I get a fever")
    await alice.hears("fever")
    assert [each.level for each in await made(house)] == ["hint", "hint"]
