"""The clock: what time it is, and the few ticks on which something is looked for.

APScheduler holds these ticks and nothing else: no patient's job and no patient's time (notes/scheduling.md §1 says
why).
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from scheduler.clock_watch import ClockWatch
from scheduler.connection import Connection, Transactions
from scheduler.dispatch import Dispatcher
from scheduler.fault import told
from scheduler.instant import Instant, Now
from scheduler.leases import free_expired
from scheduler.sweep import BATCH, next_moment, sweep
from scheduler.waits import set_back_while_stopped

log = structlog.get_logger(__name__)

BATCHES = 4  # in one transaction, with a breath between two
BREATH = 4  # times that each of the others takes a step
SWEEP_EVERY = timedelta(seconds=1)
FREE_EVERY = timedelta(seconds=15)
LOOK_AT_CLOCK_EVERY = timedelta(seconds=1)


# What is done to every wait of the database when the clock was set back by so much: ours (waits.py) and the caller's.
BringBack = Callable[[Connection, timedelta, Instant], Awaitable[None]]


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


class _AfterTheLast(IntervalTrigger):  # type: ignore[misc]
    """An interval from now. APScheduler's own lists every run that a clock set forward has jumped over, to coalesce
    them: a month of seconds takes its time."""

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        return now + timedelta(seconds=float(self.interval_length))


async def sweep_all(transactions: Transactions, now: Now) -> int:
    """Sweep until nothing is due; how many occurrences that were. A quiet database is only read."""
    async with transactions.read() as connection:
        soonest = await next_moment(connection)
    if soonest is None or soonest > now().people_ms:
        return 0
    total, more = 0, True
    while more:
        async with transactions.write() as connection:
            swept, more = await _sweep_some(connection, now)
        total += swept
    return total


async def _sweep_some(connection: Connection, now: Now) -> tuple[int, bool]:
    """How many occurrences, and whether there may be more. Between two batches everybody else goes on; a transaction
    of its own for each batch would wait for the disk as often."""
    total = 0
    for _ in range(BATCHES):
        swept = await sweep(connection, now())
        total += swept
        if swept < BATCH:
            return total, False
        for _ in range(BREATH):
            await asyncio.sleep(0)
    return total, True


class Ticks:
    """The process's interval ticks: sweep and claim each second, free dead leases each quarter of a minute."""

    def __init__(self, transactions: Transactions, dispatcher: Dispatcher, now: Now, bring_back: BringBack) -> None:
        self._transactions = transactions
        self._dispatcher = dispatcher
        self._now = now
        self._bring_back = bring_back
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._ticking: set[asyncio.Future[None]] = set()
        self._set_back_by = timedelta()
        self._ending = asyncio.Event()
        self._watching: asyncio.Task[None] | None = None

    def every(self, interval: timedelta, tick: Callable[[], Awaitable[object]], name: str) -> None:
        """Call `tick` each interval; one that is still running is not started again, a missed one is not made up
        for."""
        self._scheduler.add_job(
            self._surviving(tick, name),
            _AfterTheLast(seconds=interval.total_seconds(), timezone=UTC),
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
        self._watching = asyncio.create_task(self._watch_clock())

    async def _watch_clock(self) -> None:
        """A clock set back would silence ticks and sends until it has caught up."""
        watch = ClockWatch(self._now)
        await self._surviving(self._after_stop, "look at the clock")()
        while not self._ending.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._ending.wait(), LOOK_AT_CLOCK_EVERY.total_seconds())
            self._set_back_by += watch.set_back_by()
            if self._set_back_by:
                await self._surviving(self._go_on, "clock set back")()

    async def _after_stop(self) -> None:
        async with self._transactions.read() as connection:
            self._set_back_by = await set_back_while_stopped(connection, self._now())

    async def _go_on(self) -> None:
        by, now = self._set_back_by, self._now()
        for job in self._scheduler.get_jobs():
            job.modify(next_run_time=now.machine)
        async with self._transactions.write() as connection:
            await self._bring_back(connection, by, now)
        self._set_back_by = timedelta()
        log.warning("the machine's clock was set back; nothing waits for it to catch up", seconds=by.total_seconds())
        self._dispatcher.wake()

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
        self._ending.set()
        if self._watching is not None:
            await self._watching
        if self._scheduler.running:
            self._scheduler.remove_all_jobs()
            await asyncio.gather(*self._ticking)
            self._scheduler.shutdown(wait=False)

    def _surviving(self, tick: Callable[[], Awaitable[object]], name: str) -> Callable[[], Awaitable[None]]:
        """A tick that neither a missing database nor a bug stops from ticking again."""

        async def tick_and_survive() -> None:
            ended = asyncio.get_running_loop().create_future()
            self._ticking.add(ended)
            try:
                await tick()
            except Exception as error:
                log.error("tick failed", tick=name, error=told(error))
            finally:
                self._ticking.discard(ended)
                ended.set_result(None)

        return tick_and_survive
