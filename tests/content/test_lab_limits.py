"""Every entry limit at its boundary: what is stored, asked about and refused."""

from datetime import date
from decimal import Decimal

import pytest

from content.lab_reading import LabReading
from content.lab_text import read_entry
from tests.content.lab_cases import COUNTS, TODAY

_LIMITS = [
    # text, outcome
    ("wbc 0.49 10^9/L", "ask"),
    ("wbc 0.5 10^9/L", "store"),
    ("wbc 30 10^9/L", "store"),
    ("wbc 30.1 10^9/L", "ask"),
    ("wbc 500000 /uL", "ask"),
    ("wbc 500001 /uL", "refuse"),
    ("wbc -1", "refuse"),
    ("anc 0.19 10^9/L", "ask"),
    ("anc 0.2 10^9/L", "store"),
    ("anc 20000 /uL", "store"),
    ("anc 20001 /uL", "ask"),
    ("anc 200000 /uL", "ask"),
    ("anc 200001 /uL", "refuse"),
    ("anc 0", "ask"),
    ("alc 0.09 10^9/L", "ask"),
    ("alc 0.1 10^9/L", "store"),
    ("alc 10000 /uL", "store"),
    ("alc 10001 /uL", "ask"),
    ("alc 400000 /uL", "ask"),
    ("alc 400001 /uL", "refuse"),
    ("neutrophils 0.99%", "ask"),
    ("neutrophils 1 %", "store"),
    ("neutrophils 95%", "store"),
    ("neutrophils 95.1%", "ask"),
    ("neutrophils 100%", "ask"),
    ("neutrophils 101%", "refuse"),
    ("lymphocytes 1.5%", "store"),
    ("lymphocytes 96%", "ask"),
    ("lymphocytes 100.5%", "refuse"),
    ("hgb 1.9 g/dL", "refuse"),
    ("hgb 2.0 g/dL", "ask"),
    ("hgb 6.9 g/dL", "ask"),
    ("hgb 7.0 g/dL", "store"),
    ("hgb 20.0 g/dL", "store"),
    ("hgb 20.1 g/dL", "ask"),
    ("hgb 250 g/L", "ask"),
    ("hgb 251 g/L", "refuse"),
    ("plt 19 10^9/L", "ask"),
    ("plt 21 10^9/L", "store"),
    ("plt 1000 10^9/L", "store"),
    ("plt 1001 10^9/L", "ask"),
    ("plt 3000 10^9/L", "ask"),
    ("plt 3000001 /uL", "refuse"),
]

_CONFUSED = [
    # typed in a unit that almost surely is another: text, likely value, other value
    ("wbc 4200 10^9/L", "4.2", "4200"),
    ("wbc 200 10^9/L", "0.2", "200"),
    ("wbc 4.2 cells/uL", "4.2", "0.0042"),
    ("wbc 50 cells/uL", "50", "0.05"),
    ("anc 1500 G/L", "1.5", "1500"),
    ("anc 100 G/L", "0.1", "100"),
    ("anc 1.5 /mm3", "1.5", "0.0015"),
    ("anc 20 /mm3", "20", "0.02"),
    ("alc 900 K/uL", "0.9", "900"),
    ("alc 10 /uL", "10", "0.01"),
    ("hgb 112 g/dL", "112", "1120"),
    ("hgb 25 g/dL", "25", "250"),
    ("hgb 250 g/dL", "250", "2500"),
    ("hgb 11.2 g/L", "112", "180.4768"),
    ("hgb 14 g/L", "140", "14"),
    ("hgb 15.6 mmol/L", "156", "251.3784"),
    ("plt 150000 10^9/L", "150", "150000"),
    ("plt 3001 10^9/L", "3.001", "3001"),
    ("plt 150 /uL", "150", "0.15"),
    ("plt 1500 /uL", "1500", "1.5"),
    ("plt 1.5 10^9/L", "150", "1.5"),
]

_NO_UNIT = [
    # read by size alone: text, value, outcome
    ("wbc 99.9", "99.9", "ask"),
    ("wbc 100", "100", "ask"),
    ("wbc 199.9", "199.9", "ask"),
    ("wbc 200", "0.2", "ask"),
    ("wbc 500", "0.5", "store"),
    ("wbc 29999", "29.999", "store"),
    ("wbc 99999", "99.999", "ask"),
    ("wbc 100000", "100", "ask"),
    ("anc 19.9", "19.9", "store"),
    ("anc 20", "20", "ask"),
    ("anc 99.9", "99.9", "ask"),
    ("anc 100", "0.1", "ask"),
    ("anc 450", "0.45", "store"),
    ("alc 9.9", "9.9", "store"),
    ("alc 10", "10", "ask"),
    ("alc 99", "99", "ask"),
    ("alc 100", "0.1", "store"),
    ("neut % 45", "45", "store"),
    ("neut % 0.45", "45", "ask"),
    ("neut % 1500", "1.5", "ask"),
    ("hgb 3", "30", "ask"),
    ("hgb 12.4", "124", "ask"),
    ("hgb 12.5", "125", "store"),
    ("hgb 24.9", "249", "ask"),
    ("hgb 25", "250", "ask"),
    ("hgb 26", "26", "ask"),
    ("hgb 70", "70", "store"),
    ("hgb 250", "250", "ask"),
    ("plt 19", "19", "ask"),
    ("plt 20", "20", "store"),
    ("plt 1000", "1000", "store"),
    ("plt 3000", "3000", "ask"),
    ("plt 4000", "4", "ask"),
    ("plt 5000", "5", "ask"),
    ("plt 20000", "20", "store"),
    ("plt 3000000", "3000", "ask"),
    ("plt 1.8", "1.8", "ask"),
]


