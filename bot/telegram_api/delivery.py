"""From a row of the ledger to a Bot API call, and from Telegram's answer to an outcome."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

import structlog
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import ChatMigrated, TelegramError

from bot.notice import Notice, line
from bot.sealing import Key
from bot.speech import opened
from bot.telegram_api.answers import outcome_of
from bot.voice import Spoken, speak
from content.content import Content
from scheduler.connection import Transactions
from scheduler.instant import Instant, Now
from scheduler.lateness import is_late
from scheduler.ledger import Delivery
from scheduler.outcomes import Later, Never, Outcome, Sent, Withdrawn
from scheduler.tables import Urgency

log = structlog.get_logger(__name__)

# What is scheduled or shared holds only kind and ids: its words are found at sending, with consent and language as
# they are then. Withdrawn: it is no longer to be said.
Compose = Callable[[Delivery, Instant], Awaitable[Notice | Withdrawn]]

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None
_MOST_TRIES = 5
_AFTER_FAULT = timedelta(seconds=30)


class TelegramDelivery:
    """The deliverer the dispatcher is handed."""

    def __init__(
        self,
        bot: Bot,
        content: Content,
        transit: Key,
        transactions: Transactions,
        now: Now,
        composers: Mapping[str, Compose],
    ) -> None:
        self._bot = bot
        self._content = content
        self._transit = transit
        self._transactions = transactions
        self._now = now
        self._composers = composers

    async def __call__(self, delivery: Delivery) -> Outcome:
        """Say it. A fault of ours is tried again a few times and then given up, so that it never blocks its chat."""
        try:
            notice = await self._notice(delivery)
            if isinstance(notice, Withdrawn):
                return notice
            spoken = speak(notice, self._content)
        except Exception as error:  # whatever went wrong in finding words must not hold up the rest of the chat
            log.error("cannot be put into words", delivery=delivery.id, kind=delivery.kind, error=type(error).__name__)
            return Never("no words") if delivery.attempts >= _MOST_TRIES else Later("no words", _AFTER_FAULT)
        return await self._call(delivery.chat_id, notice, spoken)

    async def _notice(self, delivery: Delivery) -> Notice | Withdrawn:
        now = self._now()
        if delivery.payload is not None:
            notice = opened(delivery, self._transit)
            late = is_late(delivery.due, now.people) and notice.replaces is None
        else:
            composed = await self._composers[delivery.kind](delivery, now)
            if isinstance(composed, Withdrawn):
                return composed
            notice, late = composed, False  # a composer says itself what it is late for
        return _with_marks(notice, delivery, late)

    async def _call(self, chat_id: int, notice: Notice, spoken: Spoken) -> Outcome:
        markup = _markup(notice, spoken)
        try:
            if notice.replaces is not None:
                await self._edit(chat_id, notice.replaces, spoken, markup)
                return Sent()
            return Sent((await self._send(chat_id, notice, spoken, markup)).message_id)
        except ChatMigrated as moved:  # a group that grew: the same people, under another id
            return await self._call(moved.new_chat_id, notice, spoken)
        except TelegramError as error:
            return outcome_of(error, repeats_harmlessly=notice.replaces is not None)

    async def _edit(self, chat_id: int, message_id: int, spoken: Spoken, markup: Markup) -> None:
        await self._bot.edit_message_text(
            spoken.html,
            chat_id=chat_id,
            message_id=message_id,
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            reply_markup=markup if isinstance(markup, InlineKeyboardMarkup) else None,
        )

    async def _send(self, chat_id: int, notice: Notice, spoken: Spoken, markup: Markup) -> Message:
        if notice.document:
            content = InputFile(notice.document.text.encode(), filename=notice.document.name)
            return await self._bot.send_document(
                chat_id, content, caption=spoken.html, parse_mode=ParseMode.HTML, reply_markup=markup
            )
        return await self._bot.send_message(
            chat_id,
            spoken.html,
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            reply_markup=markup,
            reply_parameters=_reply_to(notice),
        )


def _reply_to(notice: Notice) -> ReplyParameters | None:
    """What it answers is shown above it, unless its person has deleted that since."""
    return ReplyParameters(notice.answers, allow_sending_without_reply=True) if notice.answers else None


def _with_marks(notice: Notice, delivery: Delivery, late: bool) -> Notice:
    """Tell the reader what is late and what may be a repeat: before the words, but after those of an emergency."""
    if notice.replaces is not None:
        return notice
    marks = []
    if delivery.may_be_repeat:
        marks.append(line("maybe-repeat"))
    if late:
        marks.append(line("late-answer"))
    if delivery.urgency is Urgency.EMERGENCY:
        return notice.after(*marks)
    return notice.before(*marks)


def _markup(notice: Notice, spoken: Spoken) -> Markup:
    if notice.buttons:
        return InlineKeyboardMarkup(
            [
                [
                    InlineKeyboardButton(label, url=button.url)
                    if button.url
                    else InlineKeyboardButton(label, callback_data=button.data)
                    for button, label in zip(row, labels, strict=True)
                ]
                for row, labels in zip(notice.buttons, spoken.labels, strict=True)
            ]
        )
    if spoken.location_label:
        share = KeyboardButton(spoken.location_label, request_location=True)
        return ReplyKeyboardMarkup([[share]], resize_keyboard=True, one_time_keyboard=True)
    return ReplyKeyboardRemove() if notice.drop_keyboard else None
