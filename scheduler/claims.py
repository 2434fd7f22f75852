"""Claims: which deliveries may start now, taken under a lease; and what a dead process left, put back."""

from collections import Counter
from datetime import timedelta

from sqlalchemy import BigInteger, ColumnElement, Select, and_, case, exists, func, literal, or_, select, true, update

from scheduler.connection import Connection
from scheduler.instant import Instant
from scheduler.ledger import LEASE, UNFINISHED, Delivery, Lease, as_delivery, spend
from scheduler.pace import Limits
from scheduler.tables import DeliveryState, Urgency, deliveries, recipients, send_budget

_MS = timedelta(milliseconds=1)


async def claim(connection: Connection, lease: Lease, now: Instant) -> list[Delivery]:
    """Lease what can start now: emergencies whatever our own limits say, then the rest within them."""
    claimed = await _take(connection, lease, lease.urgent_hands, now, _URGENT)
    hands = min(lease.hands, await _room_overall(connection, lease.limits, now))
    if hands > 0:
        claimed += await _take(connection, lease, hands, now, ~_URGENT)
    if claimed:
        await spend(connection, lease.limits, dict(Counter(delivery.chat_id for delivery in claimed)), now)
    return claimed


async def _room_overall(connection: Connection, limits: Limits, now: Instant) -> int:
    budget = select(send_budget.c.next_free_ms).where(send_budget.c.id == 1).with_for_update()
    next_free = await connection.scalar(budget) if limits.overall.interval_ms else 0
    return limits.overall.room(next_free or 0, now.machine_ms)


async def _take(
    connection: Connection, lease: Lease, count: int, now: Instant, wanted: ColumnElement[bool]
) -> list[Delivery]:
    ready = _ready(now, wanted, lease.limits).limit(count).with_for_update(skip_locked=True, of=deliveries).cte("ready")
    taken = await connection.execute(
        update(deliveries)
        .where(deliveries.c.seq == ready.c.seq)
        .values(
            state=DeliveryState.SENDING,
            lease_owner=lease.owner,
            lease_until_ms=now.machine_ms + LEASE // _MS,
            attempts=deliveries.c.attempts + 1,
        )
        .returning(deliveries)
    )
    return sorted((as_delivery(row) for row in taken), key=lambda delivery: (delivery.urgency, delivery.due))


def _ready(now: Instant, wanted: ColumnElement[bool], limits: Limits) -> Select[tuple[int]]:
    """Of the wanted: pending, due, its turn in its chat, its chat reachable and (but for emergencies) within its
    pace."""
    in_pace = or_(_URGENT, _free_at(limits) <= now.machine_ms)
    return (
        select(deliveries.c.seq)
        .join_from(deliveries, recipients, recipients.c.chat_id == deliveries.c.chat_id, isouter=True)
        .where(wanted, _in_turn(now), deliveries.c.retry_ms <= now.machine_ms, in_pace)
        .order_by(deliveries.c.urgency, deliveries.c.not_before_ms, deliveries.c.seq)
    )


_URGENT = deliveries.c.urgency == int(Urgency.EMERGENCY)


def _in_turn(now: Instant) -> ColumnElement[bool]:
    """Pending and due, nothing earlier of its chat unfinished that is as urgent, and its chat reachable."""
    earlier = deliveries.alias("earlier")
    waits_for_earlier = exists().where(
        earlier.c.chat_id == deliveries.c.chat_id,
        earlier.c.seq < deliveries.c.seq,
        earlier.c.urgency <= deliveries.c.urgency,
        earlier.c.state.in_(UNFINISHED),
        or_(earlier.c.not_before_ms <= now.people_ms, earlier.c.attempts > 0),
    )
    return and_(
        deliveries.c.state == DeliveryState.PENDING,
        deliveries.c.not_before_ms <= now.people_ms,
        func.coalesce(recipients.c.reachable, true()),
        ~waits_for_earlier,
    )


def _free_at(limits: Limits) -> ColumnElement[int]:
    """When the chat's pace allows the next ordinary message; 0 where there is no limit."""
    if not limits.one_chat.interval_ms:
        return literal(0, BigInteger)
    return func.coalesce(recipients.c.next_free_ms, 0) - limits.one_chat.slack_ms


async def free_expired(connection: Connection, now: Instant, owner_gone: bool = False) -> int:
    """Put back what a dead process was sending, marked as a possible repeat; give how many there were.

    `owner_gone`: whoever holds a lease is known to be dead (SQLite at start), so no lease is waited for.
    """
    held = deliveries.c.state == DeliveryState.SENDING
    expired = held if owner_gone else and_(held, deliveries.c.lease_until_ms < now.machine_ms)
    freed = await connection.execute(
        update(deliveries)
        .where(expired)
        .values(state=DeliveryState.PENDING, lease_owner=None, lease_until_ms=None, doubts=deliveries.c.doubts + 1)
    )
    return freed.rowcount


async def ms_until_next(connection: Connection, limits: Limits, now: Instant) -> int | None:
    """Milliseconds until the next delivery whose turn it is can start; None when none waits for its time only."""
    later_of = func.max if connection.dialect.name == "sqlite" else func.greatest
    starts = case((_URGENT, deliveries.c.retry_ms), else_=later_of(deliveries.c.retry_ms, _free_at(limits)))
    soonest = await connection.scalar(
        select(func.min(starts))
        .join_from(deliveries, recipients, recipients.c.chat_id == deliveries.c.chat_id, isouter=True)
        .where(_in_turn(now))
    )
    return None if soonest is None else max(0, soonest - now.machine_ms)
