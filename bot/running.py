"""Running a process to its end: started, told to stop, stopped within ten seconds."""

import asyncio
import os
import signal
from contextlib import AbstractAsyncContextManager, suppress

import structlog

from bot.ground import load_content, open_database, prepare
from bot.http.serving import http_side
from bot.process import Process
from bot.settings import PREFIX, Settings, SettingsError
from bot.telegram_api.intake import Refused

log = structlog.get_logger(__name__)


async def talk_to_telegram(settings: Settings) -> int:
    """Run until SIGTERM or SIGINT, with the HTTP side beside it; 0 after a clean stop."""
    process = Process(await prepare(settings, load_content(settings)))
    return await until_told(process, http_side(process, settings))


async def until_told(process: Process, beside: AbstractAsyncContextManager[object]) -> int:
    """Run until SIGTERM or SIGINT; 0 after a clean stop. `beside` is opened before the bot and closed before it."""
    told = _stop_signals()
    try:
        async with beside:
            await _run_until(told, process)
    except Refused:
        raise SettingsError(f"{PREFIX}TELEGRAM_TOKEN is not known to Telegram; copy it again from @BotFather") from None
    finally:
        await process.stop()
    log.info("stopped")
    return 0


async def _run_until(told: asyncio.Event, process: Process) -> None:
    running = asyncio.create_task(_start_and_run(process))
    stop = asyncio.create_task(told.wait())
    try:
        await asyncio.wait({running, stop}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            running.result()
    finally:
        running.cancel()
        stop.cancel()
        with suppress(asyncio.CancelledError, Refused):
            await running


async def _start_and_run(process: Process) -> None:
    await process.start()
    log.info("running", pid=os.getpid())
    await process.run()


def _stop_signals() -> asyncio.Event:
    told = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, told.set)
    return told


async def only_migrate(settings: Settings) -> int:
    """Migrate and stop."""
    database, _ = await open_database(settings)
    await database.close()
    log.info("the database has this program's shape")
    return 0
