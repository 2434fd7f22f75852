"""Claims: which deliveries may start now, taken under a lease; and what a dead process left, put back."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from functools import cache

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    ScalarSelect,
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
from scheduler.ledger import LEASE, PENDING, UNFINISHED, Delivery, Lease, as_delivery
from scheduler.pace import Limits
from scheduler.spending import room, spend
from scheduler.tables import DeliveryState, Urgency, deliveries, recipients

_MS = timedelta(milliseconds=1)


class _Which(Enum):
    """Which deliveries a claim is for."""

    EMERGENCIES = auto()
    UNHURRIED = auto()  # less urgent than a reply
    ORDINARY = auto()  # all but emergencies


async def claim(connection: Connection, lease: Lease, now: Instant) -> list[Delivery]:
    """Lease what can start now: emergencies whatever our own limits say, then the rest within them, the most urgent
    first. What is less urgent than a reply has a hand and a share of the limits of its own, or a flood of replies
    would hold it back for as long as it lasts."""
    urgent = await _take(connection, lease, lease.urgent_hands, now, _Which.EMERGENCIES)
    overall, kept = await room(connection, lease.limits, now)
    unhurried = await _take(connection, lease, min(lease.unhurried_hands, kept), now, _Which.UNHURRIED)
    await _spend(connection, lease.limits, urgent + unhurried, now, len(unhurried))
    hands = min(lease.hands, overall - len(unhurried))
    ordinary = await _take(connection, lease, hands, now, _Which.ORDINARY)
    await _spend(connection, lease.limits, ordinary, now)
    return urgent + unhurried + ordinary


async def _spend(
    connection: Connection, limits: Limits, claimed: Sequence[Delivery], now: Instant, unhurried: int = 0
) -> None:
    if claimed:
        await spend(connection, limits, dict(Counter(each.chat_id for each in claimed)), now, unhurried)


async def _take(connection: Connection, lease: Lease, count: int, now: Instant, which: _Which) -> list[Delivery]:
    if count <= 0:
        return []
    until_ms = now.machine_ms + LEASE // _MS
    leased = {"most": count, "owner": lease.owner, "until_ms": until_ms, **_moment(now, lease.limits)}
    taken = await connection.execute(_taking(which, lease.limits.one_chat.interval_ms > 0), leased)
    found = [as_delivery(row) for row in taken.mappings()]
    return sorted(found, key=lambda delivery: (delivery.urgency, delivery.due))


def _moment(now: Instant, limits: Limits) -> dict[str, int]:
    """What the statements below are asked with; they are built once, since building takes longer than running."""
    return {"people_ms": now.people_ms, "machine_ms": now.machine_ms, "slack_ms": limits.one_chat.slack_ms}


_PEOPLE_MS, _MACHINE_MS, _SLACK_MS = (
    bindparam(name, type_=BigInteger, required=False) for name in ("people_ms", "machine_ms", "slack_ms")
)
_URGENT = deliveries.c.urgency == int(Urgency.EMERGENCY)


_WANTED: dict[_Which, ColumnElement[bool]] = {
    _Which.EMERGENCIES: _URGENT,
    _Which.UNHURRIED: deliveries.c.urgency > int(Urgency.REPLY),
    _Which.ORDINARY: deliveries.c.urgency > int(Urgency.EMERGENCY),
}


@cache
def _taking(which: _Which, paced: bool) -> Update:
    most = bindparam("most", type_=Integer)
    ready = _ready(_WANTED[which], paced).limit(most)
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


@dataclass(frozen=True)
class Due:
    """How urgent the first and the last of those are whose time has come, be it that they wait for their turn, their
    chat or a hand."""

    first: Urgency
    last: Urgency


async def due(connection: Connection, now: Instant) -> Due | None:
    """What is due; None where nothing is."""
    row = (await connection.execute(_DUE, {"people_ms": now.people_ms})).one()
    return None if row.first is None else Due(Urgency(row.first), Urgency(row.last))


def _first_by(order: ColumnElement[int]) -> ScalarSelect[int]:
    due_now = and_(deliveries.c.state == PENDING, deliveries.c.not_before_ms <= _PEOPLE_MS)
    return select(deliveries.c.urgency).where(due_now).order_by(order).limit(1).scalar_subquery()


_DUE = select(
    _first_by(deliveries.c.urgency.asc()).label("first"), _first_by(deliveries.c.urgency.desc()).label("last")
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
