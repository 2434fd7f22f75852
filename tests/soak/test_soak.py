"""The soak, short: some hundreds of hostile updates against the real bot, and three people who do not notice."""

from pathlib import Path

import pytest

from tests.soak.soak import soak

CACHE = Path(__file__).parents[2] / "build" / "cache"


def _cache() -> Path:
    CACHE.mkdir(parents=True, exist_ok=True)
    return CACHE


@pytest.mark.slow
@pytest.mark.timeout(400)
async def test_hostile_updates_harm_nobody(tmp_path: Path) -> None:
    """All are handled or parked; the three are answered and reminded, the one who only listens hears nothing, no word
    of anybody reaches the log, and the bot stays ready and ends cleanly."""
    found = await soak(tmp_path, _cache(), seed=5, minutes=0, updates=600)
    assert not found.faults
    assert set(found.inbox) <= {"done", "parked"}
    assert found.inbox["done"] > found.inbox["parked"]
