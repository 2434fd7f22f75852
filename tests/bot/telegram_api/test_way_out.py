"""A host behind a proxy: calls of the Bot API go through the one that the environment names."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram.error import NetworkError

from bot.telegram_api.http_client import NOTHING_SENT, AiohttpRequest

_ANSWER = b'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 26\r\n\r\n{"ok": true, "result": {}}'


class _Proxy:
    """Answers for everybody, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[bytes] = []

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.asked.append(await reader.readline())
        writer.write(_ANSWER)
        await writer.drain()
        writer.close()


@pytest.fixture
async def proxy(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[_Proxy]:
    proxy = _Proxy()
    async with await asyncio.start_server(proxy.answer, "127.0.0.1") as server:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
        monkeypatch.setenv("no_proxy", "beside.invalid")
        yield proxy


async def test_through_the_hosts_proxy(proxy: _Proxy) -> None:
    """The proxy is asked for Telegram's address, at every call."""
    async with AiohttpRequest(1) as calls:
        for _ in range(2):
            assert await calls.post("http://telegram.invalid/bot1:x/getMe") == {}
    assert proxy.asked == [b"POST http://telegram.invalid/bot1:x/getMe HTTP/1.1\r\n"] * 2


async def test_past_the_hosts_proxy(proxy: _Proxy) -> None:
    """A place that NO_PROXY names is gone to directly."""
    async with AiohttpRequest(1) as calls:
        with pytest.raises(NetworkError) as nobody:
            await calls.post("http://beside.invalid/bot1:x/getMe")
    assert isinstance(nobody.value.__cause__, NOTHING_SENT)
    assert proxy.asked == []
