"""Where a shared location's zone is looked up: in a program of its own, which is there while places are shared."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from pathlib import Path

import structlog

import content
from content.own_program import environment
from content.time_zones import today_s_name

log = structlog.get_logger(__name__)

_PROGRAM = Path(content.__path__[0]) / "zone_lookup.py"  # not imported: the map would be in this process too
_WITHIN = 10  # seconds; the first question takes a tenth of one


class ZoneMap:
    """One question at a time. Nothing is kept, and no coordinates stand in a command line."""

    def __init__(self) -> None:
        self._asking = asyncio.Lock()
        self._program: Process | None = None

    async def zone_at(self, latitude: float, longitude: float) -> str | None:
        """The zone of a place on Earth, in degrees; None at sea, for what is no place, and when the program does not
        answer, which the log tells: a typed city does as well."""
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            return None
        try:
            return await self._asked(latitude, longitude)
        except OSError as error:
            log.error("zone of a shared place not looked up", error=type(error).__name__)
            return None

    async def _asked(self, latitude: float, longitude: float) -> str | None:
        async with self._asking:
            try:
                async with asyncio.timeout(_WITHIN):
                    return today_s_name(await self._named(f"{latitude} {longitude}\n".encode()))
            except BaseException:
                await self._end()  # or its late answer would be taken for the next one's
                raise

    async def close(self) -> None:
        """Let the program end; who asks again starts it again."""
        async with self._asking:
            await self._end()

    async def _named(self, place: bytes) -> str:
        """Asked twice where the program ended just now, having been idle."""
        name = await self._answer(place) or await self._answer(place)
        if not name:
            raise OSError("the program that looks up zones does not answer")
        return name

    async def _answer(self, place: bytes) -> str:
        """Empty when the program has ended."""
        program = self._program = self._program or await _start()
        assert program.stdin is not None and program.stdout is not None  # noqa: S101,PT018 - both are pipes
        with suppress(BrokenPipeError, ConnectionResetError):
            program.stdin.write(place)
            await program.stdin.drain()
        name = (await program.stdout.readline()).decode().strip()
        if not name:
            await self._end()
        return name

    async def _end(self) -> None:
        program, self._program = self._program, None
        if program is None:
            return
        with suppress(ProcessLookupError):
            program.kill()
        await program.communicate()


async def _start() -> Process:
    """`-I`: nothing of the folder it is started in comes with it. Ctrl-C is for the bot, which closes it."""
    arguments = (sys.executable, "-I", str(_PROGRAM))
    return await asyncio.create_subprocess_exec(
        *arguments, stdin=PIPE, stdout=PIPE, env=environment(), start_new_session=True
    )
