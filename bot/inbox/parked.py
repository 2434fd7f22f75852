"""Parked updates: what failed three times, listed and tried again at the host's word."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select, update

from bot.inbox.records import IS_PARKED, RETRY_AFTER_MS, TRIES, State, inbox
from scheduler.connection import Connection


async def listed(connection: Connection) -> Sequence[Any]:
    """Seq, lane, error and time (machine, ms) of each parked update, oldest first; never its words."""
    rows = await connection.execute(
        select(inbox.c.seq, inbox.c.lane, inbox.c.error, inbox.c.received_ms).where(IS_PARKED).order_by(inbox.c.seq)
    )
    return rows.fetchall()


async def retry(connection: Connection) -> int:
    """Give every parked update three tries more; how many there were."""
    retried = await connection.execute(update(inbox).where(IS_PARKED).values(state=State.NEW, tries=0, retry_ms=0))
    return retried.rowcount


async def since(connection: Connection, since_ms: int) -> int:
    """How many of the parked updates failed for the last time after this moment (machine time, ms)."""
    last_failed = inbox.c.retry_ms - RETRY_AFTER_MS * 4 ** (TRIES - 1)
    found = await connection.scalar(select(func.count()).select_from(inbox).where(IS_PARKED, last_failed > since_ms))
    return found or 0
