"""What waits in the inbox, in numbers for the host."""

from dataclasses import dataclass

from sqlalchemy import case, func, select

from bot.inbox.records import IS_NEW, IS_PARKED, Warned, inbox
from scheduler.connection import Connection
from scheduler.instant import Instant


@dataclass(frozen=True)
class Backlog:
    """How full the inbox is; ages in milliseconds, 0 where nothing waits. `parked` ones wait for the host."""

    waiting: int
    oldest_ms: int
    oldest_unread_ms: int
    parked: int


async def backlog(connection: Connection, now: Instant) -> Backlog:
    """What waits in the inbox now."""
    new = (
        await connection.execute(
            select(
                func.count().label("waiting"),
                func.min(inbox.c.received_ms).label("oldest"),
                func.min(case((inbox.c.warned == Warned.UNREAD, inbox.c.received_ms))).label("oldest_unread"),
            ).where(IS_NEW)
        )
    ).one()
    unhandled = await connection.scalar(select(func.count()).select_from(inbox).where(IS_PARKED))
    oldest, unread_since = new.oldest or now.machine_ms, new.oldest_unread or now.machine_ms
    return Backlog(new.waiting, now.machine_ms - oldest, now.machine_ms - unread_since, unhandled or 0)
