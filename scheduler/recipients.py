"""Recipients: whom we write to, by which zone they live, and whether they can be written to now."""

from sqlalchemy import bindparam, delete, exists, update

from scheduler.connection import Connection
from scheduler.inserting import insert_ignoring
from scheduler.tables import deliveries, recipients, reminders


async def set_reachable(connection: Connection, chat_id: int, reachable: bool) -> None:
    """Whether this chat takes messages; what waits for it is sent once it does again."""
    await _change(connection, chat_id, reachable=reachable)


async def set_zone(connection: Connection, chat_id: int, zone: str) -> None:
    """By which IANA zone this chat lives. Its reminders are moved by `reminders.live_in`."""
    await _change(connection, chat_id, zone=zone)


async def set_paused(connection: Connection, chat_id: int, paused: bool) -> None:
    """Whether reminders to this chat are held back."""
    await _change(connection, chat_id, paused=paused)


async def heard_from(connection: Connection, chat_id: int) -> None:
    """Who writes to us can be written to, whatever Telegram told us before."""
    await connection.execute(_REACHED, {"chat": chat_id})


_REACHED = (
    update(recipients).where(recipients.c.chat_id == bindparam("chat"), ~recipients.c.reachable).values(reachable=True)
)


async def tidy(connection: Connection) -> None:
    """Forget chats about which nothing is known and to which nothing is said any more."""
    said_to = exists().where(deliveries.c.chat_id == recipients.c.chat_id)
    reminded = exists().where(reminders.c.chat_id == recipients.c.chat_id)
    unknown = (recipients.c.zone == "UTC") & recipients.c.quiet_from_min.is_(None) & ~recipients.c.paused
    await connection.execute(delete(recipients).where(unknown, ~said_to, ~reminded))


async def _change(connection: Connection, chat_id: int, **values: object) -> None:
    await connection.execute(insert_ignoring(connection, recipients).values(chat_id=chat_id))
    await connection.execute(update(recipients).where(recipients.c.chat_id == chat_id).values(**values))
