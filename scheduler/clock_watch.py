"""Whether somebody set the machine's clock while we ran."""

from collections.abc import Callable
from datetime import timedelta
from time import monotonic

from scheduler.instant import Now

_CLOCKS_DIFFER = timedelta(seconds=1)  # by less than that no clock was set


class ClockWatch:
    """The machine's clock beside one that only counts seconds: how far somebody has set the first."""

    def __init__(self, now: Now, counted: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._counted = counted
        self._apart = self._difference()

    def _difference(self) -> timedelta:
        return timedelta(seconds=self._now().machine.timestamp() - self._counted())

    def set_back_by(self) -> timedelta:
        """By how much since the last look; 0 for a clock that was not set, or was set forward."""
        before, self._apart = self._apart, self._difference()
        back = before - self._apart
        return back if back > _CLOCKS_DIFFER else timedelta()
