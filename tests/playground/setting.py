"""What the playground's tests stand on: a clock the test moves, python-telegram-bot over HTTP, expected refusals."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from telegram import Bot
from telegram.error import BadRequest, TelegramError
from telegram.request import HTTPXRequest

from tests.conversation import Telegram


class MovableClock:
    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def advance(self, **by: float) -> None:
        self.moment += timedelta(**by)


def bot_for(telegram: Telegram, token: str | None = None) -> Bot:
    local = telegram.local
    return Bot(
        token or local.token,
        base_url=f"{local.url}/bot",
        base_file_url=f"{local.url}/file/bot",
        request=HTTPXRequest(httpx_kwargs={"trust_env": False}),
        get_updates_request=HTTPXRequest(httpx_kwargs={"trust_env": False}),
    )


def refused(words: str, kind: type[TelegramError] = BadRequest) -> pytest.RaisesExc[TelegramError]:
    """The call is refused with these words; python-telegram-bot changes the case of the first letters."""
    return pytest.RaisesExc(kind, match=re.compile(re.escape(words), re.IGNORECASE))
