"""What is said to Telegram without a row: answers to taps, reactions, typing. Repeating any of them does no harm."""

import structlog
from telegram import Bot, ReactionTypeEmoji
from telegram.error import TelegramError

from bot.turn import Reaction, Toast
from bot.voice import say
from content.content import Content
from content.markup import plain

log = structlog.get_logger(__name__)

MOST_CHARACTERS = 200


class Transient:
    """The small signs around a conversation, given after its turn has committed."""

    def __init__(self, bot: Bot, content: Content) -> None:
        self._bot = bot
        self._content = content

    async def toast(self, toast: Toast, language: str) -> None:
        """Stop the button spinning, with or without a word. One that is too old is nobody's loss."""
        text = plain(say(toast.line, language, self._content))[:MOST_CHARACTERS] if toast.line else None
        try:
            await self._bot.answer_callback_query(toast.tap_id, text=text, show_alert=toast.alert)
        except TelegramError as error:
            log.info("tap not answered", error=type(error).__name__)

    async def react(self, chat_id: int, reaction: Reaction) -> None:
        """Set or take away our reaction on somebody's message."""
        emoji = [ReactionTypeEmoji(reaction.emoji)] if reaction.emoji else []
        try:
            await self._bot.set_message_reaction(chat_id, reaction.message_id, emoji)
        except TelegramError as error:
            log.info("reaction not set", error=type(error).__name__)
