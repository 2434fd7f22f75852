"""Reminders: create, list, pause, snooze, done, skip, end, forget. What they say is the caller's business."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from sqlalchemy import RowMapping, delete, select, update

from scheduler.connection import Connection
from scheduler.instant import Instant
from scheduler.ledger import PENDING, in_chat
from scheduler.moments import from_ms, to_ms
from scheduler.recipients import set_zone
from scheduler.recurrence import Recurrence, next_due
from scheduler.tables import DeliveryState, ReminderState, deliveries, recipients, reminders


@dataclass(frozen=True)
class Reminder:
    """One reminder. `next_due` is people's time in UTC, None when nothing more comes; `payload` as its caller sealed
    it."""

    id: str
    chat_id: int
    kind: str
    rule: Recurrence
    state: ReminderState
    next_due: datetime | None
    payload: bytes | None


async def create(
    connection: Connection,
    reminder_id: str,
    chat_id: int,
    kind: str,
    rule: Recurrence,
    now: Instant,
    payload: bytes | None = None,
) -> datetime | None:
    """Keep a new reminder and give its first due moment (UTC); None, and nothing kept, when that lies in the past."""
    first = next_due(rule, await zone_of(connection, chat_id), now.people)
    if first is not None:
        await connection.execute(
            reminders.insert().values(
                id=reminder_id,
                chat_id=chat_id,
                kind=kind,
                state=ReminderState.ACTIVE,
                next_due_ms=to_ms(first),
                payload=payload,
                created_ms=now.machine_ms,
                **rule_columns(rule),
            )
        )
    return first


def rule_columns(rule: Recurrence) -> dict[str, object]:
    """A recurrence as the columns that hold it."""
    return {
        "freq": rule.freq,
        "every": rule.every,
        "weekdays": sum(1 << day for day in rule.weekdays),
        "anchor": rule.anchor.isoformat(),
        "wall_min": rule.wall.hour * 60 + rule.wall.minute,
    }


def rule_of(row: RowMapping) -> Recurrence:
    """The recurrence a row of the reminders table holds, by its columns' names."""
    return Recurrence(
        freq=row["freq"],
        every=row["every"],
        weekdays=_weekdays(row["weekdays"]),
        anchor=date.fromisoformat(row["anchor"]),
        wall=time(row["wall_min"] // 60, row["wall_min"] % 60),
    )


@cache
def _weekdays(bits: int) -> frozenset[int]:
    return frozenset(day for day in range(7) if bits >> day & 1)


async def zone_of(connection: Connection, chat_id: int) -> ZoneInfo:
    """The zone this chat lives by; UTC for one we know nothing of."""
    name = await connection.scalar(select(recipients.c.zone).where(recipients.c.chat_id == chat_id))
    return ZoneInfo(name or "UTC")


async def of_chat(connection: Connection, chat_id: int) -> list[Reminder]:
    """The reminders of this chat that have not ended, the next one first."""
    rows = await connection.execute(
        select(reminders)
        .where(reminders.c.chat_id == chat_id, reminders.c.state.not_in((ReminderState.ENDED, ReminderState.ASIDE)))
        .order_by(reminders.c.next_due_ms)
    )
    return [as_reminder(row) for row in rows.mappings()]


async def get(connection: Connection, chat_id: int, reminder_id: str) -> Reminder | None:
    """This chat's reminder of this id; None for another chat's as for none."""
    rows = await connection.execute(
        select(reminders).where(reminders.c.id == reminder_id, reminders.c.chat_id == chat_id)
    )
    row = rows.mappings().first()
    return as_reminder(row) if row else None


def as_reminder(row: RowMapping) -> Reminder:
    """A row of the reminders table, by its columns' names, as a value."""
    return Reminder(
        id=row["id"],
        chat_id=row["chat_id"],
        kind=row["kind"],
        rule=rule_of(row),
        state=ReminderState(row["state"]),
        next_due=None if row["next_due_ms"] is None else from_ms(row["next_due_ms"]),
        payload=row["payload"],
    )


async def end(connection: Connection, chat_id: int, reminder_id: str, now: Instant) -> bool:
    """Stop it for good and take back what it had not yet said; False when this chat has no such active reminder."""
    ended = await _set_state(connection, chat_id, reminder_id, ReminderState.ENDED)
    if ended:
        await take_back(connection, [reminder_id], now)
    return ended


async def pause(connection: Connection, chat_id: int, reminder_id: str, now: Instant) -> bool:
    """Say nothing until resumed."""
    paused = await _set_state(connection, chat_id, reminder_id, ReminderState.PAUSED)
    if paused:
        await take_back(connection, [reminder_id], now)
    return paused


async def resume(connection: Connection, chat_id: int, reminder_id: str, now: Instant) -> datetime | None:
    """Go on from now; the next due moment, or None when there is none any more."""
    reminder = await get(connection, chat_id, reminder_id)
    if reminder is None or reminder.state is not ReminderState.PAUSED:
        return None
    upcoming = next_due(reminder.rule, await zone_of(connection, chat_id), now.people)
    state = ReminderState.ACTIVE if upcoming else ReminderState.ENDED
    await connection.execute(
        update(reminders)
        .where(reminders.c.id == reminder_id)
        .values(state=state, next_due_ms=to_ms(upcoming) if upcoming else None)
    )
    return upcoming


async def reschedule(
    connection: Connection, chat_id: int, reminder_id: str, rule: Recurrence, now: Instant
) -> datetime | None:
    """Go on by another rule, also where it was paused or over; the next due moment, or None, and nothing changed, when
    that lies in the past or this chat has no such reminder."""
    upcoming = next_due(rule, await zone_of(connection, chat_id), now.people)
    if upcoming is None:
        return None
    changed = await connection.execute(
        update(reminders)
        .where(reminders.c.id == reminder_id, reminders.c.chat_id == chat_id)
        .values(state=ReminderState.ACTIVE, next_due_ms=to_ms(upcoming), **rule_columns(rule))
    )
    if changed.rowcount == 0:
        return None
    await take_back(connection, [reminder_id], now)
    return upcoming


async def _set_state(connection: Connection, chat_id: int, reminder_id: str, state: ReminderState) -> bool:
    changed = await connection.execute(
        update(reminders)
        .where(
            reminders.c.id == reminder_id,
            reminders.c.chat_id == chat_id,
            reminders.c.state.not_in((state, ReminderState.ENDED)),
        )
        .values(state=state)
    )
    return changed.rowcount > 0


async def take_back(connection: Connection, reminder_ids: Sequence[str], now: Instant) -> None:
    """Withdraw what these reminders have not yet begun to say."""
    await connection.execute(
        update(deliveries)
        .where(deliveries.c.reminder_id.in_(reminder_ids), deliveries.c.state == PENDING)
        .values(state=DeliveryState.WITHDRAWN, payload=None, finished_ms=now.machine_ms)
    )


async def live_in(connection: Connection, chat_id: int, zone: str, now: Instant) -> None:
    """The person lives by this IANA zone from now on: every reminder keeps its wall time there."""
    before = await zone_of(connection, chat_id)
    await set_zone(connection, chat_id, zone)
    for reminder in await of_chat(connection, chat_id):
        upcoming = _due_in(ZoneInfo(zone), before, reminder, now)
        if upcoming:
            await connection.execute(
                update(reminders).where(reminders.c.id == reminder.id).values(next_due_ms=to_ms(upcoming))
            )


def _due_in(zone: ZoneInfo, before: ZoneInfo, reminder: Reminder, now: Instant) -> datetime | None:
    """When it is due next in another zone. What was still to come, and there has been already, is due now: nothing is
    passed over. What was said on a day is not said on it again, where that day's hour comes once more. What is due and
    was not looked at yet stays so."""
    due = reminder.next_due
    if due is None or due <= now.people:
        return due
    there = datetime.combine(due.astimezone(before).date(), reminder.rule.wall, zone)
    return now.people if there <= now.people else next_due(reminder.rule, zone, there - timedelta.resolution)


async def forget(connection: Connection, chat_id: int) -> None:
    """Erase everything the scheduler holds about this chat."""
    await connection.execute(delete(deliveries).where(in_chat(chat_id)))
    for table in (reminders, recipients):
        await connection.execute(delete(table).where(table.c.chat_id == chat_id))
