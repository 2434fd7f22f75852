"""A connection inside a transaction, and what opens one: all that those who speak SQL need of a database.

SQLAlchemy's AsyncConnection is one (PostgreSQL); so is the one of an embedded database, whose statements take
microseconds and run where they are called.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol, TypeVar, TypeVarTuple, overload

from sqlalchemy import CursorResult, Dialect, Executable, ScalarResult
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.sql.selectable import TypedReturnsRows

_Row = TypeVarTuple("_Row")
_Value = TypeVar("_Value")

Values = Mapping[str, Any]

# What a transaction raises when the database is absent, locked, full or cut off.
DatabaseRefused = SQLAlchemyError


class Connection(Protocol):
    """Statements in the order they are called, in one transaction. Each raises DatabaseRefused."""

    @property
    def dialect(self) -> Dialect:
        """Which database it is."""
        ...

    @overload
    async def execute(
        self, statement: TypedReturnsRows[*_Row], parameters: Values | Sequence[Values] | None = None, /
    ) -> CursorResult[*_Row]: ...

    @overload
    async def execute(
        self, statement: Executable, parameters: Values | Sequence[Values] | None = None, /
    ) -> CursorResult[*tuple[Any, ...]]: ...

    @overload
    async def scalar(self, statement: TypedReturnsRows[_Value], parameters: Values | None = None, /) -> _Value | None:
        """The first column of the first row; None where there is none."""

    @overload
    async def scalar(self, statement: Executable, parameters: Values | None = None, /) -> Any: ...

    @overload
    async def scalars(
        self, statement: TypedReturnsRows[_Value], parameters: Values | None = None, /
    ) -> ScalarResult[_Value]:
        """The first column of every row."""

    @overload
    async def scalars(self, statement: Executable, parameters: Values | None = None, /) -> ScalarResult[Any]: ...


class Transactions(Protocol):
    """What the scheduler needs of a database: a transaction that writes, and one that only reads."""

    def write(self) -> AbstractAsyncContextManager[Connection]:
        """Commits when the block ends, rolls back when it raises."""
        ...

    def read(self) -> AbstractAsyncContextManager[Connection]:
        """A consistent view; nothing is written."""
        ...
