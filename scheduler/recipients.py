"""Recipients: whom we write to, by which zone they live, and whether they can be written to now."""

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from scheduler.ledger import insert_ignoring
from scheduler.tables import recipients


async def set_reachable(connection: AsyncConnection, chat_id: int, reachable: bool) -> None:
    """Whether this chat takes messages; what waits for it is sent once it does again."""
    await _change(connection, chat_id, reachable=reachable)


async def set_zone(connection: AsyncConnection, chat_id: int, zone: str) -> None:
    """By which IANA zone this chat lives. Its reminders are moved by `reminders.live_in`."""
    await _change(connection, chat_id, zone=zone)


async def set_paused(connection: AsyncConnection, chat_id: int, paused: bool) -> None:
    """Whether reminders to this chat are held back."""
    await _change(connection, chat_id, paused=paused)


async def _change(connection: AsyncConnection, chat_id: int, **values: object) -> None:
    await connection.execute(insert_ignoring(connection, recipients).values(chat_id=chat_id))
    await connection.execute(update(recipients).where(recipients.c.chat_id == chat_id).values(**values))
