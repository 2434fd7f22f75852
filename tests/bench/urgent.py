"""How long an urgent text takes behind a full intake, next to the questions that came just before it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from tests import postgres
from tests.bench.programs import telegram, whitecell

BEFORE = 600
ROUNDS = 3


async def measure(folder: Path) -> dict[str, Any]:
    """On both databases, with one process."""
    found: dict[str, Any] = {"before": BEFORE}
    for name, addresses in (("sqlite", _files), ("postgresql", _servers)):
        with addresses() as urls:
            rounds = [await _one(Path(tempfile.mkdtemp(dir=folder)), url) for url in urls]
        found[name] = {key: median(each[key] for each in rounds) for key in rounds[0]}
    return found


@contextmanager
def _files() -> Iterator[Iterator[dict[str, str]]]:
    yield ({} for _ in range(ROUNDS))


@contextmanager
def _servers() -> Iterator[Iterator[dict[str, str]]]:
    def databases() -> Iterator[dict[str, str]]:
        for _ in range(ROUNDS):
            with server.database() as url:
                yield {"DATABASE_URL": url}

    with postgres.running() as server:
        yield databases()


async def _one(folder: Path, settings: dict[str, str]) -> dict[str, float]:
    async with telegram(folder) as server, whitecell(folder / "data", server.url, **settings):
        await server.do("polled")
        await server.do("burst", 20)  # warm
        return await server.do("behind", BEFORE)
