"""The real program, `python -m bot run`, as a process of the test's own. Only that process is ever signalled."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from bot.playground.server import LocalTelegram


class RealBot:
    """One bot that may be started, killed and started again. `folder` is its data folder; what it logs is kept."""

    def __init__(self, folder: Path, telegram: LocalTelegram, **settings: object) -> None:
        self.folder = folder
        self.log_file = folder.parent / f"{folder.name}.log"
        usual = {
            "TELEGRAM_TOKEN": telegram.token,
            "TELEGRAM_API_URL": telegram.url,
            "DATA_DIR": folder,
            "SEND_RATE": 0,
            "SEND_RATE_CHAT": 0,
            "HTTP_LISTEN": "127.0.0.1:0",
        }
        self._environment = environment({**usual, **settings})
        self._process: Process | None = None

    @property
    def logged(self) -> str:
        """Everything it has written to standard error, over all its lives."""
        return self.log_file.read_text() if self.log_file.exists() else ""

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    async def start(self, command: str = "run") -> None:
        with self.log_file.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", command, env=self._environment, cwd=self.folder.parent, stderr=log
            )

    async def ends(self, within: float = 30) -> int:
        """Its exit code; fails when it does not end by itself within so many seconds."""
        assert self._process is not None
        async with asyncio.timeout(within):
            return await self._process.wait()

    async def runs_for(self, seconds: float) -> None:
        """Let it run for so long; fails at once when it ends by itself meanwhile."""
        assert self._process is not None
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                code = await self._process.wait()
                raise AssertionError(f"the bot ended by itself with {code}:\n{self.logged[-4000:]}")

    async def kill(self) -> None:
        """SIGKILL: nothing it holds in memory survives."""
        assert self._process is not None
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()

    async def kill_if_running(self) -> None:
        """For the end of a test."""
        if self._process is not None and self._process.returncode is None:
            await self.kill()

    def tell_to_stop(self) -> None:
        """SIGTERM, as a host's service manager sends it."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)

    async def __aenter__(self) -> "RealBot":
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.kill_if_running()


def environment(settings: Mapping[str, object]) -> dict[str, str]:
    """This process's environment with these settings and none of the developer's own."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("WHITECELL_")}
    inherited["PYTHONPATH"] = str(Path(__file__).parents[1])  # this checkout, wherever it is run from
    return inherited | {f"WHITECELL_{name}": str(value) for name, value in settings.items()}
