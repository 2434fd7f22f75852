"""One time a reminder is said: what its buttons do to it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update

from scheduler.connection import Connection
from scheduler.instant import Instant
from scheduler.ledger import Entry, new_id, put
from scheduler.moments import from_ms
from scheduler.tables import Urgency, deliveries, reminders


@dataclass(frozen=True)
class Occurrence:
    """One time a reminder was or is to be said. `answer` None: nobody has answered it yet."""

    id: str
    chat_id: int
    reminder_id: str
    step: int
    due: datetime
    answer: str | None
    message_id: int | None


async def get(connection: Connection, chat_id: int, delivery_id: str) -> Occurrence | None:
    """What a button under a reminder speaks of; None when it is not this chat's."""
    rows = await connection.execute(
        select(deliveries).where(
            deliveries.c.id == delivery_id, deliveries.c.chat_id == chat_id, deliveries.c.reminder_id.is_not(None)
        )
    )
    row = rows.first()
    if row is None:
        return None
    return Occurrence(row.id, row.chat_id, row.reminder_id, row.step, from_ms(row.due_ms), row.answer, row.message_id)


async def answer(connection: Connection, delivery_id: str, what: str) -> bool:
    """Note done, skipped or snoozed; False when it was answered before."""
    noted = await connection.execute(
        update(deliveries).where(deliveries.c.id == delivery_id, deliveries.c.answer.is_(None)).values(answer=what)
    )
    return noted.rowcount > 0


async def snooze(connection: Connection, this: Occurrence, for_: timedelta, now: Instant) -> datetime | None:
    """Say it again after `for_`, as the next step of the same occurrence; None when it was answered before."""
    if not await answer(connection, this.id, "snoozed"):
        return None
    kind = await connection.scalar(select(reminders.c.kind).where(reminders.c.id == this.reminder_id))
    again = now.people + for_
    entry = Entry(
        id=new_id(),
        chat_id=this.chat_id,
        kind=kind or "other",
        urgency=Urgency.REMINDER,
        due=again,
        once_key=f"reminder:{this.id}:snoozed",
        reminder_id=this.reminder_id,
        step=this.step + 1,
    )
    await put(connection, [entry], now)
    return again
