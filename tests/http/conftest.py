"""A running Whitecell with its HTTP side, and a proxy in front of it as a host would have one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

import content
from bot.http.serving import http_side
from content.content import Content
from tests.house import House, running
from tests.http.proxy import Proxy

SECRET = "a-secret-of-more-than-sixteen"


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return Content.load(Path(content.__file__).parent, Path(__file__).parents[2] / "build" / "cache")


@pytest.fixture
async def proxy() -> AsyncIterator[Proxy]:
    async with Proxy() as proxy:
        yield proxy


@asynccontextmanager
async def served(loaded: Content, folder: Path, database_url: str, **settings: object) -> AsyncIterator[House]:
    """A bot with its HTTP side; `house.http` is a client of it."""
    async with (
        running(loaded, folder, database_url, http_listen="127.0.0.1:0", **settings) as house,
        http_side(house.process, house.ground.settings) as listening,
        httpx.AsyncClient(base_url=listening.url, trust_env=False) as client,
    ):
        house.http = client
        yield house


@pytest.fixture
async def polled(loaded: Content, tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    """A bot that polls."""
    async with served(loaded, tmp_path, database_url) as house:
        yield house


@pytest.fixture
async def hooked(loaded: Content, tmp_path: Path, database_url: str, proxy: Proxy) -> AsyncIterator[House]:
    """A bot behind a webhook that is not set yet."""
    settings = {"webhook_url": f"{proxy.url}/hook", "webhook_secret": SECRET}
    async with served(loaded, tmp_path, database_url, **settings) as house:
        proxy.leads_to(house.http)
        yield house
