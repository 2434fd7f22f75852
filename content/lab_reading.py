"""What was understood of counts in a message: plain values for saving, asking and showing."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

OUTCOMES = ("store", "ask", "refuse")
# Every reason for a doubt or a refusal; each has its sentence in the phrases.
WHYS = frozenset(
    {
        *(
            "question",
            "whose",
            "name-unsure",
            "number-unclear",
            "approximate",
            "far-number",
            "which-number",
            "which-count",
        ),
        *("two-values", "big-change", "very-low", "very-high", "not-possible", "below-how-far", "above-how-far"),
        *("no-unit", "no-unit-percent", "no-unit-haemoglobin", "unit-thousand-times", "unit-ten-times"),
        *("unit-of-haemoglobin", "unit-of-language", "unit-of-red-cells", "unit-slip", "unit-of-something-else"),
        *("may-be-percent", "may-be-fraction", "may-be-lakh", "may-be-year", "percent-may-be-count"),
        *("part-above-total", "parts-above-total", "percents-above-100"),
        *("date-ambiguous", "date-vague", "date-unclear", "date-year", "date-future", "date-too-old", "which-date"),
    }
)
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
