"""From a row of the ledger to a Bot API call, and from Telegram's answer to an outcome."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any

import structlog
from telegram import Bot, InputFile
from telegram.constants import ParseMode
from telegram.error import ChatMigrated, TelegramError

from bot.database import is_fault_of_database
from bot.notice import Button, Notice, line
from bot.sealing import Key
from bot.speech import opened
from bot.telegram_api.answers import outcome_of
from bot.voice import Spoken, speak
from content.content import Content
from scheduler.connection import Transactions
from scheduler.instant import Instant, Now
from scheduler.lateness import is_late
from scheduler.ledger import Delivery
from scheduler.outcomes import Later, Outcome, Sent, Withdrawn, Wordless
from scheduler.tables import Urgency

log = structlog.get_logger(__name__)

# What is scheduled or shared holds only kind and ids: its words are found at sending, with consent and language as
# they are then. Withdrawn: it is no longer to be said.
Compose = Callable[[Delivery, Instant], Awaitable[Notice | Withdrawn]]

_NO_PREVIEW = {"link_preview_options": {"is_disabled": True}}
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
        """Say it. Where the database fails, its words are looked for again until it answers."""
        try:
            notice = await self._notice(delivery)
            if isinstance(notice, Withdrawn):
                return notice
            spoken = speak(notice, self._content)
        except Exception as error:  # whatever went wrong in finding words must not hold up the rest of the chat
            log.error("cannot be put into words", delivery=delivery.id, kind=delivery.kind, error=type(error).__name__)
            return Later("database", _AFTER_FAULT) if is_fault_of_database(error) else Wordless(type(error).__name__)
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
        try:
            return await self._say(chat_id, notice, spoken)
        except ChatMigrated as moved:  # a group that grew: the same people, under another id
            return await self._call(moved.new_chat_id, notice, spoken)
        except TelegramError as error:
            return outcome_of(error, repeats_harmlessly=notice.replaces is not None)

    async def _say(self, chat_id: int, notice: Notice, spoken: Spoken) -> Sent:
        """By plain values: making PTB's types of a long answer and its buttons, and of what Telegram gives back, takes
        longer than everything else here, and only the number is wanted."""
        common = {"chat_id": chat_id, "parse_mode": ParseMode.HTML, "reply_markup": _markup(notice, spoken)}
        if notice.replaces is not None:
            await self._ask("editMessageText", **common, message_id=notice.replaces, text=spoken.html, **_NO_PREVIEW)
            return Sent()
        if notice.document:
            file = InputFile(notice.document.text.encode(), filename=notice.document.name)
            return Sent(await self._ask("sendDocument", **common, document=file, caption=spoken.html))
        reply_to = _reply_to(notice)
        return Sent(
            await self._ask("sendMessage", **common, text=spoken.html, reply_parameters=reply_to, **_NO_PREVIEW)
        )

    async def _ask(self, method: str, **parameters: Any) -> int | None:
        """The number of the message it made; None for an edit of one whose words are the same."""
        given = {name: value for name, value in parameters.items() if value is not None}
        answer = await self._bot.do_api_request(method, api_kwargs=given)
        return answer.get("message_id") if isinstance(answer, dict) else None


def _reply_to(notice: Notice) -> dict[str, Any] | None:
    """What it answers is shown above it, unless its person has deleted that since."""
    return {"message_id": notice.answers, "allow_sending_without_reply": True} if notice.answers else None


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


def _markup(notice: Notice, spoken: Spoken) -> dict[str, Any] | None:
    if notice.buttons:
        rows = zip(notice.buttons, spoken.labels, strict=True)
        return {"inline_keyboard": [list(map(_button, row, labels)) for row, labels in rows]}
    if notice.replaces is not None:
        return None  # an edit takes buttons only
    if spoken.location_label:
        share = {"text": spoken.location_label, "request_location": True}
        return {"keyboard": [[share]], "resize_keyboard": True, "one_time_keyboard": True}
    return {"remove_keyboard": True} if notice.drop_keyboard else None


def _button(button: Button, label: str) -> dict[str, str]:
    return {"text": label, **({"url": button.url} if button.url else {"callback_data": button.data})}
