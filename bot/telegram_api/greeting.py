"""The first and the last word with Telegram: who we are, asked until it answers, and goodbye."""

import asyncio
from contextlib import suppress
from typing import Any

import structlog
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application

from bot.telegram_api.intake import Refused

log = structlog.get_logger(__name__)

_LONGEST_PAUSE = 30.0


async def greet(application: Application[Any, Any, Any, Any, Any, Any]) -> str:
    """Wait until Telegram knows us; the bot's @name. Raises Refused for a token it does not know."""
    pause = 1.0
    while True:
        try:
            await application.initialize()
        except InvalidToken:
            raise Refused from None
        except TelegramError as error:
            log.warning("Telegram not reached; trying again", error=type(error).__name__, retry_in_seconds=pause)
            await asyncio.sleep(pause)
            pause = min(_LONGEST_PAUSE, pause * 2)
        else:
            name: str = application.bot.username
            return name


async def part(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Close the connections, whether or not they were ever opened."""
    with suppress(TelegramError, RuntimeError):
        await application.shutdown()
    await application.bot.request.shutdown()  # which PTB leaves open where Telegram never knew us
