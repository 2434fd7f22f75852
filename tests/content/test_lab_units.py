"""Units in every spelling people and laboratories use."""

from decimal import Decimal
from pathlib import Path

import pytest

from content.lab_reading import LabReading
from content.lab_text import read_entry
from tests.content.lab_cases import COUNTS, TODAY

_TABLE = (Path(__file__).parent / "unit_spellings.txt").read_text(encoding="utf-8").splitlines()
_ROWS = [tuple(part.strip() for part in line.split(" | ")) for line in _TABLE if not line.startswith("#")]
_USUAL = {"wbc": Decimal("3.2"), "plt": Decimal(180), "hgb": Decimal(112), "anc": Decimal(62)}


def _read(text: str, language: str = "en") -> LabReading:
    entry = read_entry(text, language=language, today=TODAY, counts=COUNTS)
    assert entry is not None
    return entry.readings[0]


def _typed(value: Decimal, factor: str) -> str:
    """The number that is this value in a unit of that factor, without an exponent."""
    return format((value / Decimal(factor)).quantize(Decimal("0.0001")), "f").rstrip("0").rstrip(".")


@pytest.mark.parametrize(("analyte", "factor", "spelling"), [row for row in _ROWS if row[1] not in ("ask", "es")])
@pytest.mark.parametrize("gap", ["", " "])
def test_a_unit_is_known_in_every_spelling(analyte: str, factor: str, spelling: str, gap: str) -> None:
    """Number, unit and name give the canonical value without a question, with and without a space between."""
    if spelling[0] == "1":
        gap = " "  # "3.210^9/L" is another case
    reading = _read(f"{analyte} {_typed(_USUAL[analyte], factor)}{gap}{spelling}")
    assert abs(reading.value - _USUAL[analyte]) < Decimal("0.01")
    assert reading.outcome == "store"
    assert reading.typed_unit == spelling.strip()


@pytest.mark.parametrize(("analyte", "_", "spelling"), [row for row in _ROWS if row[1] == "es"])
def test_thousands_in_spanish_are_asked_about_in_english(analyte: str, _: str, spelling: str) -> None:
    """ "3.2 mil/mm3" is 3.2 for a Spanish speaker, and a question for anybody else."""
    assert _read(f"{analyte} 3.2 {spelling}", "es").outcome == "store"
    doubtful = _read(f"{analyte} 3.2 {spelling}", "en")
    assert (doubtful.outcome, doubtful.why) == ("ask", "unit-of-language")


@pytest.mark.parametrize(("analyte", "_", "spelling"), [row for row in _ROWS if row[1] == "ask"])
def test_a_unit_of_something_else_is_asked_about(analyte: str, _: str, spelling: str) -> None:
    """Units of red cells, slips and fractions are never converted in silence, and the question names the reason."""
    reading = _read(f"{analyte} 0.45 {spelling}" if analyte == "anc" else f"{analyte} 3.2 {spelling}")
    assert reading.outcome == "ask"
    assert reading.why is not None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("wbc 3.500/mm3", "3.5"),
        ("wbc 3,500 cells/uL", "3.5"),
        ("plt 150.000/mm3", "150"),
        ("wbc 3.500 10^9/L", "3.5"),
        ("wbc 4,200 G/L", "4.2"),
        ("plt 150.000 K/uL", "150"),
        ("wbc 3,500", "3.5"),
        ("wbc 3.500", "3.5"),
        ("plt 150,000", "150"),
        ("hgb 11,200 g/dL", "112"),
        ("hgb 13.250", "132.5"),
        ("wbc 4 200", "4.2"),
        ("wbc 4\u202f200 /mm3", "4.2"),
        ("wbc 4'200 /uL", "4.2"),
        ("plt 1,50,000", "150"),
        ("wbc 3,2", "3.2"),
        ("wbc 3·2", "3.2"),
        ("neuts .9", "0.9"),
        ("wbc 3,200.5 /uL", "3.2005"),
        ("wbc 4.2k", "4.2"),
        ("wbc 3 109/L", "3"),
        ("plt 150 103/µL", "150"),
    ],
)
def test_marks_inside_a_number_are_read_by_its_unit(text: str, value: str) -> None:
    """Decimal marks, thousands marks and lost superscripts of the number rules."""
    reading = _read(text)
    assert reading.value == Decimal(value)
    assert reading.outcome == "store"


def test_the_count_decides_what_g_per_l_means() -> None:
    """ "g/l" is Giga per litre beside white cells and grams per litre beside haemoglobin."""
    assert _read("wbc 3.2 g/l").value == Decimal("3.2")
    assert _read("hb 112 g/l").value == Decimal(112)


def test_a_sign_is_kept() -> None:
    """ "<0.1" is stored as 0.1 with its sign, and graded as below it."""
    reading = _read("anc <0.5")
    assert (reading.comparator, reading.value, reading.tier) == ("<", Decimal("0.5"), "T3")
