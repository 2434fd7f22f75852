"""Every value that stands under the master key, or under the transit key that follows from it, and where it stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Row, Table, bindparam, false, select, text, update

from bot.danger.records import watches
from bot.decisions.records import warnings_given
from bot.dialogs.records import dialogs
from bot.gaps.records import gaps
from bot.inbox.records import inbox
from bot.patients.records import people
from bot.questions.records import asked_questions
from bot.sealing import CannotOpen, Keyring, Place
from bot.speech import payload_place
from scheduler.connection import Connection
from scheduler.tables import deliveries

_AT_ONCE = 500


@dataclass(frozen=True)
class Sealed:
    """A column sealed under the transit key, and the place each of its values is bound to. `under` narrows the rows."""

    column: Column[bytes]
    place: Callable[[Row[Any]], Place]
    under: ColumnElement[bool] | None = None


UNDER_TRANSIT: Sequence[Sealed] = (
    Sealed(inbox.c.update, lambda row: Place("inbox", "update", row.lane, row.id)),
    Sealed(deliveries.c.payload, lambda row: payload_place(row.chat_id, row.id)),
    Sealed(dialogs.c.data, lambda row: Place("dialogs", "data", row.user_id, row.chat_id)),
    Sealed(
        asked_questions.c.body, lambda row: Place("asked_questions", "body", row.user_id, f"{row.chat_id}:{row.id}")
    ),
    Sealed(gaps.c.question, lambda row: Place("gaps", "question", "", row.id)),
    Sealed(warnings_given.c.body, lambda row: Place("warnings_given", "body", "", row.id)),
    # A watch from before consent; one of somebody who agreed stands under that person's own key.
    Sealed(watches.c.body, lambda row: Place("watches", "body", row.user_id, row.id), watches.c.consented == false()),
)


@dataclass(frozen=True)
class Resealed:
    """How many values stand under the new key now, and how many did not open under the old one and were left."""

    changed: int
    left: int

    def __add__(self, other: "Resealed") -> "Resealed":
        return Resealed(self.changed + other.changed, self.left + other.left)


async def reseal_transit(connection: Connection, old: Keyring, new: Keyring) -> Resealed:
    """Every value under the transit key, under the new one."""
    total = Resealed(0, 0)
    for sealed in UNDER_TRANSIT:

        def again(row: Row[Any], value: bytes, sealed: Sealed = sealed) -> bytes:
            place = sealed.place(row)
            return new.transit.seal(old.transit.open(value, place), place)

        total += await _reseal(connection, sealed.column, again, sealed.under)
    return total


async def rewrap_people(connection: Connection, old: Keyring, new: Keyring) -> Resealed:
    """Every person's own key, wrapped under the new master key. Their records stay as they are."""

    def again(row: Row[Any], value: bytes) -> bytes:
        return new.wrap(old.unwrap(value, row.user_id), row.user_id)

    return await _reseal(connection, people.c.key_wrapped, again)


async def _reseal(
    connection: Connection,
    column: Column[bytes],
    again: Callable[[Row[Any], bytes], bytes],
    under: ColumnElement[bool] | None = None,
) -> Resealed:
    table: Table = column.table
    held = column.is_not(None) if under is None else column.is_not(None) & under
    rows = (await connection.execute(select(table).where(held))).all()
    changed = []
    for row in rows:
        try:
            value = again(row, row._mapping[column])
        except CannotOpen:
            continue
        changed.append({"value": value, **{f"its_{key.name}": row._mapping[key] for key in table.primary_key}})
    its_row = [key == bindparam(f"its_{key.name}") for key in table.primary_key]
    for start in range(0, len(changed), _AT_ONCE):
        await connection.execute(
            update(table).where(*its_row).values({column: bindparam("value")}), changed[start : start + _AT_ONCE]
        )
    return Resealed(len(changed), len(rows) - len(changed))


async def people_who_do_not_open(connection: Connection, keys: Keyring) -> int:
    """How many people's own keys do not open under this master key."""
    unopened = 0
    for row in await connection.execute(select(people.c.user_id, people.c.key_wrapped)):
        try:
            keys.unwrap(row.key_wrapped, row.user_id)
        except CannotOpen:
            unopened += 1
    return unopened


async def others_connected(connection: Connection) -> int:
    """How many other connections a PostgreSQL database has."""
    others = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
        "AND backend_type = 'client backend'"
    )
    return await connection.scalar(others) or 0
