"""The zone of a shared location, from the program that holds the world's map."""

from collections.abc import AsyncIterator
from pathlib import Path
from zoneinfo import ZoneInfo

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.patients.zone_map import ZoneMap
from content.places import is_zone
from content.time_zones import today_s_name
from content.zone_lookup import zone_named


@pytest.fixture
async def zone_map() -> AsyncIterator[ZoneMap]:
    zone_map = ZoneMap()
    yield zone_map
    await zone_map.close()


async def test_a_shared_place_gives_its_zone(zone_map: ZoneMap) -> None:
    """A point on land has a zone; the open sea and what is no place have none."""
    for latitude, longitude, zone in (
        (48.85, 2.35, "Europe/Paris"),
        (40.71, -74.0, "America/New_York"),
        (22.57, 88.36, "Asia/Kolkata"),
        (0.0, -30.0, None),
        (1e-7, 1e-7, None),
        (91.0, 0.0, None),
        (0.0, 181.0, None),
        (float("nan"), 0.0, None),
    ):
        assert await zone_map.zone_at(latitude, longitude) == zone


async def test_the_program_may_end_at_any_time(zone_map: ZoneMap) -> None:
    """It ends by itself when idle, and a host may end it: the next place is answered all the same."""
    assert await zone_map.zone_at(48.85, 2.35) == "Europe/Paris"
    (program,) = _programs()
    program.kill()
    assert await zone_map.zone_at(40.71, -74.0) == "America/New_York"
    await zone_map.close()
    assert _programs() == []
    assert await zone_map.zone_at(22.57, 88.36) == "Asia/Kolkata"


async def test_a_program_that_cannot_run(zone_map: ZoneMap, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is known of the place, as at sea; the person types their city."""
    monkeypatch.setattr("bot.patients.zone_map._PROGRAM", Path("/nowhere/zone_lookup.py"))
    assert await zone_map.zone_at(48.85, 2.35) is None
    monkeypatch.undo()
    assert await zone_map.zone_at(48.85, 2.35) == "Europe/Paris"


def _programs() -> list[psutil.Process]:
    ours = psutil.Process().children()
    return [each for each in ours if any(part.endswith("zone_lookup.py") for part in each.cmdline())]


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_any_shared_place_gives_a_usable_zone_or_none(latitude: float, longitude: float) -> None:
    """Wherever on Earth, the zone is one the clock can be read in."""
    zone = today_s_name(zone_named(f"{latitude} {longitude}"))
    assert zone is None or (is_zone(zone) and ZoneInfo(zone))
