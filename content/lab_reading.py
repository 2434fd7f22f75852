"""What was understood of counts in a message: plain values for saving, asking and showing."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

OUTCOMES = ("store", "ask", "refuse")
Json = dict[str, object]


@dataclass(frozen=True)
class LabReading:
    """One count. `value` is canonical (`unit`: "10*9/L", "g/L" or "%"). `typed` and `typed_unit` are as written.

    `alternative`: another value it may be. `tier` is the worse of both readings; `range` is the lab's own, typed with
    it; `history`: too old for a tier."""

    analyte: str
    value: Decimal
    unit: str
    comparator: str | None
    typed: str
    typed_unit: str | None
    derived: bool
    date: datetime.date
    outcome: str
    why: str | None
    alternative: Decimal | None
    tier: str | None
    range: tuple[Decimal, Decimal] | None
    history: bool = False

    def as_json(self) -> Json:
        """As the `explain` contract has it."""
        return {
            "analyte": self.analyte,
            "value": float(self.value),
            "unit": self.unit,
            "comparator": self.comparator,
            "typed": self.typed,
            "derived": self.derived,
            "date": self.date.isoformat(),
            "outcome": self.outcome,
            "tier": self.tier,
        }


@dataclass(frozen=True)
class LabEntry:
    """All counts of one message. `outcome` and `why` are of the most doubtful reading.

    `date_assumed`: no day was typed, so it is today's. `other_dates`: the days of readings before `date`."""

    outcome: str
    why: str | None
    date: datetime.date
    date_assumed: bool
    readings: tuple[LabReading, ...]
    is_question: bool
    other_dates: tuple[datetime.date, ...] = ()

    def as_json(self) -> Json:
        """As the `explain` contract has it."""
        return {
            "outcome": self.outcome,
            "why": self.why,
            "date": self.date.isoformat(),
            "date_assumed": self.date_assumed,
            "readings": [reading.as_json() for reading in self.readings],
        }


def most_doubtful(outcomes: list[str]) -> str:
    """refuse before ask before store."""
    return max(outcomes, key=OUTCOMES.index)
