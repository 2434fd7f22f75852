"""People's time set to a certain moment, so that a test can speak of days by name."""

from datetime import UTC, datetime

from tests.house import House

TUESDAY_MORNING = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


async def be_at(house: House, moment: datetime = TUESDAY_MORNING) -> None:
    """It is this moment (UTC) for everybody now, and what is due is said."""
    house.clock.shift = moment - datetime.now(UTC)
    await house.process.ticks.sweep()
