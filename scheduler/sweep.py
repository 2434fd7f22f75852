"""The sweep: one delivery for each occurrence that has come due, and the reminder moved on, in one transaction.

A reminder that cannot be read is set aside, so that it stops nobody else's, until the program starts again.

Each step is one statement for the whole batch: the rows go in as one JSON array, since giving SQLAlchemy each value of
each row takes five times as long as the database needs to write them (docs/benchmarks.md).
"""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    Insert,
    RowMapping,
    TableValuedAlias,
    Text,
    Update,
    bindparam,
    cast,
    column,
    exists,
    func,
    literal_column,
    select,
    true,
    update,
)

from scheduler.connection import Connection
from scheduler.fault import told
from scheduler.inserting import ignoring
from scheduler.instant import Instant
from scheduler.ledger import PENDING, UNFINISHED, new_id
from scheduler.moments import from_ms, to_ms
from scheduler.quiet_hours import end_of_quiet
from scheduler.recurrence import latest_due, next_due
from scheduler.reminders import rule_of, take_back
from scheduler.tables import ReminderState, Urgency, deliveries, recipients, reminders

log = structlog.get_logger(__name__)

_Swept = tuple[str, str, str, str, int, int, int | None]

BATCH = 250  # at once: some ten milliseconds in which nobody else is served
# Written into the statements, so that the indexes of the active and of those set aside apply.
_ACTIVE: ColumnElement[str] = literal_column(f"'{ReminderState.ACTIVE}'")
_IS_ASIDE = reminders.c.state == literal_column(f"'{ReminderState.ASIDE}'")


async def sweep(connection: Connection, now: Instant) -> int:
    """Turn what is due into deliveries; how many reminders were moved on. Call again while it gives `BATCH`."""
    rows = (await connection.execute(_DUE, {"people_ms": now.people_ms})).mappings().all()
    if rows:
        # An earlier occurrence that still waits gives way to the one said now.
        if waiting := [row["id"] for row in rows if row["waits"]]:
            await take_back(connection, waiting, now)
        swept = [each for row in rows if (each := _swept(row, now))]
        await _write(connection, swept, now)
        if len(swept) < len(rows):
            readable = {reminder_id for reminder_id, *_ in swept}
            await _set_aside(connection, [row["id"] for row in rows if row["id"] not in readable])
    return len(rows)


async def _write(connection: Connection, swept: Sequence[_Swept], now: Instant) -> None:
    dialect, batch = connection.dialect.name, {"swept": json.dumps(swept)}
    await connection.execute(_said_now(dialect), {**batch, "machine_ms": now.machine_ms})
    await connection.execute(_moved_on(dialect), batch)


async def _set_aside(connection: Connection, reminder_ids: Sequence[str]) -> None:
    await connection.execute(
        update(reminders).where(reminders.c.id.in_(reminder_ids)).values(state=ReminderState.ASIDE)
    )


# By its chat, since the index of the unfinished does not grow with the history of a reminder.
_WAITS = exists().where(
    deliveries.c.chat_id == reminders.c.chat_id,
    deliveries.c.state.in_(UNFINISHED),
    deliveries.c.state == PENDING,
    deliveries.c.reminder_id == reminders.c.id,
)
_DUE = (
    select(
        reminders,
        func.coalesce(recipients.c.zone, "UTC").label("zone"),
        recipients.c.quiet_from_min,
        recipients.c.quiet_to_min,
        _WAITS.label("waits"),
    )
    .join_from(reminders, recipients, recipients.c.chat_id == reminders.c.chat_id, isouter=True)
    .where(reminders.c.state == _ACTIVE, reminders.c.next_due_ms <= bindparam("people_ms", type_=BigInteger))
    .order_by(reminders.c.next_due_ms)
    .limit(BATCH)
    .with_for_update(skip_locked=True, of=reminders)
)


