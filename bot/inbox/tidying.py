"""What the inbox need not keep any longer."""

from datetime import timedelta

from sqlalchemy import delete, exists, update

from bot.inbox.records import State, inbox, lanes
from scheduler.connection import Connection
from scheduler.instant import Instant
from scheduler.tidying import REMEMBERED

_MS = timedelta(milliseconds=1)


async def tidy(connection: Connection, now: Instant) -> None:
    """Three days on: a done row goes, a waiting or parked one no longer guards its number, an empty lane is none."""
    old = inbox.c.received_ms < now.machine_ms - REMEMBERED // _MS
    await connection.execute(delete(inbox).where(old, inbox.c.state == State.DONE))
    await connection.execute(update(inbox).where(old, inbox.c.update_id.is_not(None)).values(update_id=None))
    await connection.execute(delete(lanes).where(~exists().where(inbox.c.lane == lanes.c.lane)))
