"""Recipients: whom we write to, by which zone they live, and whether they can be written to now."""

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, exists, select, update

from scheduler.connection import Connection
from scheduler.inserting import insert_ignoring
from scheduler.ledger import in_chat
from scheduler.tables import recipients, reminders


async def set_reachable(connection: Connection, chat_id: int, reachable: bool) -> None:
    """Whether this chat takes messages; what waits for it is sent once it does again."""
    await _change(connection, chat_id, reachable=reachable)


async def set_zone(connection: Connection, chat_id: int, zone: str) -> None:
    """By which IANA zone this chat lives. Its reminders are moved by `reminders.live_in`."""
    await _change(connection, chat_id, zone=zone)


async def heard_from(connection: Connection, chat_id: int) -> None:
    """Who writes to us can be written to, whatever Telegram told us before."""
    await connection.execute(_REACHED, {"chat": chat_id})


_REACHED = (
    update(recipients).where(recipients.c.chat_id == bindparam("chat"), ~recipients.c.reachable).values(reachable=True)
)


async def tidy(connection: Connection, after: int, most: int) -> int | None:
    """Of so many chats after this one forget those about which nothing is known and to which nothing is said any more.
    The last it looked at; None when there are no more."""
    following = select(recipients.c.chat_id).where(recipients.c.chat_id > after)
    looked_at: Sequence[int] = (await connection.scalars(following.order_by(recipients.c.chat_id).limit(most))).all()
    if not looked_at:
        return None
    said_to = exists().where(in_chat(recipients.c.chat_id))
    reminded = exists().where(reminders.c.chat_id == recipients.c.chat_id)
    unknown = (recipients.c.zone == "UTC") & recipients.c.quiet_from_min.is_(None) & ~recipients.c.paused
    these = recipients.c.chat_id.between(looked_at[0], looked_at[-1])
    await connection.execute(delete(recipients).where(these, unknown, ~said_to, ~reminded))
    return looked_at[-1]


async def _change(connection: Connection, chat_id: int, **values: object) -> None:
    await connection.execute(insert_ignoring(connection, recipients).values(chat_id=chat_id))
    await connection.execute(update(recipients).where(recipients.c.chat_id == chat_id).values(**values))
