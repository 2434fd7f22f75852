"""Blood counts as their person told them: every value sealed under that person's key, one entry a message."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    LargeBinary,
    Row,
    SmallInteger,
    String,
    Table,
    delete,
    select,
    text,
    update,
)

from bot.database import metadata
from bot.labs.count import Count
from bot.patients.records import Person, key_of
from bot.sealing import Place
from scheduler.connection import Connection
from scheduler.instant import Instant
from scheduler.ledger import new_id


class State(StrEnum):
    """UNCONFIRMED values are kept while a doubt about them is asked. REMOVED ones were undone with their whole entry
    and can come back; LEFT_OUT ones were answered with "neither"."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    REMOVED = "removed"
    LEFT_OUT = "left-out"


_GONE = (State.REMOVED, State.LEFT_OUT)


entries = Table(
    "lab_entries",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("user_id", BigInteger, nullable=False),
    Column("message_id", BigInteger),  # of the person's message; an edit of it changes what it wrote
    Column("source", LargeBinary, nullable=False),  # a mark of the message's text, sealed; empty for an older one
    Column("changed_by_button", Boolean, nullable=False, server_default=text("false")),
    Column("created_ms", BigInteger, nullable=False),
    Index("ix_lab_entries_user", "user_id", "message_id"),
)

