"""The database: SQLite with one writer at a time, or PostgreSQL; and what both tables' owners share."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import sqlalchemy
import structlog
from sqlalchemy import Column, LargeBinary, MetaData, String, Table, TextClause, delete, insert, make_url, select, text
from sqlalchemy.exc import DBAPIError, InterfaceError, InternalError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.embedded import BUSY_SECONDS, Embedded
from scheduler.connection import Connection
from scheduler.inserting import insert_ignoring
from scheduler.tables import metadata as scheduler_metadata

log = structlog.get_logger(__name__)

metadata = MetaData()
ALL_METADATA = [metadata, scheduler_metadata]

# Facts about the database itself: the check that the master key fits, and which bot it belongs to.
facts = Table(
    "facts",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", LargeBinary, nullable=False),
)


async def fact(connection: Connection, name: str) -> bytes | None:
    """One fact about the database; None when it was never noted."""
    found: bytes | None = await connection.scalar(select(facts.c.value).where(facts.c.name == name))
    return found


async def put_fact(connection: Connection, name: str, value: bytes) -> None:
    """Note a fact, in place of what was noted under this name."""
    await connection.execute(delete(facts).where(facts.c.name == name))
    await connection.execute(insert(facts).values(name=name, value=value))


async def put_new_fact(connection: Connection, name: str, value: bytes) -> bool:
    """Note a fact that nobody has noted; False where somebody has, also one who is doing it at this moment."""
    noted = insert_ignoring(connection, facts).values(name=name, value=value).returning(facts.c.name)
    return await connection.scalar(noted) is not None


def is_fault_of_database(error: Exception) -> bool:
    """Whether it is lost, locked, full, overrun or made read-only; a constraint or a bad value is the caller's own
    fault."""
    if isinstance(error, OperationalError | InterfaceError | InternalError | PoolTimeout):
        return True
    return isinstance(error, DBAPIError) and error.connection_invalidated


class Database:
    """Transactions on one database; `write` and `read` are all that records need."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.embedded = self.url.get_backend_name() == "sqlite"
        self._on: Embedded | Server = Embedded(url) if self.embedded else Server(url)

    @property
    def file(self) -> Path | None:
        """The SQLite file; None for PostgreSQL."""
        return Path(self.url.database) if self.embedded and self.url.database else None

    def write(self) -> AbstractAsyncContextManager[Connection]:
        """One transaction that commits at the end of the block and rolls back when it raises."""
        return self._on.write()

    def read(self) -> AbstractAsyncContextManager[Connection]:
        """One transaction that sees one state and writes nothing."""
        return self._on.read()

    async def reshape(self, work: Callable[[sqlalchemy.Connection], None], before: TextClause | None = None) -> None:
        """One transaction for a migration, which wants SQLAlchemy's own connection; `before` is run first."""
        async with self._on.write() as connection:
            if before is not None and not self.embedded:
                await connection.execute(before)
            await connection.run_sync(work)

    async def checkpoint(self, within: float = BUSY_SECONDS) -> None:
        """Fold the write-ahead log into the file and empty it, so that nothing erased stays readable there. Where
        another program reads for longer, that is said, and the hourly tidying does it."""
        if isinstance(self._on, Embedded) and not await self._on.fold_up(within):
            log.warning("write-ahead log not emptied yet, what was erased may be in it: another program reads the file")

    async def ping(self) -> None:
        """Raises SQLAlchemyError when the database does not answer."""
        async with self.read() as connection:
            await connection.execute(text("SELECT 1"))

    def sole_place(self, number: int) -> "SolePlace":
        """A place of this number that one process at a time can have."""
        return SolePlace(self._on.engine if isinstance(self._on, Server) else None, number)

    async def close(self) -> None:
        """Let go of every connection."""
        await self._on.close()


class Server:
    """The transactions of a PostgreSQL database."""

    def __init__(self, url: str) -> None:
        self.engine = create_async_engine(url, pool_size=10, max_overflow=5, pool_pre_ping=True, pool_recycle=1800)

    def write(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Commits at the end of the block."""
        return self.engine.begin()

    def read(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Rolled back at the end of the block."""
        return self.engine.connect()

    async def close(self) -> None:
        """Let go of every connection."""
        await self.engine.dispose()


class SolePlace:
    """A place one process at a time can have: a PostgreSQL advisory lock on a connection of its own.

    The server gives it away the moment that connection ends, so a killed process leaves it at once, and one whose
    machine is gone after a quarter of a minute. An embedded database has one process, which always has the place.
    """

    def __init__(self, engine: AsyncEngine | None, number: int) -> None:
        self._engine = engine
        self._number = number
        self._held: AsyncConnection | None = None

    async def have(self) -> bool:
        """Take the place or make sure of it; False while another process has it. Raises SQLAlchemyError."""
        if self._engine is None:
            return True
        if self._held is None:
            connection = await self._engine.connect()
            if not await self._lock(connection):
                return False
            self._held = connection
        try:
            await self._held.execute(text("SELECT 1"))
        except SQLAlchemyError:
            await self.leave()
            raise
        return True

    async def _lock(self, connection: AsyncConnection) -> bool:
        locked = False
        try:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            for setting in _NOTICE_THE_DEAD:
                await connection.execute(text(setting))
            locked = bool(await connection.scalar(text("SELECT pg_try_advisory_lock(:n)"), {"n": self._number}))
        finally:
            if not locked:
                await connection.close()
        return locked

    async def leave(self) -> None:
        """Let another process have it."""
        held, self._held = self._held, None
        if held is not None:
            await held.invalidate()
            await held.close()


# How soon PostgreSQL finds out that the machine at the other end is gone: 5 + 2 * 5 seconds.
_NOTICE_THE_DEAD = (
    "SET tcp_keepalives_idle = 5",
    "SET tcp_keepalives_interval = 5",
    "SET tcp_keepalives_count = 2",
)
