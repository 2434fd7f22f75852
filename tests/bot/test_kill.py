"""`kill -9` at random moments, under load: nothing is lost, nothing is kept twice, and a repeat says so."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median

import pytest
from pydantic import SecretStr

from bot.ground import Ground, prepare
from bot.patients import records as patients
from bot.playground.server import LocalTelegram
from bot.reminders import notes
from bot.settings import Settings
from content.content import Content
from scheduler import reminders
from scheduler.dispatch import HANDS
from scheduler.ledger import LEASE, new_id
from scheduler.recurrence import Recurrence
from scheduler.sweep import next_moment
from tests.bot.load import Load, everybody_agrees, happens
from tests.bot.promises import judge, still_waiting
from tests.postgres import on_both_databases
from tests.real_bot import RealBot

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400), on_both_databases]

SEED = 20261122
KILLS = 24
UPDATES = 1_000
REMINDERS = 500
PEOPLE = 40
# After the last kill: until a dead process's leases end, and what waited for them has been sent.
PATIENCE = LEASE + timedelta(seconds=60)


@dataclass
class Scene:
    """Telegram and its people, the bot's data, the order of things, and the messages that Telegram has shown."""

    telegram: LocalTelegram
    ground: Ground
    load: Load
    chance: Random
    bot: RealBot


async def test_nothing_is_lost_and_repeats_are_marked(
    loaded: Content, fitted: Path, tmp_path: Path, database_url: str
) -> None:
    """Killed at random moments and started again at once, the bot keeps every promise of its two roads."""
    chance, data = Random(SEED), tmp_path / "data"  # noqa: S311 - no secret
    data.mkdir()
    (data / "cache").symlink_to(fitted)
    ground = await prepare(Settings(_env_file=None, data_dir=data, database_url=SecretStr(database_url)), loaded)
    async with LocalTelegram(now=lambda: datetime.now(UTC)) as telegram:
        folk = [telegram.world.person(f"P{n}", chance.choice(("en", "fr", "es"))) for n in range(PEOPLE)]
        bot = RealBot(data, telegram, DATABASE_URL=database_url, LOG_LEVEL="WARNING")
        scene = Scene(telegram, ground, Load(telegram.world, folk, UPDATES, chance), chance, bot)
        await _seed(scene)
        try:
            started = await _under_fire(scene)
            await _finish(scene)
        finally:
            await bot.kill()
        promises = await judge(ground, telegram, scene.load, _notes())
    await ground.database.close()
    print(f"\nkills{KILLS:>25}\n{promises.table()}\nstart to first poll (median)  {_boot(started, telegram):.1f} s")  # noqa: T201
    promises.hold(KILLS * HANDS)


def _notes() -> list[str]:
    return [f"note {n}." for n in range(REMINDERS)]


async def _seed(scene: Scene) -> None:
    """Everybody has agreed, and has reminders that come due at the next full minutes."""
    keys, now = scene.ground.keys, scene.ground.clock()
    async with scene.ground.database.write() as connection:
        await everybody_agrees(connection, scene.load, keys, now)
        for note in _notes():
            person = await patients.get(connection, scene.chance.choice(scene.load.said).person.id, keys)
            assert person is not None
            reminder_id, due = new_id(), now.people + timedelta(minutes=scene.chance.choice((1, 2)))
            rule = Recurrence("once", 1, due.date(), due.time().replace(second=0, microsecond=0))
            sealed = notes.sealed(note, person, reminder_id)
            assert await reminders.create(connection, reminder_id, person.chat_id, "other", rule, now, sealed)


async def _under_fire(scene: Scene) -> list[datetime]:
    """Kill it again and again, sometimes while it starts, mostly while it works; when each life began."""
    started = []
    for _ in range(KILLS):
        scene.load.some(UPDATES // KILLS)
        scene.telegram.faults.add("getUpdates", "duplicate-update")
        started.append(datetime.now(UTC))
        await scene.bot.start()
        if scene.chance.random() < 0.2:
            await scene.bot.runs_for(scene.chance.uniform(0.2, 2.5))
        else:
            await _works(scene, scene.chance.randrange(1, 60))
            await scene.bot.runs_for(scene.chance.uniform(0, 0.2))
        await scene.bot.kill()
    scene.load.some(UPDATES)
    return started


async def _works(scene: Scene, messages: int) -> None:
    """Until it has said so much, or had time enough to."""
    with suppress(TimeoutError):
        async with asyncio.timeout(8):
            await happens(scene.telegram, messages)


async def _finish(scene: Scene) -> None:
    """Let it live, until nothing waits any more and every reminder has come due."""
    await scene.bot.start()
    now = scene.ground.clock
    last = now().machine + PATIENCE
    while await _waiting(scene):
        assert now().machine < last, f"still waiting for something:\n{scene.bot.logged[-4000:]}"
        await scene.bot.runs_for(0.5)
    scene.bot.tell_to_stop()
    assert await scene.bot.ends() == 0


async def _waiting(scene: Scene) -> bool:
    async with scene.ground.database.read() as connection:
        coming = await next_moment(connection)
    return bool(coming) or await still_waiting(scene.ground, scene.telegram)


def _boot(started: list[datetime], telegram: LocalTelegram) -> float:
    """Seconds from the start of a process to its first poll; the median of those that came so far."""
    seconds = []
    for start, end in zip(started, [*started[1:], datetime.max.replace(tzinfo=UTC)], strict=True):
        greeted = [at for at in _moments(telegram, "getMe") if start < at < end]
        polled = [at for at in _moments(telegram, "getUpdates") if greeted and greeted[0] < at < end]
        seconds += [(polled[0] - start).total_seconds()] if polled else []
    return median(seconds)


def _moments(telegram: LocalTelegram, method: str) -> list[datetime]:
    return [datetime.fromisoformat(call["at"]) for call in telegram.calls(method)]