values = Table(
    "lab_values",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("entry_id", String(32), nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("place", SmallInteger, nullable=False),  # in its message, from 0
    Column("state", String(12), nullable=False),
    Column("body", LargeBinary, nullable=False),  # analyte, value, unit, date: sealed
    Column("created_ms", BigInteger, nullable=False),
    Index("ix_lab_values_user", "user_id"),
    Index("ix_lab_values_entry", "entry_id"),
)


@dataclass(frozen=True)
class Kept:
    """A count as it stands in the records."""

    id: str
    entry_id: str
    state: State
    count: Count


@dataclass(frozen=True)
class Entry:
    """One message that held counts. Of its text only a mark is kept: enough to see whether an edit changed it."""

    id: str
    mark: str
    changed_by_button: bool

    def wrote(self, text: str, person: Person) -> bool:
        """Whether this is what the message said when its counts were written."""
        return self.mark == _mark(person, self.id, text)


def _body_place(user_id: int, value_id: str) -> Place:
    return Place("lab_values", "body", user_id, value_id)


def _source_place(user_id: int, entry_id: str) -> Place:
    return Place("lab_entries", "source", user_id, entry_id)


def _mark(person: Person, entry_id: str, text: str) -> str:
    return key_of(person).mark(text, _source_place(person.user_id, entry_id))


def _sealed_mark(person: Person, entry_id: str, text: str) -> bytes:
    mark = _mark(person, entry_id, text)
    return key_of(person).seal(mark.encode(), _source_place(person.user_id, entry_id))


async def put_entry(connection: Connection, person: Person, message_id: int | None, source: str, now: Instant) -> str:
    """Keep that this message held counts; the entry's id. Raises CannotOpen without the person's key."""
    entry_id = new_id()
    row = {"id": entry_id, "user_id": person.user_id, "message_id": message_id, "created_ms": now.machine_ms}
    await connection.execute(entries.insert().values(**row, source=_sealed_mark(person, entry_id, source)))
    return entry_id


async def put_values(
    connection: Connection,
    person: Person,
    entry_id: str,
    counts: Sequence[tuple[Count, State]],
    now: Instant,
    first_place: int = 0,
) -> list[Kept]:
    """Keep these counts under an entry, after those that hold the places before `first_place`."""
    kept = [Kept(new_id(), entry_id, state, count) for count, state in counts]
    for place, each in enumerate(kept, first_place):
        sealed = key_of(person).seal(each.count.to_json(), _body_place(person.user_id, each.id))
        row = {"id": each.id, "entry_id": entry_id, "user_id": person.user_id, "state": each.state, "body": sealed}
        await connection.execute(values.insert().values(**row, place=place, created_ms=now.machine_ms))
    return kept


async def change_source(connection: Connection, person: Person, entry_id: str, source: str) -> None:
    """The message says something else now, and no button has changed what it wrote since."""
    sealed = _sealed_mark(person, entry_id, source)
    await connection.execute(
        update(entries).where(entries.c.id == entry_id).values(source=sealed, changed_by_button=False)
    )


async def change_value(connection: Connection, person: Person, kept: Kept, count: Count, state: State) -> None:
    """The count as its person has corrected or confirmed it."""
    sealed = key_of(person).seal(count.to_json(), _body_place(person.user_id, kept.id))
    await connection.execute(update(values).where(values.c.id == kept.id).values(body=sealed, state=state))


async def set_state(connection: Connection, ids: Sequence[str], state: State) -> None:
    """Remove values, or bring them back."""
    await connection.execute(update(values).where(values.c.id.in_(ids)).values(state=state))


async def mark_changed_by_button(connection: Connection, entry_id: str) -> None:
    """From now on an edit of the message asks before it overwrites."""
    await connection.execute(update(entries).where(entries.c.id == entry_id).values(changed_by_button=True))


async def drop_values(connection: Connection, entry_id: str) -> None:
    """Take away what an entry wrote, to write it anew."""
    await connection.execute(delete(values).where(values.c.entry_id == entry_id))


async def entry_of_message(connection: Connection, person: Person, message_id: int | None) -> Entry | None:
    """The entry this message wrote; None when it wrote none."""
    query = select(entries).where(entries.c.user_id == person.user_id, entries.c.message_id == message_id)
    row = (await connection.execute(query)).first()
    return _entry(row, person) if row else None


async def get_entry(connection: Connection, person: Person, entry_id: str) -> Entry | None:
    """This person's entry of this id; None for anybody else's."""
    query = select(entries).where(entries.c.user_id == person.user_id, entries.c.id == entry_id)
    row = (await connection.execute(query)).first()
    return _entry(row, person) if row else None


def _entry(row: Row[tuple[Any, ...]], person: Person) -> Entry:
    sealed, place = row.source, _source_place(person.user_id, row.id)
    return Entry(row.id, key_of(person).open(sealed, place).decode() if sealed else "", row.changed_by_button)


async def of_entry(connection: Connection, person: Person, entry_id: str) -> list[Kept]:
    """What an entry wrote, in the order it was typed."""
    query = select(values).where(values.c.user_id == person.user_id, values.c.entry_id == entry_id)
    query = query.order_by(values.c.place)
    return [_kept(row, person) for row in await connection.execute(query)]


async def get_value(connection: Connection, person: Person, value_id: str) -> Kept | None:
    """This person's value of this id; None for anybody else's."""
    query = select(values).where(values.c.user_id == person.user_id, values.c.id == value_id)
    row = (await connection.execute(query)).first()
    return _kept(row, person) if row else None


async def of_person(connection: Connection, person: Person) -> list[Kept]:
    """Every value that was not removed: the newest date first, and on one date what was told last."""
    query = select(values).where(values.c.user_id == person.user_id, values.c.state.not_in(_GONE))
    query = query.order_by(values.c.created_ms.desc(), values.c.place)
    kept = [_kept(row, person) for row in await connection.execute(query)]
    return sorted(kept, key=lambda each: each.count.day, reverse=True)


async def latest(connection: Connection, person: Person, besides: str = "") -> Mapping[str, tuple[Decimal, date]]:
    """The newest confirmed value of each analyte, with its date; what the entry `besides` wrote is left aside."""
    found: dict[str, tuple[Decimal, date]] = {}
    for kept in await of_person(connection, person):
        if kept.state is State.CONFIRMED and kept.entry_id != besides:
            found.setdefault(kept.count.analyte, (kept.count.value, kept.count.day))
    return found


def _kept(row: Row[tuple[Any, ...]], person: Person) -> Kept:
    body = key_of(person).open(row.body, _body_place(person.user_id, row.id))
    return Kept(row.id, row.entry_id, State(row.state), Count.from_json(body))


async def export(connection: Connection, person: Person) -> list[dict[str, Any]]:
    """Everything kept here about this person, as plain values; also what they removed and can bring back."""
    query = select(values).where(values.c.user_id == person.user_id).order_by(values.c.created_ms, values.c.place)
    every = [_kept(row, person) for row in await connection.execute(query)]
    return [{"state": kept.state.value, **json.loads(kept.count.to_json())} for kept in every]


async def forget(connection: Connection, user_id: int) -> None:
    """Erase everything kept here about this person."""
    for table in (values, entries):
        await connection.execute(delete(table).where(table.c.user_id == user_id))
