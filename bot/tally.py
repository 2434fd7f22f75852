"""What this process has done so far, in numbers. Counted where it happens; nobody's id or words are in it."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from scheduler.tally import DeliveryTally

# Upper bounds in seconds: a turn on SQLite takes some milliseconds, and one over a second is a fault.
TURN_BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)


@dataclass
class Durations:
    """How often something took how long. `counts` has one place more than there are bounds: for what took longer."""

    bounds: tuple[float, ...] = TURN_BOUNDS
    counts: list[int] = field(default_factory=lambda: [0] * (len(TURN_BOUNDS) + 1))
    total_seconds: float = 0.0

    def add(self, seconds: float) -> None:
        """It took so long once more."""
        self.counts[bisect_left(self.bounds, seconds)] += 1
        self.total_seconds += seconds


@dataclass
class Tally:
    """One process's numbers since it started."""

    updates: Counter[str] = field(default_factory=Counter)  # by kind of update, once its turn has committed
    turns: Durations = field(default_factory=Durations)  # from taking an update to its commit
    failed_turns: int = 0
    parked: int = 0
    warnings: Counter[str] = field(default_factory=Counter)  # by level
    webhook: Counter[str] = field(default_factory=Counter)  # requests, by what was answered
    deliveries: DeliveryTally = field(default_factory=DeliveryTally)
