"""A running Whitecell for each test; the content is loaded once."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

import content
from content.content import Content
from tests.house import House, running


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return Content.load(Path(content.__file__).parent, Path(__file__).parents[2] / "build" / "cache")


@pytest.fixture
async def house(loaded: Content, tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with running(loaded, tmp_path, database_url) as house:
        yield house
