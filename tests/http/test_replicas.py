"""Two bots on one PostgreSQL: any of them takes any update, and no lane is in two hands."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import httpx
import pytest

from bot.ground import prepare
from bot.http.serving import http_side
from bot.process import Process
from bot.telegram_api.webhook import set_webhook
from content.content import Content
from tests.conversation import Someone
from tests.house import House
from tests.http.conftest import SECRET, served
from tests.http.proxy import Proxy
from tests.turns import note_the_turns, taken_again_and_overtaken

MESSAGES = 8

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@pytest.fixture
async def pair(loaded: Content, tmp_path: Path, database_url: str, proxy: Proxy) -> AsyncIterator["Pair"]:
    """Two bots behind one webhook."""
    settings = {"webhook_url": f"{proxy.url}/hook", "webhook_secret": SECRET}
    async with served(loaded, tmp_path, database_url, **settings) as house, twin_of(house, loaded) as (twin, client):
        proxy.leads_to(house.http, client)
        await set_webhook(house.ground.settings)
        yield Pair(house, twin)


class Pair:
    def __init__(self, house: House, twin: Process) -> None:
        self.house = house
        self.twin = twin

    def updates_of_each(self) -> list[int]:
        return [process.tally.updates.total() for process in (self.house.process, self.twin)]


@asynccontextmanager
async def twin_of(house: House, loaded: Content) -> AsyncIterator[tuple[Process, httpx.AsyncClient]]:
    """Another bot of the same token, database and key."""
    process = Process(await prepare(house.ground.settings, loaded))
    async with AsyncExitStack() as stack:
        stack.push_async_callback(process.stop)
        listening = await stack.enter_async_context(http_side(process, house.ground.settings))
        client = await stack.enter_async_context(httpx.AsyncClient(base_url=listening.url, trust_env=False))
        await process.start()
        yield process, client


async def _counts(someone: Someone) -> list[str]:
    """What somebody is told who types one count after the other, as fast as they can."""
    values = [f"{3 + number / 10:.1f}" for number in range(MESSAGES)]
    for value in values:
        await someone.says(f"wbc {value}")
    return [value for value in values if value in (await someone.hears()).text]


async def test_each_lane_in_order_and_in_one_hand_at_a_time(pair: Pair) -> None:
    """Both work; every update of a lane is handled once and in its order, and so is every answer."""
    people = [await pair.house.patient(name) for name in ("Alice", "Ben", "Cleo")]
    await note_the_turns(pair.house.database)
    told = await asyncio.gather(*(_counts(someone) for someone in people))
    assert [len(values) for values in told] == [MESSAGES] * 3
    await pair.house.idle()
    for someone in people:
        await someone.hears_nothing()
    assert min(pair.updates_of_each()) > 0
    assert await taken_again_and_overtaken(pair.house.database) == (0, 0)


async def test_one_bot_goes_and_the_other_answers(pair: Pair) -> None:
    """A bot that stops takes nothing with it; the proxy passes it over and the other one goes on."""
    alice = await pair.house.patient()
    await pair.twin.stop()
    for value in ("3.1", "3.2", "3.3"):
        await alice.says(f"wbc {value}")
        assert value in (await alice.hears(value)).text
    await alice.hears_nothing()


async def test_of_two_that_poll_one_polls_and_both_work(loaded: Content, tmp_path: Path, database_url: str) -> None:
    """Telegram never sees two pollers, and when the poller goes the other takes its place."""
    async with served(loaded, tmp_path, database_url) as house, twin_of(house, loaded) as (twin, _):
        alice = await house.patient()
        assert not [call for call in house.telegram.local.calls("getUpdates") if call["outcome"] != "ok"]
        assert (house.process.intake.trouble, twin.intake.trouble) == (None, None)
        house.process.intake.end()
        await alice.says("wbc 3.2")
        assert "3.2" in (await alice.hears("3.2")).text
        assert not [call for call in house.telegram.local.calls("getUpdates") if call["outcome"] != "ok"]
