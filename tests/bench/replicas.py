"""One, two and four processes on one PostgreSQL: turns and claims a second, and none of them twice."""

import asyncio
import tempfile
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

import psycopg

from scheduler.ledger import new_id
from scheduler.moments import to_ms
from tests import postgres
from tests.bench.programs import program, telegram, whitecell

PROCESSES = (1, 2, 4)
QUESTIONS = 400
DELIVERIES = 4_000


async def measure(folder: Path) -> dict[str, Any]:
    """Each number of processes on a database of its own. Answers are counted against those of one process: a question
    may be answered with a warning and nothing more, or with two messages."""
    results: dict[str, Any] = {}
    answers_of_one = 0
    with postgres.running() as server:
        for count in PROCESSES:
            with server.database() as url:
                turns = await _turns(Path(tempfile.mkdtemp(dir=folder)), url, count)
                answers = _answers(url)
                answers_of_one = answers_of_one or answers
            with server.database() as url:
                claims = await _claims(folder, url, count)
            doubles = answers - answers_of_one
            results[f"{count}"] = {"turns_per_second": turns, "answers_too_many": doubles, **claims}
    return results


async def _turns(folder: Path, url: str, count: int) -> float:
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(telegram(folder))
        for _ in range(count):
            await stack.enter_async_context(whitecell(folder / "data", server.url, DATABASE_URL=url))
            await server.do("polled")
        await server.do("burst", 1)
        burst = await server.do("burst", QUESTIONS)
    return float(burst["per_second"])


def _answers(url: str) -> int:
    with psycopg.connect(url) as connection:
        found = connection.execute("SELECT count(*) FROM deliveries WHERE kind = 'reply'").fetchone()
    return int(found[0]) if found else 0


async def _claims(folder: Path, url: str, count: int) -> dict[str, float]:
    _fill(url)
    async with AsyncExitStack() as stack:
        claimers = [
            await stack.enter_async_context(program("tests.bench.claimer", url, log=folder / "claimer.log"))
            for _ in range(count)
        ]
        outs = [claimer.stdout for claimer in claimers if claimer.stdout]
        await asyncio.gather(*(out.readline() for out in outs))
        began = perf_counter()
        for claimer in claimers:
            if claimer.stdin:
                claimer.stdin.write(b"go\n")
        counts = await asyncio.gather(*(out.readline() for out in outs))
        seconds = perf_counter() - began
    claimed = sum(map(int, counts))
    return {"claims_per_second": round(claimed / seconds, 1), "claimed_twice": claimed - DELIVERIES}


def _fill(url: str) -> None:
    now = to_ms(datetime.now(UTC)) - 1000
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO deliveries (id, chat_id, kind, urgency, due_ms, not_before_ms, state, created_ms) "
            "VALUES (%s, %s, 'recheck', 3, %s, %s, 'pending', %s)",
            [(new_id(), number, now, now, now) for number in range(DELIVERIES)],
        )
