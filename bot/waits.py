"""Waits cut short where the machine's clock was set back, in every room that waits for a moment of it."""

from datetime import timedelta

from bot.inbox import records as inbox
from scheduler import waits
from scheduler.connection import Connection
from scheduler.instant import Instant


async def bring_back(connection: Connection, by: timedelta, now: Instant) -> None:
    """Whoever waits for a moment still to come waits for it so much less."""
    await waits.bring_back(connection, by, now)
    await inbox.bring_back(connection, by, now)
