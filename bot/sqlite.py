"""SQLite inside the process: statements run where they are called, and only the wait for the disk in a thread.

A statement takes microseconds; handing it to a thread and back, four times a statement, took 100 times as long
(docs/benchmarks.md). A commit waits for the disk, so it goes to a thread, and writers that wait for it share the next.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from time import monotonic
from typing import Any

from sqlalchemy import AsyncAdaptedQueuePool, Connection, Pool, event, make_url
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.util import await_only

DRIVER = "here"
BUSY_SECONDS = 10
_BUSY_AGAIN_AFTER = 0.01
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")


class FetchedCursor(sqlite3.Cursor):
    """Takes its rows at once, so that nothing is read from a table while it is being changed."""

    _rows: Iterator[Any] = iter(())

    def execute(self, *statement: Any) -> "FetchedCursor":
        super().execute(*statement)
        self._rows = iter(super().fetchall())
        return self

    async def _async_soft_close(self) -> None:
        """Asked for by SQLAlchemy's asyncio; the statement ended when its rows were fetched."""

    def fetchone(self) -> Any:
        return next(self._rows, None)

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        return [row for row, _ in zip(self._rows, range(size or self.arraysize), strict=False)]

    def fetchall(self) -> list[Any]:
        return list(self._rows)


class HereConnection(sqlite3.Connection):
    """A connection of the standard library whose cursors have fetched."""

    def cursor(self, factory: Any = FetchedCursor) -> Any:
        return super().cursor(factory)


class HereDialect(SQLiteDialect_pysqlite):
    """The standard library's driver as SQLAlchemy's asyncio wants one."""

    driver = DRIVER
    is_async = True
    supports_statement_cache = True

    @classmethod
    def get_pool_class(cls, _url: Any) -> type[Pool]:
        return AsyncAdaptedQueuePool

    def do_execute(self, *called_with: Any) -> None:
        super().do_execute(*called_with)  # type: ignore[no-untyped-call]
        await_only(_at_once())

    def do_executemany(self, *called_with: Any) -> None:
        super().do_executemany(*called_with)  # type: ignore[no-untyped-call]
        await_only(_at_once())

    def do_execute_no_params(self, *called_with: Any) -> None:
        super().do_execute_no_params(*called_with)  # type: ignore[no-untyped-call]
        await_only(_at_once())

    def do_commit(self, dbapi_connection: Any) -> None:
        await_only(in_thread(dbapi_connection.commit))


registry.register(f"sqlite.{DRIVER}", __name__, "HereDialect")


async def _at_once() -> None:
    """SQLAlchemy takes a statement that awaited nothing for a driver that blocks."""


async def in_thread(work: Callable[[], Any]) -> Any:
    """Done in a thread; one who is cancelled meanwhile goes only when the thread has let go of the connection."""
    done = asyncio.get_running_loop().run_in_executor(None, work)
    try:
        return await asyncio.shield(done)
    except asyncio.CancelledError:
        await asyncio.wait([done])
        raise


def reading_engine(url: str, connections: int) -> AsyncEngine:
    """Transactions that read see one state, and wait for nobody."""
    return _engine(url, connections, lambda connection: connection.exec_driver_sql("BEGIN"))


def writing_engine(url: str) -> AsyncEngine:
    """Transactions that write hold the one lock from their beginning."""
    return _engine(url, 1, _begin_when_free)


def _engine(url: str, connections: int, begin: Callable[[Connection], object]) -> AsyncEngine:
    made = create_async_engine(
        make_url(url).set(drivername=f"sqlite+{DRIVER}"),
        pool_size=connections,
        max_overflow=0,
        # Transactions begin where we say, not where the driver guesses.
        connect_args={
            "timeout": BUSY_SECONDS,
            "check_same_thread": False,
            "isolation_level": None,
            "factory": HereConnection,
        },
    )
    event.listen(made.sync_engine, "connect", _prepare)
    event.listen(made.sync_engine, "begin", begin)
    return made


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").fetchall()


def _begin_when_free(connection: Connection) -> None:
    """Another program may be writing (`whitecell parked retry`, a backup): wait for it without stopping the loop."""
    last = monotonic() + BUSY_SECONDS
    connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    while True:
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            break
        except OperationalError as error:
            if getattr(error.orig, "sqlite_errorname", "") != "SQLITE_BUSY" or monotonic() > last:
                raise
        await_only(asyncio.sleep(_BUSY_AGAIN_AFTER))
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")


class Group:
    """Transactions that wait for the same commit. `kept` is done when it has come, with its error if it failed."""

    def __init__(self, connection: AsyncConnection) -> None:
        self.connection = connection
        self.kept: asyncio.Future[None] = asyncio.get_running_loop().create_future()


class Writer:
    """The one writer. Transactions run one after the other, and those that queue for it are committed together.

    Each is a savepoint: what fails in one is undone in that one only. None returns before its commit is on the disk.
    """

    def __init__(self, writing: AsyncEngine) -> None:
        self._engine = writing
        self._lane = asyncio.Lock()
        self._group: Group | None = None
        self._committing: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """Committed when the block has ended, undone when it raises."""
        async with self._lane:
            group = self._group or await self._begin()
            await group.connection.exec_driver_sql("SAVEPOINT one")
            try:
                yield group.connection
            except BaseException:
                await self._undo(group)
                raise
            await group.connection.exec_driver_sql("RELEASE one")
        await asyncio.shield(group.kept)

    @asynccontextmanager
    async def nobody_writing(self) -> AsyncIterator[None]:
        """For the length of the block no transaction is open, and everything before it is in the file or its log."""
        async with self._lane:
            if self._group is not None:
                await self._finish(self._group)
            yield

    async def _begin(self) -> Group:
        connection = await self._engine.connect()
        try:
            await connection.begin()
        except BaseException:
            await connection.close()
            raise
        self._group = Group(connection)
        # It queues for the lane behind those that wait now: they are the group, and who comes later is the next.
        task = asyncio.create_task(self._commit(self._group))
        self._committing.add(task)
        task.add_done_callback(self._committing.discard)
        return self._group

    async def _undo(self, group: Group) -> None:
        try:
            await group.connection.exec_driver_sql("ROLLBACK TO one")
            await group.connection.exec_driver_sql("RELEASE one")
        except SQLAlchemyError as error:
            # A full or failing disk undoes the whole transaction, and the savepoint with it.
            await self._end(group, error)

    async def _commit(self, group: Group) -> None:
        async with self._lane:
            if group is self._group:
                await self._finish(group)

    async def _finish(self, group: Group) -> None:
        try:
            await group.connection.commit()
        except BaseException as error:
            await self._end(group, error)
        else:
            await self._end(group, None)

    async def _end(self, group: Group, error: BaseException | None) -> None:
        self._group = None
        if error is None:
            group.kept.set_result(None)
        else:
            # A commit that failed may have left its transaction open; a closed connection leaves nothing.
            await group.connection.invalidate()
            group.kept.set_exception(error)
            group.kept.exception()  # those who wait are told; where nobody does, it is not news
        await group.connection.close()

    async def close(self) -> None:
        """Let what was begun be committed, and let go."""
        await asyncio.gather(*self._committing, return_exceptions=True)
        await self._engine.dispose()
