"""Telegram failing: what people see while it lasts and after, and that nothing they were to hear is lost."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.playground.faults import Kind
from tests.bot.faults.keeping import counts_kept, states
from tests.bot.faults.people import is_reminded
from tests.bot.people_time import be_at
from tests.house import House
from tests.postgres import on_both_databases

REPEAT = "This may be a repeat"
LATE = "This answer is late"
SLOW = 4  # messages a second, so that there is a queue
HALF_PAST_EIGHT = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize("fault", ["502-before", "500-after", "drop-after"])
async def test_a_call_that_fails(house: House, fault: Kind) -> None:
    """The answer comes, the count is kept once, and only a copy that may be a second one says so."""
    alice = await house.patient()
    house.telegram.local.faults.add("sendMessage", fault)
    await alice.says("wbc 5.27")
    if fault.endswith("after"):
        assert REPEAT not in (await alice.hears("5.27")).text
    assert REPEAT in (await alice.hears("5.27")).text
    await alice.hears_nothing()
    assert await counts_kept(house) == 1


async def failed(house: House, calls: int) -> None:
    """Return once so many more calls of any kind but polls have failed."""
    log = house.telegram.local.log

    def failures() -> int:
        return sum(call["method"] != "getUpdates" and call["outcome"] != "ok" for call in log)

    wanted = failures() + calls
    async with asyncio.timeout(60):
        while failures() < wanted:
            await house.database.ping()


@pytest.fixture
def house_settings() -> dict[str, object]:
    return {"send_rate": SLOW}


@on_both_databases
async def test_an_hour_without_telegram(house: House) -> None:
    """What was said and came due meanwhile is said after it, the urgent first, and that it is late; nothing is lost."""
    await be_at(house, HALF_PAST_EIGHT)
    alice, ben, cleo = [await house.patient(name) for name in ("Alice", "Ben", "Cleo")]
    await is_reminded(house, ben, "remind me about the violin every day at 9:00")
    faults = house.telegram.local.faults
    faults.add("sendMessage", "502-before", times=None)
    await alice.says("wbc 5.27")
    await failed(house, 1)  # whether this arrived nobody knows
    faults.add("*", "502-before", times=None)
    crowd = [house.person(f"P{number}") for number in range(12)]
    for someone in (cleo, *crowd):
        await someone.says("what is leukopenia")
    await alice.says("I have a fever of 39.5 and I am shaking")
    await house.pass_time(hours=1)
    await failed(house, 2)
    outage = len(house.telegram.local.log)
    faults.clear()
    house.telegram.patience = 40
    assert LATE in (await alice.hears("Get medical help now")).text
    assert REPEAT in (await alice.hears("5.27")).text
    assert LATE in (await cleo.hears("eukopenia")).text
    assert "09:00" in (await ben.hears("violin")).text
    for someone in crowd:
        assert LATE in (await someone.hears("eukopenia")).text
    assert place_of("Get medical help now", texts_since(house, outage)) <= SLOW
    await house.idle()
    assert await states(house) == {"sent", "pending"}  # a question after the emergency, which is not due
    assert await counts_kept(house) == 1


def texts_since(house: House, call: int) -> list[str]:
    """What has arrived at a phone since that call, in order."""
    log = house.telegram.local.log[call:]
    return [call["params"]["text"] for call in log if call["method"] == "sendMessage" and call["outcome"] == "ok"]


def place_of(words: str, texts: list[str]) -> int:
    return next(place for place, text in enumerate(texts, start=1) if words in text)
