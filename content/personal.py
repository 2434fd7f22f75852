"""What can be said about somebody's own count without a word made up: each clause is a phrase id with its values.

Nothing here judges more than the tables do: where a value stands beside its range, and how it compares with the ones
before it. What it calls for is said by the action tiers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from content.count_words import count_words, rounded_down, shown_unit
from content.counts import PERCENT_OF, Counts
from content.lab_reading import LabEntry, LabReading
from content.person_facts import NOTHING_KNOWN, PersonFacts

EARLIER_SHOWN = 3
_PERCENTS = frozenset(PERCENT_OF.values())
_TOTAL = "wbc"
_SAYS_IT_IS_LOW = "T1"


@dataclass(frozen=True)
class Result:
    """One count of one day, in its canonical unit. `typed` is the number as it was written; `derived`: worked out.
    `low` and `high` are the lab's own range, else None.
    """

    analyte: str
    value: Decimal
    day: date
    typed: str
    comparator: str | None = None
    derived: bool = False
    low: Decimal | None = None
    high: Decimal | None = None

    def words(self, language: str) -> str:
        """ "2.1 ×10⁹/L", as the language and the unit have it."""
        value = rounded_down(self.value) if self.derived else self.value
        return count_words(value, shown_unit(self.analyte, value, self.typed), language, self.comparator)


@dataclass(frozen=True)
class Clause:
    """One sentence: a phrase of personal.ftl, and the earlier result it tells of, where it tells of one."""

    phrase: str
    before: Result | None = None


def standing(result: Result, counts: Counts, known: PersonFacts) -> Iterator[Clause]:
    """Where it stands beside its range, unless its tier's own message says that or no range of ours holds for this
    person; what a total or a percent alone cannot tell."""
    if result.analyte in _PERCENTS:
        yield Clause("personal-percent-alone")
        return
    whose, low, high = _range(result, counts, known)
    if low is None or high is None or not counts.grades(result.analyte, known):
        return
    value, sign = result.value, result.comparator
    if value < low and sign != ">":
        if counts.tier(result.analyte, value, low_limit=result.low, known=known) != _SAYS_IT_IS_LOW:
            yield Clause(f"personal-below-{whose}")
    elif value > high and sign != "<":
        yield Clause(f"personal-above-{whose}")
    elif low <= value <= high and sign is None:
        yield Clause(f"personal-inside-{whose}")
        if result.analyte == _TOTAL:
            yield Clause("personal-total-alone")


def trend(result: Result, before: Sequence[Result], *, stored: bool) -> Iterator[Clause]:
    """How it compares with the ones before it, the newest first. `stored`: it is one of the person's own records."""
    earlier = [each for each in before if each.day < result.day]
    if not earlier:
        if stored:
            yield Clause("personal-only-one")
        return
    yield Clause(f"personal-{_change(result, earlier[0])}", earlier[0])
    for each in earlier[1 : 1 + EARLIER_SHOWN]:
        yield Clause("personal-earlier", each)


def mention(analyte: str, value: Decimal, own_low: Decimal | None, counts: Counts, known: PersonFacts) -> str:
    """The phrase of tier T1: a count can be one to mention though it is inside its range, as one that halved is."""
    return "lab-tier-t1" if value < counts.low_limit(analyte, own_low, known) else "lab-tier-t1-inside"


def _range(result: Result, counts: Counts, known: PersonFacts) -> tuple[str, Decimal | None, Decimal | None]:
    if result.low is not None and result.high is not None:
        return "own", result.low, result.high
    typical = counts.typical(result.analyte, known.sex)
    return ("typical", typical.low, typical.high) if typical else ("typical", None, None)


def _change(now: Result, before: Result) -> str:
    """lower, higher or same; "was" where a sign leaves it open ("<0.5" beside 0.4)."""
    if now.comparator or before.comparator:
        apart = _sure_direction(now, before)
        return apart or "was"
    if now.value == before.value:
        return "same"
    return "lower" if now.value < before.value else "higher"


def _sure_direction(now: Result, before: Result) -> str | None:
    if now.comparator in (None, "<") and before.comparator in (None, ">") and now.value <= before.value:
        return "lower"
    if now.comparator in (None, ">") and before.comparator in (None, "<") and now.value >= before.value:
        return "higher"
    return None


def explained(entry: LabEntry, counts: Counts) -> Iterator[str]:
    """Which phrases the values of a question bring, by their id: a line each for a curator."""
    for reading in entry.readings:
        if reading.outcome != "refuse" and reading.why in (None, "question"):
            said = [clause.phrase for clause in standing(_of(reading), counts, NOTHING_KNOWN)]
            said += _of_its_tier(reading, counts)
            if said:
                yield f"says of {reading.analyte}: {', '.join(said)}"


def _of_its_tier(reading: LabReading, counts: Counts) -> list[str]:
    if reading.tier == _SAYS_IT_IS_LOW:
        own_low = reading.range[0] if reading.range else None
        return [mention(reading.analyte, reading.value, own_low, counts, NOTHING_KNOWN)]
    return [f"lab-tier-{reading.tier.lower()}"] if reading.tier in ("T2", "T3") else []


def _of(reading: LabReading) -> Result:
    low, high = reading.range or (None, None)
    return Result(
        reading.analyte, reading.value, reading.date, reading.typed, reading.comparator, reading.derived, low, high
    )
