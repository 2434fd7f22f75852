"""Which keys each running process knows, shown to whoever changes them by a lock that ends with the process.

A lock, and not a row with a time in it: a killed process is gone at once, one that is stopped is waited for, and no
clock has to be right.
"""

import fcntl
import os
from contextlib import AsyncExitStack
from enum import IntEnum
from pathlib import Path

from bot.database import Database
from bot.key_change import records


class Knows(IntEnum):
    """What a process does with the keys, as its lock's number."""

    ONE_KEY = 1
    OPENS_WITH_BOTH = 2
    SEALS_WITH_NEW = 3


class FileLocks:
    """On SQLite: a file beside the database for each number, locked together with others."""

    def __init__(self, database_file: Path) -> None:
        self._file = database_file
        self._held: dict[Knows, int] = {}

    def _opened(self, number: Knows) -> int:
        file = self._file.with_name(f"{self._file.name}.keys-{number:d}")
        return os.open(file, os.O_RDWR | os.O_CREAT, 0o600)

    async def hold(self, number: Knows) -> None:
        """Hold this number and no other."""
        if number not in self._held:
            handle = self._opened(number)
            fcntl.flock(handle, fcntl.LOCK_SH)  # held against us for no longer than one look in `holders`
            others, self._held = self._held, {number: handle}
            for each in others.values():
                os.close(each)

    async def holders(self, number: Knows) -> int:
        """Whether anybody holds it."""
        handle = self._opened(number)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return 1
        finally:
            os.close(handle)
        return 0

    async def leave(self) -> None:
        """Hold nothing."""
        for handle in self._held.values():
            os.close(handle)
        self._held = {}


class SessionLocks:
    """On PostgreSQL: advisory locks of a connection of our own, which the server frees when that ends."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._stack = AsyncExitStack()
        self._session: records.Session | None = None
        self._held: Knows | None = None

    async def hold(self, number: Knows) -> None:
        """Hold this number and no other. Raises SQLAlchemyError, and then holds none."""
        try:
            if self._session is None:
                connection = await self._stack.enter_async_context(self._database.read())
                self._session = await records.session_of(connection)
            if number is self._held:
                await records.still_there(self._session)
                return
            await records.lock_shared(self._session, number)
            if self._held is not None:
                await records.unlock_shared(self._session, self._held)
            self._held = number
        except BaseException:
            await self.leave()
            raise

    async def holders(self, number: Knows) -> int:
        """How many processes hold it."""
        async with self._database.read() as connection:
            return await records.how_many_hold(connection, number)

    async def leave(self) -> None:
        """Hold nothing."""
        session, self._session, self._held = self._session, None, None
        if session is not None:
            await session.invalidate()
        await self._stack.aclose()


Locks = FileLocks | SessionLocks


def locks_of(database: Database) -> Locks:
    """The locks of this database."""
    return SessionLocks(database) if database.file is None else FileLocks(database.file)