def _read(text: str, latest: dict[str, tuple[Decimal, date]] | None = None) -> dict[str, LabReading]:
    entry = read_entry(text, language="en", today=TODAY, counts=COUNTS, latest=latest or {})
    assert entry is not None
    return {reading.analyte: reading for reading in entry.readings}


@pytest.mark.parametrize(("text", "outcome"), _LIMITS)
def test_a_limit_itself_is_inside(text: str, outcome: str) -> None:
    """A value on a limit is not beyond it; one step further it is asked about or refused."""
    (reading,) = _read(text).values()
    assert reading.outcome == outcome
    assert (reading.why is None) == (outcome == "store")


@pytest.mark.parametrize(("text", "likely", "other"), _CONFUSED)
def test_a_likely_wrong_unit_is_asked_with_both_readings(text: str, likely: str, other: str) -> None:
    """A value that almost surely means another unit is never converted in silence: both readings are there."""
    (reading,) = _read(text).values()
    assert reading.outcome in ("ask", "refuse")
    assert (reading.value, reading.alternative) == (Decimal(likely), Decimal(other))


@pytest.mark.parametrize(("text", "value", "outcome"), _NO_UNIT)
def test_a_number_without_a_unit_is_read_by_its_size(text: str, value: str, outcome: str) -> None:
    """Where the size leaves two readings, it is asked about."""
    (reading,) = _read(text).values()
    assert (reading.value, reading.outcome) == (Decimal(value), outcome)


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("plt 1.5", "T3"),
        ("hgb 7.4", "T3"),
        ("wbc 4.2 /uL", "T3"),
        ("anc 100 G/L", "T3"),
        ("neut % 450", "T3"),
        ("plt 150 10^9/L", "T0"),
    ],
)
def test_a_question_carries_the_worse_tier(text: str, tier: str) -> None:
    """Low values are never held back by a question: the worse of both readings speaks."""
    (reading,) = _read(text).values()
    assert reading.tier == tier


@pytest.mark.parametrize(
    ("text", "analyte", "outcome", "why"),
    [
        ("wbc 3.0 anc 3.35", "anc", "store", None),
        ("wbc 3.0 anc 3.36", "anc", "refuse", "part-above-total"),
        ("wbc 3.0 alc 3.4", "alc", "refuse", "part-above-total"),
        ("wbc 3.0 anc 2.0 alc 1.35", "anc", "store", None),
        ("wbc 3.0 anc 2.0 alc 1.36", "anc", "ask", "parts-above-total"),
        ("neut 60% lymph 41%", "neut_pct", "store", None),
        ("neut 60% lymph 41.5%", "neut_pct", "refuse", "percents-above-100"),
    ],
)
def test_parts_fit_into_the_total(text: str, analyte: str, outcome: str, why: str | None) -> None:
    """Neutrophils and lymphocytes are at most total x 1.05 + 0.2, and percents at most 101."""
    reading = _read(text)[analyte]
    assert (reading.outcome, reading.why) == (outcome, why)


@pytest.mark.parametrize(
    ("text", "outcome"), [("wbc 20", "store"), ("wbc 20.1", "ask"), ("wbc 0.8", "store"), ("wbc 0.7", "ask")]
)
def test_more_than_five_times_the_last_value_is_asked(text: str, outcome: str) -> None:
    """Up or down from the last stored value of the same count."""
    reading = _read(text, {"wbc": (Decimal(4), date(2026, 8, 1))})["wbc"]
    assert reading.outcome == outcome


def test_a_zero_after_a_value_is_a_jump_that_is_asked() -> None:
    """Zero neutrophils are accepted, asked about, and urgent at once."""
    reading = _read("anc 0", {"anc": (Decimal("1.2"), date(2026, 11, 1))})["anc"]
    assert (reading.value, reading.outcome, reading.tier) == (Decimal(0), "ask", "T3")


def test_a_stored_total_of_the_same_day_is_used() -> None:
    """A percent typed later on the day of a stored total gives the absolute count, marked as worked out."""
    readings = _read("neut 40%", {"wbc": (Decimal(3), TODAY)})
    assert (readings["anc"].value, readings["anc"].derived, readings["anc"].tier) == (Decimal("1.2"), True, "T1")


def test_a_printed_absolute_wins_over_the_percent() -> None:
    """Where the report prints the absolute count, nothing is worked out."""
    readings = _read("wbc 3.0 neut 40% neut # 1.3")
    assert (readings["anc"].value, readings["anc"].derived) == (Decimal("1.3"), False)


def test_bands_count_as_neutrophils() -> None:
    """Neutrophils are worked out from segments and bands."""
    readings = _read("wbc 4.0 segs 40% bands 10%")
    assert readings["anc"].value == Decimal(2)
    assert set(readings) == {"wbc", "neut_pct", "anc"}


def test_two_values_of_one_day_are_both_asked() -> None:
    """The same count twice with different values: neither is chosen."""
    entry = read_entry("wbc 3.2 wbc 2.9", language="en", today=TODAY, counts=COUNTS)
    assert entry is not None
    assert [(reading.value, reading.outcome) for reading in entry.readings] == [
        (Decimal("3.2"), "ask"),
        (Decimal("2.9"), "ask"),
    ]


def test_the_labs_own_range_is_kept_and_grades() -> None:
    """A range typed with the value is kept in the canonical unit, and its lower limit is where T1 begins."""
    reading = _read("WBC 3.4 10^9/L (3.0 - 10.0)")["wbc"]
    assert (reading.range, reading.tier) == ((Decimal(3), Decimal(10)), "T0")
    assert _read("WBC 3.4 10^9/L")["wbc"].tier == "T1"
