"""The database: SQLite with one writer at a time, or PostgreSQL; and what both tables' owners share.

SQLite: every write passes one in-process lane (eight free writers: p99 430 ms; one lane: 31 to 45 ms), every commit
is on the disk before it is reported (`synchronous=FULL`), and what is deleted is overwritten (`secure_delete`).
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Column, LargeBinary, MetaData, String, Table, delete, event, insert, make_url, select, text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from scheduler.tables import metadata as scheduler_metadata

metadata = MetaData()
ALL_METADATA = [metadata, scheduler_metadata]

# Facts about the database itself: the check that the master key fits, and which bot it belongs to.
facts = Table(
    "facts",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", LargeBinary, nullable=False),
)


async def fact(connection: AsyncConnection, name: str) -> bytes | None:
    """One fact about the database; None when it was never noted."""
    found: bytes | None = await connection.scalar(select(facts.c.value).where(facts.c.name == name))
    return found


async def put_fact(connection: AsyncConnection, name: str, value: bytes) -> None:
    """Note a fact, in place of what was noted under this name."""
    await connection.execute(delete(facts).where(facts.c.name == name))
    await connection.execute(insert(facts).values(name=name, value=value))


def is_fault_of_database(error: Exception) -> bool:
    """Whether it is lost, locked, full or overrun; a constraint or a bad value is the caller's own fault."""
    if isinstance(error, OperationalError | InterfaceError | PoolTimeout):
        return True
    return isinstance(error, DBAPIError) and error.connection_invalidated


_BUSY_SECONDS = 10
_READERS = 4


class Database:
    """Transactions on one database; `write` and `read` are all that records need."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.embedded = self.url.get_backend_name() == "sqlite"
        self._writer = _sqlite_engine(url, "BEGIN IMMEDIATE", 1) if self.embedded else _postgresql_engine(url)
        self._reader = _sqlite_engine(url, "BEGIN", _READERS) if self.embedded else self._writer
        self._lane: AbstractAsyncContextManager[None] = asyncio.Lock() if self.embedded else nullcontext()

    @property
    def file(self) -> Path | None:
        """The SQLite file; None for PostgreSQL."""
        return Path(self.url.database) if self.embedded and self.url.database else None

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """One transaction that commits at the end of the block and rolls back when it raises."""
        async with self._lane, self._writer.begin() as connection:
            yield connection

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """One transaction that sees one state and writes nothing."""
        async with self._reader.connect() as connection:
            yield connection

    async def checkpoint(self) -> None:
        """Fold the write-ahead log into the file and empty it, so that nothing erased stays readable there."""
        if self.embedded:
            async with self._lane, self._reader.connect() as connection:
                driver: Any = (await connection.get_raw_connection()).driver_connection
                await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    async def ping(self) -> None:
        """Raises SQLAlchemyError when the database does not answer."""
        async with self.read() as connection:
            await connection.execute(text("SELECT 1"))

    def sole_place(self, number: int) -> "SolePlace":
        """A place of this number that one process at a time can have."""
        return SolePlace(None if self.embedded else self._writer, number)

    async def close(self) -> None:
        """Let go of every connection."""
        await self._writer.dispose()
        if self._reader is not self._writer:
            await self._reader.dispose()


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


def _sqlite_engine(url: str, begin: str, connections: int) -> AsyncEngine:
    engine = create_async_engine(url, pool_size=connections, max_overflow=0, connect_args={"timeout": _BUSY_SECONDS})

    @event.listens_for(engine.sync_engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions begin where we say, not where the driver guesses
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _postgresql_engine(url: str) -> AsyncEngine:
    return create_async_engine(url, pool_size=10, max_overflow=5, pool_pre_ping=True, pool_recycle=1800)
