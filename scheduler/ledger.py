"""The one ledger: everything we promised to say is a row here, put in within the caller's own transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from secrets import token_hex
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    RowMapping,
    and_,
    bindparam,
    func,
    literal,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.sql.dml import ReturningInsert

from scheduler.connection import Connection
from scheduler.inserting import ignoring, insert_ignoring
from scheduler.instant import Instant
from scheduler.moments import from_ms, to_ms
from scheduler.pace import Limits
from scheduler.spending import OVERALL, spend
from scheduler.tables import DeliveryState, Urgency, deliveries, recipients, send_budget

# Written into the statements: with parameters neither database can tell that an index of the unfinished applies, or
# each call is planned anew.
PENDING: ColumnElement[str] = literal_column(f"'{DeliveryState.PENDING}'")
SENDING: ColumnElement[str] = literal_column(f"'{DeliveryState.SENDING}'")
UNFINISHED = (PENDING, SENDING)
# A send that takes longer is broken off, its outcome unknown.
LONGEST_SEND = timedelta(seconds=75)
# Longer than any send, so that nobody else sends what is still being sent.
LEASE = timedelta(seconds=90)


def new_id() -> str:
    """An id for a delivery or a reminder: 32 hexadecimal digits, so it fits into a button."""
    return token_hex(16)


@dataclass(frozen=True)
class Entry:
    """What is to be delivered. `due` is people's time; `once_key` makes a second entry with the same key vanish."""

    id: str
    chat_id: int
    kind: str
    urgency: Urgency
    due: datetime
    payload: bytes | None = None
    once_key: str | None = None
    reminder_id: str | None = None
    step: int = 0
    not_before: datetime | None = None  # people's time; None: as soon as due


@dataclass(frozen=True)
class Lease:
    """Leave to send at once, for the process that is writing: how many hands it has free, and within which limits.

    `urgent_hands` are kept for emergencies, `unhurried_hands` for what is less urgent than a reply.
    """

    owner: str
    hands: int
    urgent_hands: int
    limits: Limits
    unhurried_hands: int = 0

    def hands_for(self, urgency: Urgency) -> int:
        """How many sends of this urgency may start."""
        return self.urgent_hands if urgency is Urgency.EMERGENCY else self.hands


@dataclass(frozen=True)
class Delivery:
    """One row of the ledger that is being sent under a lease."""

    id: str
    chat_id: int
    kind: str
    urgency: Urgency
    payload: bytes | None
    reminder_id: str | None
    step: int
    due: datetime  # people's time
    created: datetime  # machine time
    attempts: int
    doubts: int
    wordless: int
    owner: str
    lease_until: datetime  # machine time

    @property
    def may_be_repeat(self) -> bool:
        """Whether an earlier attempt may have arrived, so that the reader must be told."""
        return self.doubts > 0


@cache
def _keeping(dialect: str) -> ReturningInsert[tuple[str]]:
    """A delivery, and its id where no other has its key."""
    return ignoring(dialect, deliveries).returning(deliveries.c.id)


async def put(
    connection: Connection, entries: Sequence[Entry], now: Instant, lease: Lease | None = None
) -> list[Delivery]:
    """Put the entries of one chat in, in order, and give back those the caller may send once it has committed.

    Without a lease, or where earlier ones of the chat wait, or where the limits say no, they wait for a claim.
    """
    if not entries:
        return []
    start = await _may_start(connection, entries[0], lease, now) if lease else 0
    owner = lease.owner if lease else None
    rows = [_row(entry, now, owner if place < start else None) for place, entry in enumerate(entries)]
    stored = []
    for row in rows:
        if (await connection.execute(_keeping(connection.dialect.name), row)).first() is not None:
            stored.append(row)
    leased = [as_delivery(row) for row in stored if row["lease_owner"]]
    if lease and leased:
        await spend(connection, lease.limits, {entries[0].chat_id: len(leased)}, now)
    return leased


async def stands(connection: Connection, delivery_id: str) -> bool:
    """Whether it went into the ledger, and was not the second of its key."""
    return await connection.scalar(_STANDS, {"its_id": delivery_id}) is not None


_STANDS = select(deliveries.c.id).where(deliveries.c.id == bindparam("its_id"))


