"""Putting notices into the ledger, sealed for the row they stand in."""

from collections.abc import Sequence
from datetime import datetime

from bot.notice import Notice
from bot.said import Kind, Said
from bot.sealing import Key, Place
from scheduler.connection import Connection
from scheduler.instant import Instant
from scheduler.ledger import Delivery, Entry, Lease, new_id, put
from scheduler.moments import from_ms
from scheduler.tables import Urgency

REPLY = "reply"
WARNING = "warning"


def payload_place(chat_id: int, delivery_id: str) -> Place:
    """Where a notice stands in the ledger."""
    return Place("deliveries", "payload", chat_id, delivery_id)


def entry(
    said: Said, kind: str, urgency: Urgency, notice: Notice, transit: Key, now: Instant, once: str | None = None
) -> Entry:
    """A finished notice as an entry of the ledger, due since what it answers was said."""
    delivery_id = new_id()
    sealed = transit.seal(notice.to_json(), payload_place(said.chat_id, delivery_id))
    return Entry(delivery_id, said.chat_id, kind, urgency, _said_at(said, now), payload=sealed, once_key=once)


def _said_at(said: Said, now: Instant) -> datetime:
    """Telegram tells when a message was written, but not when it was edited or a button was tapped."""
    if said.sent is None or said.kind is Kind.EDIT:
        return now.people
    return min(from_ms(said.sent * 1000), now.people)


async def reply(
    connection: Connection,
    said: Said,
    notices: Sequence[Notice],
    transit: Key,
    now: Instant,
    lease: Lease | None,
) -> list[Delivery]:
    """Answer somebody: the notices in order; what may be sent at once is given back, leased."""
    entries = [entry(said, REPLY, _urgency(notice), notice, transit, now) for notice in notices]
    return await put(connection, entries, now, lease)


def _urgency(notice: Notice) -> Urgency:
    return Urgency.EMERGENCY if notice.urgent else Urgency.REPLY


def opened(delivery: Delivery, transit: Key) -> Notice:
    """The finished notice of a delivery; raises CannotOpen when it was sealed for another place or key."""
    return Notice.from_json(transit.open(delivery.payload or b"", payload_place(delivery.chat_id, delivery.id)))
