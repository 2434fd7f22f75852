"""The webhook's route: an update is committed before Telegram hears that we have it."""

import asyncio
import hmac
import json
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

log = structlog.get_logger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
# A message of 4,096 characters with all its entities, and the one it replies to, stays far below this.
LARGEST_UPDATE = 1024 * 1024
BODY_WITHIN = 15.0  # seconds

Keep = Callable[[Sequence[dict[str, Any]]], Awaitable[None]]

_STATUS = {"kept": 200, "malformed": 400, "wrong secret": 403, "too slow": 408, "too large": 413, "not kept": 503}


class WebhookRoute:
    """Answers 200 only for what is in the inbox; Telegram brings everything else again."""

    def __init__(self, secret: str, keep: Keep, answered: Counter[str]) -> None:
        self._secret = secret.encode()
        self._keep = keep
        self._answered = answered

    async def answer(self, request: Request) -> Response:
        """Take one update."""
        try:
            answer = await self._take(request)
        except ClientDisconnect:
            return Response(status_code=400)  # nobody is there to read it
        self._answered[answer] += 1
        return Response(status_code=_STATUS[answer])

    async def _take(self, request: Request) -> str:
        given = request.headers.get(SECRET_HEADER, "").encode()
        if not hmac.compare_digest(given, self._secret):
            return "wrong secret"
        try:
            async with asyncio.timeout(BODY_WITHIN):
                body = await _body(request)
        except TimeoutError:
            return "too slow"
        if body is None:
            return "too large"
        update = _update(body)
        return "malformed" if update is None else await self._kept(update)

    async def _kept(self, update: dict[str, Any]) -> str:
        try:
            await self._keep([update])
        except (SQLAlchemyError, OSError) as error:
            log.error("update not kept; Telegram will bring it again", error=type(error).__name__)
            return "not kept"
        return "kept"


async def _body(request: Request) -> bytes | None:
    """The body; None for one larger than any update."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_UPDATE:
            return None
    return bytes(body)


def _update(body: bytes) -> dict[str, Any] | None:
    """The update as Telegram wrote it; None for what is none."""
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    numbered = isinstance(update, dict) and type(update.get("update_id")) is int
    return update if numbered and 0 <= update["update_id"] < 2**63 else None
