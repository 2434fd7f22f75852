"""How PTB reaches Telegram: through aiohttp, which takes two fifths of httpx's processor time a call and keeps a
connection for a minute (notes/telegram.md §5).

What went wrong is told in PTB's own errors, with aiohttp's as the cause, so that `answers.py` can tell what had left.
"""

import json
from functools import cache
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

_KEPT_SECONDS = 60  # Telegram's own side closes later; a quiet hour's reminder then needs no new handshake
_UPLOAD_SECONDS = 20

# Nothing had left this machine when these were raised.
NOTHING_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)


class AiohttpRequest(BaseRequest):
    """Calls of the Bot API, over at most so many connections at once. Times are in seconds."""

    def __init__(self, at_once: int, read_timeout: float = 5.0, connect_timeout: float = 10.0) -> None:
        self._at_once = at_once
        self._read_timeout = read_timeout
        self._connect_timeout = connect_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """How long an answer is waited for when the call does not say."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Open the session; a second time does nothing."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._at_once, keepalive_timeout=_KEPT_SECONDS)
            self._session = aiohttp.ClientSession(connector=connector)

    async def shutdown(self) -> None:
        """Close every connection."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body of the answer. Raises TimedOut and NetworkError, with what aiohttp said as the cause."""
        if self._session is None:
            raise RuntimeError("not initialized")
        files = bool(request_data and request_data.contains_files)
        answer_within = _chosen(read_timeout, self._read_timeout) + (_UPLOAD_SECONDS if files else 0)
        timeout = aiohttp.ClientTimeout(
            connect=_chosen(connect_timeout, self._connect_timeout), sock_read=answer_within, total=None
        )
        try:
            async with self._session.request(
                method,
                url,
                data=_body(request_data),
                headers=self._headers(files),
                timeout=timeout,
                proxy=_proxy(*urlsplit(url)[:2]),
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            raise NetworkError(type(error).__name__) from error  # its own words may hold the address, and so the token

    def _headers(self, files: bool) -> dict[str, str]:
        """Without files it is JSON, which both sides read faster than a form."""
        return {"User-Agent": self.USER_AGENT} | ({} if files else {"Content-Type": "application/json"})

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """As PTB's own, which would write into the log what it could not read: a message's text among it."""
        try:
            parsed: dict[str, Any] = json.loads(payload.decode("utf-8", "replace"))
        except (ValueError, RecursionError) as error:
            raise TelegramError("Invalid server response") from error
        return parsed


@cache
def _proxy(scheme: str, place: str) -> str | None:
    """The host's own way out, as HTTPS_PROXY and NO_PROXY name it. Looked for once: at each call it costs as much as
    the rest of the call."""
    return None if proxy_bypass(place) else getproxies().get(scheme)


def _chosen(given: Any, else_: float) -> float:
    """A time of the call, or the usual one: PTB has a value of its own for "not given"."""
    return float(given) if isinstance(given, int | float) else else_


def _body(data: RequestData | None) -> Any:
    if data is None:
        return None
    if not data.contains_files:
        return data.json_payload
    form = aiohttp.FormData(data.json_parameters)
    for name, (file_name, content, mime_type) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=file_name, content_type=mime_type)
    return form
