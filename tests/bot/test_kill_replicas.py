"""Two and four programs on one PostgreSQL, one of them killed in the middle: the others take up what it left."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot.ground import Ground, prepare
from bot.playground.server import LocalTelegram
from bot.settings import Settings
from content.content import Content
from scheduler.dispatch import HANDS
from scheduler.ledger import LEASE
from scheduler.tables import Urgency, deliveries
from tests.bot.load import Load, everybody_agrees, happens
from tests.bot.promises import judge, still_waiting
from tests.real_bot import RealBot
from tests.turns import note_the_turns, taken_again_and_overtaken

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(400),
    pytest.mark.parametrize("database_url", ["postgresql"], indirect=True),
]

SEED = 20261128
PEOPLE = 60
UPDATES = 400
RATE = 25  # messages a second, and as many at once
PATIENCE = LEASE + timedelta(seconds=60)
# What was sent within the limit can arrive closer together, by the time that messages are under way.
UNDER_WAY = 0.5


@pytest.fixture
async def telegram() -> AsyncIterator[LocalTelegram]:
    async with LocalTelegram(now=lambda: datetime.now(UTC)) as running:
        yield running


@pytest.fixture
async def ground(loaded: Content, fitted: Path, tmp_path: Path, database_url: str) -> AsyncIterator[Ground]:
    data = tmp_path / "data"
    data.mkdir()
    (data / "cache").symlink_to(fitted)
    ground = await prepare(Settings(_env_file=None, data_dir=data, database_url=SecretStr(database_url)), loaded)
    await note_the_turns(ground.database)
    yield ground
    await ground.database.close()


@pytest.mark.parametrize("programs", [2, 4])
async def test_one_of_several_is_killed(
    ground: Ground, telegram: LocalTelegram, database_url: str, programs: int
) -> None:
    """No lane was in two hands, nothing is lost, nothing came twice unmarked, and together they kept the limit."""
    chance = Random(SEED)  # noqa: S311 - no secret
    folk = [telegram.world.person(f"P{n}", chance.choice(("en", "fr", "es"))) for n in range(PEOPLE)]
    load = Load(telegram.world, folk, UPDATES, chance)
    async with ground.database.write() as connection:
        await everybody_agrees(connection, load, ground.keys, ground.clock())
    of_all = {"DATABASE_URL": database_url, "LOG_LEVEL": "WARNING", "SEND_RATE": RATE}
    bots = [RealBot(ground.settings.data_dir, telegram, **of_all) for _ in range(programs)]
    try:
        await asyncio.gather(*(bot.start() for bot in bots))
        load.some(UPDATES // 2)
        await happens(telegram, 60)
        await bots[0].kill()
        load.some(UPDATES)
        await _all_done(ground, telegram, bots[1])
    finally:
        await asyncio.gather(*(bot.kill_if_running() for bot in bots))
    promises = await judge(ground, telegram, load, [])
    moments = await _moments(ground, telegram)
    busiest = {seconds: _busiest(moments, seconds) for seconds in (1, 2, 5, 10, 20)}
    print(f"\nprograms                    {programs}\n{promises.table()}\nmost messages in s          {busiest}")  # noqa: T201
    promises.hold(HANDS)
    assert await taken_again_and_overtaken(ground.database) == (0, 0)
    assert all(most <= RATE + RATE * (seconds + UNDER_WAY) for seconds, most in busiest.items())


async def _all_done(ground: Ground, telegram: LocalTelegram, a_bot: RealBot) -> None:
    last = ground.clock().machine + PATIENCE
    while await still_waiting(ground, telegram):
        assert ground.clock().machine < last, f"still waiting for something:\n{a_bot.logged[-4000:]}"
        await a_bot.runs_for(0.5)


async def _moments(ground: Ground, telegram: LocalTelegram) -> list[float]:
    """When each new message arrived that the limit holds for; urgent texts skip it."""
    async with ground.database.read() as connection:
        urgent = set(
            await connection.scalars(
                select(deliveries.c.message_id).where(deliveries.c.urgency == int(Urgency.EMERGENCY))
            )
        )
    calls = [call for call in telegram.calls("sendMessage") if call.get("message_id") not in urgent]
    return sorted(datetime.fromisoformat(call["at"]).timestamp() for call in calls)


def _busiest(moments: list[float], seconds: float) -> int:
    """The most messages in any stretch of so many seconds."""
    most = first = 0
    for last, moment in enumerate(moments):
        while moment - moments[first] > seconds:
            first += 1
        most = max(most, last - first + 1)
    return most
