"""A local Telegram, a clock the test moves, and python-telegram-bot talking to it over HTTP."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.playground.server import LocalTelegram
from tests.conversation import Telegram


class MovableClock:
    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def advance(self, **by: float) -> None:
        self.moment += timedelta(**by)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
async def telegram(clock: MovableClock) -> AsyncIterator[Telegram]:
    async with Telegram(LocalTelegram(now=clock.now, webhook_pause=lambda _: 0.0)) as running:
        yield running


def bot_for(telegram: Telegram, token: str | None = None) -> Bot:
    local = telegram.local
    return Bot(
        token or local.token,
        base_url=f"{local.url}/bot",
        base_file_url=f"{local.url}/file/bot",
        request=HTTPXRequest(httpx_kwargs={"trust_env": False}),
        get_updates_request=HTTPXRequest(httpx_kwargs={"trust_env": False}),
    )


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    async with bot_for(telegram) as running:
        yield running
