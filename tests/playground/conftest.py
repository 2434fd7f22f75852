"""A local Telegram and a bot that talks to it."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from bot.playground.server import LocalTelegram
from tests.conversation import Someone, Telegram
from tests.playground.setting import MovableClock, bot_for


@pytest.fixture(autouse=True)
def _retry_after_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """python-telegram-bot warns until this is chosen."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
async def telegram(clock: MovableClock) -> AsyncIterator[Telegram]:
    async with Telegram(LocalTelegram(now=clock.now, webhook_pause=lambda _: 0.0)) as running:
        yield running


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    async with bot_for(telegram) as running:
        yield running


@pytest.fixture
async def alice(telegram: Telegram) -> Someone:
    """Somebody who has opened the chat; her first update waits for the bot."""
    somebody = telegram.person("Alice")
    await somebody.says("hello")
    return somebody
