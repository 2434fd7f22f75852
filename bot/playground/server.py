"""A Telegram of one's own on loopback: `async with LocalTelegram(...)` for tests, and the playground's server."""

import asyncio
import socket
from collections.abc import Callable
from datetime import datetime
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from bot.playground.bot_api import BotApi
from bot.playground.clock import ClockControl, FixedClock
from bot.playground.control import LOOPBACK, Control
from bot.playground.faults import Faults
from bot.playground.flood import FloodLimits
from bot.playground.refusals import JsonObject
from bot.playground.webhook import WebhookSender, doubling_pause
from bot.playground.world import World

DEFAULT_TOKEN = "7000000001:playground-only-not-a-secret"  # noqa: S105 - opens nothing but a server on loopback


class BreakableConnection(HttpToolsProtocol):
    """Lets a request break its own connection, which plain ASGI cannot."""

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["state"]["drop"] = self.transport.abort


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
        if host not in LOOPBACK:
            raise ValueError(f"the playground listens on loopback only, not on {host}")
        self.token = token
        self.host, self.port = host, port
        self.faults = Faults()
        self.world = World(_bot_user(token), now, first_update_id)
        webhooks = WebhookSender(self.world, self.faults.repeats_next, webhook_pause)
        self.api = BotApi(token, self.world, self.faults, webhooks, FloodLimits(now) if strict_limits else None)
        self.control = Control(self.api, clock_control or ClockControl(FixedClock(now)))
        self._server: uvicorn.Server | None = None

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

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
        listener = socket.socket(socket.AF_INET6 if ":" in self.host else socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((self.host, self.port))
        self.port = listener.getsockname()[1]
        config = uvicorn.Config(
            self._app(), http=BreakableConnection, lifespan="off", log_config=None, access_log=False, date_header=False
        )
        config.load()
        self._server = uvicorn.Server(config)
        self._server.lifespan = config.lifespan_class(config)
        await self._server.startup(sockets=[listener])

    async def stop(self) -> None:
        """Ends everything that waits, then the listening: at once, without uvicorn's polling."""
        server, self._server = self._server, None
        if server is None:
            return
        await self.api.webhooks.stop()
        self.faults.clear()
        self.world.updates.close()
        for listener in server.servers:
            listener.close()
        for connection in tuple(server.server_state.connections):
            connection.transport.abort()
        await asyncio.gather(*server.server_state.tasks, return_exceptions=True)
        for listener in server.servers:
            await listener.wait_closed()

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
        "id": int(bot_id) if bot_id.isdigit() else 7_000_000_001,
        "is_bot": True,
        "first_name": "Whitecell",
        "username": "whitecell_playground_bot",
    }
