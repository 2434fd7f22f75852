"""Updates in: committed to the inbox first, confirmed to Telegram after. Nothing a crash takes was ever confirmed."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.database import SolePlace
from bot.inbox import records as inbox
from bot.sealing import Key
from scheduler.connection import Transactions
from scheduler.fault import told
from scheduler.instant import Now

log = structlog.get_logger(__name__)

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
POLL_SECONDS = 25
_BATCH = 100
_LONGEST_PAUSE = 30.0
_LOOK_FOR_PLACE_SECONDS = 3.0


class Refused(Exception):
    """Telegram does not know this bot token; nothing can be done until the host changes it."""


class Arrivals:
    """Where updates come in: committed to the inbox, then read for danger. What was kept is never asked for again."""

    def __init__(self, transactions: Transactions, transit: Key, now: Now, arrived: Callable[[], None]) -> None:
        self._transactions = transactions
        self._transit = transit
        self._now = now
        self._arrived = arrived

    async def keep(self, updates: Sequence[dict[str, Any]]) -> None:
        """Keep these raw updates; they may be confirmed once this returns. Raises SQLAlchemyError when it cannot."""
        async with self._transactions.write() as connection:
            await inbox.put(connection, updates, self._transit, self._now())
        self._arrived()


class Polling:
    """Long polling that starts without an offset and goes on from the last of each batch.

    Of several processes one polls, and the others wait for its place. `trouble`: in a word, why nothing comes in;
    None while all is well.
    """

    def __init__(self, bot: Bot, arrivals: Arrivals, place: SolePlace) -> None:
        self._bot = bot
        self._arrivals = arrivals
        self._place = place
        self._offset: int | None = None
        self._failures = 0
        self._waiting: asyncio.Future[Any] | None = None
        self._ending = False
        self.trouble: str | None = "starting"

    def end(self) -> None:
        """Ask for nothing more; what has arrived is still stored."""
        self._ending = True
        if self._waiting is not None:
            self._waiting.cancel()

    async def run(self) -> None:
        """Poll until `end`; raises Refused for a token Telegram does not know."""
        try:
            while not self._ending:
                await self._poll_or_wait()
        finally:
            await self._place.leave()

    async def _poll_or_wait(self) -> None:
        try:
            if await self._place.have():
                await self._poll()
            else:
                self._offset, self.trouble = None, None
                await self._interruptible(asyncio.sleep(_LOOK_FOR_PLACE_SECONDS))
            self._failures = 0
            self.trouble = None
        except InvalidToken:
            raise Refused from None
        except Exception as error:  # what nobody foresaw in what came in must not end reminders and warnings too
            await self._pause(error)

    async def _poll(self) -> None:
        # After a trouble the answer is wanted at once, to know that it is over.
        wait = 0 if self.trouble else POLL_SECONDS
        request: dict[str, Any] = {"timeout": wait, "limit": _BATCH, "allowed_updates": ALLOWED_UPDATES}
        if self._offset is not None:
            request["offset"] = self._offset
        updates = await self._interruptible(
            self._bot.do_api_request("getUpdates", api_kwargs=request, read_timeout=wait + 10)
        )
        if updates:
            await self._arrivals.keep(updates)
            self._offset = updates[-1]["update_id"] + 1

    async def _pause(self, error: Exception) -> None:
        self._failures += 1
        seconds = min(_LONGEST_PAUSE, 0.5 * 2 ** min(self._failures - 1, 8))
        self.trouble, what = _told(error)
        log.error(what, error=told(error), retry_in_seconds=seconds)
        if isinstance(error, RetryAfter):
            wait = error.retry_after
            seconds = wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
        await self._interruptible(asyncio.sleep(seconds))

    async def _interruptible(self, wait: Awaitable[Any]) -> Any:
        """What `end` may cut short: waiting for Telegram, never a write. None when it was."""
        self._waiting = asyncio.ensure_future(wait)
        try:
            return await self._waiting
        except asyncio.CancelledError:
            if not self._ending:
                raise
            return None
        finally:
            self._waiting = None


def _told(error: Exception) -> tuple[str, str]:
    """Why nothing comes in, in a word and in a sentence that says what to do."""
    if isinstance(error, SQLAlchemyError):
        return "database", "database refused the updates; they stay with Telegram"
    if isinstance(error, Conflict) and "webhook" in error.message.lower():
        return "webhook-set", (
            "a webhook is set for this bot, so polling gets nothing; run `whitecell remove-webhook`, "
            "or set WHITECELL_WEBHOOK_URL to receive through it"
        )
    if isinstance(error, Conflict):
        return "another-poller", (
            "another process polls with this bot token; stop it, or give this one a token of its own"
        )
    if isinstance(error, TelegramError):
        return "telegram-unreachable", "Telegram not reached"
    return "updates-unreadable", "what came in could not be kept; it stays with Telegram"
