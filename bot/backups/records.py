"""What a backup is made with and known by, in SQLite's own words: a file is opened here without the bot around it."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete, select

from bot.database import ALL_METADATA, facts
from bot.key_change.records import Stage
from bot.patients.records import people
from scheduler.connection import Connection

_MARK = "backup made"  # written last: a file without it was never finished
_BUSY_SECONDS = 10
_EMPTY_WHEN_NEW = frozenset({"facts", "alembic_version", "send_budget", "host_told"})


@dataclass(frozen=True)
class Agreed:
    """Somebody in a backup. `agreed_ms` is machine time."""

    user_id: int
    chat_id: int
    agreed_ms: int


@contextmanager
def _opened(file: Path, mode: str = "rw") -> Iterator[sqlite3.Connection]:
    """An existing file, each statement its own transaction. Raises sqlite3.Error."""
    uri = f"{file.resolve().as_uri()}?mode={mode}"
    with closing(sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)) as connection:
        yield connection


def copy(source: Path, into: Path) -> None:
    """Copy a database that others may be using, as it stands at one moment, into an empty file of its own."""
    with _opened(source) as original, _opened(into) as made:
        original.backup(made)
        made.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it


def leave_out_keys(file: Path) -> bool:
    """Take the keys of a change of key out of the copy; False while it needs both of them to be read."""
    with _opened(file) as connection:
        if "key_change" not in _tables(connection):
            return True  # of an earlier release
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("DELETE FROM key_change WHERE stage = ?", (Stage.SEALED,))
        return not _any_row(connection, "key_change")


def mark_finished(file: Path, made_at: str) -> None:
    """Say in the copy that it is a whole one, and of when."""
    with _opened(file) as connection:
        connection.execute("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)", (_MARK, made_at.encode()))


def sound(file: Path) -> bool:
    """Whether every page and index of the file is as SQLite wrote it."""
    with _opened(file, "ro") as connection:
        return [row[0] for row in connection.execute("PRAGMA integrity_check")] == ["ok"]


def has_shape(file: Path) -> bool:
    """Whether this is a database of Whitecell, of any release."""
    with _opened(file, "ro") as connection:
        return {"facts", "people", "inbox", "alembic_version"} <= set(_tables(connection))


def made_at(file: Path) -> str | None:
    """When this backup was finished; None for one that was not, or a database that is no backup."""
    with _opened(file, "ro") as connection:
        row = connection.execute("SELECT value FROM facts WHERE name = ?", (_MARK,)).fetchone()
        return row[0].decode() if row else None


def has_rows(file: Path) -> bool:
    """Whether anybody has ever used this database; a new one has only its shape."""
    ours = {name for each in ALL_METADATA for name in each.tables} - _EMPTY_WHEN_NEW
    with _opened(file, "ro") as connection:
        return any(_any_row(connection, name) for name in _tables(connection) if name in ours)


def in_use(file: Path) -> bool:
    """Whether another program has the database open. Where none has, its write-ahead log is folded into it.

    Leaving write-ahead logging needs the file to oneself, and SQLite refuses it while anybody else is connected.
    """
    with _opened(file) as connection:
        connection.execute("PRAGMA busy_timeout=0")
        try:
            mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
        except sqlite3.OperationalError:
            return True
        return bool(mode != "delete")


def _tables(connection: sqlite3.Connection) -> Iterable[str]:
    return [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


def _any_row(connection: sqlite3.Connection, table: str) -> bool:
    return connection.execute(f'SELECT 1 FROM "{table}" LIMIT 1').fetchone() is not None  # noqa: S608 - our own name


async def everybody(connection: Connection) -> list[Agreed]:
    """Everybody who had agreed when the backup was made."""
    rows = await connection.execute(select(people.c.user_id, people.c.chat_id, people.c.agreed_ms))
    return [Agreed(*row) for row in rows]


async def unmark(connection: Connection) -> None:
    """It is a database again, and no backup."""
    await connection.execute(delete(facts).where(facts.c.name == _MARK))
