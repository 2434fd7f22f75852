"""SQLite in the process: statements run where they are called, and only the wait for the disk is handed to a thread.

A statement takes microseconds; handing each to a thread and back took a hundred times as long (docs/benchmarks.md).
There is one writer. Transactions that queue for it are committed together, each of them a savepoint: what fails in one
is undone in that one only, and none returns before its commit is on the disk (`synchronous=FULL`).
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from time import monotonic
from typing import Any, TypeVar

import sqlalchemy
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from bot.in_place import FetchingConnection, InPlace, Statements

_Done = TypeVar("_Done")

_READERS = 4
_MOST_TOGETHER = 8  # nobody waits for the turns of more others than this
BUSY_SECONDS = 10
_BUSY_AGAIN_AFTER = 0.01
_LOG_AGAIN_AFTER = 0.1
# What is deleted is overwritten (`secure_delete`).
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")


class Group:
    """Transactions that wait for the same commit. `kept` is done when it has come, with its error if it failed."""

    def __init__(self, changes_before: int) -> None:
        self.kept: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.joined = 1  # how many transactions it is so far
        self._changes_before = changes_before

    def changed(self, changes_now: int) -> bool:
        """Whether there is anything to write, and so a disk to wait for."""
        return changes_now != self._changes_before


class Embedded:
    """The transactions of one SQLite file."""

    def __init__(self, url: str) -> None:
        self._writing = _engine(url, 1, timeout=0)  # the writer waits for other programs in its own way
        self._reading = _engine(url, _READERS, timeout=BUSY_SECONDS)
        self._readers: list[sqlalchemy.Connection] = []  # those nobody reads with now
        self._statements = Statements()
        self._lane = asyncio.Lock()
        self._writer: sqlalchemy.Connection | None = None
        self._group: Group | None = None
        self._committing: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[InPlace]:
        """Committed when the block has ended, undone when it raises."""
        async with self._lane:
            group, writer = await self._begun()
            _run(writer, "SAVEPOINT one")
            try:
                yield InPlace(writer, self._statements)
            except BaseException:
                self._undo(group, writer)
                raise
            _run(writer, "RELEASE one")
        await asyncio.shield(group.kept)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[InPlace]:
        """One state of the file, as it was committed."""
        await asyncio.sleep(0)  # statements never wait, so one who reads again and again would let nobody else work
        reader = self._readers.pop() if self._readers else self._reading.connect()
        try:
            _run(reader, "BEGIN")
            yield InPlace(reader, self._statements)
        finally:
            self._have_read(reader)

    def _have_read(self, reader: sqlalchemy.Connection) -> None:
        """A few are kept for those who read next; never one in which something may still be open."""
        try:
            _run(reader, "ROLLBACK")
            reader.rollback()  # nothing is left to do, and SQLAlchemy knows it
        except SQLAlchemyError:
            reader.invalidate()
        if reader.invalidated or len(self._readers) >= _READERS:
            reader.close()
        else:
            self._readers.append(reader)

    async def fold_up(self, within: float) -> bool:
        """Fold the write-ahead log into the file and empty it; False when others (a backup) read all these seconds.

        While they read, the lane is free for those who write.
        """
        last = monotonic() + within
        while not await self._folded():
            if monotonic() > last:
                return False
            await asyncio.sleep(_LOG_AGAIN_AFTER)
        return True

    async def _folded(self) -> bool:
        """At once, while no transaction of ours is open; False where another program is in the way."""
        async with self._lane:
            if self._group is not None:
                await self._commit(self._group)
            writer = self._writer = self._writer or self._writing.connect()  # the one that does not wait
            return await self._in_thread(partial(_truncate_log, writer))

    async def _begun(self) -> tuple[Group, sqlalchemy.Connection]:
        """The group that is open, or a new one; it is committed behind those that queue for the lane now."""
        if self._group is not None and self._writer is not None:
            self._group.joined += 1
            return self._group, self._writer
        writer = self._writer = self._writer or self._writing.connect()
        await _begin_when_free(writer)
        writer.begin()  # it has begun, and SQLAlchemy knows it
        self._group = group = Group(_changes(writer))
        task = asyncio.create_task(self._commit_in_its_turn(group))
        self._committing.add(task)
        task.add_done_callback(self._committing.discard)
        return group, writer

    async def _commit_in_its_turn(self, group: Group) -> None:
        """Once nobody more joins: who is handed the next update by one in the group comes a moment after it."""
        joined = 0
        while joined < group.joined < _MOST_TOGETHER:
            joined = group.joined
            await asyncio.sleep(0)
        async with self._lane:
            if group is self._group:
                await self._commit(group)

    async def _commit(self, group: Group) -> None:
        writer, self._group = self._writer, None
        assert writer is not None  # noqa: S101 - a group is open on it
        try:
            if group.changed(_changes(writer)):
                await self._in_thread(partial(_run, writer, "COMMIT"))
            else:
                _run(writer, "COMMIT")
            writer.commit()  # nothing is left to do, and SQLAlchemy knows it
        except BaseException as error:
            self._break_off(group, writer, error)
        else:
            group.kept.set_result(None)

    def _undo(self, group: Group, writer: sqlalchemy.Connection) -> None:
        try:
            _run(writer, "ROLLBACK TO one")
            _run(writer, "RELEASE one")
        except SQLAlchemyError as error:
            # A full or failing disk undoes the whole transaction, and the savepoint with it.
            self._break_off(group, writer, error)

    def _break_off(self, group: Group, writer: sqlalchemy.Connection, error: BaseException) -> None:
        """A commit that failed may have left its transaction open; a closed connection leaves nothing."""
        self._group = self._writer = None
        writer.invalidate()
        writer.close()
        group.kept.set_exception(error)
        group.kept.exception()  # those who wait are told; where nobody does, it is no news

    async def _in_thread(self, work: Callable[[], _Done]) -> _Done:
        """Done in a thread; one who is cancelled meanwhile goes only when that has let go of the connection."""
        done = asyncio.get_running_loop().run_in_executor(None, work)
        try:
            return await asyncio.shield(done)
        except asyncio.CancelledError:
            await asyncio.wait([done])
            raise

    async def close(self) -> None:
        """Let what was begun be committed, and let go of the file; who writes again opens it again."""
        await asyncio.gather(*self._committing, return_exceptions=True)
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        while self._readers:
            self._readers.pop().close()
        self._writing.dispose()
        self._reading.dispose()


def _engine(url: str, connections: int, timeout: float) -> Engine:
    engine = create_engine(
        url,
        pool_size=connections,
        max_overflow=-1,  # a reader more is opened, never waited for: waiting would stop the event loop
        connect_args={
            "timeout": timeout,
            "check_same_thread": False,  # a commit happens in the thread, while nobody else uses the connection
            "isolation_level": None,  # transactions begin where we say, not where the driver guesses
            "factory": FetchingConnection,
        },
    )
    event.listen(engine, "connect", _prepare)
    return engine


def _run(connection: sqlalchemy.Connection, statement: str) -> Any:
    """A statement about the transaction or the file, without SQLAlchemy's ways around it; its cursor. Raises
    OperationalError."""
    driver: Any = connection.connection.driver_connection
    try:
        return driver.execute(statement)
    except sqlite3.Error as error:
        raise OperationalError(statement, None, error) from error


def _truncate_log(connection: sqlalchemy.Connection) -> bool:
    busy, *_ = _run(connection, "PRAGMA wal_checkpoint(TRUNCATE)").fetchone()  # told in a row, not by an error
    return not busy


def _changes(connection: sqlalchemy.Connection) -> int:
    """How many rows this connection has ever changed."""
    driver: Any = connection.connection.driver_connection
    return int(driver.total_changes)


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


async def _begin_when_free(writer: sqlalchemy.Connection) -> None:
    """Another program may be writing (`whitecell parked retry`, a backup): wait for it without stopping the loop."""
    last = monotonic() + BUSY_SECONDS
    while not _begins(writer, last):  # noqa: ASYNC110 - nobody tells us when another program has finished
        await asyncio.sleep(_BUSY_AGAIN_AFTER)


def _begins(writer: sqlalchemy.Connection, last: float) -> bool:
    try:
        _run(writer, "BEGIN IMMEDIATE")
    except OperationalError as error:
        if getattr(error.orig, "sqlite_errorname", "") != "SQLITE_BUSY" or monotonic() > last:
            raise
        return False
    return True
