"""What the host was told, and when: so that a trouble is told at most once an hour, also after a restart."""

from datetime import timedelta

from sqlalchemy import BigInteger, Column, String, Table, select

from bot.database import metadata
from scheduler.connection import Connection
from scheduler.inserting import insert_or_change
from scheduler.instant import Instant

TOLD_EVERY = timedelta(hours=1)

host_told = Table(
    "host_told",
    metadata,
    Column("trouble", String(32), primary_key=True),
    Column("told_ms", BigInteger, nullable=False),  # machine time
)


async def last_told(connection: Connection, trouble: str) -> int:
    """When the host was last told of this trouble (machine time, ms); 0 for never."""
    return await connection.scalar(select(host_told.c.told_ms).where(host_told.c.trouble == trouble)) or 0


async def may_tell(connection: Connection, trouble: str, now: Instant) -> bool:
    """Note that the host is told now; False, and nothing noted, when that is less than an hour after the last time."""
    an_hour_ago = now.machine_ms - TOLD_EVERY // timedelta(milliseconds=1)
    note = insert_or_change(connection, host_told).values(trouble=trouble, told_ms=now.machine_ms)
    noted = await connection.execute(
        note.on_conflict_do_update(
            index_elements=[host_told.c.trouble],
            set_={"told_ms": note.excluded.told_ms},
            where=host_told.c.told_ms <= an_hour_ago,
        ).returning(host_told.c.trouble)
    )
    return noted.first() is not None
