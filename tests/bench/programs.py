"""The programs that are measured, each in a process of its own and ended with the block."""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import psutil

from bot.playground.server import DEFAULT_TOKEN
from content.fitting_cache import fitted_to
from tests.real_bot import environment

ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def program(*arguments: str, log: Path, **settings: object) -> AsyncIterator[Process]:
    """`python -m ...` with these settings; what it logs goes to a file."""
    surroundings = environment(settings) | {"PYTHONPATH": str(ROOT)}
    with log.open("ab") as errors:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", *arguments, env=surroundings, cwd=log.parent, stdin=PIPE, stdout=PIPE, stderr=errors
        )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


class BenchTelegram:
    """The local Telegram of tests/bench/telegram.py, at the other end of a pipe."""

    def __init__(self, process: Process, url: str) -> None:
        self._process = process
        self.url = url

    async def do(self, *words: object) -> dict[str, Any]:
        """One line to it, one answer."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write((" ".join(map(str, words)) + "\n").encode())
        answer: dict[str, Any] = json.loads(await self._process.stdout.readline())
        return answer


@asynccontextmanager
async def telegram(folder: Path) -> AsyncIterator[BenchTelegram]:
    async with program("tests.bench.telegram", log=folder / "telegram.log") as process:
        assert process.stdout is not None
        yield BenchTelegram(process, (await process.stdout.readline()).decode().strip())


@asynccontextmanager
async def whitecell(folder: Path, url: str, **settings: object) -> AsyncIterator[Process]:
    """The whole bot, limits lifted, as it is hosted."""
    usual = {
        "TELEGRAM_TOKEN": DEFAULT_TOKEN,
        "TELEGRAM_API_URL": url,
        "DATA_DIR": folder,
        "SEND_RATE": 0,
        "SEND_RATE_CHAT": 0,
        "HTTP_LISTEN": "127.0.0.1:0",
        "LOG_LEVEL": "WARNING",
    }
    _warm(folder)
    async with program("bot", "run", log=folder.parent / "whitecell.log", **{**usual, **settings}) as process:
        yield process


def _warm(folder: Path) -> None:
    """A data folder with the matcher that was fitted before, by this if by nobody else."""
    cache = ROOT / "build" / "cache"
    cache.mkdir(parents=True, exist_ok=True)
    fitted_to(ROOT / "content", cache)
    folder.mkdir(exist_ok=True)
    if not (folder / "cache").exists():
        (folder / "cache").symlink_to(cache)


@asynccontextmanager
async def echo(folder: Path, url: str) -> AsyncIterator[Process]:
    """A bot that keeps nothing."""
    async with program("tests.bench.echo_bot", DEFAULT_TOKEN, url, log=folder / "echo.log") as process:
        yield process


def memory_mb(process: Process) -> float:
    """Resident memory now."""
    return round(psutil.Process(process.pid).memory_info().rss / 2**20, 1)


def cpu_seconds(process: Process) -> float:
    """Processor time used so far."""
    times = psutil.Process(process.pid).cpu_times()
    return times.user + times.system
