"""Action tiers of counts and what moves them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from content.person_facts import NOTHING_KNOWN, PersonFacts
from tests.content.lab_cases import COUNTS, TODAY

_MONTH_AGO = date(2026, 10, 22)


@pytest.mark.parametrize(
    ("analyte", "value", "tier"),
    [
        ("anc", "1.5", "T0"),
        ("anc", "1.49", "T1"),
        ("anc", "1.0", "T1"),
        ("anc", "0.99", "T2"),
        ("anc", "0.5", "T2"),
        ("anc", "0.49", "T3"),
        ("anc", "0", "T3"),
        ("alc", "1.0", "T0"),
        ("alc", "0.99", "T1"),
        ("alc", "0.5", "T1"),
        ("alc", "0.49", "T2"),
        ("alc", "0.2", "T2"),
        ("alc", "0.19", "T3"),
        ("wbc", "4.0", "T0"),
        ("wbc", "3.99", "T1"),
        ("wbc", "2.0", "T1"),
        ("wbc", "1.99", "T2"),
        ("wbc", "1.0", "T2"),
        ("wbc", "0.99", "T3"),
        ("plt", "150", "T0"),
        ("plt", "149", "T1"),
        ("plt", "75", "T1"),
        ("plt", "74", "T2"),
        ("plt", "25", "T2"),
        ("plt", "24", "T3"),
        ("hgb", "115", "T0"),
        ("hgb", "114", "T1"),
        ("hgb", "100", "T1"),
        ("hgb", "99", "T2"),
        ("hgb", "80", "T2"),
        ("hgb", "79", "T3"),
        ("neut_pct", "5", None),
    ],
)
def test_a_tier_begins_below_its_line(analyte: str, value: str, tier: str | None) -> None:
    """The line itself belongs to the milder tier."""
    assert COUNTS.tier(analyte, Decimal(value)) == tier


def test_the_labs_lower_limit_is_where_t1_begins() -> None:
    """White cells of 3.4 are usual where the lab's range begins at 3.0."""
    assert COUNTS.tier("wbc", Decimal("3.4"), low_limit=Decimal(3)) == "T0"
    assert COUNTS.tier("wbc", Decimal("1.9"), low_limit=Decimal("1.5")) == "T2"


def test_haemoglobin_is_graded_by_sex_where_it_is_known() -> None:
    """120 g/L is low for a man and usual for a woman."""
    assert COUNTS.tier("hgb", Decimal(120), known=PersonFacts(sex="male")) == "T1"
    assert COUNTS.tier("hgb", Decimal(120), known=PersonFacts(sex="female")) == "T0"


@pytest.mark.parametrize(("analyte", "value"), [("anc", "1.55"), ("wbc", "3.4"), ("plt", "139")])
def test_immunosuppressants_bring_the_alert_lines(analyte: str, value: str) -> None:
    """On such a medicine a count below its alert line is mentioned, also where the lab calls it usual."""
    low = Decimal(1)
    assert COUNTS.tier(analyte, Decimal(value), low_limit=low) == "T0"
    assert COUNTS.tier(analyte, Decimal(value), low_limit=low, known=PersonFacts(immunosuppressants=True)) == "T1"


@pytest.mark.parametrize(
    ("known", "graded"),
    [
        (PersonFacts(under_18=True), set()),
        (PersonFacts(cancer_treatment_or_transplant=True), set()),
        (PersonFacts(pregnant=True), {"alc", "plt", "hgb"}),
        (NOTHING_KNOWN, {"wbc", "anc", "alc", "plt", "hgb"}),
    ],
)
def test_some_people_are_not_graded(known: PersonFacts, graded: set[str]) -> None:
    """Children and people in cancer treatment not at all; white cells and neutrophils not in pregnancy."""
    low = Decimal("0.1")
    assert {analyte for analyte in COUNTS.analytes if COUNTS.tier(analyte, low, known=known)} == graded


def test_the_highest_tier_speaks() -> None:
    """Of several counts the lowest one decides."""
    tiers = COUNTS.entry_tiers({"wbc": Decimal("2.5"), "anc": Decimal("0.4")}, TODAY)
    assert (tiers.highest, tiers.by_analyte) == ("T3", {"wbc": "T1", "anc": "T3"})


