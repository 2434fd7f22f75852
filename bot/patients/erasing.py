"""Erasing a person: their key, their rows in every room and in the scheduler, in one transaction."""

from bot.danger import records as watches
from bot.dialogs import records as dialogs
from bot.inbox import records as inbox
from bot.labs import records as labs
from bot.patients import records as patients
from bot.patients.erasures import Erasures
from bot.questions import records as questions
from bot.said import Said
from scheduler import reminders as calendar
from scheduler.connection import Connection
from scheduler.instant import Instant


async def erase(connection: Connection, said: Said, seq: int, erasures: Erasures, now: Instant) -> None:
    """Erase whoever said so in the update `seq`. The note is on the disk first: a restored backup then erases again.
    Raises OSError."""
    erasures.note(said.user_id, now.machine)
    await erase_rows(connection, said.user_id, said.chat_id, seq)


async def erase_rows(connection: Connection, user_id: int, chat_id: int, before: int) -> None:
    """Erase everything kept about this person, and what their chat said before the update of that `seq`."""
    for room in (labs, watches, dialogs, questions, patients):
        await room.forget(connection, user_id)
    await calendar.forget(connection, chat_id)
    await inbox.forget(connection, chat_id, before=before)
