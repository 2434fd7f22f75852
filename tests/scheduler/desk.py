"""A ledger in a test's hands: notices go in, somebody claims them, and time is what the test says it is."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from bot.database import Database
from scheduler.claims import claim
from scheduler.instant import Instant
from scheduler.leases import free_all, free_expired, free_left_by
from scheduler.ledger import Delivery, Entry, Lease, new_id, put
from scheduler.outcomes import Outcome
from scheduler.pace import Limits, Pace
from scheduler.settlement import record
from scheduler.tables import Urgency, deliveries

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
UNLIMITED = Limits(Pace(0), Pace(0))
ALICE, BEN = 11, 12


def at(seconds: float = 0, people: float | None = None) -> Instant:
    """So many seconds after noon, on both clocks, or on people's own."""
    machine = NOON + timedelta(seconds=seconds)
    return Instant(machine if people is None else NOON + timedelta(seconds=people), machine)


def entry(chat_id: int = ALICE, urgency: Urgency = Urgency.REPLY, due: float = 0, once: str | None = None) -> Entry:
    return Entry(new_id(), chat_id, "reply", urgency, NOON + timedelta(seconds=due), b"sealed", once)


class Desk:
    """What processes do to the ledger, each in a transaction of its own."""

    def __init__(self, database: Database, limits: Limits = UNLIMITED) -> None:
        self.database = database
        self.limits = limits

    async def put(
        self, *entries: Entry, seconds: float = 0, owner: str | None = None, hands: int = 8
    ) -> list[Delivery]:
        """What was leased to `owner` at once."""
        lease = Lease(owner, hands, hands, self.limits) if owner else None
        async with self.database.write() as connection:
            return await put(connection, entries, at(seconds), lease)

    async def claim(
        self, seconds: float = 0, owner: str = "a", hands: int = 8, urgent: int = 2, unhurried: int = 0
    ) -> list[Delivery]:
        async with self.database.write() as connection:
            return await claim(connection, Lease(owner, hands, urgent, self.limits, unhurried), at(seconds))

    async def claim_ids(self, seconds: float = 0, owner: str = "a", hands: int = 8) -> list[str]:
        return [delivery.id for delivery in await self.claim(seconds, owner, hands)]

    async def record(self, delivery: Delivery, outcome: Outcome, seconds: float = 0) -> None:
        async with self.database.write() as connection:
            await record(connection, delivery, outcome, at(seconds))

    async def free(self, seconds: float) -> int:
        async with self.database.write() as connection:
            return await free_expired(connection, at(seconds))

    async def free_left_by(self, owner: str) -> int:
        async with self.database.write() as connection:
            return await free_left_by(connection, owner)

    async def free_all(self) -> int:
        async with self.database.write() as connection:
            return await free_all(connection)

    async def states(self) -> list[str]:
        """In the order in which they were put in."""
        async with self.database.read() as connection:
            return list(await connection.scalars(select(deliveries.c.state).order_by(deliveries.c.seq)))
