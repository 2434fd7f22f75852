"""A loop that is woken: it works until nothing is left, waits to be woken, and ends between two pieces of work."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from scheduler.fault import told

log = structlog.get_logger(__name__)

_AFTER_A_FAULT = 1.0  # seconds


class WokenLoop:
    """Calls `work` each time it is woken, again and again while that gives True. Never interrupted in the middle.

    What `work` raises is told in the log and costs that piece of work only; it looks again a second later.
    `working`: whether it is at it now; who wakes it then makes it look once more.
    """

    def __init__(self, work: Callable[[], Awaitable[object]]) -> None:
        self._work = work
        self._awake = asyncio.Event()
        self._ending = False
        self.working = False
        self._alarm: asyncio.TimerHandle | None = None

    def wake(self) -> None:
        """There may be something to do."""
        self._awake.set()

    def wake_after(self, seconds: float) -> None:
        """There will be something to do then. Of several such moments the earliest is kept: whoever is woken looks at
        everything, and says anew when to look again."""
        loop = asyncio.get_running_loop()
        if self._alarm is None or loop.time() + seconds < self._alarm.when():
            self._silence()
            self._alarm = loop.call_later(seconds, self._ring)

    def _ring(self) -> None:
        self._alarm = None
        self.wake()

    def _silence(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    def end(self) -> None:
        """Finish what is being done and begin nothing more."""
        self._ending = True
        self._silence()
        self._awake.set()

    async def run(self) -> None:
        """Until `end`."""
        while not self._ending:
            await self._awake.wait()
            self._awake.clear()
            self.working = True
            while not self._ending and await self._more_is_left():
                pass
            self.working = False

    async def _more_is_left(self) -> bool:
        try:
            return bool(await self._work())
        except Exception as error:  # nobody foresaw it; the whole process, and all who talk to it, must not end of it
            log.error("a piece of work broke off", error=told(error))
            self.wake_after(_AFTER_A_FAULT)
            return False
