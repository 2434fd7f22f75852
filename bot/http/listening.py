"""A uvicorn server inside somebody else's event loop: up at once, and down without uvicorn's own pauses."""

import asyncio
import socket

import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class Listening:
    """Port 0 takes any free one, and keeps it; a port that is taken raises OSError at `start`."""

    def __init__(
        self, app: Starlette, host: str, port: int, protocol: type[HttpToolsProtocol] = HttpToolsProtocol
    ) -> None:
        self._app = app
        self._protocol = protocol
        self.host, self.port = host, port
        self._server: uvicorn.Server | None = None

    @property
    def url(self) -> str:
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"

    async def start(self) -> None:
        listener = _bound(self.host, self.port)
        self.port = listener.getsockname()[1]
        config = uvicorn.Config(
            self._app,
            http=self._protocol,
            lifespan="off",
            log_config=None,
            access_log=False,
            date_header=False,
            server_header=False,
            proxy_headers=False,
        )
        config.load()
        self._server = uvicorn.Server(config)
        self._server.lifespan = config.lifespan_class(config)
        await self._server.startup(sockets=[listener])

    async def stop(self, patience: float = 0) -> None:
        """Take nothing new, give what is being answered so many seconds, break what is still open."""
        server, self._server = self._server, None
        if server is None:
            return
        for listener in server.servers:
            listener.close()
        if patience and server.server_state.tasks:
            await asyncio.wait(tuple(server.server_state.tasks), timeout=patience)
        for connection in tuple(server.server_state.connections):
            connection.transport.abort()
        await asyncio.sleep(0)  # the event loop tells of a broken connection in its next round
        await asyncio.gather(*server.server_state.tasks, return_exceptions=True)
        for listener in server.servers:
            await listener.wait_closed()


def _bound(host: str, port: int) -> socket.socket:
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    # Only where the protocol is named does asyncio turn Nagle's waiting off: 2 ms an answer instead of 44.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
    except OSError:
        listener.close()
        raise
    return listener
