"""Listening on loopback, for the page and the Bot API, with connections that a request may break."""

from starlette.applications import Starlette
from starlette.requests import Request
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from bot.http.listening import Listening

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


def on_loopback(app: Starlette, host: str = "127.0.0.1", port: int = 0) -> Listening:
    """Raises `ValueError` for an address others could reach. Port 0 takes any free one, and keeps it."""
    if host not in LOOPBACK:
        raise ValueError(f"the playground listens on loopback only, not on {host}")
    return Listening(app, host, port, BreakableConnection)
