"""Now, on both clocks. Handed in everywhere; only `clock.py` and a process's edge ask what time it is."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from scheduler.moments import to_ms


@dataclass(frozen=True)
class Instant:
    """One moment: `people` is what people's clocks show (the playground can move it), `machine` the real time. Both
    UTC."""

    people: datetime
    machine: datetime

    @property
    def people_ms(self) -> int:
        """People's time in UTC milliseconds."""
        return to_ms(self.people)

    @property
    def machine_ms(self) -> int:
        """Machine time in UTC milliseconds."""
        return to_ms(self.machine)


Now = Callable[[], Instant]

# A connection inside a transaction, for those who only hand it on to the records that speak SQL.
Connection = AsyncConnection

# What a transaction raises when the database is absent, locked, full or cut off.
DatabaseRefused = SQLAlchemyError


class Transactions(Protocol):
    """What the scheduler needs of a database: a transaction that writes, and one that only reads."""

    def write(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Commits when the block ends, rolls back when it raises."""
        ...

    def read(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A consistent view; nothing is written."""
        ...
