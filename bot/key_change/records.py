"""A change of the master key as the database holds it, from its announcement until the host has confirmed it.

Each of the two keys stands here sealed under the other, so that a process that has either of them has both, also
after a restart, and on a machine that was not given the new one yet.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from sqlalchemy import Column, LargeBinary, SmallInteger, String, Table, delete, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.database import metadata
from bot.sealing import CannotOpen, Keyring, Place, keyring
from scheduler.connection import Connection


class Stage(StrEnum):
    """How far a change has come."""

    ANNOUNCED = "announced"  # every process learns to open with the new key; all still seal with the old one
    SWITCHED = "switched"  # every process seals with the new key; what stands under the old one is sealed anew
    SEALED = "sealed"  # nothing stands under the old key any more


key_change = Table(
    "key_change",
    metadata,
    Column("one", SmallInteger, primary_key=True, autoincrement=False),  # there is one change at a time
    Column("stage", String(12), nullable=False),
    Column("next_key", LargeBinary, nullable=False),  # sealed under the old master key
    Column("previous_key", LargeBinary, nullable=False),  # sealed under the new master key
)

_ONE = 1
_NEXT = Place("key_change", "next_key", "whitecell", _ONE)
_PREVIOUS = Place("key_change", "previous_key", "whitecell", _ONE)


@dataclass(frozen=True)
class Change:
    """A change that is under way, its keys opened."""

    stage: Stage
    old: bytes
    new: bytes

    def take(self, keys: Keyring) -> None:
        """Have this keyring seal and open as every process does at this stage."""
        if self.stage is Stage.ANNOUNCED:
            keys.hold(self.old, self.new)
        else:
            keys.hold(self.new, self.old)


async def announce(connection: Connection, old: Keyring, new: Keyring) -> None:
    """Begin a change. Nothing is sealed with the new key yet."""
    await connection.execute(
        insert(key_change).values(
            one=_ONE,
            stage=Stage.ANNOUNCED,
            next_key=old.master.seal(new.master.secret, _NEXT),
            previous_key=new.master.seal(old.master.secret, _PREVIOUS),
        )
    )


async def move_on(connection: Connection, stage: Stage) -> None:
    """Note that the change has come this far."""
    await connection.execute(update(key_change).values(stage=stage))


async def end(connection: Connection) -> None:
    """The change is confirmed: neither key stands here any more."""
    await connection.execute(delete(key_change))


async def under_way(connection: Connection, keys: Keyring) -> Change | None:
    """The change that is under way; None for none. Raises CannotOpen when these keys are neither of its two."""
    row = (await connection.execute(select(key_change))).first()
    if row is None:
        return None
    for known in map(keyring, keys.secrets):
        for sealed, place in ((row.next_key, _NEXT), (row.previous_key, _PREVIOUS)):
            try:
                other = known.master.open(sealed, place)
            except CannotOpen:
                continue
            old, new = (known.master.secret, other) if place is _NEXT else (other, known.master.secret)
            return Change(Stage(row.stage), old, new)
    raise CannotOpen("key_change")


# How soon PostgreSQL finds out that the machine of a process is gone: 5 + 2 * 5 seconds.
_NOTICE_THE_DEAD = (
    "SET tcp_keepalives_idle = 5",
    "SET tcp_keepalives_interval = 5",
    "SET tcp_keepalives_count = 2",
)
_LOCKS = 7_235_420  # any number: the class of these advisory locks, the same in every process


Session = AsyncConnection


async def session_of(connection: Connection) -> Session:
    """A connection to PostgreSQL as a session that may hold locks for as long as its process lives."""
    session = cast("Session", connection)
    await session.execution_options(isolation_level="AUTOCOMMIT")
    for setting in _NOTICE_THE_DEAD:
        await session.execute(text(setting))
    return session


async def lock_shared(connection: Connection, number: int) -> None:
    """Hold this number, together with others who do, until the session ends."""
    await connection.execute(text("SELECT pg_advisory_lock_shared(:class, :n)"), {"class": _LOCKS, "n": number})


async def unlock_shared(connection: Connection, number: int) -> None:
    """Let go of this number."""
    await connection.execute(text("SELECT pg_advisory_unlock_shared(:class, :n)"), {"class": _LOCKS, "n": number})


async def still_there(connection: Connection) -> None:
    """Raises SQLAlchemyError when the session has ended, and its locks with it."""
    await connection.execute(text("SELECT 1"))


async def how_many_hold(connection: Connection, number: int) -> int:
    """How many processes hold this number."""
    held = text(
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = :class AND objid = :n "
        "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    return await connection.scalar(held, {"class": _LOCKS, "n": number}) or 0
