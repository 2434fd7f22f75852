"""An update that cannot be handled, sent as Telegram would send it."""

from tests.house import House

STRANGER = 777


async def park_one(house: House) -> None:
    """Let one update fail for the last time."""
    before = house.process.tally.parked
    body = {"message_id": 1, "date": "never", "chat": {"id": STRANGER, "type": "private"}, "text": "hello"}
    house.telegram.local.world.updates.put("message", body, f"chat {STRANGER}")
    await parked(house, before + 1)


async def parked(house: House, count: int) -> None:
    """Return once this process has parked so many."""
    while house.process.tally.parked < count:
        await house.database.ping()
