"""One call of a Bot API method: its name, its parameters however they were sent, its uploads."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.playground.files import LARGEST_UPLOAD
from bot.playground.refusals import BotApiError, JsonObject, bad_request

TRUE = frozenset({"true", "1", "yes"})


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    mime_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Call:
    method: str
    params: JsonObject = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        value = self.params.get(name)
        return "" if value is None else str(value)

    def number(self, name: str, otherwise: int = 0) -> int:
        value = self.params.get(name)
        if value is None or value == "":
            return otherwise
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad_request(f'invalid parameter "{name}": expected an Integer') from None

    def flag(self, name: str) -> bool:
        return str(self.params.get(name, "")).lower() in TRUE

    def structure(self, name: str) -> Any:
        """The parsed JSON of a parameter, or None when it was not given."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def chat_id(self) -> int:
        """Raises Telegram's refusals for no chat and for what cannot be one."""
        given = self.text("chat_id")
        if not given:
            raise bad_request("chat_id is empty")
        try:
            return int(given)
        except ValueError:
            raise bad_request("chat not found") from None


async def read_call(request: Request, method: str) -> Call:
    params: JsonObject = dict(request.query_params)
    if request.method == "GET":
        return Call(method, params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return await _read_multipart(request, method, params)
    body = await request.body()
    if kind == "application/json":
        return Call(method, params | _json_params(body))
    return Call(method, params | dict(parse_qsl(body.decode(), keep_blank_values=True)))


def _json_params(body: bytes) -> JsonObject:
    try:
        parsed = json.loads(body or b"{}")
    except ValueError:
        parsed = None
    if not isinstance(parsed, dict):
        raise bad_request("can't parse request JSON object")
    return parsed


async def _read_multipart(request: Request, method: str, params: JsonObject) -> Call:
    if int(request.headers.get("content-length", 0)) > LARGEST_UPLOAD + 64 * 1024:
        raise BotApiError(413, "Request Entity Too Large")
    uploads = {}
    async with request.form(max_part_size=LARGEST_UPLOAD) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                mime_type = value.content_type or "application/octet-stream"
                uploads[name] = Upload(value.filename or name, mime_type, await value.read())
            else:
                params[name] = value
    return Call(method, params, uploads)
