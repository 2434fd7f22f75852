"""The gates of `make evaluate`: what is not reached is named, and what was not measured is never taken for reached."""

from dataclasses import replace

import pytest

from content.urgency import Level
from tests.evaluation.danger import Case, Report
from tests.evaluation.questions import Outcome, Question, figures
from tests.evaluation.report import QuestionsReport
from tests.evaluation.shares import Share

LIMITS = {
    "emergency_recall": 97,
    "stated_temperatures": 100,
    "false_among_near_misses": 15,
    "false_among_calm": 1,
}
INSIDE = Question("a", "why low", "en", "leukopenia")
OUTSIDE = Question("b", "rain tomorrow", "en", None)
RIGHT = Outcome(INSIDE, ("leukopenia", "neutropenia"), direct=True, took=1.0)
SECOND = Outcome(INSIDE, ("neutropenia", "leukopenia"), direct=False)
WRONG = Outcome(INSIDE, ("neutropenia",), direct=True)
REFUSED = Outcome(INSIDE, (), direct=False)
DECLINED = Outcome(OUTSIDE, (), direct=False)
SICK = Case("ut-en-1", "39 degrees", "en", Level.EMERGENCY, Level.EMERGENCY, ())


def _report(*outcomes: Outcome, **gates: float) -> QuestionsReport:
    return QuestionsReport(outcomes, {}, {"en": gates}, 15)


def test_wilson_interval() -> None:
    """Nine of ten at 95 %: 59.6 to 98.2 (Wilson 1927, computed by hand)."""
    low, high = Share(9, 10).interval
    assert (round(low, 1), round(high, 1)) == (59.6, 98.2)


def test_each_figure_counts_what_it_says() -> None:
    """A refused question is right in no way; only direct answers count as direct; outside is counted by itself."""
    found = figures([RIGHT, SECOND, WRONG, REFUSED, DECLINED])
    assert {name: (share.hits, share.count) for name, share in found.items()} == {
        "first": (1, 4),
        "among_three": (2, 4),
        "direct": (2, 4),
        "direct_right": (1, 2),
        "refused": (1, 4),
        "outside_declined": (1, 1),
        "named": (0, 0),
    }


def test_another_right_topic_and_the_right_place_count() -> None:
    """Some messages have two right answers, and what is not ours may be ours to point away."""
    either = replace(INSIDE, also=("neutropenia",))
    dose = replace(OUTSIDE, decline="dose-question")
    found = figures(
        [replace(WRONG, question=either), Outcome(dose, (), direct=False, declined="dose-question"), DECLINED]
    )
    assert {
        name: found[name].hits for name in ("first", "among_three", "direct_right", "outside_declined", "named")
    } == {
        "first": 1,
        "among_three": 1,
        "direct_right": 1,
        "outside_declined": 2,
        "named": 1,
    }


def test_a_gate_that_is_not_reached_is_named() -> None:
    """One in two right misses a gate of 85 and meets one of 50."""
    assert list(_report(RIGHT, WRONG, first=50).missed()) == []
    assert list(_report(RIGHT, WRONG, first=85).missed()) == ["questions en: right first time 50.0 %, gate 85 %"]


def test_a_gate_without_a_measurement_is_missed() -> None:
    """No question of a kind is no success."""
    assert list(_report(DECLINED, first=1).missed())


def test_slow_messages_miss_the_gate() -> None:
    """The slowest one in a hundred may take no longer than is allowed."""
    assert list(_report(*[RIGHT] * 50, replace(RIGHT, took=16.0), first=50).missed()) == [
        "questions: p99 16.0 ms, gate 15 ms"
    ]


@pytest.mark.parametrize(
    ("case", "name"),
    [
        (replace(SICK, got=Level.TODAY), "stated 38.0 and over"),
        (Case("n-en-1", "39 last year", "en", Level.HINT, Level.EMERGENCY, ()), "false near misses"),
        (Case("c-en-1", "what is lupus", "en", Level.NONE, Level.EMERGENCY, ()), "false calm"),
    ],
)
def test_danger_has_a_gate_each_way(case: Case, name: str) -> None:
    """A missed fever, and an alarm where there is none, each miss their gate."""
    assert name in [gate.name for gate in Report([case], LIMITS).gates if not gate.met]


def test_danger_read_right_meets_its_gates() -> None:
    """An emergency as one; near misses and calm messages as what they are."""
    near = Case("n-en-1", "39 last year", "en", Level.HINT, Level.HINT, ())
    calm = Case("c-en-1", "what is lupus", "en", Level.NONE, Level.NONE, ())
    assert all(gate.met for gate in Report([SICK, near, calm], LIMITS).gates)
