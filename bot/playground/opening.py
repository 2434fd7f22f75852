"""Opening the playground: a local Telegram on loopback, and this same bot talking to it over HTTP."""

import sys
from contextlib import nullcontext
from datetime import datetime

from pydantic import SecretStr

from bot.ground import Ground, load_content, prepare
from bot.playground.clock import ClockControl
from bot.playground.people import usual_people
from bot.playground.server import DEFAULT_TOKEN, LocalTelegram
from bot.process import Process
from bot.running import until_told
from bot.settings import PREFIX, Settings, SettingsError
from scheduler.moments import from_ms
from scheduler.sweep import next_moment


async def play(settings: Settings, port: int) -> int:
    """The playground: a local Telegram on loopback, and this same bot talking to it over HTTP."""
    here = settings.model_copy(
        update={
            "data_dir": settings.data_dir / "playground",
            "database_url": None,
            "telegram_token": SecretStr(DEFAULT_TOKEN),
            "webhook_url": None,
            "host_chat": None,
            "heartbeat_url": None,
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
        process = Process(Ground(talking, ground.database, ground.keys, ground.content, ground.clock))
        return await until_told(process, nullcontext())
    finally:
        await telegram.stop()


async def _next_reminder(ground: Ground) -> datetime | None:
    async with ground.database.read() as connection:
        soonest = await next_moment(connection)
    return None if soonest is None else from_ms(soonest)
