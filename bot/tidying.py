"""What is not needed any more is dropped: in every room that keeps something for a few days only."""

from bot.danger import records as watches
from bot.dialogs import records as dialogs
from bot.inbox import records as inbox
from bot.questions import records as questions
from scheduler import ledger, recipients
from scheduler.connection import Connection
from scheduler.instant import Instant


async def tidy(connection: Connection, now: Instant) -> None:
    """Drop it. Who was forgotten, and who never agreed, has left no trace three days after their last message."""
    await inbox.tidy(connection, now)
    await ledger.tidy(connection, now)
    await recipients.tidy(connection)
    await watches.tidy(connection, now)
    await dialogs.tidy(connection, now)
    await questions.tidy(connection, now)
