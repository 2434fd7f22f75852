"""One running process: everything wired together, started in order and stopped without losing anything."""

import asyncio
import secrets
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

import structlog

from bot.application import COMMANDS, Router, build
from bot.composers import composers
from bot.ground import Ground
from bot.host.watching import Watch, Watched
from bot.http.health import Health
from bot.key_change.watching import KeyWatch
from bot.patients.erasures import Erasures
from bot.seat import Seat
from bot.settings import Settings
from bot.tally import Tally
from bot.telegram_api.delivery import TelegramDelivery
from bot.telegram_api.greeting import greet, part
from bot.telegram_api.intake import Arrivals, Polling
from bot.telegram_api.menu import publish
from bot.telegram_api.reaching import OnceReached
from bot.telegram_api.transient import Transient
from bot.telegram_api.webhook import WebhookWatch
from bot.tidying import tidy
from bot.turn import Host
from bot.waits import bring_back
from bot.warning import Warnings
from bot.worker import Worker
from scheduler.clock import Ticks
from scheduler.dispatch import Dispatcher
from scheduler.leases import free_all, free_left_by
from scheduler.loop import WokenLoop
from scheduler.pace import Limits, Pace
from scheduler.sweep import take_up_again

log = structlog.get_logger(__name__)

STOP_WITHIN = timedelta(seconds=7)  # the HTTP side takes two more, and ten is all we have
LOOK_FOR_KEYS_EVERY = timedelta(seconds=1)
TIDY_EVERY = timedelta(hours=1)
WATCH_EVERY = timedelta(minutes=1)
_WORKERS = 4  # turns at once; on SQLite one after the other, committed together
_POLLER = 7_235_414  # any number, the same in every process: of several, one polls


def limits_of(settings: Settings) -> Limits:
    """The sending limits the host has set."""
    overall = Pace(settings.send_rate, burst=max(1, int(settings.send_rate)))
    return Limits(overall=overall, one_chat=Pace(settings.send_rate_chat, burst=3))


