"""More questions than can be answered: what was promised is said in time all the same, and danger comes before both."""

import pytest

from bot.playground import people
from tests.bot.faults.people import is_reminded
from tests.house import House
from tests.postgres import on_both_databases

A_SECOND = 3
QUESTIONS = 150  # fifty seconds of answers


@pytest.fixture
def house_settings() -> dict[str, object]:
    return {"send_rate": A_SECOND}


@on_both_databases
async def test_a_reminder_in_a_flood_of_questions(house: House) -> None:
    """While a hundred answers wait for their turn a reminder is said within seconds, and an urgent text at once."""
    alice, ben = await house.patient("Alice"), await house.patient("Ben")
    await is_reminded(house, alice, "remind me about the violin every day at 9:00")
    world = house.telegram.local.world
    crowd = [house.person(f"Stranger {number}") for number in range(30)]
    for number in range(QUESTIONS):
        people.say(world, crowd[number % len(crowd)].person, "what is leukopenia")
    await crowd[0].hears()
    while (await house.process.health.look()).inbox.waiting:
        pass
    await house.pass_time(days=1)
    await alice.hears("violin")
    await ben.says("I have a fever of 39.5 and I am shaking")
    await ben.hears("Get medical help now")
    assert await _waiting(house) > A_SECOND


async def _waiting(house: House) -> int:
    """How many answers have not been sent."""
    return sum(kind.count for kind in (await house.process.health.look()).unsent.values())
