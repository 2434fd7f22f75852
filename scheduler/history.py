"""What has been, and what waits: every reminder a chat ever had, what came of each, and what is put off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from scheduler.connection import Connection
from scheduler.ledger import PENDING, UNFINISHED, in_chat
from scheduler.moments import from_ms
from scheduler.reminders import Reminder, as_reminder
from scheduler.tables import DeliveryState, deliveries, reminders


@dataclass(frozen=True)
class Past:
    """One time a reminder was said, or is about to be. `due` is people's time in UTC; `answer` None: not answered."""

    reminder_id: str
    due: datetime
    state: DeliveryState
    answer: str | None


@dataclass(frozen=True)
class Waiting:
    """What is not finished: of which kind, and since or until when (people's time in UTC)."""

    kind: str
    due: datetime
    reminder_id: str | None


async def reminders_of(connection: Connection, chat_id: int) -> list[Reminder]:
    """Every reminder this chat ever had, the oldest first."""
    rows = await connection.execute(
        select(reminders).where(reminders.c.chat_id == chat_id).order_by(reminders.c.created_ms)
    )
    return [as_reminder(row) for row in rows.mappings()]


async def occurrences_of(connection: Connection, chat_id: int) -> list[Past]:
    """Every time one of them was or is to be said, the oldest first."""
    rows = await connection.execute(
        select(deliveries).where(in_chat(chat_id), deliveries.c.reminder_id.is_not(None)).order_by(deliveries.c.due_ms)
    )
    return [Past(row.reminder_id, from_ms(row.due_ms), DeliveryState(row.state), row.answer) for row in rows]


async def waiting_for(connection: Connection, chat_id: int) -> Sequence[Waiting]:
    """Everything that is still to be said to this chat, the soonest first."""
    rows = await connection.execute(
        select(deliveries)
        .where(deliveries.c.chat_id == chat_id, deliveries.c.state.in_(UNFINISHED))
        .order_by(deliveries.c.due_ms)
    )
    return [Waiting(row.kind, from_ms(row.due_ms), row.reminder_id) for row in rows]


async def put_off(connection: Connection, chat_id: int) -> dict[str, datetime]:
    """When each reminder that was snoozed is said again (UTC), by its id."""
    rows = await connection.execute(
        select(deliveries.c.reminder_id, deliveries.c.due_ms)
        .where(
            deliveries.c.chat_id == chat_id,
            deliveries.c.reminder_id.is_not(None),
            deliveries.c.step > 0,
            deliveries.c.state.in_(UNFINISHED),  # so that their index applies
            deliveries.c.state == PENDING,
        )
        .order_by(deliveries.c.due_ms.desc())
    )
    return {row.reminder_id: from_ms(row.due_ms) for row in rows}