class Process:
    """The bot, from its first poll to its last outcome."""

    def __init__(self, ground: Ground) -> None:
        settings, self._database, self._clock = ground.settings, ground.database, ground.clock
        keys, content = ground.keys, ground.content
        self._key_watch = KeyWatch(self._database, keys)
        self._content = content
        self._application = build(settings)
        self._bot = self._application.bot
        self._tasks: list[asyncio.Task[None]] = []
        self.tally = Tally()
        self._owner, self._seat = secrets.token_hex(8), Seat(settings.data_dir)
        words = composers(self._database, keys, content, settings.emergency_number, began=self._clock().people)
        telegram = TelegramDelivery(self._bot, content, keys.transit, self._database, self._clock, words)
        deliver = OnceReached(self._bot, telegram, self._database, self._clock)
        self.dispatcher = Dispatcher(
            self._database, deliver, self._clock, self._owner, limits_of(settings), self.tally.deliveries
        )
        self.ticks = Ticks(self._database, self.dispatcher, self._clock, bring_back)
        self._host = Host(keys, settings.emergency_number, "", Erasures(settings.data_dir))
        self._workers = self._hire_workers()
        self._warnings = Warnings(
            self._database,
            content,
            keys,
            self._clock,
            self.dispatcher,
            settings.emergency_number,
            self._wake_workers,
            self.tally,
        )
        self.arrivals = Arrivals(self._database, keys.transit, self._clock, self._warnings.loop.wake)
        self.intake = self._intake(settings.webhook_url)
        self.health = Health(
            self._database, self.intake, limits_of(settings), self.tally, self._clock, self._database.file
        )
        self.watch = Watch(Watched.by(settings), self.health, self._database, keys, self._clock)

    def _intake(self, webhook_url: str | None) -> Polling | WebhookWatch:
        if webhook_url is None:
            return Polling(self._bot, self.arrivals, self._database.sole_place(_POLLER))
        return WebhookWatch(self._bot, webhook_url, self._clock)

    @property
    def _loops(self) -> list[WokenLoop]:
        return [self.dispatcher.loop, self._warnings.loop, *(worker.loop for worker in self._workers)]

    def _hire_workers(self) -> list[Worker]:
        transient = Transient(self._bot, self._content)
        router = Router(self._application)
        return [
            Worker(
                self._database,
                router,
                self._content,
                self._host,
                self._clock,
                self.dispatcher,
                transient,
                self._database.checkpoint,
                lambda: self._warnings.behind,
                self._wake_workers,
                self.tally,
            )
            for _ in range(_WORKERS)
        ]

    def _wake_workers(self) -> None:
        """One that has nothing to do, if there is one: once it has taken an update it wakes the next."""
        idle = next((worker for worker in self._workers if not worker.loop.working), None)
        for worker in [idle] if idle else self._workers:
            worker.loop.wake()

    async def start(self) -> None:
        """Greet Telegram, free what a dead process held, and begin. Raises Refused for a token it does not know."""
        await self._key_watch.begin()
        self._host.bot_name = await greet(self._application)
        await self._take_over_from_the_dead()
        for loop in self._loops:
            self._begin(loop.run())
        self.ticks.every(timedelta(seconds=1), self._look_again, "look again")
        self.ticks.every(LOOK_FOR_KEYS_EVERY, self._key_watch.look, "keys")
        self.ticks.every(TIDY_EVERY, self._tidy, "tidy")
        self.ticks.every(WATCH_EVERY, self.watch.look, "watch")
        self.ticks.start()
        await self._tidy()
        await self._look_again()
        self.dispatcher.wake()
        self._begin(publish(self._bot, COMMANDS, self._content.phrases))
        self._begin(self.intake.run())

    async def _take_over_from_the_dead(self) -> None:
        """An embedded database has one process. On PostgreSQL others may be alive; who had this seat before is not.
        Reminders it could not read may be read now."""
        before = self._seat.take(self._owner)
        async with self._database.write() as connection:
            if self._database.embedded:
                await free_all(connection)
            elif before is not None:
                await free_left_by(connection, before)
            await take_up_again(connection)

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.append(asyncio.create_task(work))

    async def _look_again(self) -> None:
        """What another process stored, or what waits for another try, is found even when nobody wakes us."""
        self._warnings.loop.wake()
        self._wake_workers()

    async def _tidy(self) -> None:
        self.tally.deliveries.given_up += await tidy(self._database, self._clock())
        await self._database.checkpoint()

    async def run(self) -> None:
        """Run until a part of it fails for good or this is cancelled."""
        await asyncio.wait(self._tasks, return_when=asyncio.FIRST_EXCEPTION)
        self.raise_what_failed()

    def raise_what_failed(self) -> None:
        """Raise what a part of the process ended with, if one ended badly."""
        for task in self._tasks:
            if task.done() and not task.cancelled():
                task.result()

    async def stop(self) -> None:
        """Take nothing new, let what is in flight arrive, record it, and close."""
        self.intake.end()
        for loop in self._loops:
            loop.end()
        endings = [self.ticks.stop(), *(worker.finish() for worker in self._workers)]
        await _within(STOP_WITHIN / 2, *self._tasks, *map(asyncio.ensure_future, endings))
        if not await self.dispatcher.finish(STOP_WITHIN / 2):
            log.warning("stopped with messages in flight; they are repeated at the next start, marked so")
            await self.dispatcher.break_off()
        await part(self._application)
        await self._host.zone_map.close()
        await self._key_watch.end()
        await self._database.close()
        self._seat.leave()


async def _within(limit: timedelta, *endings: asyncio.Future[None]) -> None:
    """Let them end by themselves; what takes longer is broken off, and its transaction rolled back."""
    _, slow = await asyncio.wait(endings, timeout=limit.total_seconds())
    for ending in slow:
        ending.cancel()
    await asyncio.gather(*slow, return_exceptions=True)
