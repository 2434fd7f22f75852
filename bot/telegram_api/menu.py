"""The command menu and the bot's own description, in each language, as Telegram shows them."""

from collections.abc import Iterable

import structlog
from telegram import Bot, BotCommand
from telegram.error import TelegramError

from content.languages import LANGUAGES
from content.phrases import Phrases

log = structlog.get_logger(__name__)


async def publish(bot: Bot, commands: Iterable[str], phrases: Phrases) -> None:
    """Give Telegram the menu; a refusal is logged and changes nothing for the people who write."""
    names = list(commands)
    try:
        for language in LANGUAGES:
            menu = [BotCommand(name, phrases.label(language, f"command-{name}")) for name in names]
            await bot.set_my_commands(menu, language_code=None if language == "en" else language)
            await bot.set_my_short_description(
                phrases.label(language, "bot-short-description"), language_code=None if language == "en" else language
            )
    except TelegramError as error:
        log.warning("menu not published", error=type(error).__name__)
