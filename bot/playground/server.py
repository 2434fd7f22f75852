"""A Telegram of one's own on loopback: `async with LocalTelegram(...)` for tests, and the playground's server."""

from collections.abc import Callable
from datetime import datetime
from typing import Self

from starlette.applications import Starlette
from starlette.routing import Route

from bot.playground.bot_api import BotApi
from bot.playground.clock import ClockControl, FixedClock
from bot.playground.control import Control
from bot.playground.faults import Faults
from bot.playground.flood import FloodLimits
from bot.playground.listening import on_loopback
from bot.playground.refusals import JsonObject
from bot.playground.webhook import WebhookSender, doubling_pause
from bot.playground.world import World

DEFAULT_TOKEN = "7000000001:playground-only-not-a-secret"  # noqa: S105 - opens nothing but a server on loopback


class LocalTelegram:
    """A strict Bot API server for one bot, with the chat page at `/`.

    `now` is people's time, in UTC; with a `clock_control` the page can move it. `port` 0 takes any free one.

    For python-telegram-bot: `base_url=f"{telegram.url}/bot"`, `base_file_url=f"{telegram.url}/file/bot"`.
    """

    def __init__(
        self,
        *,
        now: Callable[[], datetime],
        clock_control: ClockControl | None = None,
        token: str = DEFAULT_TOKEN,
        host: str = "127.0.0.1",
        port: int = 0,
        strict_limits: bool = False,
        first_update_id: int | None = None,
        webhook_pause: Callable[[int], float] = doubling_pause,
    ) -> None:
        self.token = token
        self.faults = Faults()
        self.world = World(_bot_user(token), now, first_update_id)
        webhooks = WebhookSender(self.world, self.faults, webhook_pause)
        self.api = BotApi(token, self.world, self.faults, webhooks, FloodLimits(now) if strict_limits else None)
        self.control = Control(self.api, clock_control or ClockControl(FixedClock(now)))
        self._listening = on_loopback(self._app(), host, port)

    @property
    def url(self) -> str:
        return self._listening.url

    @property
    def log(self) -> list[JsonObject]:
        return self.api.log

    def calls(self, method: str) -> list[JsonObject]:
        """The calls of one method so far, oldest first."""
        return [entry for entry in self.log if entry["method"] == method]

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        await self._listening.start()

    async def stop(self) -> None:
        """Ends everything that waits, then the listening; may be started again, at the same address."""
        await self.api.webhooks.stop()
        self.faults.clear()
        self.world.updates.close()
        await self._listening.stop()

    def _app(self) -> Starlette:
        everything = ["GET", "POST"]
        routes = [
            *self.control.routes(),
            Route("/bot{token}/{method}", self.api.endpoint, methods=everything),
            Route("/file/bot{token}/{path:path}", self.api.file_endpoint),
        ]
        return Starlette(routes=routes)


def _bot_user(token: str) -> JsonObject:
    bot_id = token.partition(":")[0]
    return {
        "id": int(bot_id) if bot_id.isdecimal() else 7_000_000_001,
        "is_bot": True,
        "first_name": "Whitecell",
        "username": "whitecell_playground_bot",
    }
