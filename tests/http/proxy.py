"""What stands between Telegram and the bots: hands each request to the next of them."""

from itertools import cycle

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.playground.listening import on_loopback


class Proxy:
    """Its address is known before any bot's is. One that cannot be reached is passed over, as proxies do."""

    def __init__(self) -> None:
        self._listening = on_loopback(Starlette(routes=[Route("/{path:path}", self._pass_on, methods=["POST"])]))
        self._bots: list[httpx.AsyncClient] = []
        self._next = cycle([0])

    @property
    def url(self) -> str:
        return self._listening.url

    def leads_to(self, *bots: httpx.AsyncClient) -> None:
        self._bots, self._next = list(bots), cycle(range(len(bots)))

    async def _pass_on(self, request: Request) -> Response:
        body = await request.body()
        headers = {name: value for name, value in request.headers.items() if name.startswith(("x-", "content-type"))}
        for _ in self._bots:
            bot = self._bots[next(self._next)]
            try:
                answer = await bot.post(request.url.path, content=body, headers=headers)
            except httpx.TransportError:
                continue
            return Response(answer.content, answer.status_code)
        return Response(status_code=502)

    async def __aenter__(self) -> "Proxy":
        await self._listening.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._listening.stop()
