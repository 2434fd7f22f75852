"""A ledger with days of sent deliveries and many that wait for people who are away: looking costs no more for it."""

from typing import Any

from sqlalchemy import insert

from bot.database import Database
from bot.in_place import InPlace
from scheduler.claims import claim, ms_until_next
from scheduler.ledger import Lease, new_id
from scheduler.moments import to_ms
from scheduler.tables import DeliveryState, Urgency, deliveries, recipients
from tests.scheduler.desk import NOON, UNLIMITED, at

SENT, WAITING = 20_000, 600
EVERY = 1_000  # steps of SQLite's machine between two counts
# Counts, so half a million steps; where the index of the unfinished does not apply it takes many times as many.
MOST = 500


async def test_what_was_sent_is_not_looked_at(database: Database) -> None:
    """Neither by a claim nor by the look for the next one, counted in steps of SQLite's own machine."""
    async with database.write() as connection:
        await connection.execute(insert(recipients), [{"chat_id": n, "reachable": False} for n in range(WAITING)])
        await connection.execute(insert(deliveries), [_row(n % 50, DeliveryState.SENT) for n in range(SENT)])
        await connection.execute(insert(deliveries), [_row(n, DeliveryState.PENDING) for n in range(WAITING)])
    counts: list[int] = []
    async with database.write() as connection:
        assert isinstance(connection, InPlace)
        driver: Any = await connection.run_sync(lambda connected: connected.connection.driver_connection)
        driver.set_progress_handler(lambda: counts.append(1), EVERY)  # None lets SQLite go on
        assert await ms_until_next(connection, UNLIMITED, at(0)) is None
        assert await claim(connection, Lease("a", 6, 2, UNLIMITED), at(0)) == []
    assert len(counts) < MOST


def _row(chat_id: int, state: DeliveryState) -> dict[str, object]:
    noon = to_ms(NOON)
    return {
        "id": new_id(),
        "chat_id": chat_id,
        "kind": "reply",
        "urgency": int(Urgency.REPLY),
        "due_ms": noon,
        "not_before_ms": noon,
        "state": state,
        "created_ms": noon,
    }
