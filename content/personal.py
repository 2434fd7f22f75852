"""What can be said about somebody's own count without a word made up: each clause is a phrase id with its values.

Nothing here judges more than the tables do: where a value stands beside its range, and how it compares with the ones
before it. What it calls for is said by the action tiers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from content.counts import PERCENT_OF, Counts

EARLIER_SHOWN = 3
_PERCENTS = frozenset(PERCENT_OF.values())
_TOTAL = "wbc"


@dataclass(frozen=True)
class Result:
    """One count of one day, in its canonical unit. `low` and `high` are the lab's own range, else None."""

    analyte: str
    value: Decimal
    day: date
    comparator: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True)
class Clause:
    """One sentence: a phrase of personal.ftl, and the results its variables are filled from, by name."""

    phrase: str
    results: Mapping[str, Result] = field(default_factory=dict)


def standing(result: Result, counts: Counts) -> Iterator[Clause]:
    """Where it stands beside its range; what a total or a percent alone cannot tell."""
    if result.analyte in _PERCENTS:
        yield Clause("personal-percent-alone")
        return
    whose, low, high = _range(result, counts)
    if low is None or high is None:
        return
    value, sign = result.value, result.comparator
    if value < low and sign != ">":
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
    yield Clause(f"personal-{_change(result, earlier[0])}", {"before": earlier[0]})
    for each in earlier[1 : 1 + EARLIER_SHOWN]:
        yield Clause("personal-earlier", {"before": each})


def _range(result: Result, counts: Counts) -> tuple[str, Decimal | None, Decimal | None]:
    if result.low is not None and result.high is not None:
        return "own", result.low, result.high
    typical = counts.typical(result.analyte)
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
