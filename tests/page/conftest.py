"""A local Telegram, a bot that the test speaks for, and the playground's page in a headless Chromium."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright
from telegram import Bot

from bot.playground import people
from bot.playground.clock import ClockControl
from bot.playground.people import usual_people
from bot.playground.server import LocalTelegram
from tests.conversation import Telegram
from tests.page.phones import Phones, TestClock
from tests.playground.setting import bot_for

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
SCREENSHOTS = Path(__file__).parents[2] / "build" / "screenshots"


Opening = Callable[..., AbstractAsyncContextManager[Phones]]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        await running.close()


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest_asyncio.fixture(loop_scope="session")
async def telegram(clock: TestClock) -> AsyncIterator[Telegram]:
    """With the people the playground starts with: Robin (patient), Maya (caregiver), Luc (stranger) and a group."""
    local = LocalTelegram(now=clock.now, clock_control=ClockControl(clock, clock.next_reminder))
    usual_people(local.world)
    async with Telegram(local) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    async with bot_for(telegram) as running:
        yield running


@pytest.fixture
def opening(browser: Browser, telegram: Telegram) -> Opening:
    """Opens the page in a fresh profile of the browser, with a size, colour scheme or motion of its own."""
    return partial(Phones.opened, browser, telegram.local.url, SCREENSHOTS)


@pytest_asyncio.fixture(loop_scope="session")
async def phones(opening: Opening) -> AsyncIterator[Phones]:
    """The page on a wide screen."""
    async with opening() as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def robin(telegram: Telegram, bot: Bot) -> int:
    """The chat of the patient, who has written to the bot already and whose update was taken."""
    person = next(person for person in telegram.local.world.people.values() if person.role == "patient")
    people.say(telegram.local.world, person, "hello")
    updates = await bot.get_updates(timeout=5)
    await bot.get_updates(offset=updates[-1].update_id + 1)
    return person.id
