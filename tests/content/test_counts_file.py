"""A curator's edit of the counts data: a wrong one is named by file and line."""

import shutil
from pathlib import Path

import pytest

from content.counts import Counts
from tests.content.lab_cases import COUNTS, LEXICON


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the packaged counts data."""
    (tmp_path / "lexicon").mkdir()
    shutil.copy(LEXICON.parent / "counts.yaml", tmp_path)
    for name in ("analytes.yaml", "lab_words.yaml", "result_dates.yaml"):
        shutil.copy(LEXICON / name, tmp_path / "lexicon")
    return tmp_path


def _edit(file: Path, old: str, new: str) -> int:
    """Replace once; the line it stood on."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("low: 4.0, high: 11.0", "low: 14.0, high: 11.0", "low must be below high"),
        ("low: 4.0, high: 11.0", "low: four, high: 11.0", "'four' is no number"),
        ("source: CRUK, status: F,", "source: NOBODY, status: F,", "source 'NOBODY' is not among the sources"),
        ("source: CRUK, status: F,", "source: CRUK, status: sure,", "status must be one of F, F2, D, G, P"),
        ("read: 2026-11-22", "read: last week", "must be a date like 2026-11-22"),
        ("refuse_above: 500, ask_below: 0.5", "refuse_above: 5, ask_below: 0.5", "limits out of order"),
        ("means: [cells/uL]", "means: [cells/furlong]", "unit 'cells/furlong' is not among the units"),
        ("{T3: 0.5, T2: 1.0", "{T3: 1.5, T2: 1.0", "T3 must be below T2 and T2 below T1"),
        ("factor: 16.114", "factor: 0", "a factor is more than 0"),
        ("    plt: {refuse_below", "    platelets: {refuse_below", "must have exactly"),
        ("tiers:\n", "tears:\n", "'tiers' is missing"),
    ],
)
def test_a_wrong_number_or_name_is_told_with_its_line(folder: Path, old: str, new: str, what: str) -> None:
    """`counts.yaml:line: what is wrong`, for the curator's screen."""
    line = _edit(folder / "counts.yaml", old, new)
    with pytest.raises(ValueError) as raised:
        Counts.load(folder)
    place, _, said = str(raised.value).partition(": ")
    assert what in said
    assert place.startswith(f"{folder / 'counts.yaml'}:")
    assert what in ("must have exactly", "'tiers' is missing") or place.endswith(f":{line}")


def test_a_name_of_two_counts_is_refused(folder: Path) -> None:
    """One word cannot mean two counts."""
    file = folder / "lexicon" / "analytes.yaml"
    _edit(file, "en: [alc, ", "en: [alc, wbc, ")
    with pytest.raises(ValueError, match=r"analytes\.yaml:\d+: 'wbc' is also a name of wbc"):
        Counts.load(folder)


@pytest.mark.parametrize("text", ["analytes: [", "", "- a\n- b\n"])
def test_a_file_that_is_no_mapping_is_told(folder: Path, text: str) -> None:
    """Broken YAML, an empty file or a list."""
    (folder / "counts.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"counts\.yaml:\d+: "):
        Counts.load(folder)


def test_an_absent_file_is_told(folder: Path) -> None:
    """By its name."""
    (folder / "lexicon" / "result_dates.yaml").unlink()
    with pytest.raises(ValueError, match=r"result_dates\.yaml:0: cannot be read"):
        Counts.load(folder)


def test_every_count_has_its_codes_and_ranges() -> None:
    """LOINC main code first, and a typical range for whoever it is."""
    codes = {name: analyte.loinc[0] for name, analyte in COUNTS.analytes.items()}
    assert codes == {
        "wbc": "6690-2",
        "anc": "751-8",
        "alc": "731-0",
        "neut_pct": "770-8",
        "lymph_pct": "736-9",
        "hgb": "718-7",
        "plt": "777-3",
    }
    assert all("752-6" not in analyte.loinc for analyte in COUNTS.analytes.values())  # deprecated
    assert all(COUNTS.typical(name, sex) for name in COUNTS.analytes for sex in ("female", "male", None))
