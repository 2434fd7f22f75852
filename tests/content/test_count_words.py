"""Counts as a laboratory prints them, and the counts that are worked out from others."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.count_words import count_words, limits_words, rounded_down, shown_unit, typed_number
from content.languages import LANGUAGES
from content.working_out import worked_out_again

CELLS = st.decimals(min_value=0, max_value=300, places=3)


@pytest.mark.parametrize(
    ("analyte", "value", "typed", "language", "words"),
    [
        ("wbc", "4", "4.0", "en", "4.0 ×10⁹/L"),
        ("wbc", "4", "4,0", "fr", "4,0 G/L"),
        ("wbc", "4", "4,0", "es", "4,0 ×10⁹/L"),
        ("anc", "0.45", "450", "en", "0.45 ×10⁹/L"),
        ("anc", "0", "0", "en", "0 ×10⁹/L"),
        ("plt", "75", "75", "en", "75 ×10⁹/L"),
        ("plt", "1200", "1200", "en", "1,200 ×10⁹/L"),
        ("neut_pct", "38", "38", "en", "38%"),
        ("neut_pct", "38.5", "38,5", "fr", "38,5 %"),
        ("hgb", "112", "11.2", "en", "11.2 g/dL"),
        ("hgb", "112", "112", "en", "112 g/L"),
        ("hgb", "120.855", "7.5", "en", "7.5 mmol/L"),
        ("hgb", "75", "7,o", "en", "75 g/L"),
    ],
)
def test_a_value_is_shown_with_the_decimals_and_unit_of_a_report(
    analyte: str, value: str, typed: str, language: str, words: str
) -> None:
    """One decimal for white cells, none for platelets, and haemoglobin in the unit it was typed in."""
    shown = shown_unit(analyte, Decimal(value), typed)
    assert count_words(Decimal(value), shown, language) == words


def test_a_sign_is_never_dropped() -> None:
    """ "<0.1" is a result of its own."""
    shown = shown_unit("anc", Decimal("0.1"), "0.1")
    assert count_words(Decimal("0.1"), shown, "en", "<") == "< 0.1 ×10⁹/L"


@pytest.mark.parametrize(
    ("analyte", "typed", "value", "low", "high", "limits"),
    [
        ("wbc", "3.2", "3.2", "4", "11", ("4.0", "11.0")),
        ("plt", "180", "180", "150", "400", ("150", "400")),
        ("hgb", "11.2", "112", "115", "180", ("11.5", "18.0")),
        ("hgb", "7.5", "120.855", "115", "180", ("7.1", "11.2")),
    ],
)
def test_a_range_is_shown_in_the_unit_of_its_value(
    analyte: str, typed: str, value: str, low: str, high: str, limits: tuple[str, str]
) -> None:
    """As the laboratory prints it, without a unit."""
    assert limits_words(Decimal(low), Decimal(high), shown_unit(analyte, Decimal(value), typed), "en") == limits


@given(CELLS, st.sampled_from(LANGUAGES))
def test_no_digit_of_a_count_is_lost_or_made_up(value: Decimal, language: str) -> None:
    """What is shown reads back as the same value, in every language."""
    words = count_words(value, shown_unit("wbc", value, str(value)), language)
    assert typed_number(words.split(" ")[0]) == value


@given(st.decimals(min_value=0, max_value=300, places=6))
def test_a_worked_out_value_is_never_rounded_up(value: Decimal) -> None:
    """0.4999 stays below the line of 0.5."""
    assert rounded_down(value) <= value < rounded_down(value) + Decimal("0.01")


@given(st.decimals(min_value="0.1", max_value=30, places=1), st.integers(1, 80), st.integers(0, 15), CELLS)
def test_a_corrected_total_keeps_the_share(total: Decimal, percent: int, bands: int, corrected: Decimal) -> None:
    """The share of the total stays what it was."""
    value = total * (percent + bands) / 100
    again = worked_out_again(value, (Decimal(percent), Decimal(percent)), (total, corrected))
    assert abs(again - corrected * (percent + bands) / 100) < Decimal("0.0001")


def test_a_corrected_percent_moves_the_count_with_it() -> None:
    """From a total of the records that is not part of the entry, by the percents alone."""
    assert worked_out_again(Decimal("0.8"), (Decimal(20), Decimal(30)), None) == Decimal("1.2")
    assert worked_out_again(Decimal("1.0"), (Decimal(20), Decimal(30)), (Decimal(4), Decimal(4))) == Decimal("1.4")
    assert worked_out_again(Decimal(0), (Decimal(0), Decimal(30)), (Decimal(0), Decimal(4))) == Decimal("1.2")
