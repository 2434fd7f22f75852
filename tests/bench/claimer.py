"""`python -m tests.bench.claimer URL`: one process that claims and settles what is due, until nothing is left."""

import asyncio
import sys

from bot.database import Database
from bot.settings import with_async_driver
from scheduler.claims import claim
from scheduler.clock import Clock
from scheduler.ledger import Delivery, Lease, new_id
from scheduler.outcomes import Sent
from scheduler.pace import Limits, Pace
from scheduler.settlement import settle


async def run(url: str) -> None:
    """Begins when a line comes in; prints how many it claimed."""
    database, clock, owner = Database(with_async_driver(url)), Clock(), new_id()
    await database.ping()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.readline)
    count = 0
    while claimed := await _some(database, clock, owner):
        await asyncio.gather(*(settle(database, delivery, Sent(1), clock) for delivery in claimed))
        count += len(claimed)
    sys.stdout.write(f"{count}\n")
    await database.close()


async def _some(database: Database, clock: Clock, owner: str) -> list[Delivery]:
    async with database.write() as connection:
        return await claim(connection, Lease(owner, 8, 2, Limits(Pace(0), Pace(0))), clock())


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1]))
