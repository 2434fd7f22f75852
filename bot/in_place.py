"""Statements on SQLite's own connection, run where they are called.

One that comes again is compiled once and handed to the driver as it is: SQLAlchemy's way there takes twice as long as
the statement itself (docs/benchmarks.md). What is built anew for each call goes SQLAlchemy's way.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeVar
from weakref import WeakKeyDictionary

import sqlalchemy
from sqlalchemy import BindParameter, Delete, Dialect, Insert, Select, Update
from sqlalchemy.engine.result import IteratorResult, SimpleResultMetaData
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

_Done = TypeVar("_Done")

Statement = Select[*tuple[Any, ...]] | Insert | Update | Delete
Values = Mapping[str, Any]
Process = Callable[[Any], Any] | None  # between a value of ours and the driver's; None: they are the same


class FetchedCursor(sqlite3.Cursor):
    """Takes its rows at once, so that nothing is read from a table while it is being changed."""

    _rows: Iterator[Any] = iter(())

    def execute(self, *statement: Any) -> "FetchedCursor":
        super().execute(*statement)
        self._rows = iter(super().fetchall())
        return self

    def fetchone(self) -> Any:
        return next(self._rows, None)

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        return [row for row, _ in zip(self._rows, range(size or self.arraysize), strict=False)]

    def fetchall(self) -> list[Any]:
        return list(self._rows)


class FetchingConnection(sqlite3.Connection):
    """The standard library's, with cursors that have fetched."""

    def cursor(self, factory: Any = FetchedCursor) -> Any:
        return super().cursor(factory)

    def rows(self, statement: str, values: Sequence[Any]) -> tuple[list[Any], int]:
        """Run it; its rows, and how many it has changed."""
        cursor = super().cursor()
        cursor.execute(statement, values)
        return cursor.fetchall(), cursor.rowcount


class Fetched(IteratorResult[*tuple[Any, ...]]):
    """Rows that are there already, read as any result of SQLAlchemy's."""

    def __init__(self, columns: SimpleResultMetaData, rows: list[Any], rowcount: int) -> None:
        super().__init__(columns, iter(rows))
        self.rowcount = rowcount


@dataclass(frozen=True)
class Asked:
    """Where the value of one question mark comes from: by name from the call, else `otherwise`."""

    name: str
    required: bool
    otherwise: Any
    process: Process

    @classmethod
    def by(cls, parameter: BindParameter[Any], dialect: Dialect) -> Self:
        """As a compiled statement asks for it."""
        process = parameter.type.dialect_impl(dialect).bind_processor(dialect)
        return cls(parameter.key, parameter.required, parameter.effective_value, process)

    def value(self, given: Values) -> Any:
        """As the driver takes it; raises KeyError where it must be given and is not."""
        value = given[self.name] if self.required else given.get(self.name, self.otherwise)
        return self.process(value) if self.process else value


class Compiled:
    """A statement in SQLite's words, for calls that give values of the same names."""

    def __init__(self, statement: Statement, compiled: SQLCompiler, dialect: Dialect) -> None:
        self._words = str(compiled)
        self._asked = [Asked.by(compiled.binds[name], dialect) for name in compiled.positiontup or ()]
        told = _columns(statement)
        self._columns = SimpleResultMetaData([each["name"] for each in told], [(each["expr"],) for each in told])
        processes = [each["type"].dialect_impl(dialect).result_processor(dialect, None) for each in told]
        self._processes = [(place, process) for place, process in enumerate(processes) if process]

    def run(self, driver: FetchingConnection, given: Values) -> Fetched:
        """Raises sqlite3.Error."""
        rows, changed = driver.rows(self._words, [each.value(given) for each in self._asked])
        return Fetched(self._columns, list(map(self._read, rows)) if self._processes else rows, changed)

    def _read(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        values = list(row)
        for place, process in self._processes:
            values[place] = process(values[place])
        return tuple(values)


def _columns(statement: Statement) -> list[Any]:
    """Name, type and expression of each column it gives."""
    return statement.column_descriptions if isinstance(statement, Select) else statement.returning_column_descriptions


class Statements:
    """Those that were run on one database, with what they compile to for each set of names they are given."""

    def __init__(self) -> None:
        self._known: WeakKeyDictionary[Any, dict[tuple[str, ...], Compiled | None]] = WeakKeyDictionary()

    def compiled(self, statement: Any, given: Values, dialect: Dialect) -> Compiled | None:
        """None where it is to go SQLAlchemy's way; so is the first time, since what is built for one call is never
        seen again."""
        known = self._known.get(statement)
        if known is None:
            self._known[statement] = {}
            return None
        names = tuple(given)
        if names not in known:
            known[names] = _compile(statement, names, dialect)
        return known[names]


def _compile(statement: Any, names: Sequence[str], dialect: Dialect) -> Compiled | None:
    """None where SQLAlchemy has something to add at each call: values by default, lists of any length."""
    if not isinstance(statement, Select | Insert | Update | Delete):
        return None
    compiled = statement.compile(dialect=dialect, column_keys=list(names))
    if not isinstance(compiled, SQLCompiler) or compiled.post_compile_params or compiled.literal_execute_params:
        return None
    if compiled.insert_prefetch or compiled.update_prefetch:
        return None
    return Compiled(statement, compiled, dialect)


class InPlace:
    """A transaction's connection: awaited like one of SQLAlchemy's asyncio, and never waiting."""

    def __init__(self, connection: sqlalchemy.Connection, statements: Statements) -> None:
        self._connection = connection
        self._statements = statements

    @property
    def dialect(self) -> Dialect:
        return self._connection.dialect

    async def execute(self, statement: Any, parameters: Any = None, /) -> Any:
        given = {} if parameters is None else parameters
        compiled = self._statements.compiled(statement, given, self.dialect) if isinstance(given, dict) else None
        if compiled is None:
            return self._connection.execute(statement, parameters)
        driver: Any = self._connection.connection.driver_connection
        try:
            return compiled.run(driver, given)
        except sqlite3.Error as error:  # without its values, which may be somebody's
            raise DBAPIError.instance(str(statement), None, error, sqlite3.Error, dialect=self.dialect) from error

    async def scalar(self, statement: Any, parameters: Any = None, /) -> Any:
        return (await self.execute(statement, parameters)).scalar()

    async def scalars(self, statement: Any, parameters: Any = None, /) -> Any:
        return (await self.execute(statement, parameters)).scalars()

    async def run_sync(self, work: Callable[[sqlalchemy.Connection], _Done]) -> _Done:
        """Something that wants SQLAlchemy's own connection, like a migration."""
        return work(self._connection)
