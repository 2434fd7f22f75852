"""A whole Whitecell in the test's own process: a local Telegram over HTTP, the real bot, a real database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import func, select, true

from bot.ground import Ground, prepare
from bot.inbox import backlog
from bot.playground.clock import ClockControl
from bot.playground.server import LocalTelegram
from bot.process import Process
from bot.settings import Settings
from content.content import Content
from scheduler.clock import Clock
from scheduler.ledger import UNFINISHED
from scheduler.tables import deliveries, recipients
from tests.conversation import Someone, Telegram


class House:
    """One running bot. `clock` moves people's time; `telegram` holds the people."""

    def __init__(self, telegram: Telegram, ground: Ground, process: Process) -> None:
        self.telegram = telegram
        self.ground = ground
        self.process = process
        self.clock: Clock = ground.clock

    @property
    def database(self):
        return self.ground.database

    def person(self, name: str, language: str | None = "en") -> Someone:
        return self.telegram.person(name, language)

    async def patient(self, name: str = "Alice", language: str = "en", zone: str = "Europe/London") -> Someone:
        """Somebody who has agreed and set everything up."""
        someone = self.person(name, language)
        await someone.says("/start")
        welcome = await someone.hears()
        await someone.taps(_AGREE[language], on=welcome)
        await someone.hears(_ASKS_ZONE[language])
        await someone.says(zone)
        await someone.hears(_ASKS_COUNTRY[language])
        await someone.says(_COUNTRIES[language])
        asked = await someone.hears(_ASKS_CLINIC[language])
        await someone.taps(_SKIP[language], on=asked)
        await self.idle()
        someone.hears_no_more()
        return someone

    async def pass_time(self, **by: float) -> None:
        """Move people's time on and let what is due be said."""
        self.clock.shift += timedelta(**by)
        await self.process.ticks.sweep()

    async def restart(self, **away: float) -> None:
        """End the program, let people's time go on by that, and start it again on the same data."""
        await self.process.stop()
        self.clock.shift += timedelta(**away)
        self.process = Process(self.ground)
        await self.process.start()

    async def idle(self) -> None:
        """Return once everything received was handled and everything ready was sent, but to those who block us."""
        await self.telegram.local.world.updates.all_confirmed()
        while await self._busy():
            pass

    async def _busy(self) -> bool:
        async with self.database.read() as connection:
            waiting = (await backlog.backlog(connection, self.ground.clock())).waiting
            now = self.clock()
            unsent = await connection.scalar(
                select(func.count())
                .select_from(deliveries.outerjoin(recipients, recipients.c.chat_id == deliveries.c.chat_id))
                .where(
                    deliveries.c.state.in_(UNFINISHED),
                    deliveries.c.not_before_ms <= now.people_ms,
                    func.coalesce(recipients.c.reachable, true()),
                )
            )
        return bool(waiting or unsent)


_AGREE = {"en": "I agree", "fr": "D’accord", "es": "Acepto"}
_ASKS_ZONE = {"en": "Where do you live", "fr": "Où habitez-vous", "es": "Dónde vives"}
_ASKS_COUNTRY = {"en": "emergency number shall", "fr": "numéro d’urgence de quel", "es": "De qué país"}
_COUNTRIES = {"en": "United Kingdom", "fr": "France", "es": "España"}
_ASKS_CLINIC = {"en": "care team’s telephone", "fr": "numéro de téléphone", "es": "teléfono de tu equipo"}
_SKIP = {"en": "Skip", "fr": "Passer", "es": "Saltar"}


@asynccontextmanager
async def running(
    content: Content, data_dir: Path, database_url: str | None = None, **settings: object
) -> AsyncIterator[House]:
    """A bot that runs for the length of the block; limits are lifted unless given."""
    chosen = Settings(
        _env_file=None,
        data_dir=data_dir,
        database_url=SecretStr(database_url) if database_url else None,
        **{"send_rate": 0, "send_rate_chat": 0, **settings},
    )
    ground = await prepare(chosen, content)
    control = ClockControl(ground.clock)
    async with Telegram(LocalTelegram(now=ground.clock.now, clock_control=control)) as telegram:
        talking = chosen.model_copy(
            update={"telegram_token": SecretStr(telegram.local.token), "telegram_api_url": telegram.local.url}
        )
        ground = Ground(talking, ground.database, ground.keys, content, ground.clock)
        process = Process(ground)
        house = House(telegram, ground, process)
        telegram.idle = house.idle
        await process.start()
        try:
            yield house
        finally:
            await house.process.stop()
            house.process.raise_what_failed()
