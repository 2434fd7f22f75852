"""Rows as they are copied from one database to another, and how it is known that they arrived as they left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Integer, Row, Table, func, insert, select, text, tuple_

from bot.database import ALL_METADATA
from bot.tables import OWNERS
from scheduler.connection import Connection

AT_ONCE = 1000


def tables() -> Sequence[Table]:
    """Every table, each after those it refers to."""
    if not OWNERS:  # importing them is what makes every room's tables known here
        raise RuntimeError("no room owns a table")
    return [table for metadata in ALL_METADATA for table in metadata.sorted_tables]


@dataclass(frozen=True)
class Content:
    """How many rows a table has, and a sum over all of them in which their order does not matter."""

    rows: int = 0
    sum: int = 0

    def with_rows(self, rows: Sequence[Row[Any]]) -> "Content":
        """These rows counted too."""
        return Content(self.rows + len(rows), (self.sum + sum(map(_number, rows))) % 2**256)


def _number(row: Row[Any]) -> int:
    return int.from_bytes(sha256(repr(tuple(map(_plain, row))).encode()).digest())


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


async def some_rows(connection: Connection, table: Table, after: Row[Any] | None) -> Sequence[Row[Any]]:
    """The next rows of a table, in the order of its key."""
    key = tuple(table.primary_key)
    rows = select(table).order_by(*key).limit(AT_ONCE)
    if after is not None:
        rows = rows.where(tuple_(*key) > tuple(after._mapping[column] for column in key))
    return (await connection.execute(rows)).all()


async def put_rows(connection: Connection, table: Table, rows: Sequence[Row[Any]]) -> None:
    """Rows of another database, as they are."""
    await connection.execute(insert(table), [dict(row._mapping) for row in rows])


async def holds_rows(connection: Connection) -> str | None:
    """The name of a table that is not empty; None when all are."""
    for table in tables():
        if await connection.scalar(select(func.count()).select_from(table)):
            return table.name
    return None


async def last_numbers(connection: Connection) -> dict[str, int]:
    """The last number SQLite gave to a row of each table that numbers its rows, also to one that is gone."""
    rows = await connection.execute(text("SELECT name, seq FROM sqlite_sequence"))
    return {row.name: row.seq for row in rows}


async def go_on_numbering(connection: Connection, last: dict[str, int]) -> None:
    """Have PostgreSQL number new rows from there on."""
    for table, column in _numbered():
        highest = await connection.scalar(select(func.max(table.c[column]))) or 0
        highest = max(highest, last.get(table.name, 0))
        if highest:
            go_on = text("SELECT setval(pg_get_serial_sequence(:table, :column), :highest)")
            await connection.execute(go_on, {"table": table.name, "column": column, "highest": highest})


def _numbered() -> Iterator[tuple[Table, str]]:
    for table in tables():
        column = table.autoincrement_column
        if column is not None and isinstance(column.type, Integer):
            yield table, column.name
