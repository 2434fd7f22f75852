"""The inbox: every update as Telegram gave it, kept before it is confirmed, wiped when it is done.

Order is our own `seq`. `update_id` is only a guard against a second copy, and only for three days, since Telegram
restarts it at a random number after an idle week.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Index,
    Integer,
    LargeBinary,
    Row,
    Select,
    SmallInteger,
    String,
    Table,
    bindparam,
    delete,
    exists,
    literal_column,
    select,
    text,
    update,
)
from sqlalchemy.sql.dml import ReturningInsert

from bot.database import metadata
from bot.inbox.lanes import lane_of
from bot.sealing import CannotOpen, Key, Place
from scheduler.connection import Connection
from scheduler.inserting import ignoring, insert_ignoring
from scheduler.instant import Instant
from scheduler.ledger import new_id
from scheduler.tables import RowNumber

_NEW = text("state = 'new'")
_DONE_ONES = text("state = 'done'")
_PARKED = text("state = 'parked'")
TRIES = 3
RETRY_AFTER_MS = 500  # after the first failure; four times as long after each further one
_MS = timedelta(milliseconds=1)


class State(StrEnum):
    """A NEW row waits for its turn; PARKED ones failed three times and wait for the host."""

    NEW = "new"
    DONE = "done"
    PARKED = "parked"


class Warned(StrEnum):
    """What the reading for danger found, before the turn."""

    UNREAD = "unread"
    CALM = "calm"
    WARNED = "warned"


inbox = Table(
    "inbox",
    metadata,
    Column("seq", RowNumber, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False),
    Column("update_id", BigInteger, unique=True),  # None after three days
    Column("lane", BigInteger, nullable=False),
    Column("update", LargeBinary),  # sealed under the transit key; wiped when done
    Column("state", String(8), nullable=False, server_default=State.NEW),
    Column("warned", String(8), nullable=False, server_default=Warned.UNREAD),
    Column("tries", SmallInteger, nullable=False, server_default="0"),
    Column("retry_ms", BigInteger, nullable=False, server_default="0"),
    Column("error", String(200)),  # the exception's class and place, never its text
    Column("received_ms", BigInteger, nullable=False),
    Column("finished_ms", BigInteger),
    Index("ix_inbox_new", "lane", "seq", sqlite_where=_NEW, postgresql_where=_NEW),
    Index("ix_inbox_waiting", "seq", sqlite_where=_NEW, postgresql_where=_NEW),
    Index("ix_inbox_done", "received_ms", sqlite_where=_DONE_ONES, postgresql_where=_DONE_ONES),
    Index("ix_inbox_parked", "seq", sqlite_where=_PARKED, postgresql_where=_PARKED),
    sqlite_autoincrement=True,
)

# Written into the statements: with parameters no index of the new or the parked applies, or each call is planned anew.
_NEW_ONE: ColumnElement[str] = literal_column(f"'{State.NEW}'")
IS_NEW = inbox.c.state == _NEW_ONE
IS_PARKED = inbox.c.state == literal_column(f"'{State.PARKED}'")

lanes = Table("lanes", metadata, Column("lane", BigInteger, primary_key=True, autoincrement=False))


@dataclass(frozen=True)
class Stored:
    """One update of the inbox, opened. `received_ms` is machine time.

    `broken`: its bytes do not open with this key in this place, so `update` is empty and nobody can handle it.
    """

    seq: int
    lane: int
    update: dict[str, Any]
    warned: Warned
    tries: int
    received_ms: int
    broken: bool = False


def _place(row_id: str, lane: int) -> Place:
    return Place("inbox", "update", lane, row_id)


async def put(connection: Connection, updates: Sequence[dict[str, Any]], transit: Key, now: Instant) -> list[int]:
    """Keep these raw updates, each once; the `seq` of those that are new."""
    kept: list[int] = []
    into: set[int] = set()
    for raw in updates:
        lane, row_id = lane_of(raw), new_id()
        sealed = transit.seal(json.dumps(raw).encode(), _place(row_id, lane))
        row = {"id": row_id, "update_id": raw.get("update_id"), "lane": lane, "update": sealed}
        seq = await connection.scalar(_keeping(connection.dialect.name), {**row, "received_ms": now.machine_ms})
        if seq is not None:
            into.add(lane)
            kept.append(seq)
    if into:
        await connection.execute(insert_ignoring(connection, lanes), [{"lane": lane} for lane in sorted(into)])
    return kept


@cache
def _keeping(dialect: str) -> ReturningInsert[int]:
    """An update, and its `seq` where it is not there yet. Built once: building takes longer than running."""
    return ignoring(dialect, inbox).returning(inbox.c.seq)


async def unread(connection: Connection, transit: Key, limit: int = 100) -> list[Stored]:
    """The oldest updates nobody has read for danger yet."""
    rows = await connection.execute(_UNREAD, {"most": limit})
    return [_opened(row, transit) for row in rows]


_UNREAD = (
    select(inbox)
    .where(IS_NEW, inbox.c.warned == Warned.UNREAD)
    .order_by(inbox.c.seq)
    .limit(bindparam("most", type_=Integer))
)


async def mark_read(connection: Connection, seqs: Sequence[int], found: Warned) -> bool:
    """Note what the reading found; False when every one of them was read before."""
    read = await connection.execute(
        update(inbox).where(inbox.c.seq.in_(seqs), inbox.c.warned == Warned.UNREAD).values(warned=found)
    )
    return read.rowcount > 0


async def take_oldest(connection: Connection, transit: Key, now: Instant) -> Stored | None:
    """Lock a lane and give its oldest unfinished update, once that was read for danger; None when there is none.

    The lane is locked before its oldest row is read: a second worker that skipped the row would take the next message.
    """
    if connection.dialect.name == "sqlite":  # it has one writer, so nobody else can take it meanwhile
        row = (await connection.execute(_OLDEST_READY, {"now_ms": now.machine_ms})).first()
        return _opened(row, transit) if row is not None else None
    for lane in await connection.scalars(_READY_LANES, {"now_ms": now.machine_ms}):
        if await connection.scalar(_LOCKED_LANE, {"its_lane": lane}) is None:
            # Locked by another worker, or tidied away in the moment in which this update came.
            await connection.execute(insert_ignoring(connection, lanes), {"lane": lane})
            continue
        row = (await connection.execute(_OLDEST, {"its_lane": lane})).first()
        if row is not None and row.warned != Warned.UNREAD and row.retry_ms <= now.machine_ms:
            return _opened(row, transit)
    return None


_EARLIER = inbox.alias("earlier")
_FIRST_OF_ITS_LANE = ~exists().where(
    _EARLIER.c.lane == inbox.c.lane, _EARLIER.c.seq < inbox.c.seq, _EARLIER.c.state == _NEW_ONE
)


def _ready(what: Table | Column[int], most: int) -> Select[Any]:
    """Of the updates whose turn it is, the first of each lane."""
    whose_turn = inbox.c.warned != Warned.UNREAD, inbox.c.retry_ms <= bindparam("now_ms"), _FIRST_OF_ITS_LANE
    return select(what).where(IS_NEW, *whose_turn).order_by(inbox.c.seq).limit(most)


_OLDEST_READY = _ready(inbox, 1)
_READY_LANES = _ready(inbox.c.lane, 16)
_LOCKED_LANE = select(lanes.c.lane).where(lanes.c.lane == bindparam("its_lane")).with_for_update(skip_locked=True)
_OLDEST = select(inbox).where(inbox.c.lane == bindparam("its_lane"), IS_NEW).order_by(inbox.c.seq).limit(1)


def _opened(row: Row[tuple[Any, ...]], transit: Key) -> Stored:
    raw, broken = {}, False
    try:
        raw = json.loads(transit.open(row.update, _place(row.id, row.lane)))
    except (CannotOpen, ValueError, RecursionError):
        broken = True  # it must not hold up everybody behind it; its turn fails, and it is parked
    return Stored(row.seq, row.lane, raw, Warned(row.warned), row.tries, row.received_ms, broken)


async def mark_done(connection: Connection, seq: int, now: Instant) -> None:
    """Handled: its words are wiped in the same transaction as what it led to."""
    await connection.execute(_DONE, {"its_seq": seq, "now_ms": now.machine_ms})


_DONE = (
    update(inbox)
    .where(inbox.c.seq == bindparam("its_seq"))
    .values(state=State.DONE, update=None, finished_ms=bindparam("now_ms"))
)


async def mark_failed(connection: Connection, stored: Stored, error: str, now: Instant) -> bool:
    """Count a failed try; True when it was the last and the update is parked, so that the next one goes on."""
    tries = stored.tries + 1
    parked = tries >= TRIES
    await connection.execute(
        update(inbox)
        .where(inbox.c.seq == stored.seq)
        .values(
            tries=tries,
            error=error[:200],
            state=State.PARKED if parked else State.NEW,
            retry_ms=now.machine_ms + RETRY_AFTER_MS * 4**stored.tries,
        )
    )
    return parked


async def forget(connection: Connection, lane: int, before: int) -> None:
    """Erase what this lane said before that update, parked ones too. What came after it waits for its turn."""
    await connection.execute(delete(inbox).where(inbox.c.lane == lane, inbox.c.seq < before))


async def bring_back(connection: Connection, by: timedelta, now: Instant) -> None:
    """The clock was set back by so much: what is to be tried again waits so much less for it."""
    waits = update(inbox).where(IS_NEW, inbox.c.retry_ms > now.machine_ms)
    await connection.execute(waits.values(retry_ms=inbox.c.retry_ms - by // _MS))
