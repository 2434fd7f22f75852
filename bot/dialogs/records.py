"""Dialogs: what we have asked somebody and wait for. A row, not memory, so any process can take the answer.

Several questions may be open at once, each of another room: a reminder asked for in the middle of the first questions
is settled first, and they go on afterwards. One row holds them all, the newest first.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import BigInteger, Column, LargeBinary, Row, String, Table, bindparam, delete, select

from bot.database import metadata
from bot.sealing import CannotOpen, Key, Place
from scheduler.connection import Connection
from scheduler.instant import Instant

LASTS = timedelta(hours=24)

dialogs = Table(
    "dialogs",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String(48), nullable=False),  # of the newest
    Column("data", LargeBinary, nullable=False),  # sealed under the transit key
    Column("expires_ms", BigInteger, nullable=False),  # people's time
)


@dataclass(frozen=True)
class Dialog:
    """One open question, by name ("room:what"), with what its answer needs."""

    name: str
    data: Mapping[str, Any]

    @property
    def room(self) -> str:
        """Who asked."""
        return self.name.partition(":")[0]


def _place(chat_id: int, user_id: int) -> Place:
    return Place("dialogs", "data", user_id, chat_id)


async def current(connection: Connection, chat_id: int, user_id: int, transit: Key, now: Instant) -> tuple[Dialog, ...]:
    """What this person was asked here and has not answered, the newest first; empty when it has expired."""
    mine = {"its_chat": chat_id, "its_user": user_id, "people_ms": now.people_ms}
    row = (await connection.execute(_CURRENT, mine)).first()
    return _opened(row, transit) if row is not None else ()


_CURRENT = select(dialogs).where(
    dialogs.c.chat_id == bindparam("its_chat"),
    dialogs.c.user_id == bindparam("its_user"),
    dialogs.c.expires_ms > bindparam("people_ms"),
)


def _opened(row: Row[tuple[Any, ...]], transit: Key) -> tuple[Dialog, ...]:
    try:
        plain = json.loads(transit.open(row.data, _place(row.chat_id, row.user_id)))
    except CannotOpen:
        return ()  # after a change of key an open question is asked again, not answered wrongly
    return tuple(Dialog(name, data) for name, data in plain)


async def keep(
    connection: Connection, chat_id: int, user_id: int, open_: Sequence[Dialog], transit: Key, now: Instant
) -> None:
    """Wait for the answers to these questions, the newest first, and to no others."""
    await connection.execute(delete(dialogs).where(dialogs.c.chat_id == chat_id, dialogs.c.user_id == user_id))
    if not open_:
        return
    plain = json.dumps([[each.name, dict(each.data)] for each in open_]).encode()
    expires = now.people_ms + LASTS // timedelta(milliseconds=1)
    row = {"chat_id": chat_id, "user_id": user_id, "name": open_[0].name, "expires_ms": expires}
    await connection.execute(dialogs.insert().values(**row, data=transit.seal(plain, _place(chat_id, user_id))))


async def tidy(connection: Connection, now: Instant) -> None:
    """Drop the questions nobody has answered in time."""
    await connection.execute(delete(dialogs).where(dialogs.c.expires_ms <= now.people_ms))


async def of_person(connection: Connection, user_id: int, transit: Key) -> list[Dialog]:
    """Every open question of this person, in all their chats."""
    rows = await connection.execute(select(dialogs).where(dialogs.c.user_id == user_id))
    return [dialog for row in rows for dialog in _opened(row, transit)]


async def forget(connection: Connection, user_id: int) -> None:
    """Erase this person's dialogs in every chat."""
    await connection.execute(delete(dialogs).where(dialogs.c.user_id == user_id))
