"""People's time in the playground: it can be moved forward so that a reminder is seen without waiting."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from bot.playground.refusals import JsonObject, bad_request

LONGEST_STEP = timedelta(days=3660)


class PeopleClock(Protocol):
    """`now` is in UTC and holds the shift already."""

    shift: timedelta

    def now(self) -> datetime: ...


@dataclass(slots=True)
class ShiftedClock:
    """The machine's time, moved forward by `shift`."""

    shift: timedelta = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.shift


class FixedClock:
    """Somebody else's time, which the page can show and not move."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now

    @property
    def shift(self) -> timedelta:
        return timedelta()

    @shift.setter
    def shift(self, _: timedelta) -> None:
        raise bad_request("people's time cannot be moved here")

    def now(self) -> datetime:
        return self._now()


async def no_reminder() -> datetime | None:
    return None


@dataclass(slots=True)
class ClockControl:
    """`next_reminder` says when the next reminder of anybody is due, in people's time and UTC; None when none is."""

    clock: PeopleClock
    next_reminder: Callable[[], Awaitable[datetime | None]] = no_reminder

    def shown(self) -> JsonObject:
        return {"now": self.clock.now().isoformat(), "shift_seconds": self.clock.shift.total_seconds()}

    async def move(self, wish: JsonObject) -> bool:
        """Whether the time moved: with `next_reminder` it does not when no reminder is ahead."""
        step = await self._step(wish)
        if step <= timedelta():
            return False
        self.clock.shift += step
        return True

    async def _step(self, wish: JsonObject) -> timedelta:
        if wish.get("next_reminder"):
            due = await self.next_reminder()
            return due - self.clock.now() if due is not None else timedelta()
        step = timedelta(seconds=float(wish.get("advance_seconds", 0)))
        if not timedelta() <= step <= LONGEST_STEP:
            raise bad_request("people's time moves forward only, and ten years at most")
        return step