async def put_later(connection: Connection, entries: Sequence[Entry], now: Instant) -> None:
    """Put many entries in at once, of any chats; all of them wait for a claim."""
    if entries:
        await connection.execute(insert_ignoring(connection, deliveries), [_row(entry, now, None) for entry in entries])


def _row(entry: Entry, now: Instant, owner: str | None) -> dict[str, object]:
    return {
        "id": entry.id,
        "chat_id": entry.chat_id,
        "kind": entry.kind,
        "urgency": int(entry.urgency),
        "payload": entry.payload,
        "once_key": entry.once_key,
        "reminder_id": entry.reminder_id,
        "step": entry.step,
        "due_ms": to_ms(entry.due),
        "not_before_ms": to_ms(entry.not_before or entry.due),
        "state": DeliveryState.SENDING if owner else DeliveryState.PENDING,
        "attempts": 1 if owner else 0,
        "doubts": 0,
        "wordless": 0,
        "lease_owner": owner,
        "lease_until_ms": now.machine_ms + LEASE // timedelta(milliseconds=1) if owner else None,
        "created_ms": now.machine_ms,
    }


def as_delivery(row: RowMapping | Mapping[str, Any]) -> Delivery:
    """A row of the deliveries table, by its columns' names, as the value that is sent."""
    return Delivery(
        id=row["id"],
        chat_id=row["chat_id"],
        kind=row["kind"],
        urgency=Urgency(row["urgency"]),
        payload=row["payload"],
        reminder_id=row["reminder_id"],
        step=row["step"],
        due=from_ms(row["due_ms"]),
        created=from_ms(row["created_ms"]),
        attempts=row["attempts"],
        doubts=row["doubts"],
        wordless=row["wordless"],
        owner=row["lease_owner"],
        lease_until=from_ms(row["lease_until_ms"]),
    )


async def _may_start(connection: Connection, first: Entry, lease: Lease, now: Instant) -> int:
    """How many new deliveries of the first one's chat may be sent at once, by order, limits and hands."""
    standing = await _standing(connection, first.chat_id, now)
    if standing is None:
        await connection.execute(insert_ignoring(connection, recipients).values(chat_id=first.chat_id))
        return await _may_start(connection, first, lease, now)
    if standing.waiting or not standing.reachable:
        return 0
    chat_room = lease.limits.one_chat.room(standing.next_free_ms, now.machine_ms)
    overall_room = lease.limits.overall.room(standing.budget, now.machine_ms)
    return min(lease.hands_for(first.urgency), chat_room, overall_room)


async def _standing(connection: Connection, chat_id: int, now: Instant) -> Row[int, bool, int, int] | None:
    """What decides whether a chat may be written to at once; None for a chat nothing is noted of."""
    found = await connection.execute(_STANDING, {"chat": chat_id, "people_ms": now.people_ms})
    return found.first()


_WAITING = (
    select(func.count())
    .select_from(deliveries)
    .where(
        deliveries.c.chat_id == bindparam("chat"),
        deliveries.c.state.in_(UNFINISHED),
        or_(deliveries.c.not_before_ms <= bindparam("people_ms"), deliveries.c.attempts > 0),
    )
)
_BUDGET = select(send_budget.c.next_free_ms).where(send_budget.c.id == OVERALL)
_STANDING = select(
    recipients.c.next_free_ms,
    recipients.c.reachable,
    _WAITING.scalar_subquery().label("waiting"),
    func.coalesce(_BUDGET.scalar_subquery(), literal(0)).label("budget"),
).where(recipients.c.chat_id == bindparam("chat"))


def in_chat(chat_id: ColumnElement[int] | int) -> ColumnElement[bool]:
    """All that is still to be said to this chat and all that was, each by an index of its own."""
    its = deliveries.c.chat_id == chat_id
    return or_(and_(its, deliveries.c.state.in_(UNFINISHED)), and_(its, deliveries.c.finished_ms.is_not(None)))


async def withdraw(connection: Connection, chat_id: int, kinds: Sequence[str], now: Instant) -> None:
    """Take back what is not yet being sent to this chat, of these kinds."""
    await connection.execute(
        update(deliveries)
        .where(
            deliveries.c.chat_id == chat_id,
            deliveries.c.kind.in_(kinds),
            deliveries.c.state.in_(UNFINISHED),  # so that their index applies
            deliveries.c.state == PENDING,
        )
        .values(state=DeliveryState.WITHDRAWN, payload=None, finished_ms=now.machine_ms)
    )
