"""Recording an outcome under the lease's fence, and what each outcome means for the row and its reader."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import cache

import structlog
from sqlalchemy import Update, bindparam, update
from sqlalchemy.exc import SQLAlchemyError

from scheduler.connection import Connection, Transactions
from scheduler.instant import Instant, Now
from scheduler.ledger import SENDING, Delivery
from scheduler.outcomes import AskedToWait, Later, Never, Outcome, Sent, Unknown, Unreachable, Withdrawn, Wordless
from scheduler.recipients import set_reachable
from scheduler.spending import rest
from scheduler.tables import DeliveryState, deliveries

log = structlog.get_logger(__name__)

_MS = timedelta(milliseconds=1)
_RECORD_TRIES = 6
LONGEST_BACKOFF = timedelta(minutes=5)
AFTER_DOUBT = timedelta(seconds=5)
AFTER_WORDLESS = timedelta(seconds=30)
MOST_WORDLESS = 5  # times no words are found, whatever else the delivery has been through
MOST_DOUBTS = 1  # an unknown outcome is sent again once, then shown as unknown


def backoff(attempts: int) -> timedelta:
    """How long to wait after the given number of failed attempts: doubling from one second to five minutes."""
    return min(LONGEST_BACKOFF, timedelta(seconds=2 ** min(attempts - 1, 10)))


async def settle(transactions: Transactions, delivery: Delivery, outcome: Outcome, now: Now) -> None:
    """Record the outcome; while the database refuses, try again for as long as the lease can last."""
    await _insist(transactions, delivery, lambda connection: record(connection, delivery, outcome, now()))


async def give_back(transactions: Transactions, delivery: Delivery) -> None:
    """Let go of what was leased and never begun: it waits for its turn again."""
    back: dict[str, object] = {"state": DeliveryState.PENDING}
    await _insist(transactions, delivery, lambda connection: _change(connection, delivery, back))


async def _insist(
    transactions: Transactions, delivery: Delivery, write: Callable[[Connection], Awaitable[object]]
) -> None:
    for attempt in range(1, _RECORD_TRIES + 1):
        try:
            async with transactions.write() as connection:
                await write(connection)
            return
        except SQLAlchemyError as error:
            log.error("outcome not recorded yet", delivery=delivery.id, error=type(error).__name__, attempt=attempt)
            if attempt < _RECORD_TRIES:
                await asyncio.sleep(backoff(attempt).total_seconds())


async def record(connection: Connection, delivery: Delivery, outcome: Outcome, now: Instant) -> None:
    """Write what came of it, unless the lease has passed to somebody else meanwhile."""
    if not await _change(connection, delivery, _changes(delivery, outcome, now)):
        log.warning("lease lost before the outcome was recorded", delivery=delivery.id)
    elif isinstance(outcome, Unreachable):
        await set_reachable(connection, delivery.chat_id, reachable=False)
    elif isinstance(outcome, AskedToWait):
        await rest(connection, delivery.chat_id, now.machine_ms + outcome.after // _MS)


async def _change(connection: Connection, delivery: Delivery, changes: dict[str, object]) -> bool:
    """Write under the lease's fence; False when the lease has passed on."""
    fence = {"its_id": delivery.id, "its_owner": delivery.owner, "its_attempts": delivery.attempts}
    changed = await connection.execute(_fenced(frozenset(changes)), {**changes, **fence})
    return changed.rowcount > 0


@cache
def _fenced(columns: frozenset[str]) -> Update:
    """Change these columns of a delivery that is still being sent under this lease. Built once for each set."""
    return (
        update(deliveries)
        .where(
            deliveries.c.id == bindparam("its_id"),
            deliveries.c.state == SENDING,
            deliveries.c.lease_owner == bindparam("its_owner"),
            deliveries.c.attempts == bindparam("its_attempts"),
        )
        .values({name: bindparam(name) for name in sorted(columns)} | {"lease_owner": None, "lease_until_ms": None})
    )


def _changes(delivery: Delivery, outcome: Outcome, now: Instant) -> dict[str, object]:
    match outcome:
        case Sent(message_id):
            return _final(DeliveryState.SENT, now) | {"message_id": message_id}
        case Later(after=after):
            return _again(now, after or backoff(delivery.attempts))
        case AskedToWait(after):
            return _again(now, after)
        case Unreachable():
            return _again(now, timedelta())
        case Wordless() if delivery.wordless < MOST_WORDLESS - 1:
            return _again(now, AFTER_WORDLESS) | {"wordless": delivery.wordless + 1}
        case Unknown() if delivery.doubts < MOST_DOUBTS:
            return _again(now, AFTER_DOUBT) | {"doubts": delivery.doubts + 1}
        case Unknown():
            return _final(DeliveryState.UNKNOWN, now)
        case Never() | Wordless():
            return _final(DeliveryState.FAILED, now)
        case Withdrawn():
            return _final(DeliveryState.WITHDRAWN, now)


def _final(state: DeliveryState, now: Instant) -> dict[str, object]:
    return {"state": state, "payload": None, "finished_ms": now.machine_ms}


def _again(now: Instant, after: timedelta) -> dict[str, object]:
    return {"state": DeliveryState.PENDING, "retry_ms": now.machine_ms + after // _MS}
