"""What a backup is made with and known by, in SQLite's own words: a file is opened here without the bot around it."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, NullPool, Table, create_engine, delete, exists, inspect, select, text

from bot.database import ALL_METADATA, fact, facts
from bot.key_change.records import Stage, key_change
from bot.patients.records import people
from scheduler.connection import Connection

_MARK = "backup made"  # written last: a file without it was never finished
RESTORING = "restoring"  # until everybody who was erased since the backup is erased again
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
    ours = {table.name for table in _of_use()}
    with _opened(file, "ro") as connection:
        return any(_any_row(connection, name) for name in _tables(connection) if name in ours)


def _of_use() -> list[Table]:
    return [table for each in ALL_METADATA for table in each.sorted_tables if table.name not in _EMPTY_WHEN_NEW]


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
    """It is a database again, and no backup; whoever was erased since is erased again."""
    await connection.execute(delete(facts).where(facts.c.name.in_((_MARK, RESTORING))))


async def is_being_restored(connection: Connection) -> bool:
    """Whether a restore was broken off before everybody was erased again."""
    return await fact(connection, RESTORING) is not None


async def others_connected(connection: Connection) -> int:
    """How many other connections a PostgreSQL database has."""
    others = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
        "AND backend_type = 'client backend'"
    )
    return await connection.scalar(others) or 0


async def is_used(connection: Connection) -> bool:
    """Whether anybody has ever used this PostgreSQL database; a new one has no tables, or only its shape."""
    for table in _of_use():
        there = await connection.scalar(text("SELECT to_regclass(:name)"), {"name": f'"{table.name}"'})
        if there and await connection.scalar(select(exists().select_from(table))):
            return True
    return False


def key_is_changing(url: URL) -> bool:
    """Whether a PostgreSQL database needs two keys to be read, since the change from one to the other has not ended."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        if not inspect(connection).has_table(key_change.name):
            return False  # of an earlier release
        unfinished = select(exists().where(key_change.c.stage != Stage.SEALED))
        return bool(connection.scalar(unfinished))


def before_rows() -> str:
    """What makes room, in PostgreSQL's words, for the tables of a backup of any release."""
    ours = ", ".join(f'"{name}"' for each in ALL_METADATA for name in each.tables)
    return f"SET client_min_messages = warning;\nBEGIN;\nDROP TABLE IF EXISTS {ours}, alembic_version CASCADE;\n"


def after_rows() -> str:
    """What notes that these are the rows of a backup, and keeps them."""
    return f"INSERT INTO public.facts (name, value) VALUES ('{RESTORING}', ''::bytea);\nCOMMIT;\n"  # noqa: S608 - ours
