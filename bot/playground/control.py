"""What the chat page asks of the server: the state, what happens, what people do, their time, faults, the log."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.playground.bot_api import BotApi
from bot.playground.call import read_call
from bot.playground.clock import ClockControl
from bot.playground.deeds import do, shown_person
from bot.playground.listening import LOOPBACK
from bot.playground.refusals import BotApiError, JsonObject, bad_request

PAGE = Path(__file__).parent / "page"
UPLOADED = {"content-security-policy": "sandbox", "x-content-type-options": "nosniff"}

Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Control:
    api: BotApi
    clock: ClockControl

    def routes(self) -> list[Route | Mount]:
        def route(path: str, endpoint: Endpoint, *methods: str) -> Route:
            return Route(f"/playground/{path}", own_pages_only(endpoint), methods=methods or ("GET",))

        return [
            Route("/", own_pages_only(self.page)),
            Mount("/page", StaticFiles(directory=PAGE, check_dir=False)),
            route("state", self.state),
            route("events", self.events),
            route("people", self.new_person, "POST"),
            route("people/{person_id:int}/{deed}", self.deed, "POST"),
            route("files/{file_id}", self.file),
            route("clock", self.read_clock),
            route("clock", self.move_clock, "POST"),
            route("faults", self.read_faults),
            route("faults", self.replace_faults, "POST"),
            route("faults", self.clear_faults, "DELETE"),
            route("log", self.read_log),
        ]

    async def page(self, _: Request) -> Response:
        return FileResponse(PAGE / "index.html")

    async def state(self, _: Request) -> Response:
        world = self.api.world
        chats = {
            str(chat_id): [stored.shown() for stored in messages.values()]
            for chat_id, messages in world.messages.items()
        }
        return JSONResponse(
            {
                "bot": world.bot,
                "people": [shown_person(person) for person in world.people.values()],
                "groups": [group.chat() for group in world.groups.values()],
                "chats": chats,
                "commands": world.profile.menus(),
                "clock": self.clock.shown(),
            }
        )

    async def events(self, _: Request) -> Response:
        return StreamingResponse(self._stream(), media_type="text/event-stream", headers={"cache-control": "no-store"})

    async def _stream(self) -> AsyncIterator[str]:
        news: asyncio.Queue[JsonObject] = asyncio.Queue()
        feed = self.api.world.feed
        feed.listen(news.put_nowait)
        try:
            yield ": listening\n\n"
            while True:
                yield f"data: {json.dumps(await news.get())}\n\n"
        finally:
            feed.leave(news.put_nowait)

    async def new_person(self, request: Request) -> Response:
        call = await read_call(request, "person")
        name = call.text("first_name").strip()
        if not name:
            raise bad_request("a person needs a first_name")
        person = self.api.world.person(name, call.text("language_code") or None, call.text("role") or "stranger")
        return JSONResponse(shown_person(person))

    async def deed(self, request: Request) -> Response:
        name = request.path_params["deed"]
        call = await read_call(request, name)
        return JSONResponse(do(self.api.world, request.path_params["person_id"], name, call))

    async def file(self, request: Request) -> Response:
        stored = self.api.world.files.get(request.path_params["file_id"])
        if stored is None:
            raise BotApiError(404, "Not Found")
        return Response(stored.content, media_type=stored.mime_type, headers=UPLOADED)

    async def read_clock(self, _: Request) -> Response:
        return JSONResponse(self.clock.shown())

    async def move_clock(self, request: Request) -> Response:
        moved = await self.clock.move(await _json(request))
        shown = self.clock.shown()
        if moved:
            self.api.world.feed.publish({"type": "clock", "clock": shown})
        return JSONResponse({**shown, "moved": moved})

    async def read_faults(self, _: Request) -> Response:
        return JSONResponse(self.api.faults.as_json())

    async def replace_faults(self, request: Request) -> Response:
        given = await _json(request)
        if not isinstance(given, list):
            raise bad_request("faults are a list")
        self.api.faults.replace(given)
        return await self.read_faults(request)

    async def clear_faults(self, request: Request) -> Response:
        self.api.faults.clear()
        return await self.read_faults(request)

    async def read_log(self, _: Request) -> Response:
        return JSONResponse(self.api.log)


def own_pages_only(endpoint: Endpoint) -> Endpoint:
    """Keeps a page from elsewhere in the same browser out, and says refusals in JSON."""

    async def guarded(request: Request) -> Response:
        origin = request.headers.get("origin")
        strange_origin = origin is not None and urlsplit(origin).netloc != request.url.netloc
        if request.url.hostname not in LOOPBACK or strange_origin:
            return JSONResponse({"error": "only the playground's own page may ask"}, 403)
        try:
            return await endpoint(request)
        except BotApiError as refusal:
            return JSONResponse({"error": refusal.description}, refusal.code)

    return guarded


async def _json(request: Request) -> Any:
    try:
        return json.loads(await request.body() or b"{}")
    except ValueError:
        raise bad_request("can't parse JSON") from None
