"""The inbox: every update as Telegram gave it, kept before it is confirmed, wiped when it is done.

Order is our own `seq`. `update_id` is only a guard against a second copy, and only for three days, since Telegram
restarts
it at a random number after an idle week.
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
    SmallInteger,
    String,
    Table,
    bindparam,
    case,
    delete,
    exists,
    func,
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
_PARKED = text("state = 'parked'")
REMEMBERED = timedelta(days=3)
TRIES = 3
_RETRY_AFTER_MS = 500  # after the first failure; four times as long after each further one
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
    Index("ix_inbox_parked", "seq", sqlite_where=_PARKED, postgresql_where=_PARKED),
    sqlite_autoincrement=True,
)

# Written into the statements: with parameters no index of the new or the parked applies, or each call is planned anew.
_NEW_ONE: ColumnElement[str] = literal_column(f"'{State.NEW}'")
_IS_NEW = inbox.c.state == _NEW_ONE
_IS_PARKED = inbox.c.state == literal_column(f"'{State.PARKED}'")

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


@dataclass(frozen=True)
class Backlog:
    """How full the inbox is; ages in milliseconds, 0 where nothing waits. `parked` ones wait for the host."""

    waiting: int
    oldest_ms: int
    oldest_unread_ms: int
    parked: int


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
    .where(_IS_NEW, inbox.c.warned == Warned.UNREAD)
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
_OLDEST_READY = (
    select(inbox)
    .where(
        _IS_NEW,
        inbox.c.warned != Warned.UNREAD,
        inbox.c.retry_ms <= bindparam("now_ms"),
        _FIRST_OF_ITS_LANE,
    )
    .order_by(inbox.c.seq)
    .limit(1)
)
_READY_LANES = _OLDEST_READY.with_only_columns(inbox.c.lane).limit(16)
_LOCKED_LANE = select(lanes.c.lane).where(lanes.c.lane == bindparam("its_lane")).with_for_update(skip_locked=True)
_OLDEST = select(inbox).where(inbox.c.lane == bindparam("its_lane"), _IS_NEW).order_by(inbox.c.seq).limit(1)


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
            retry_ms=now.machine_ms + _RETRY_AFTER_MS * 4**stored.tries,
        )
    )
    return parked


async def parked(connection: Connection) -> Sequence[Any]:
    """Seq, lane, error and time (machine, ms) of each parked update, oldest first; never its words."""
    rows = await connection.execute(
        select(inbox.c.seq, inbox.c.lane, inbox.c.error, inbox.c.received_ms).where(_IS_PARKED).order_by(inbox.c.seq)
    )
    return rows.fetchall()


async def retry_parked(connection: Connection) -> int:
    """Give every parked update three tries more; how many there were."""
    retried = await connection.execute(update(inbox).where(_IS_PARKED).values(state=State.NEW, tries=0, retry_ms=0))
    return retried.rowcount


async def unfinished(connection: Connection) -> int:
    """How many updates wait for their turn."""
    return await connection.scalar(select(func.count()).select_from(inbox).where(_IS_NEW)) or 0


async def backlog(connection: Connection, now: Instant) -> Backlog:
    """What waits in the inbox now."""
    new = (
        await connection.execute(
            select(
                func.count().label("waiting"),
                func.min(inbox.c.received_ms).label("oldest"),
                func.min(case((inbox.c.warned == Warned.UNREAD, inbox.c.received_ms))).label("oldest_unread"),
            ).where(_IS_NEW)
        )
    ).one()
    unhandled = await connection.scalar(select(func.count()).select_from(inbox).where(_IS_PARKED))
    oldest, unread_since = new.oldest or now.machine_ms, new.oldest_unread or now.machine_ms
    return Backlog(new.waiting, now.machine_ms - oldest, now.machine_ms - unread_since, unhandled or 0)


async def parked_since(connection: Connection, since_ms: int) -> int:
    """How many of the parked updates failed for the last time after this moment (machine time, ms)."""
    last_failed = inbox.c.retry_ms - _RETRY_AFTER_MS * 4 ** (TRIES - 1)
    found = await connection.scalar(select(func.count()).select_from(inbox).where(_IS_PARKED, last_failed > since_ms))
    return found or 0


async def tidy(connection: Connection, now: Instant) -> None:
    """Three days on: a done row goes, a waiting or parked one no longer guards its number, an empty lane is none."""
    old = inbox.c.received_ms < now.machine_ms - REMEMBERED // _MS
    await connection.execute(delete(inbox).where(old, inbox.c.state == State.DONE))
    await connection.execute(update(inbox).where(old, inbox.c.update_id.is_not(None)).values(update_id=None))
    await connection.execute(delete(lanes).where(~exists().where(inbox.c.lane == lanes.c.lane)))


async def forget(connection: Connection, lane: int, before: int) -> None:
    """Erase what this lane said before that update, parked ones too. What came after it waits for its turn."""
    await connection.execute(delete(inbox).where(inbox.c.lane == lane, inbox.c.seq < before))
