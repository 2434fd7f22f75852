"""Now, on both clocks. Handed in everywhere; only `clock.py` and a process's edge ask what time it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from scheduler.moments import to_ms


@dataclass(frozen=True)
class Instant:
    """One moment: `people` is what people's clocks show (the playground can move it), `machine` the real time. Both
    UTC."""

    people: datetime
    machine: datetime

    @property
    def people_ms(self) -> int:
        """People's time in UTC milliseconds."""
        return to_ms(self.people)

    @property
    def machine_ms(self) -> int:
        """Machine time in UTC milliseconds."""
        return to_ms(self.machine)


Now = Callable[[], Instant]
