"""The clauses about a person's own count: never more than its range and its neighbours say."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import content
from content.counts import Counts
from content.lab_text import read_entry
from content.person_facts import NOTHING_KNOWN, PersonFacts
from content.personal import EARLIER_SHOWN, Result, explained, mention, standing, trend

COUNTS = Counts.load(Path(content.__file__).parent)
TODAY = date(2026, 11, 22)


def _result(value: str, analyte: str = "anc", days_ago: int = 0, **more: object) -> Result:
    return Result(analyte, Decimal(value), TODAY - timedelta(days=days_ago), value, **more)


def _phrases(result: Result, *before: Result) -> list[str]:
    return [clause.phrase for clause in (*standing(result, COUNTS, NOTHING_KNOWN), *trend(result, before, stored=True))]


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (_result("0.8"), "personal-below-typical"),
        (_result("1.5"), "personal-inside-typical"),
        (_result("9"), "personal-above-typical"),
        (_result("0.9", low=Decimal("1.8"), high=Decimal("7.7")), "personal-below-own"),
        (_result("1.6", low=Decimal("1.4"), high=Decimal("7.7")), "personal-inside-own"),
    ],
)
def test_the_lab_s_own_range_wins(result: Result, said: str) -> None:
    """Else the typical one is named as such; its ends belong to it."""
    assert _phrases(result)[0] == said


def test_what_the_tier_says_is_not_said_twice() -> None:
    """The message of tier T1 is that it is below the usual range."""
    assert list(standing(_result("1.2"), COUNTS, NOTHING_KNOWN)) == []


@pytest.mark.parametrize(
    ("result", "known", "said"),
    [
        (_result("2.0"), PersonFacts(under_18=True), []),
        (_result("2.0", low=Decimal("1.8"), high=Decimal("7.7")), PersonFacts(under_18=True), []),
        (_result("2.0"), PersonFacts(pregnant=True), []),
        (_result("200", "plt"), PersonFacts(pregnant=True), ["personal-inside-typical"]),
        (_result("125", "hgb"), PersonFacts(sex="male"), []),  # its tier says that it is below
        (_result("170", "hgb"), PersonFacts(sex="female"), ["personal-above-typical"]),
        (_result("1.55"), PersonFacts(immunosuppressants=True), ["personal-inside-typical"]),
    ],
)
def test_where_it_stands_depends_on_who_it_is(result: Result, known: PersonFacts, said: list[str]) -> None:
    """A child's and some of a pregnancy are not placed (6.1, rule 13); a range of one sex is that sex's."""
    assert [clause.phrase for clause in standing(result, COUNTS, known)] == said


@pytest.mark.parametrize(
    ("result", "known", "phrase"),
    [
        (_result("1.2"), NOTHING_KNOWN, "lab-tier-t1"),
        (_result("2.4"), NOTHING_KNOWN, "lab-tier-t1-inside"),
        (_result("1.2", low=Decimal("1.0")), NOTHING_KNOWN, "lab-tier-t1-inside"),
        (_result("125", "hgb"), PersonFacts(sex="male"), "lab-tier-t1"),
        (_result("125", "hgb"), PersonFacts(sex="female"), "lab-tier-t1-inside"),
    ],
)
def test_only_what_is_below_its_range_is_called_so(result: Result, known: PersonFacts, phrase: str) -> None:
    """One that halved, or that a medicine makes worth telling, may be inside."""
    assert mention(result.analyte, result.value, result.low, COUNTS, known) == phrase


def test_a_total_inside_its_range_does_not_reassure_alone() -> None:
    """clinical/tables.md 6.1, rule 5."""
    assert _phrases(_result("5", "wbc"))[:2] == ["personal-inside-typical", "personal-total-alone"]


def test_a_percent_is_never_placed() -> None:
    """clinical/tables.md 6.1, rule 5: a percent says nothing by itself."""
    assert _phrases(_result("60", "neut_pct"))[0] == "personal-percent-alone"


@pytest.mark.parametrize(
    ("now", "sign", "before", "sign_before", "said"),
    [
        ("1.2", None, "2.1", None, "lower"),
        ("2.1", None, "1.2", None, "higher"),
        ("1.2", None, "1.2", None, "same"),
        ("0.5", "<", "0.5", None, "lower"),
        ("0.5", "<", "0.4", None, "was"),
        ("0.5", "<", "0.5", "<", "was"),
        ("0.6", None, "0.5", "<", "higher"),
    ],
)
def test_what_a_sign_leaves_open_is_not_compared(
    now: str, sign: str | None, before: str, sign_before: str | None, said: str
) -> None:
    """ "Below 0.5" beside 0.4 may be either way; the earlier one is then only named."""
    clauses = trend(_result(now, comparator=sign), [_result(before, days_ago=9, comparator=sign_before)], stored=True)
    assert [clause.phrase for clause in clauses] == [f"personal-{said}"]


def test_only_what_came_before_is_compared() -> None:
    """Not the same day's, and not a later one."""
    result = _result("1.2", days_ago=5)
    assert list(trend(result, [_result("3", days_ago=5), _result("4")], stored=False)) == []


def test_a_single_one_says_so_only_where_it_is_stored() -> None:
    """A value in a question has no history of its own."""
    assert _phrases(_result("1.2"))[-1] == "personal-only-one"
    assert list(trend(_result("1.2"), [], stored=False)) == []


@given(st.lists(st.integers(1, 99), min_size=1, max_size=12))
def test_the_newest_before_is_compared_and_three_more_are_named(tenths: list[int]) -> None:
    """However long the history is."""
    before = [_result(str(Decimal(value) / 10), days_ago=at + 1) for at, value in enumerate(tenths)]
    clauses = list(trend(_result("2"), before, stored=True))
    assert [clause.before for clause in clauses] == before[: 1 + EARLIER_SHOWN]


def test_a_curator_sees_the_phrases() -> None:
    """Where it stands and the tier's message, by their ids; a value in doubt brings none."""
    entry = read_entry("my wbc was 2.9, is that bad?", language="en", today=TODAY, counts=COUNTS)
    assert entry is not None
    assert list(explained(entry, COUNTS)) == ["says of wbc: lab-tier-t1"]
