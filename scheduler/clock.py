"""The clock: what time it is, and the few ticks on which something is looked for.

APScheduler holds these ticks and nothing else: no patient's job and no patient's time (notes/scheduling.md §1 says
why).
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy.exc import SQLAlchemyError

from scheduler.claims import free_expired
from scheduler.connection import Transactions
from scheduler.dispatch import Dispatcher
from scheduler.instant import Instant, Now
from scheduler.sweep import BATCH, next_moment, sweep

log = structlog.get_logger(__name__)

SWEEP_EVERY = timedelta(seconds=1)
FREE_EVERY = timedelta(seconds=15)


class Clock:
    """Both clocks of a process. `shift` moves people's time only, and only the playground and the tests set it."""

    def __init__(self) -> None:
        self.shift = timedelta()

    def __call__(self) -> Instant:
        machine = datetime.now(UTC)
        return Instant(people=machine + self.shift, machine=machine)

    def now(self) -> datetime:
        """People's time, in UTC."""
        return self().people


async def sweep_all(transactions: Transactions, now: Now) -> int:
    """Sweep until nothing is due; how many occurrences that were. A quiet database is only read."""
    async with transactions.read() as connection:
        soonest = await next_moment(connection)
    if soonest is None or soonest > now().people_ms:
        return 0
    swept = BATCH
    total = 0
    while swept == BATCH:
        async with transactions.write() as connection:
            swept = await sweep(connection, now())
        total += swept
    return total


class Ticks:
    """The process's interval ticks: sweep and claim each second, free dead leases each quarter of a minute."""

    def __init__(self, transactions: Transactions, dispatcher: Dispatcher, now: Now) -> None:
        self._transactions = transactions
        self._dispatcher = dispatcher
        self._now = now
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._ticking: set[asyncio.Future[None]] = set()

    def every(self, interval: timedelta, tick: Callable[[], Awaitable[object]], name: str) -> None:
        """Call `tick` each interval; one that is still running is not started again, a missed one is not made up
        for."""
        self._scheduler.add_job(
            self._surviving(tick, name),
            "interval",
            seconds=interval.total_seconds(),
            id=name,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )

    def start(self) -> None:
        """Begin ticking on the running loop."""
        self.every(SWEEP_EVERY, self.sweep, "sweep")
        self.every(FREE_EVERY, self._free, "free expired leases")
        self._scheduler.start()

    async def sweep(self) -> None:
        """Look for reminders that are due and let the dispatcher look for deliveries that are ready."""
        await sweep_all(self._transactions, self._now)
        self._dispatcher.wake()

    async def _free(self) -> None:
        async with self._transactions.write() as connection:
            freed = await free_expired(connection, self._now())
        if freed:
            self._dispatcher.tally.leases_freed += freed
            log.warning("leases of a dead process freed", count=freed)
            self._dispatcher.wake()

    async def stop(self) -> None:
        """Tick no more; what a tick has begun is finished, not cancelled in the middle of a transaction."""
        if self._scheduler.running:
            self._scheduler.remove_all_jobs()
            await asyncio.gather(*self._ticking)
            self._scheduler.shutdown(wait=False)

    def _surviving(self, tick: Callable[[], Awaitable[object]], name: str) -> Callable[[], Awaitable[None]]:
        """A tick that a missing database does not stop from ticking again."""

        async def tick_and_survive() -> None:
            ended = asyncio.get_running_loop().create_future()
            self._ticking.add(ended)
            try:
                await tick()
            except SQLAlchemyError as error:
                log.error("tick failed", tick=name, error=type(error).__name__)
            finally:
                self._ticking.discard(ended)
                ended.set_result(None)

        return tick_and_survive
