"""A running Whitecell for each test; the content is loaded once."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

import content
from content.content import Content
from tests.house import House, running

CACHE = Path(__file__).parents[2] / "build" / "cache"


@pytest.fixture(scope="session")
def loaded() -> Content:
    return Content.load(Path(content.__file__).parent, CACHE)


@pytest.fixture(scope="session")
def fitted(loaded: Content) -> Path:
    """Where the matcher fitted to the content is kept; a data folder's `cache` may point here."""
    return CACHE


@pytest.fixture
def house_settings() -> dict[str, object]:
    """The bot's settings, for a test that has others."""
    return {}


@pytest.fixture
async def house(
    loaded: Content, tmp_path: Path, database_url: str, house_settings: dict[str, object]
) -> AsyncIterator[House]:
    async with running(loaded, tmp_path, database_url, **house_settings) as house:
        yield house
