"""Which date belongs to which count when a message holds several."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from content.lab_pairs import TypedCount
from content.lab_tokens import Day, Token
from content.result_dates import ResultDate


def dated(counts: Sequence[TypedCount], tokens: Sequence[Token]) -> tuple[TypedCount, ...]:
    """The counts with their dates, if any was typed. Where the order does not tell which, each is doubtful."""
    days = _days_of_results(tokens)
    if len({(day.day, day.doubt) for day in days}) == 1:
        return tuple(replace(count, day=days[0]) for count in counts)
    if not days or not counts:
        return tuple(counts)
    if _each_has_counts(days, counts):
        return tuple(replace(count, day=[day for day in days if day.start < count.start][-1]) for count in counts)
    if _each_has_counts(
        [replace(day, start=-day.start) for day in reversed(days)],
        [replace(count, start=-count.start) for count in counts],
    ):
        return tuple(replace(count, day=next(day for day in days if day.start > count.start)) for count in counts)
    return tuple(replace(count, day=_nearest(days, count), doubt=count.doubt or "which-date") for count in counts)


def _days_of_results(tokens: Sequence[Token]) -> list[ResultDate]:
    """Dates of birth, printing and appointments are left out; days when blood was taken win over all others."""
    days = [token.found for token in tokens if isinstance(token, Day) and token.found.whose != "other"]
    sampled = [day for day in days if day.whose == "sampled"]
    return sampled or days


def _each_has_counts(days: Sequence[ResultDate], counts: Sequence[TypedCount]) -> bool:
    """Every count comes after a date, and every date has a count before the next date."""
    starts = [day.start for day in days]
    if min(count.start for count in counts) < starts[0]:
        return False
    edges = [*starts, max(count.start for count in counts) + 1]
    return all(any(low < count.start < high for count in counts) for low, high in pairwise(edges))


def _nearest(days: Sequence[ResultDate], count: TypedCount) -> ResultDate:
    return min(days, key=lambda day: abs(day.start - count.start))
