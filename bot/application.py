"""The wiring: PTB's handlers as one readable table, and what hands each of them its turn."""

import os
from collections.abc import Callable, Coroutine, Mapping
from contextvars import ContextVar
from typing import Any

from telegram import Bot, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseHandler,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    ContextTypes,
    ExtBot,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.buttons import VERSION
from bot.danger import answering as watch
from bot.danger import unsure
from bot.free_text import Answered, Conversation, edited, free_text
from bot.groups import conversation as groups
from bot.inbox.records import Stored
from bot.labs import changing as labs
from bot.labs import listing as counts
from bot.labs import typing as typed_counts
from bot.old_button import old_button
from bot.patients import asking_facts, language, membership, place, privacy, start
from bot.questions import conversation as questions
from bot.questions import curators
from bot.reminders import conversation as reminders
from bot.said import Kind
from bot.settings import Settings
from bot.telegram_api.http_client import AiohttpRequest
from bot.turn import Turn
from bot.unreadable import unreadable

# PTB then gives `retry_after` as a timedelta, and does not warn at every 429 that it one day will.
os.environ.setdefault("PTB_TIMEDELTA", "1")

# In each language's menu, in this order; bot/telegram_api/menu.py gives them to Telegram.
COMMANDS: Mapping[str, Conversation] = {
    "start": start.start,
    "help": start.help_,
    "labs": counts.show,
    "remind": reminders.begin,
    "reminders": reminders.show,
    "language": language.choose,
    "timezone": place.choose_zone,
    "privacy": privacy.show,
    "export": privacy.export,
    "forget": privacy.ask_to_forget,
    "cancel": start.cancel,
}

# Whose buttons they are: the second part of what a button sends back.
TAPS: Mapping[str, Conversation] = {
    "start": start.tapped,
    "lang": language.tapped,
    "place": place.tapped,
    "privacy": privacy.tapped,
    "lab": labs.tapped,
    "rem": reminders.tapped,
    "ask": questions.tapped,
    curators.ROOM: curators.tapped,
    "watch": watch.tapped,
    unsure.ROOM: unsure.tapped,
    "facts": asking_facts.tapped,
}

# Those that may stand in a group.
_FOR_GROUPS = frozenset({"ask"})

# Who asked the open question: the first part of a dialog's name.
DIALOGS: Mapping[str, Answered] = {
    "place": place.answered,
    "lab": typed_counts.answered,
    "rem": reminders.answered,
    unsure.ROOM: unsure.answered,
}

# How it is put again, when what came in between is done; a room that is not here leaves it at the first time.
AGAIN: Mapping[str, Conversation] = {"place": place.ask_again, "rem": reminders.ask_again}

_turn: ContextVar[Turn] = ContextVar("the turn this task is handling")


class TurnContext(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """PTB's context, with the turn its update is handled in."""

    @property
    def turn(self) -> Turn:
        """The turn of the update being routed in this task."""
        return _turn.get()


def handlers() -> list[BaseHandler[Update, TurnContext, None]]:
    """The table: the first that fits takes the update."""
    private, group = filters.ChatType.PRIVATE, filters.ChatType.GROUPS
    return [
        ChatMemberHandler(_in_turn(membership.changed), ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(group & filters.UpdateType.MESSAGE, _in_turn(groups.heard)),
        CallbackQueryHandler(_in_turn(_tapped), pattern=rf"^{VERSION}:"),
        CallbackQueryHandler(_in_turn(old_button)),
        MessageHandler(private & filters.UpdateType.EDITED_MESSAGE, _in_turn(edited)),
        MessageHandler(private & filters.COMMAND, _in_turn(_commanded)),
        MessageHandler(private & filters.LOCATION & ~filters.VENUE, _in_turn(place.shared)),
        MessageHandler(private & (filters.TEXT | filters.CAPTION), _in_turn(_free_text)),
        MessageHandler(private & filters.UpdateType.MESSAGE, _in_turn(unreadable)),
        TypeHandler(Update, _in_turn(_nothing)),
    ]


async def _commanded(turn: Turn) -> None:
    await COMMANDS.get(turn.said.command, start.unknown_command)(turn)


async def _tapped(turn: Turn) -> None:
    room = turn.said.data.split(":")[1] if turn.said.data.count(":") > 1 else ""
    turn.turn_to(room)
    if room not in _FOR_GROUPS and not turn.said.private:
        room = ""  # nothing of anybody is shown or changed where others read along
    await TAPS.get(room, old_button)(turn)
    if turn.goes_on_with is not None:
        turn.said = turn.goes_on_with
        await _BEFORE_CONSENT.get(turn.said.kind, _nothing)(turn)


async def _free_text(turn: Turn) -> None:
    await free_text(turn, dict.fromkeys(DIALOGS, _answers_what_was_asked), COMMANDS)


async def _answers_what_was_asked(turn: Turn) -> bool:
    """Whether it answers one of the open questions, the newest first."""
    for each in turn.dialogs:
        turn.dialog = each
        if each.room in DIALOGS and await DIALOGS[each.room](turn):
            return True
    turn.dialog = turn.dialogs[0]
    return False


async def _ask_again(turn: Turn) -> None:
    if turn.asks_again and turn.dialogs:
        turn.dialog = turn.dialogs[0]
        await AGAIN.get(turn.dialog.room, _nothing)(turn)


async def _nothing(_turn: Turn) -> None:
    """Updates nobody needs: kept, read for danger, and done."""


# What was said to us before consent is handled after it, as if it came now.
_BEFORE_CONSENT: Mapping[Kind, Conversation] = {
    Kind.TEXT: _free_text,
    Kind.COMMAND: _commanded,
    Kind.LOCATION: place.shared,
}


def _in_turn(conversation: Conversation) -> Callable[[Update, TurnContext], Coroutine[Any, Any, None]]:
    """PTB swallows what a handler raises; the turn keeps it, so that its transaction rolls back."""

    async def handle(_update: Update, context: TurnContext) -> None:
        turn = context.turn
        try:
            await conversation(turn)
            await _ask_again(turn)
        except Exception as error:
            turn.failure = error

    return handle


async def _not_routed(_update: object, context: TurnContext) -> None:
    """What goes wrong before a conversation is reached would be logged by PTB and forgotten; it fails the turn too."""
    context.turn.failure = context.error


PtbApplication = Application[Any, TurnContext, Any, Any, Any, Any]


def build(settings: Settings) -> PtbApplication:
    """PTB's application: its bot and its routing, without its updater, job queue or persistence."""
    token = settings.telegram_token.get_secret_value() if settings.telegram_token else ""
    connections = AiohttpRequest(at_once=18, read_timeout=30)
    application = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{settings.telegram_api_url}/bot")
        .base_file_url(f"{settings.telegram_api_url}/file/bot")
        .request(connections)
        .get_updates_request(connections)
        .context_types(ContextTypes(context=TurnContext))
        .updater(None)
        .job_queue(None)
        .build()
    )
    application.add_handlers(handlers())
    application.add_error_handler(_not_routed)
    return application


class Router:
    """Hands a stored update to PTB's table together with its turn."""

    def __init__(self, application: PtbApplication) -> None:
        self._application = application

    async def __call__(self, stored: Stored, turn: Turn) -> None:
        """Route it; raises when Telegram's own types cannot read the update."""
        bot: Bot = self._application.bot
        update = Update.de_json(stored.update, bot)
        token = _turn.set(turn)
        try:
            await self._application.process_update(update)
        finally:
            _turn.reset(token)