@pytest.mark.parametrize(
    ("last", "on", "tier"), [("2.8", _MONTH_AGO, "T2"), ("2.7", _MONTH_AGO, "T1"), ("2.8", date(2026, 8, 1), "T1")]
)
def test_halved_neutrophils_are_one_step_up(last: str, on: date, tier: str) -> None:
    """Half or less of the last count within three months."""
    assert COUNTS.entry_tiers({"anc": Decimal("1.4")}, TODAY, latest={"anc": (Decimal(last), on)}).highest == tier


def test_halved_neutrophils_are_mentioned_though_still_usual() -> None:
    """From 6 to 3 is a fall to mention."""
    tiers = COUNTS.entry_tiers({"anc": Decimal(3)}, TODAY, latest={"anc": (Decimal(6), _MONTH_AGO)})
    assert (tiers.highest, tiers.reasons) == ("T1", ("anc-halved",))


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        (PersonFacts(aged_65=True), "aged-65"),
        (PersonFacts(cyclophosphamide=date(2026, 10, 25)), "medicine"),
        (PersonFacts(rituximab=date(2025, 11, 22)), "medicine"),
    ],
)
def test_age_and_medicine_move_a_low_count_one_step_up(known: PersonFacts, reason: str) -> None:
    """A low count is more urgent for them; a usual one stays usual."""
    low = COUNTS.entry_tiers({"anc": Decimal("1.2")}, TODAY, known=known)
    assert (low.highest, low.reasons) == ("T2", (reason,))
    assert COUNTS.entry_tiers({"anc": Decimal("2.2")}, TODAY, known=known).highest == "T0"


@pytest.mark.parametrize(
    "known", [PersonFacts(cyclophosphamide=date(2026, 10, 24)), PersonFacts(rituximab=date(2025, 11, 21))]
)
def test_a_medicine_long_ago_moves_nothing(known: PersonFacts) -> None:
    """After four weeks for cyclophosphamide, a year for rituximab."""
    assert COUNTS.entry_tiers({"anc": Decimal("1.2")}, TODAY, known=known).highest == "T1"


def test_two_low_lines_are_one_step_up() -> None:
    """White cells and platelets low together; white cells and neutrophils are one line."""
    two = COUNTS.entry_tiers({"wbc": Decimal(3), "plt": Decimal(120)}, TODAY)
    assert (two.highest, two.reasons) == ("T2", ("two-lines-low",))
    assert COUNTS.entry_tiers({"wbc": Decimal(3), "anc": Decimal("1.2")}, TODAY).highest == "T1"


def test_several_reasons_are_still_one_step() -> None:
    """The step is taken once, and T3 is the highest."""
    known = PersonFacts(aged_65=True, rituximab=_MONTH_AGO)
    tiers = COUNTS.entry_tiers({"anc": Decimal("1.2"), "plt": Decimal(20)}, TODAY, known=known)
    assert tiers.by_analyte == {"anc": "T2", "plt": "T3"}


@pytest.mark.parametrize(
    ("value", "last", "tier"), [("1.2", "1.3", "T0"), ("0.99", "1.1", "T2"), ("1.1", "1.6", "T1"), ("1.2", None, "T1")]
)
def test_a_stable_count_is_usual_for_duffy_null(value: str, last: str | None, tier: str) -> None:
    """From 1.0 up, when it has not fallen; without an earlier count nobody knows that it is stable."""
    latest = {"anc": (Decimal(last), _MONTH_AGO)} if last else {}
    known = replace(NOTHING_KNOWN, duffy_null=True)
    assert COUNTS.entry_tiers({"anc": Decimal(value)}, TODAY, known=known, latest=latest).highest == tier


def test_a_very_low_total_asks_for_the_neutrophils() -> None:
    """White cells under 2.0 without neutrophils."""
    assert COUNTS.entry_tiers({"wbc": Decimal("1.9")}, TODAY).ask_neutrophils
    assert not COUNTS.entry_tiers({"wbc": Decimal("1.9"), "anc": Decimal(1)}, TODAY).ask_neutrophils
    assert not COUNTS.entry_tiers({"wbc": Decimal("2.0")}, TODAY).ask_neutrophils


@pytest.mark.parametrize(("sex", "low"), [("female", 115), ("male", 130), (None, 115)])
def test_a_typical_range_has_its_source_and_day(sex: str | None, low: int) -> None:
    """Every range tells where it is from and when it was read."""
    typical = COUNTS.typical("hgb", sex)
    assert typical is not None
    assert (typical.low, typical.source, typical.read) == (Decimal(low), "CRUK", date(2026, 11, 22))
