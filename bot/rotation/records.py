"""Every value that stands under the master key, or under the transit key that follows from it, and where it stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Row, Select, bindparam, false, select, tuple_, update

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

AT_ONCE = 200


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
    """How many values stand under the new key now, and how many opened under neither and were left."""

    changed: int = 0
    left: int = 0

    def __add__(self, other: "Resealed") -> "Resealed":
        return Resealed(self.changed + other.changed, self.left + other.left)


@dataclass(frozen=True)
class Rule:
    """A column with sealed values, and how each comes under the new key. `again` raises CannotOpen for one that is
    there already, or stands under another key."""

    column: Column[bytes]
    opens: Callable[[Keyring, Row[Any], bytes], object]
    again: Callable[[Keyring, Keyring, Row[Any], bytes], bytes]
    under: ColumnElement[bool] | None = None

    def rows(self, after: tuple[Any, ...] | None) -> Select[Any]:
        """The rows with a value, in an order of their own, those after this one."""
        table = self.column.table
        held = select(table).where(self.column.is_not(None)).order_by(*table.primary_key).limit(AT_ONCE)
        if self.under is not None:
            held = held.where(self.under)
        return held if after is None else held.where(tuple_(*table.primary_key) > after)


def _transit_rule(sealed: Sealed) -> Rule:
    def opens(keys: Keyring, row: Row[Any], value: bytes) -> object:
        return keys.transit.open(value, sealed.place(row))

    def again(old: Keyring, new: Keyring, row: Row[Any], value: bytes) -> bytes:
        place = sealed.place(row)
        return new.transit.seal(old.transit.open(value, place), place)

    return Rule(sealed.column, opens, again, sealed.under)


def _opens_key(keys: Keyring, row: Row[Any], value: bytes) -> object:
    return keys.unwrap(value, row.user_id)


def _wraps_again(old: Keyring, new: Keyring, row: Row[Any], value: bytes) -> bytes:
    return new.wrap(old.unwrap(value, row.user_id), row.user_id)


RULES: Sequence[Rule] = (
    Rule(people.c.key_wrapped, _opens_key, _wraps_again),
    *(_transit_rule(sealed) for sealed in UNDER_TRANSIT),
)


@dataclass(frozen=True)
class Batch:
    """What one step did, and the row it ended with; None at the end of the column."""

    did: Resealed
    last: tuple[Any, ...] | None


async def reseal_some(
    connection: Connection, rule: Rule, old: Keyring, new: Keyring, after: tuple[Any, ...] | None
) -> Batch:
    """The next few values under the new key. A row that somebody else is changing is passed over, so that nobody
    who waits for us is waited for."""
    rows = (await connection.execute(rule.rows(after).with_for_update(skip_locked=True))).all()
    changed = [values for row in rows if (values := _resealed(rule, old, new, row))]
    if changed:
        table = rule.column.table
        its_row = [key == bindparam(f"its_{key.name}") for key in table.primary_key]
        await connection.execute(update(table).where(*its_row).values({rule.column: bindparam("value")}), changed)
    return Batch(Resealed(len(changed)), _key(rule, rows[-1]) if rows else None)


def _resealed(rule: Rule, old: Keyring, new: Keyring, row: Row[Any]) -> dict[str, Any]:
    """The new value and its row; nothing for one that does not open under the old key."""
    try:
        value = rule.again(old, new, row, row._mapping[rule.column])
    except CannotOpen:
        return {}
    return {"value": value, **{f"its_{key.name}": row._mapping[key] for key in rule.column.table.primary_key}}


def _key(rule: Rule, row: Row[Any]) -> tuple[Any, ...]:
    return tuple(row._mapping[key] for key in rule.column.table.primary_key)


async def look_through(
    connection: Connection, rule: Rule, old: Keyring, new: Keyring, after: tuple[Any, ...] | None
) -> Batch:
    """Of the next few values: `changed` counts those that stand under the old key still, `left` those that open under
    neither."""
    rows = (await connection.execute(rule.rows(after))).all()
    still = Resealed()
    for row in rows:
        value = row._mapping[rule.column]
        if not _opens(rule, new, row, value):
            still += Resealed(changed=1) if _opens(rule, old, row, value) else Resealed(left=1)
    return Batch(still, _key(rule, rows[-1]) if rows else None)


def _opens(rule: Rule, keys: Keyring, row: Row[Any], value: bytes) -> bool:
    try:
        rule.opens(keys, row, value)
    except CannotOpen:
        return False
    return True
