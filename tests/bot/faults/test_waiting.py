"""Calls that must wait or never come back: whom they hold up, and whom not."""

import asyncio
from datetime import timedelta

import pytest

from tests.bot.faults.keeping import counts_kept, states
from tests.bot.faults.machine_clock import MachineClock
from tests.house import House

REPEAT = "This may be a repeat"


async def test_asked_to_wait_an_hour(machine: MachineClock, house: House) -> None:
    """A 429 with a large `retry_after`: that chat waits and others do not; an emergency is tried at once all the same;
    after the hour the answer comes once, and it is no repeat."""
    alice, ben = [await house.patient(name) for name in ("Alice", "Ben")]
    house.telegram.local.faults.add("sendMessage", "429", chat_id=alice.id, retry_after=3600)
    await alice.says("wbc 5.27")
    await ben.says("what is leukopenia")
    await ben.hears("eukopenia")
    await refused(house, 1)
    await alice.says("I have a fever of 39.5 and I am shaking")
    await alice.hears("Get medical help now")
    assert not alice.dialogue.unheard["message"]
    machine.set_by(timedelta(hours=1, minutes=1))
    answer = (await alice.hears("5.27")).text
    assert REPEAT not in answer
    await refused(house, 1)
    assert await counts_kept(house) == 1


async def refused(house: House, count: int) -> None:
    """Return once Telegram has refused so many messages in all; fails when it is more."""
    async with asyncio.timeout(20):
        while (
            so_far := len([1 for call in house.telegram.local.calls("sendMessage") if call["outcome"] != "ok"])
        ) < count:
            await house.database.ping()
    assert so_far == count


async def test_a_call_that_never_comes_back(house: House) -> None:
    """It holds up neither others nor an emergency of the same chat; when it breaks off it comes again, marked."""
    alice, ben = [await house.patient(name) for name in ("Alice", "Ben")]
    house.telegram.local.faults.add("sendMessage", "hang-after", chat_id=alice.id)
    await alice.says("wbc 5.27")
    await alice.hears("5.27")
    await ben.says("what is leukopenia")
    await ben.hears("eukopenia")
    await alice.says("I have a fever of 39.5 and I am shaking")
    await alice.hears("Get medical help now")
    house.telegram.local.faults.clear()
    assert REPEAT in (await alice.hears("5.27")).text
    await alice.hears_nothing()
    assert await counts_kept(house) == 1
    assert "unknown" not in await states(house)


async def test_an_edit_that_comes_before_its_message(house: House) -> None:
    """Updates out of order, and one of them twice: what the message says now is kept, once."""
    alice = await house.patient()
    await house.process.stop()
    message = await alice.says("wbc 5.27")
    await alice.edits(message, "wbc 6.31")
    updates = house.telegram.local.world.updates
    updates._pending = dict(reversed(updates._pending.items()))
    await house.restart()
    await alice.hears("6.31")
    await house.idle()
    alice.hears_no_more()
    await alice.says("/labs")
    kept = (await alice.hears()).text
    assert "6.31" in kept
    assert "5.27" not in kept
    assert await counts_kept(house) == 1


@pytest.mark.slow
async def test_a_poll_that_never_comes_back(house: House) -> None:
    """After 35 s the bot asks anew, and nothing is lost."""
    alice = await house.patient()
    house.telegram.local.faults.add("getUpdates", "hang")
    await alice.says("this ends the poll that still waits")
    await alice.hears()
    await alice.says("wbc 5.27")
    house.telegram.patience = 60
    await alice.hears("5.27")
    assert await counts_kept(house) == 1
