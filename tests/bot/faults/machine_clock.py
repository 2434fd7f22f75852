"""The clock of the machine, set by a test for everybody who asks the time of day; what counts seconds goes on."""

from datetime import datetime, timedelta, tzinfo

import pytest

_WHO_ASKS = ("scheduler.clock", "apscheduler.schedulers.base", "apscheduler.triggers.interval")


class MachineClock:
    """`set_by` sets it forward or back, as somebody's `date --set` would."""

    def __init__(self, patching: pytest.MonkeyPatch) -> None:
        self.off = timedelta()
        for module in _WHO_ASKS:
            patching.setattr(f"{module}.datetime", _reading(self))

    def set_by(self, by: timedelta) -> None:
        self.off += by


class _AnyDatetime(type(datetime)):  # type: ignore[misc]
    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, datetime)


def _reading(clock: MachineClock) -> type[datetime]:
    class Read(datetime, metaclass=_AnyDatetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) + clock.off

    return Read
