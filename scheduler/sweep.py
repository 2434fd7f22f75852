"""The sweep: one delivery for each occurrence that has come due, and the reminder moved on, in one transaction."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Row, bindparam, func, select, update

from scheduler.connection import Connection
from scheduler.instant import Instant
from scheduler.ledger import Entry, new_id, put_later
from scheduler.moments import from_ms, to_ms
from scheduler.quiet_hours import end_of_quiet
from scheduler.recurrence import Recurrence, latest_due, next_due
from scheduler.reminders import rule_of, take_back
from scheduler.tables import ReminderState, Urgency, recipients, reminders

BATCH = 150  # in one transaction: some fifteen milliseconds in which nobody else is served


async def sweep(connection: Connection, now: Instant) -> int:
    """Turn what is due into deliveries; how many reminders were moved on. Call again while it gives `BATCH`."""
    due = await connection.execute(_DUE, {"people_ms": now.people_ms})
    rows = due.all()
    if rows:
        # An earlier occurrence that still waits gives way to the one said now.
        await take_back(connection, [row.id for row in rows], now)
        ruled = [(row, rule_of(row), ZoneInfo(row.zone)) for row in rows]
        await put_later(connection, [_said_now(*each, now) for each in ruled], now)
        await connection.execute(_MOVE_ON, [_moved_on(*each, now) for each in ruled])
    return len(rows)


_DUE = (
    select(
        reminders,
        func.coalesce(recipients.c.zone, "UTC").label("zone"),
        recipients.c.quiet_from_min,
        recipients.c.quiet_to_min,
    )
    .join_from(reminders, recipients, recipients.c.chat_id == reminders.c.chat_id, isouter=True)
    .where(reminders.c.state == ReminderState.ACTIVE, reminders.c.next_due_ms <= bindparam("people_ms"))
    .order_by(reminders.c.next_due_ms)
    .limit(BATCH)
    .with_for_update(skip_locked=True, of=reminders)
)


def _said_now(row: Row[tuple[object, ...]], rule: Recurrence, zone: ZoneInfo, now: Instant) -> Entry:
    """After downtime only the latest occurrence is said, and not into a night that has begun meanwhile."""
    missed_from = from_ms(row.next_due_ms)
    latest = latest_due(rule, zone, missed_from - timedelta(milliseconds=1), now.people) or missed_from
    return Entry(
        id=new_id(),
        chat_id=row.chat_id,
        kind=row.kind,
        urgency=Urgency.REMINDER,
        due=latest,
        once_key=f"reminder:{row.id}:{to_ms(latest)}",
        reminder_id=row.id,
        not_before=end_of_quiet(max(latest, now.people), zone, row.quiet_from_min, row.quiet_to_min),
    )


_MOVE_ON = (
    update(reminders)
    .where(reminders.c.id == bindparam("moved_id"))
    .values(next_due_ms=bindparam("upcoming_ms"), state=bindparam("then"))
)


def _moved_on(row: Row[tuple[object, ...]], rule: Recurrence, zone: ZoneInfo, now: Instant) -> dict[str, object]:
    upcoming = next_due(rule, zone, now.people)
    return {
        "moved_id": row.id,
        "upcoming_ms": to_ms(upcoming) if upcoming else None,
        "then": ReminderState.ACTIVE if upcoming else ReminderState.ENDED,
    }


async def next_moment(connection: Connection) -> int | None:
    """People's time, in milliseconds, of the next reminder of anybody; None when none is coming."""
    soonest: int | None = await connection.scalar(
        select(func.min(reminders.c.next_due_ms)).where(reminders.c.state == ReminderState.ACTIVE)
    )
    return soonest
