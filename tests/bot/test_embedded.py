"""SQLite's one writer: transactions one after the other, those that queue committed together, each its own."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import suppress

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from bot.database import Database, fact, put_fact


async def _note(database: Database, name: str, error: Exception | None = None) -> None:
    async with database.write() as connection:
        await put_fact(connection, name, b"noted")
        if error:
            raise error


async def _noted(database: Database, *names: str) -> list[str]:
    """Which of these another connection finds."""
    async with database.read() as connection:
        return [name for name in names if await fact(connection, name)]


async def test_what_has_returned_is_in_the_file(database: Database) -> None:
    """A program that opens the file afterwards finds it."""
    await _note(database, "one")
    with sqlite3.connect(str(database.file)) as other:
        assert other.execute("SELECT count(*) FROM facts WHERE name = 'one'").fetchone() == (1,)
    other.close()


async def test_what_fails_is_undone_alone(database: Database) -> None:
    """Of three that were queued together the second raises: the first and the third are kept."""
    one, two, three = await asyncio.gather(
        _note(database, "one"), _note(database, "two", ValueError()), _note(database, "three"), return_exceptions=True
    )
    assert (one, type(two), three) == (None, ValueError, None)
    assert await _noted(database, "one", "two", "three") == ["one", "three"]


async def test_one_sees_what_those_before_it_did(database: Database) -> None:
    """Also what is not committed yet, since it is committed with it or not at all."""

    async def counts() -> int:
        async with database.write() as connection:
            return await connection.scalar(text("SELECT count(*) FROM facts")) or 0

    _, seen = await asyncio.gather(_note(database, "one"), counts())
    assert seen == 1


async def test_a_commit_that_fails_is_told_to_everyone_it_was_for(database: Database) -> None:
    """A deferred constraint fails at the commit; both transactions hear of it, nothing is kept, and writing goes on."""
    async with database.write() as connection:
        await connection.execute(text("CREATE TABLE owner (id INTEGER PRIMARY KEY)"))
        await connection.execute(
            text("CREATE TABLE owned (id INTEGER REFERENCES owner (id) DEFERRABLE INITIALLY DEFERRED)")
        )

    async def breaks_at_the_end() -> None:
        async with database.write() as connection:
            await connection.execute(text("INSERT INTO owned VALUES (7)"))

    told = await asyncio.gather(_note(database, "one"), breaks_at_the_end(), return_exceptions=True)
    assert all(isinstance(error, Exception) for error in told)
    await _note(database, "two")
    assert await _noted(database, "one", "two") == ["two"]


async def test_one_that_is_cancelled_in_the_queue_takes_nobody_with_it(database: Database) -> None:
    """The one before it and the one behind it are committed."""
    writers = [asyncio.create_task(_note(database, name)) for name in ("one", "two", "three")]
    await asyncio.sleep(0)
    writers[1].cancel()
    with suppress(asyncio.CancelledError):
        await asyncio.gather(*writers)
    await asyncio.wait(writers)
    assert await _noted(database, "one", "three") == ["one", "three"]


async def test_another_program_that_writes_stops_only_those_who_write(database: Database) -> None:
    """While it holds the lock the event loop and reading go on; when it lets go, what waited is written."""
    other = sqlite3.connect(str(database.file), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    waiting = asyncio.create_task(_note(database, "one"))
    for _ in range(20):
        assert await _noted(database, "one") == []
    assert not waiting.done()
    other.execute("COMMIT")
    other.close()
    await waiting
    assert await _noted(database, "one") == ["one"]


async def test_a_full_disk_undoes_what_could_not_be_kept(database: Database) -> None:
    """The writer is told; once there is room it goes on."""
    async with database.write() as connection:
        pages = await connection.scalar(text("PRAGMA page_count"))
        await connection.execute(text(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(OperationalError, match="full"):
        async with database.write() as connection:
            await put_fact(connection, "large", bytes(10**6))
    async with database.write() as connection:
        await connection.execute(text("PRAGMA max_page_count = 1000000"))
    await _note(database, "one")
    assert await _noted(database, "large", "one") == ["one"]


async def test_folding_up_empties_the_log(database: Database) -> None:
    """Also in the middle of writing: nothing erased stays readable beside the file."""
    writing = [asyncio.create_task(_note(database, f"n{number}")) for number in range(5)]
    await database.checkpoint()
    await asyncio.gather(*writing)
    await database.checkpoint()
    assert _log_size(database) == 0


def _log_size(database: Database) -> int:
    return database.file.with_name(f"{database.file.name}-wal").stat().st_size


@pytest.fixture
def reader(database: Database) -> Iterator[sqlite3.Connection]:
    """Another program, a backup for one, that reads the file as it was a moment ago."""
    other = sqlite3.connect(str(database.file), isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT * FROM facts").fetchall()
    yield other
    other.close()


async def test_folding_up_waits_for_a_reader_and_holds_up_nobody(
    database: Database, reader: sqlite3.Connection
) -> None:
    """While another program reads, writing goes on; when it has read, the log is emptied."""
    await _note(database, "one")
    folding = asyncio.create_task(database.checkpoint())
    for number in range(20):
        await _note(database, f"n{number}")
    assert not folding.done()
    reader.execute("COMMIT")
    await folding
    assert _log_size(database) == 0


async def test_a_log_that_cannot_be_emptied_is_said(database: Database, reader: sqlite3.Connection) -> None:
    """It still holds what was written, and the host is told; later it is emptied."""
    await _note(database, "one")
    with capture_logs() as lines:
        await database.checkpoint(within=0)
    assert _log_size(database) > 0
    assert "not emptied" in lines[0]["event"]
    reader.execute("COMMIT")
    await database.checkpoint()
    assert _log_size(database) == 0
