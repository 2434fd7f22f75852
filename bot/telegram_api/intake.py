"""Updates in: committed to the inbox first, confirmed to Telegram after. Nothing a crash takes was ever confirmed."""

import asyncio
import warnings
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.warnings import PTBUserWarning

from bot.inbox import records as inbox
from bot.sealing import Key
from scheduler.instant import Now, Transactions

log = structlog.get_logger(__name__)

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
POLL_SECONDS = 25
_BATCH = 100
_LONGEST_PAUSE = 30.0

# We want the raw updates, to keep them before anything is made of them; PTB would rather parse them.
warnings.filterwarnings("ignore", message=".*getUpdates.*", category=PTBUserWarning)


class Refused(Exception):
    """Telegram does not know this bot token; nothing can be done until the host changes it."""


class Polling:
    """Long polling that starts without an offset and goes on from the last of each batch."""

    def __init__(
        self, bot: Bot, transactions: Transactions, transit: Key, now: Now, arrived: Callable[[], None]
    ) -> None:
        self._bot = bot
        self._transactions = transactions
        self._transit = transit
        self._now = now
        self._arrived = arrived
        self._offset: int | None = None
        self._failures = 0
        self._waiting: asyncio.Future[Any] | None = None
        self._ending = False
        self.working = False

    def end(self) -> None:
        """Ask for nothing more; what has arrived is still stored."""
        self._ending = True
        if self._waiting is not None:
            self._waiting.cancel()

    async def run(self) -> None:
        """Poll until `end`; raises Refused for a token Telegram does not know."""
        while not self._ending:
            try:
                await self._poll()
                self._failures = 0
                self.working = True
            except InvalidToken:
                raise Refused from None
            except (TelegramError, SQLAlchemyError) as error:
                self.working = False
                await self._pause(error)

    async def _poll(self) -> None:
        request: dict[str, Any] = {"timeout": POLL_SECONDS, "limit": _BATCH, "allowed_updates": ALLOWED_UPDATES}
        if self._offset is not None:
            request["offset"] = self._offset
        updates = await self._interruptible(
            self._bot.do_api_request("getUpdates", api_kwargs=request, read_timeout=POLL_SECONDS + 10)
        )
        if not updates:
            return
        async with self._transactions.write() as connection:
            await inbox.put(connection, updates, self._transit, self._now())
        self._offset = updates[-1]["update_id"] + 1
        self._arrived()

    async def _pause(self, error: Exception) -> None:
        self._failures += 1
        seconds = min(_LONGEST_PAUSE, 0.5 * 2 ** min(self._failures - 1, 8))
        if isinstance(error, Conflict):
            log.error(
                "another process polls with this bot token; stop it, or give this one a token of its own",
                retry_in_seconds=seconds,
            )
        elif isinstance(error, SQLAlchemyError):
            log.error("database refused the updates; they stay with Telegram", error=type(error).__name__)
        else:
            log.warning("Telegram not reached", error=type(error).__name__, retry_in_seconds=seconds)
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
