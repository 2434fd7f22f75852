"""Claims: which deliveries may start now, taken under a lease; and what a dead process left, put back."""

from collections import Counter
from datetime import timedelta
from functools import cache

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    Update,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    true,
    update,
)

from scheduler.connection import Connection
from scheduler.instant import Instant
from scheduler.ledger import LEASE, PENDING, SENDING, UNFINISHED, Delivery, Lease, as_delivery, spend
from scheduler.pace import Limits
from scheduler.tables import DeliveryState, Urgency, deliveries, recipients, send_budget

_MS = timedelta(milliseconds=1)


async def claim(connection: Connection, lease: Lease, now: Instant) -> list[Delivery]:
    """Lease what can start now: emergencies whatever our own limits say, then the rest within them."""
    claimed = await _take(connection, lease, lease.urgent_hands, now, urgent=True)
    hands = min(lease.hands, await _room_overall(connection, lease.limits, now))
    if hands > 0:
        claimed += await _take(connection, lease, hands, now, urgent=False)
    if claimed:
        await spend(connection, lease.limits, dict(Counter(delivery.chat_id for delivery in claimed)), now)
    return claimed


async def _room_overall(connection: Connection, limits: Limits, now: Instant) -> int:
    next_free = await connection.scalar(_LOCKED_BUDGET) if limits.overall.interval_ms else 0
    return limits.overall.room(next_free or 0, now.machine_ms)


_LOCKED_BUDGET = select(send_budget.c.next_free_ms).where(send_budget.c.id == 1).with_for_update()


async def _take(connection: Connection, lease: Lease, count: int, now: Instant, *, urgent: bool) -> list[Delivery]:
    if count <= 0:
        return []
    until_ms = now.machine_ms + LEASE // _MS
    leased = {"most": count, "owner": lease.owner, "until_ms": until_ms, **_moment(now, lease.limits)}
    taken = await connection.execute(_taking(urgent, lease.limits.one_chat.interval_ms > 0), leased)
    return sorted((as_delivery(row) for row in taken), key=lambda delivery: (delivery.urgency, delivery.due))


def _moment(now: Instant, limits: Limits) -> dict[str, int]:
    """What the statements below are asked with; they are built once, since building takes longer than running."""
    return {"people_ms": now.people_ms, "machine_ms": now.machine_ms, "slack_ms": limits.one_chat.slack_ms}


_PEOPLE_MS, _MACHINE_MS, _SLACK_MS = (
    bindparam(name, type_=BigInteger, required=False) for name in ("people_ms", "machine_ms", "slack_ms")
)
_URGENT = deliveries.c.urgency == int(Urgency.EMERGENCY)


@cache
def _taking(urgent: bool, paced: bool) -> Update:
    most = bindparam("most", type_=Integer)
    ready = _ready(_URGENT if urgent else ~_URGENT, paced).limit(most)
    ready_now = ready.with_for_update(skip_locked=True, of=deliveries).cte("ready")
    lease: dict[str, object] = {"lease_owner": bindparam("owner"), "lease_until_ms": bindparam("until_ms")}
    return (
        update(deliveries)
        .where(deliveries.c.seq == ready_now.c.seq)
        .values(state=DeliveryState.SENDING, attempts=deliveries.c.attempts + 1, **lease)
        .returning(deliveries)
    )


def _ready(wanted: ColumnElement[bool], paced: bool) -> Select[int]:
    """Of the wanted: pending, due, its turn in its chat, its chat reachable and (but for emergencies) within its
    pace."""
    in_pace = or_(_URGENT, _free_at(paced) <= _MACHINE_MS)
    return (
        select(deliveries.c.seq)
        .join_from(deliveries, recipients, recipients.c.chat_id == deliveries.c.chat_id, isouter=True)
        .where(wanted, _in_turn(), deliveries.c.retry_ms <= _MACHINE_MS, in_pace)
        .order_by(deliveries.c.urgency, deliveries.c.not_before_ms, deliveries.c.seq)
    )


def _in_turn() -> ColumnElement[bool]:
    """Pending and due, nothing earlier of its chat unfinished that is as urgent, and its chat reachable."""
    earlier = deliveries.alias("earlier")
    waits_for_earlier = exists().where(
        earlier.c.chat_id == deliveries.c.chat_id,
        earlier.c.seq < deliveries.c.seq,
        earlier.c.urgency <= deliveries.c.urgency,
        earlier.c.state.in_(UNFINISHED),
        or_(earlier.c.not_before_ms <= _PEOPLE_MS, earlier.c.attempts > 0),
    )
    return and_(
        deliveries.c.state == PENDING,
        deliveries.c.not_before_ms <= _PEOPLE_MS,
        func.coalesce(recipients.c.reachable, true()),
        ~waits_for_earlier,
    )


def _free_at(paced: bool) -> ColumnElement[int]:
    """When the chat's pace allows the next ordinary message; 0 where there is no limit."""
    return func.coalesce(recipients.c.next_free_ms, 0) - _SLACK_MS if paced else literal(0, BigInteger)


async def free_expired(connection: Connection, now: Instant, owner_gone: bool = False) -> int:
    """Put back what a dead process was sending, marked as a possible repeat; give how many there were.

    `owner_gone`: whoever holds a lease is known to be dead (SQLite at start), so no lease is waited for.
    """
    held = deliveries.c.state == SENDING
    expired = held if owner_gone else and_(held, deliveries.c.lease_until_ms < now.machine_ms)
    freed = await connection.execute(
        update(deliveries)
        .where(expired)
        .values(state=DeliveryState.PENDING, lease_owner=None, lease_until_ms=None, doubts=deliveries.c.doubts + 1)
    )
    return freed.rowcount


async def most_urgent_due(connection: Connection, now: Instant) -> Urgency | None:
    """How urgent the first of those is whose time has come, be it that it waits for its turn, its chat or a hand."""
    urgency = await connection.scalar(_MOST_URGENT, {"people_ms": now.people_ms})
    return None if urgency is None else Urgency(urgency)


_MOST_URGENT = (
    select(deliveries.c.urgency)
    .where(deliveries.c.state == PENDING, deliveries.c.not_before_ms <= _PEOPLE_MS)
    .order_by(deliveries.c.urgency)
    .limit(1)
)


async def ms_until_next(connection: Connection, limits: Limits, now: Instant) -> int | None:
    """Milliseconds until the next delivery whose turn it is can start; None when none waits for its time only."""
    soonest = await connection.scalar(
        _soonest(connection.dialect.name, limits.one_chat.interval_ms > 0), _moment(now, limits)
    )
    return None if soonest is None else max(0, soonest - now.machine_ms)


@cache
def _soonest(dialect: str, paced: bool) -> Select[int]:
    later_of = func.max if dialect == "sqlite" else func.greatest
    starts = case((_URGENT, deliveries.c.retry_ms), else_=later_of(deliveries.c.retry_ms, _free_at(paced)))
    return (
        select(func.min(starts))
        .join_from(deliveries, recipients, recipients.c.chat_id == deliveries.c.chat_id, isouter=True)
        .where(_in_turn())
    )
