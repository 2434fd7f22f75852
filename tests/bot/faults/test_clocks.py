"""Clocks that jump, people's and the machine's: what is due is said once, and nobody waits for a clock to catch up."""

from datetime import timedelta

import pytest

from bot.playground import people
from tests.bot.faults.machine_clock import MachineClock
from tests.bot.faults.people import is_reminded
from tests.bot.test_poison import UNSPEAKABLE
from tests.house import House
from tests.postgres import on_both_databases

HOUR = timedelta(hours=1)


@pytest.fixture
def house_settings() -> dict[str, object]:
    return {"send_rate": 25, "send_rate_chat": 1}


@on_both_databases
@pytest.mark.parametrize("by", [HOUR, -HOUR], ids=["forward", "back"])
async def test_the_machine_s_clock_is_set(machine: MachineClock, house: House, by: timedelta) -> None:
    """By an hour, while people talk: they are answered, and what comes due after it is said without waiting for it."""
    alice = await house.patient()
    machine.set_by(by)
    for value in ("5.27", "5.28", "5.29"):
        await alice.says(f"wbc {value}")
        await alice.hears(value)
    await is_reminded(house, alice, "remind me about the violin in 1 week")
    house.clock.shift += timedelta(days=8)
    assert "violin" in (await alice.hears()).text
    await alice.hears_nothing()


@on_both_databases
async def test_a_try_to_come_does_not_wait_for_the_clock(machine: MachineClock, house: House) -> None:
    """Set back between two tries of an update that fails: it is tried on, and what the chat says next is answered."""
    alice = await house.patient()
    people.send(house.telegram.local.world, alice.person, {"text": UNSPEAKABLE})
    while not house.process.tally.failed_turns:
        await house.database.ping()
    machine.set_by(-HOUR)
    await alice.says("wbc 5.27")
    await alice.hears("could not handle")
    await alice.hears("5.27")


async def test_the_machine_s_clock_was_set_back_while_stopped(machine: MachineClock, house: House) -> None:
    """The answers of the next start do not wait for the hour either."""
    alice = await house.patient()
    await house.process.stop()
    machine.set_by(-HOUR)
    await house.restart()
    await alice.says("wbc 5.27")
    await alice.hears("5.27")


async def test_a_clock_years_behind_is_set_right(machine: MachineClock, house: House) -> None:
    """As on a board without a clock of its own; the ticks that were jumped over are not made up for."""
    alice = await house.patient()
    await is_reminded(house, alice, "remind me about the violin every day at 9:00")
    machine.set_by(timedelta(days=3650))
    assert "violin" in (await alice.hears()).text
    await alice.hears_nothing()


async def test_people_s_clock_goes_back(house: House) -> None:
    """What was said is not said again when its hour comes a second time."""
    alice = await house.patient()
    await is_reminded(house, alice, "remind me about the violin every day at 9:00")
    await house.pass_time(days=1)
    assert "violin" in (await alice.hears()).text
    await house.pass_time(days=-1)
    await house.pass_time(days=1)
    await alice.hears_nothing()
    await house.pass_time(days=1)
    assert "violin" in (await alice.hears()).text
