"""What the database holds in the end."""

from sqlalchemy import func, select

from bot.labs.records import values
from scheduler.tables import deliveries
from tests.house import House


async def counts_kept(house: House) -> int:
    """How many values."""
    async with house.database.read() as connection:
        return await connection.scalar(select(func.count()).select_from(values)) or 0


async def states(house: House) -> set[str]:
    """How everything that was to be said has ended so far."""
    async with house.database.read() as connection:
        return set(await connection.scalars(select(deliveries.c.state)))
