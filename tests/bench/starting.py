"""From the command to the first poll, and the memory it takes."""

from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from tests.bench.programs import memory_mb, telegram, whitecell

STARTS = 5
CONVERSATIONS = 10_000


async def measure(folder: Path) -> dict[str, Any]:
    """A warm cache: the matcher was fitted before, the database is new at the first start only."""
    seconds, home = [], folder / "data"
    async with telegram(folder) as server:
        for _ in range(STARTS):
            began = perf_counter()
            async with whitecell(home, server.url):
                await server.do("polled")
                seconds.append(perf_counter() - began)
        async with whitecell(home, server.url) as process:
            await server.do("polled")
            at_start = memory_mb(process)
            await server.do("strangers", CONVERSATIONS)
            return {
                "seconds_to_first_poll": round(median(seconds), 2),
                "memory_mb_at_start": at_start,
                "conversations": CONVERSATIONS,
                "memory_mb_after": memory_mb(process),
            }
