"""Putting notices into the ledger, sealed for the row they stand in."""

from collections.abc import Sequence

from bot.notice import Notice
from bot.sealing import Key, Place
from scheduler.instant import Connection, Instant
from scheduler.ledger import Delivery, Entry, Lease, new_id, put
from scheduler.tables import Urgency

REPLY = "reply"
WARNING = "warning"


def payload_place(chat_id: int, delivery_id: str) -> Place:
    """Where a notice stands in the ledger."""
    return Place("deliveries", "payload", chat_id, delivery_id)


def entry(
    chat_id: int, kind: str, urgency: Urgency, notice: Notice, transit: Key, now: Instant, once: str | None = None
) -> Entry:
    """A finished notice as an entry of the ledger, due now."""
    delivery_id = new_id()
    sealed = transit.seal(notice.to_json(), payload_place(chat_id, delivery_id))
    return Entry(delivery_id, chat_id, kind, urgency, now.people, payload=sealed, once_key=once)


async def reply(
    connection: Connection,
    chat_id: int,
    notices: Sequence[Notice],
    transit: Key,
    now: Instant,
    lease: Lease | None,
) -> list[Delivery]:
    """Answer somebody: the notices in order; what may be sent at once is given back, leased."""
    entries = [entry(chat_id, REPLY, Urgency.REPLY, notice, transit, now) for notice in notices]
    return await put(connection, entries, now, lease)


def opened(delivery: Delivery, transit: Key) -> Notice:
    """The finished notice of a delivery; raises CannotOpen when it was sealed for another place or key."""
    return Notice.from_json(transit.open(delivery.payload or b"", payload_place(delivery.chat_id, delivery.id)))
