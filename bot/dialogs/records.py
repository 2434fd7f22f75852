"""Dialogs: what we have asked somebody and wait for. A row, not memory, so any process can take the answer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import BigInteger, Column, LargeBinary, String, Table, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.database import metadata
from bot.sealing import CannotOpen, Key, Place
from scheduler.instant import Instant

LASTS = timedelta(hours=24)

dialogs = Table(
    "dialogs",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String(48), nullable=False),
    Column("data", LargeBinary, nullable=False),  # sealed under the transit key
    Column("expires_ms", BigInteger, nullable=False),  # people's time
)


@dataclass(frozen=True)
class Dialog:
    """One open question, by name, with what its answer needs."""

    name: str
    data: Mapping[str, Any]


def _place(chat_id: int, user_id: int) -> Place:
    return Place("dialogs", "data", user_id, chat_id)


async def current(connection: AsyncConnection, chat_id: int, user_id: int, transit: Key, now: Instant) -> Dialog | None:
    """What this person was asked here last; None when nothing is open or it has expired."""
    mine = (dialogs.c.chat_id == chat_id) & (dialogs.c.user_id == user_id)
    row = (await connection.execute(select(dialogs).where(mine, dialogs.c.expires_ms > now.people_ms))).first()
    if row is None:
        return None
    try:
        return Dialog(row.name, json.loads(transit.open(row.data, _place(chat_id, user_id))))
    except CannotOpen:
        return None  # after a change of key an open question is asked again, not answered wrongly


async def open_(
    connection: AsyncConnection, chat_id: int, user_id: int, dialog: Dialog, transit: Key, now: Instant
) -> None:
    """Wait for the answer to this question, and no longer for the one before."""
    await close(connection, chat_id, user_id)
    sealed = transit.seal(json.dumps(dict(dialog.data)).encode(), _place(chat_id, user_id))
    expires = now.people_ms + LASTS // timedelta(milliseconds=1)
    row = {"chat_id": chat_id, "user_id": user_id, "name": dialog.name, "data": sealed, "expires_ms": expires}
    await connection.execute(dialogs.insert().values(**row))


async def close(connection: AsyncConnection, chat_id: int, user_id: int) -> None:
    """Wait for nothing."""
    await connection.execute(delete(dialogs).where(dialogs.c.chat_id == chat_id, dialogs.c.user_id == user_id))


async def forget(connection: AsyncConnection, user_id: int) -> None:
    """Erase this person's dialogs in every chat."""
    await connection.execute(delete(dialogs).where(dialogs.c.user_id == user_id))
