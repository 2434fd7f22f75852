"""Waits cut short: Telegram is back after an outage, or the machine's clock was set back."""

from datetime import timedelta

from sqlalchemy import select, update

from scheduler.connection import Connection
from scheduler.instant import Instant
from scheduler.ledger import PENDING
from scheduler.spending import OVERALL
from scheduler.tables import deliveries, recipients, send_budget

_MS = timedelta(milliseconds=1)
_WAITS = (send_budget.c.next_free_ms, recipients.c.next_free_ms, deliveries.c.retry_ms)
# The overall limit never reaches further than its burst; what lies further ahead was written by a clock that was fast.
_FURTHEST_AHEAD = timedelta(minutes=1)


async def try_again_now(connection: Connection, now: Instant) -> None:
    """Telegram is back: what failed is tried now. A chat it asked us to leave in peace still is, by its own limit."""
    await connection.execute(
        update(deliveries)
        .where(deliveries.c.state == PENDING, deliveries.c.retry_ms > now.machine_ms)
        .values(retry_ms=now.machine_ms)
    )


async def bring_back(connection: Connection, by: timedelta, now: Instant) -> None:
    """The clock was set back by so much: whoever waits for a moment still to come waits for it so much less. Else
    everybody would wait until the clock has caught up."""
    for wait in _WAITS:
        still_waits = update(wait.table).where(wait > now.machine_ms)
        await connection.execute(still_waits.values({wait: wait - by // _MS}))


async def set_back_while_stopped(connection: Connection, now: Instant) -> timedelta:
    """How far the clock was set back before this process looked at it first, told by the overall limit; mostly 0."""
    next_free_ms = await connection.scalar(select(send_budget.c.next_free_ms).where(send_budget.c.id == OVERALL))
    ahead = ((next_free_ms or 0) - now.machine_ms) * _MS
    return ahead if ahead > _FURTHEST_AHEAD else timedelta()