def _swept(row: RowMapping, now: Instant) -> _Swept | None:
    """What is written of one reminder, in the order of `_Batch`; None for one that cannot be read."""
    try:
        return _read(row, now)
    except Exception as error:  # whatever is wrong with it must not stop everybody else's
        log.error("reminder set aside", reminder=row["id"], error=told(error))
        return None


def _read(row: RowMapping, now: Instant) -> _Swept:
    due, upcoming = _moments(row, now)
    not_before = end_of_quiet(max(due, now.people), ZoneInfo(row["zone"]), row["quiet_from_min"], row["quiet_to_min"])
    state = ReminderState.ACTIVE if upcoming else ReminderState.ENDED
    once_key, upcoming_ms = f"reminder:{row['id']}:{to_ms(due)}", to_ms(upcoming) if upcoming else None
    return row["id"], state, new_id(), once_key, to_ms(due), to_ms(not_before), upcoming_ms


def _moments(row: RowMapping, now: Instant) -> tuple[datetime, datetime | None]:
    """The occurrence that is said, and the next one. After downtime only the latest is said."""
    rule, zone, due = rule_of(row), ZoneInfo(row["zone"]), from_ms(row["next_due_ms"])
    upcoming = next_due(rule, zone, due)
    if upcoming is None or upcoming > now.people:
        return due, upcoming
    return latest_due(rule, zone, due, now.people) or due, next_due(rule, zone, now.people)


class _Batch:
    """The batch as a table, made of its JSON by the database."""

    def __init__(self, dialect: str) -> None:
        swept = bindparam("swept", type_=Text)  # written out once for both statements
        unfolded = func.json_each(swept) if dialect == "sqlite" else func.json_array_elements(cast(swept, JSON))
        self.rows: TableValuedAlias = unfolded.table_valued(column("value", JSON))
        each: Any = self.rows.c.value
        self.reminder_id, self.state, self.delivery_id, self.once_key = (each[place].as_string() for place in range(4))
        self.due_ms, self.not_before_ms, self.upcoming_ms = (
            cast(each[place].as_string(), BigInteger) for place in range(4, 7)
        )


@cache
def _said_now(dialect: str) -> Insert:
    swept = _Batch(dialect)
    said = {
        "id": swept.delivery_id,
        "chat_id": reminders.c.chat_id,
        "kind": reminders.c.kind,
        "urgency": literal_column(str(int(Urgency.REMINDER))),
        "once_key": swept.once_key,
        "reminder_id": reminders.c.id,
        "due_ms": swept.due_ms,
        "not_before_ms": swept.not_before_ms,
        "state": PENDING,
        "created_ms": bindparam("machine_ms", type_=BigInteger),
    }
    rows = (
        select(*said.values()).join_from(swept.rows, reminders, reminders.c.id == swept.reminder_id).where(true())
    )  # without it SQLite takes ON CONFLICT for a join's
    return ignoring(dialect, deliveries).from_select(list(said), rows)


@cache
def _moved_on(dialect: str) -> Update:
    swept = _Batch(dialect)
    moved = update(reminders).where(reminders.c.id == swept.reminder_id)
    return moved.values(next_due_ms=swept.upcoming_ms, state=swept.state)


async def next_moment(connection: Connection) -> int | None:
    """People's time, in milliseconds, of the next reminder of anybody; None when none is coming."""
    soonest: int | None = await connection.scalar(_SOONEST)
    return soonest


_SOONEST = select(func.min(reminders.c.next_due_ms)).where(reminders.c.state == _ACTIVE)


async def aside(connection: Connection) -> int:
    """How many reminders are set aside."""
    return await connection.scalar(select(func.count()).select_from(reminders).where(_IS_ASIDE)) or 0


async def take_up_again(connection: Connection) -> None:
    """Try to read those that were set aside once more: another release of the program may know how."""
    await connection.execute(update(reminders).where(_IS_ASIDE).values(state=ReminderState.ACTIVE))
