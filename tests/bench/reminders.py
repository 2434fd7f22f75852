"""1,000 due of 1,000,000 stored reminders: swept and claimed, next to one APScheduler job for each of them.

Both have said one before: what each prepares once, its statements above all, is not in the figures.
"""

import asyncio
import pickle
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import create_engine, event

from bot.database import Database
from bot.migrations.run import migrate
from bot.settings import with_async_driver
from scheduler.claims import claim
from scheduler.clock import Clock, sweep_all
from scheduler.ledger import Lease
from scheduler.moments import to_ms
from scheduler.pace import Limits, Pace

STORED = 1_000_000
DUE = 1_000
AT_ONCE = 100
ROUNDS = 3
NO_LIMITS = Limits(Pace(0), Pace(0))
LOOK_EVERY = 0.002


async def measure(folder: Path) -> dict[str, Any]:
    """Ours and APScheduler's in turn, on SQLite with the same journal and the same durability."""
    rounds: dict[str, list[dict[str, float]]] = {"whitecell": [], "apscheduler": []}
    for number in range(ROUNDS):
        rounds["whitecell"].append(await _ours(folder / f"whitecell{number}.db"))
        rounds["apscheduler"].append(await _theirs(folder / f"apscheduler{number}.db"))
    shown = {name: _middle(seen) for name, seen in rounds.items()}
    faster = shown["apscheduler"]["seconds"] / shown["whitecell"]["seconds"]
    return {**shown, "times_faster": round(faster, 1)}


def _middle(rounds: list[dict[str, float]]) -> dict[str, float]:
    blocked = max(each["loop_blocked_ms"] for each in rounds)
    return {"seconds": median(each["seconds"] for each in rounds), "loop_blocked_ms": blocked}


async def _ours(file: Path) -> dict[str, float]:
    database = Database(with_async_driver(f"sqlite:///{file}"))
    await migrate(database)
    await database.checkpoint()
    now = datetime.now(UTC)
    _store(file, now, [STORED])
    await _said_all(database)
    _store(file, now, range(STORED))
    gaps = Gaps()
    began = perf_counter()
    async with gaps:
        swept, claimed = await _said_all(database)
    seconds = perf_counter() - began
    await database.close()
    if (swept, claimed) != (DUE, DUE):
        raise RuntimeError(f"swept {swept} and claimed {claimed}")
    return {"seconds": round(seconds, 3), "loop_blocked_ms": gaps.longest_ms}


async def _said_all(database: Database) -> tuple[int, int]:
    """How many occurrences were swept, and how many of them claimed."""
    swept, claimed = await sweep_all(database, Clock()), 0
    while some := await _claimed(database):
        claimed += some
    return swept, claimed


async def _claimed(database: Database) -> int:
    async with database.write() as connection:
        return len(await claim(connection, Lease("bench", AT_ONCE, AT_ONCE, NO_LIMITS), Clock()()))


def _store(file: Path, now: datetime, which: Iterable[int]) -> None:
    """Daily reminders, a thousand and the one said before due at the last full minute, the others over the coming
    month."""
    minute = now.replace(second=0, microsecond=0)
    soon, wall = to_ms(minute), minute.hour * 60 + minute.minute
    anchor = (now - timedelta(days=1)).date().isoformat()
    rows = (
        (f"{n:032x}", n, anchor, wall, soon + 60_000 + n * 2_500 if DUE <= n < STORED else soon, soon) for n in which
    )
    connection = sqlite3.connect(file)
    with connection:
        connection.executemany(
            "INSERT INTO reminders (id, chat_id, kind, freq, every, weekdays, anchor, wall_min, state, next_due_ms, "
            "created_ms) VALUES (?, ?, 'recheck', 'daily', 1, 0, ?, ?, 'active', ?, ?)",
            rows,
        )
    connection.close()


class Ran:
    """How many of a round's jobs have run, of which the first is the one before."""

    def __init__(self) -> None:
        self.one, self.all = asyncio.Event(), asyncio.Event()
        self._count = count()

    def another(self) -> None:
        self.one.set()
        if next(self._count) == DUE:
            self.all.set()


_rounds: list[Ran] = []


def _said() -> None:
    """Found by its name, as APScheduler stores a job."""
    _rounds[-1].another()


async def _theirs(file: Path) -> dict[str, float]:
    engine = create_engine(f"sqlite:///{file}")
    event.listen(engine, "connect", _same_durability)
    scheduler = AsyncIOScheduler(timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True})
    store = SQLAlchemyJobStore(engine=engine)
    scheduler.add_jobstore(store)
    _rounds.append(ran := Ran())
    scheduler.start()
    first = scheduler.add_job(_said, "interval", days=1, id="model", next_run_time=datetime.now(UTC))
    await ran.one.wait()
    scheduler.pause()
    _store_jobs(file, first.__getstate__(), datetime.now(UTC))
    first.remove()
    gaps = Gaps()
    began = perf_counter()
    async with gaps:
        scheduler.resume()
        await ran.all.wait()
    seconds = perf_counter() - began
    scheduler.shutdown(wait=False)
    return {"seconds": round(seconds, 3), "loop_blocked_ms": gaps.longest_ms}


def _same_durability(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")


def _store_jobs(file: Path, state: dict[str, Any], now: datetime) -> None:
    """A job each. What is not due is never unpickled, so those share one state."""
    later = pickle.dumps(state)
    connection = sqlite3.connect(file)
    with connection:
        connection.executemany(
            "INSERT INTO apscheduler_jobs (id, next_run_time, job_state) VALUES (?, ?, ?)",
            ((f"{n:032x}", now.timestamp() + 60 + n * 2.5, later) for n in range(DUE, STORED)),
        )
        due = now - timedelta(seconds=5)
        connection.executemany(
            "INSERT INTO apscheduler_jobs (id, next_run_time, job_state) VALUES (?, ?, ?)",
            (
                (f"{n:032x}", due.timestamp(), pickle.dumps({**state, "id": f"{n:032x}", "next_run_time": due}))
                for n in range(DUE)
            ),
        )
    connection.close()


class Gaps:
    """The longest time for which the event loop answered nobody."""

    def __init__(self) -> None:
        self.longest_ms = 0.0

    async def __aenter__(self) -> None:
        self._watching = asyncio.create_task(self._watch())
        await asyncio.sleep(LOOK_EVERY)

    async def __aexit__(self, *_: object) -> None:
        await asyncio.sleep(LOOK_EVERY)
        self._watching.cancel()

    async def _watch(self) -> None:
        while True:
            before = perf_counter()
            await asyncio.sleep(LOOK_EVERY)
            gap_ms = round(1000 * (perf_counter() - before - LOOK_EVERY), 1)
            self.longest_ms = max(self.longest_ms, gap_ms)
