"""The local Telegram as a process of its own."""

import asyncio
import signal
import sys
from datetime import UTC, datetime

import httpx
import pytest

from bot.playground.server import LocalTelegram


async def test_it_prints_its_address_serves_and_stops_on_sigterm() -> None:
    """One line with the address; then it answers there, until it is told to stop and does so with 0."""
    command = (sys.executable, "-m", "bot.playground", "--token", "42:token")
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    async with asyncio.timeout(30):
        address = (await process.stdout.readline()).decode().strip()
        async with httpx.AsyncClient(base_url=address, trust_env=False) as client:
            me = (await client.get("/bot42:token/getMe")).json()
            people = (await client.get("/playground/state")).json()["people"]
        process.send_signal(signal.SIGTERM)
        code = await process.wait()
    assert (me["result"]["id"], len(people), code) == (42, 3, 0)


def test_it_listens_on_loopback_only() -> None:
    """What people try out here is nobody else's business."""
    with pytest.raises(ValueError, match="loopback only"):
        LocalTelegram(now=lambda: datetime.now(UTC), host="0.0.0.0")  # noqa: S104 - the address that is refused


async def test_a_taken_port_is_an_error_at_once() -> None:
    """Two servers cannot share an address."""
    async with LocalTelegram(now=lambda: datetime.now(UTC)) as first:
        port = int(first.url.rpartition(":")[2])
        with pytest.raises(OSError, match="in use"):
            await LocalTelegram(now=lambda: datetime.now(UTC), port=port).start()
