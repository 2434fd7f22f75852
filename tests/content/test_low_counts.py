"""Whether counts are low, for how danger is read: unknown counts as low."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

import content
from content.counts import Counts
from content.low_counts import low_counts, low_platelets, very_low_counts
from content.person_facts import NOTHING_KNOWN, PersonFacts

COUNTS = Counts.load(Path(content.__file__).parent)
TODAY = date(2026, 11, 22)


def newest(days_ago: int = 10, **values: str) -> dict[str, tuple[Decimal, date]]:
    return {name: (Decimal(value), TODAY - timedelta(days=days_ago)) for name, value in values.items()}


@pytest.mark.parametrize(
    ("values", "low"),
    [
        ({"anc": "1.5", "alc": "1.0"}, False),
        ({"anc": "1.49", "alc": "1.0"}, True),
        ({"anc": "3.0", "alc": "0.99"}, True),
        ({"anc": "3.0"}, None),
        ({"alc": "2.0"}, None),
        ({"wbc": "6.0"}, None),
        ({}, None),
    ],
)
def test_only_both_usual_is_a_clear_no(values: dict[str, str], low: bool | None) -> None:
    """Neutrophils and lymphocytes must both be usual; one that is low is enough for a yes."""
    assert low_counts(newest(**values), TODAY, COUNTS, NOTHING_KNOWN) is low


@pytest.mark.parametrize(("days", "low"), [(0, False), (91, False), (92, None), (-1, None)])
def test_a_count_tells_for_three_months(days: int, low: bool | None) -> None:
    """A usual count older than three months, or of a day to come, tells nothing."""
    assert low_counts(newest(days, anc="3.0", alc="2.0"), TODAY, COUNTS, NOTHING_KNOWN) is low


@pytest.mark.parametrize("facts", [PersonFacts(pregnant=True), PersonFacts(under_18=True)])
def test_who_is_not_graded_is_not_reassured(facts: PersonFacts) -> None:
    """Where counts are not graded, a usual number is no clear no."""
    assert low_counts(newest(anc="3.0", alc="2.0"), TODAY, COUNTS, facts) is None


def test_on_immunosuppressants_the_line_is_higher() -> None:
    """Neutrophils of 1.55 are low for who takes immunosuppressants (the DMARD line of 1.6)."""
    treated = PersonFacts(immunosuppressants=True)
    assert low_counts(newest(anc="1.55", alc="2.0"), TODAY, COUNTS, treated) is True


@pytest.mark.parametrize(
    ("values", "facts", "very_low"),
    [
        ({"anc": "0.49"}, NOTHING_KNOWN, True),
        ({"anc": "0.5"}, NOTHING_KNOWN, False),
        ({"plt": "24"}, NOTHING_KNOWN, True),
        ({"anc": "0.7"}, PersonFacts(aged_65=True), True),
        ({"anc": "0.7"}, PersonFacts(rituximab=TODAY), True),
        ({"anc": "0.3"}, PersonFacts(under_18=True), True),
        ({"anc": "0.3"}, PersonFacts(pregnant=True), True),
        ({}, NOTHING_KNOWN, False),
    ],
)
def test_what_calls_day_or_night(values: dict[str, str], facts: PersonFacts, very_low: bool) -> None:
    """T3 with what moves it; also for those whose counts are not graded."""
    assert very_low_counts(newest(**values), TODAY, COUNTS, facts) is very_low


def test_an_old_count_calls_for_nothing_any_more() -> None:
    """After three months neither a low count nor low platelets tell how it is now."""
    assert not very_low_counts(newest(92, anc="0.1"), TODAY, COUNTS, NOTHING_KNOWN)
    assert not low_platelets(newest(92, plt="20"), TODAY, COUNTS)


@pytest.mark.parametrize(("value", "low"), [("149", True), ("150", False)])
def test_platelets_below_their_usual_range_are_low(value: str, low: bool) -> None:
    """From the lower limit on they are usual."""
    assert low_platelets(newest(plt=value), TODAY, COUNTS) is low
