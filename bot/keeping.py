"""What a host does with the database from the command line."""

import sys

from bot.ground import looked_into
from bot.inbox import parked
from bot.settings import Settings
from scheduler.moments import from_ms


async def show_parked(settings: Settings, *, retry: bool) -> int:
    """List what failed three times, without its words; or give each three tries more."""
    async with looked_into(settings) as database:
        if retry:
            async with database.write() as connection:
                count = await parked.retry(connection)
            sys.stdout.write(f"{count} parked updates will be tried again\n")
            return 0
        async with database.read() as connection:
            rows = await parked.listed(connection)
    for row in rows:
        received = from_ms(row.received_ms).isoformat(timespec="seconds")
        sys.stdout.write(f"{row.seq}\t{received}\t{row.error}\n")
    return 0
