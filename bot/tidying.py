"""What is not needed any more is dropped: in every room that keeps something for a few days only."""

from collections import Counter

from bot.danger import records as watches
from bot.dialogs import records as dialogs
from bot.inbox import tidying as inbox
from bot.questions import records as questions
from scheduler import recipients, tidying
from scheduler.connection import Connection
from scheduler.instant import Instant


async def tidy(connection: Connection, now: Instant) -> Counter[str]:
    """Drop it; how many deliveries were given up, by kind. Who was forgotten, and who never agreed, has left no trace
    three days after their last message."""
    await inbox.tidy(connection, now)
    given_up = await tidying.tidy(connection, now)
    await recipients.tidy(connection)
    await watches.tidy(connection, now)
    await dialogs.tidy(connection, now)
    await questions.tidy(connection, now)
    return given_up
