"""A uvicorn server inside somebody else's event loop: up and down at once, and able to break connections."""

import asyncio
import socket

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class BreakableConnection(HttpToolsProtocol):
    """Lets a request break its own connection, which plain ASGI cannot."""

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["state"]["drop"] = self.transport.abort


async def break_connection(request: Request) -> None:
    """Resets the connection under the client, and waits until the server has seen it go."""
    request.state.drop()
    while (await request.receive())["type"] != "http.disconnect":
        continue


class Listening:
    """Raises `ValueError` for an address others could reach. Port 0 takes any free one, and keeps it."""

    def __init__(self, app: Starlette, host: str = "127.0.0.1", port: int = 0) -> None:
        if host not in LOOPBACK:
            raise ValueError(f"the playground listens on loopback only, not on {host}")
        self._app = app
        self.host, self.port = host, port
        self._server: uvicorn.Server | None = None

    @property
    def url(self) -> str:
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"

    async def start(self) -> None:
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        # Only where the protocol is named does asyncio turn Nagle's waiting off: 2 ms an answer instead of 44.
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((self.host, self.port))
        except OSError:
            listener.close()
            raise
        self.port = listener.getsockname()[1]
        config = uvicorn.Config(
            self._app, http=BreakableConnection, lifespan="off", log_config=None, access_log=False, date_header=False
        )
        config.load()
        self._server = uvicorn.Server(config)
        self._server.lifespan = config.lifespan_class(config)
        await self._server.startup(sockets=[listener])

    async def stop(self) -> None:
        """Breaks what is open and waits for its requests to end, without uvicorn's own pauses."""
        server, self._server = self._server, None
        if server is None:
            return
        for listener in server.servers:
            listener.close()
        for connection in tuple(server.server_state.connections):
            connection.transport.abort()
        await asyncio.sleep(0)  # the event loop tells of a broken connection in its next round
        await asyncio.gather(*server.server_state.tasks, return_exceptions=True)
        for listener in server.servers:
            await listener.wait_closed()
