"""A running Whitecell whose host has a chat with it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

import content
from bot.playground.world import FIRST_PERSON
from content.content import Content
from tests.conversation import Someone
from tests.house import House, running


@pytest.fixture(scope="session")
def loaded() -> Content:
    return Content.load(Path(content.__file__).parent, Path(__file__).parents[2] / "build" / "cache")


@pytest.fixture
async def house(loaded: Content, tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with running(loaded, tmp_path, database_url, host_chat=FIRST_PERSON) as house:
        yield house


@pytest.fixture
async def host(house: House) -> Someone:
    """Who hosts the bot; it knows nothing of them but their chat."""
    somebody = house.person("Host")
    assert somebody.id == FIRST_PERSON
    await somebody.says("/start")
    await somebody.hears("not a doctor")
    await house.idle()
    somebody.hears_no_more()
    return somebody
