"""The webhook at Telegram's end: set once at deploy, looked at while we run. Updates come in through bot/http/."""

import asyncio
from datetime import timedelta

import structlog
from telegram import Bot, WebhookInfo
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.application import build
from bot.settings import PREFIX, Settings, SettingsError
from bot.telegram_api.intake import ALLOWED_UPDATES, Refused
from scheduler.instant import Instant, Now

log = structlog.get_logger(__name__)

LOOK_EVERY = timedelta(minutes=1)
# Telegram tells only its last failure; one older than this, or with nothing waiting behind it, is over.
ERRORS_COUNT_FOR = timedelta(minutes=2)

_WHAT_TO_DO = {
    "webhook-not-set": "no webhook is set at Telegram, so nothing comes in; run `whitecell set-webhook`",
    "webhook-elsewhere": f"Telegram's webhook is not {PREFIX}WEBHOOK_URL, so another bot or an old address gets "
    "everything; run `whitecell set-webhook`",
    "webhook-errors": "Telegram cannot deliver to the webhook; its reason stands beside this",
    "telegram-unreachable": "Telegram not reached to ask for its webhook",
}


class WebhookWatch:
    """Looks each minute whether updates can come in. `trouble`: in a word, why they cannot; None while all is well."""

    def __init__(self, bot: Bot, address: str, now: Now) -> None:
        self._bot = bot
        self._address = address
        self._now = now
        self._ending = asyncio.Event()
        self.trouble: str | None = "starting"

    def end(self) -> None:
        """Look no more."""
        self._ending.set()

    async def run(self) -> None:
        """Look until `end`; raises Refused for a token Telegram does not know."""
        while not self._ending.is_set():
            await self.look()
            try:
                await asyncio.wait_for(self._ending.wait(), LOOK_EVERY.total_seconds())
            except TimeoutError:
                continue

    async def look(self) -> None:
        """Ask Telegram for its webhook, and say plainly what is wrong with it when that is news."""
        before, reason = self.trouble, None
        try:
            info = await self._bot.get_webhook_info()
            self.trouble, reason = trouble_of(info, self._address, self._now()), info.last_error_message
        except InvalidToken:
            raise Refused from None
        except TelegramError:
            self.trouble = "telegram-unreachable"
        if self.trouble and self.trouble != before:
            log.error(_WHAT_TO_DO[self.trouble], reason=reason)


def trouble_of(info: WebhookInfo, address: str, now: Instant) -> str | None:
    """What is wrong with Telegram's webhook, in a word; None when updates come to this address."""
    if not info.url:
        return "webhook-not-set"
    if info.url.rstrip("/") != address:
        return "webhook-elsewhere"
    failed = info.last_error_date
    if failed is not None and info.pending_update_count and now.machine - failed < ERRORS_COUNT_FOR:
        return "webhook-errors"
    return None


async def set_webhook(settings: Settings) -> WebhookInfo:
    """Tell Telegram where updates go from now on, dropping none; raises SettingsError that names what is wrong."""
    if settings.webhook_url is None or settings.webhook_secret is None:
        raise SettingsError(f"{PREFIX}WEBHOOK_URL is missing; set it to the public https address of this bot")
    try:
        bot: Bot = build(settings).bot
        async with bot:
            await bot.set_webhook(
                settings.webhook_url,
                allowed_updates=ALLOWED_UPDATES,
                secret_token=settings.webhook_secret.get_secret_value(),
                drop_pending_updates=False,
            )
            return await bot.get_webhook_info()
    except BadRequest as error:
        raise SettingsError(f"{PREFIX}WEBHOOK_URL: Telegram refused it ({error.message})") from None
    except TelegramError as error:
        raise _not_reached(error) from None


async def remove_webhook(settings: Settings) -> None:
    """Back to polling; what waits at Telegram stays there."""
    try:
        async with build(settings).bot as bot:
            await bot.delete_webhook(drop_pending_updates=False)
    except TelegramError as error:
        raise _not_reached(error) from None


def _not_reached(error: TelegramError) -> SettingsError:
    if isinstance(error, InvalidToken):
        return SettingsError(f"{PREFIX}TELEGRAM_TOKEN is not known to Telegram; copy it again from @BotFather")
    return SettingsError(f"{PREFIX}TELEGRAM_API_URL: Telegram was not reached ({type(error).__name__}); try again")
