"""Running a process to its end: started, told to stop, stopped within ten seconds."""

import asyncio
import os
import signal
import sys
from contextlib import suppress
from datetime import datetime

import structlog
from pydantic import SecretStr

from bot.ground import Ground, load_content, prepare
from bot.playground.clock import ClockControl
from bot.playground.people import usual_people
from bot.playground.server import DEFAULT_TOKEN, LocalTelegram
from bot.process import Process
from bot.settings import PREFIX, Settings, SettingsError
from bot.telegram_api.intake import Refused
from scheduler.moments import from_ms
from scheduler.sweep import next_moment

log = structlog.get_logger(__name__)


async def talk_to_telegram(settings: Settings) -> int:
    """Run until SIGTERM or SIGINT; 0 after a clean stop."""
    ground = await prepare(settings, load_content(settings))
    return await _until_told(ground)


async def _until_told(ground: Ground) -> int:
    process = Process(ground)
    told = _stop_signals()
    running = asyncio.create_task(_start_and_run(process))
    stop = asyncio.create_task(told.wait())
    try:
        await asyncio.wait({running, stop}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            running.result()
    except Refused:
        raise SettingsError(f"{PREFIX}TELEGRAM_TOKEN is not known to Telegram; copy it again from @BotFather") from None
    finally:
        running.cancel()
        stop.cancel()
        with suppress(asyncio.CancelledError, Refused):
            await running
        await process.stop()
    log.info("stopped")
    return 0


async def _start_and_run(process: Process) -> None:
    await process.start()
    log.info("running", pid=os.getpid())
    await process.run()


def _stop_signals() -> asyncio.Event:
    told = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, told.set)
    return told


async def play(settings: Settings, port: int) -> int:
    """The playground: a local Telegram on loopback, and this same bot talking to it over HTTP."""
    here = settings.model_copy(
        update={
            "data_dir": settings.data_dir / "playground",
            "database_url": None,
            "telegram_token": SecretStr(DEFAULT_TOKEN),
        }
    )
    ground = await prepare(here, load_content(settings))
    control = ClockControl(ground.clock, lambda: _next_reminder(ground))
    try:
        telegram = LocalTelegram(now=ground.clock.now, clock_control=control, port=port)
        usual_people(telegram.world)
        await telegram.start()
    except OSError as error:
        await ground.database.close()
        raise SettingsError(
            f"{PREFIX}HTTP_LISTEN: port {port} cannot be used ({error.strerror}); choose another"
        ) from None
    print(f"The playground is open: {telegram.url}  (Ctrl+C closes it)", file=sys.stderr, flush=True)  # noqa: T201
    talking = here.model_copy(update={"telegram_api_url": telegram.url})
    try:
        return await _until_told(Ground(talking, ground.database, ground.keys, ground.content, ground.clock))
    finally:
        await telegram.stop()


async def _next_reminder(ground: Ground) -> datetime | None:
    async with ground.database.read() as connection:
        soonest = await next_moment(connection)
    return None if soonest is None else from_ms(soonest)


async def only_migrate(settings: Settings) -> int:
    """Migrate and stop."""
    ground = await prepare(settings, load_content(settings))
    await ground.database.close()
    log.info("the database has this program's shape")
    return 0
