"""Mistakes in the danger tables are told with their file and line, and never pass."""

import shutil
from pathlib import Path

import pytest

import content
from content.urgency import Urgency

SHIPPED = Path(content.__file__).parent / "urgency"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped tables that a test may spoil."""
    shutil.copytree(SHIPPED, tmp_path / "urgency")
    return tmp_path / "urgency"


def spoiled(folder: Path, text: str) -> str:
    """The mistake told when one more table file holds this text."""
    (folder / "en" / "zz.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"zz\.yaml") as told:
        Urgency.load(folder)
    return str(told.value).rpartition("zz.yaml:")[2]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("signs:\n  E04:\n    - {words: '<nothing> here', example: x}\n", "3: no group is called nothing"),
        ("signs:\n  E04:\n    - {words: gasping}\n", "3: E04: example is missing"),
        ("signs:\n  E04:\n    - {words: gasping, example: x, loud: 'yes'}\n", "3: loud is not known here"),
        ("signs:\n  E99:\n    - {words: gasping, example: x}\n", "2: E99 is no sign"),
        ("signs:\n  E04: gasping\n", "2: E04 wants a list"),
        ("negation:\n  - []\n", "1: negation wants words"),
        ("negations: [not]\n", "1: negations is no list of these tables"),
        ("negation: [no]\nnegation: [not]\n", "2: negation stands here twice"),
        ("numbers: {dozen: twelve}\n", "1: dozen wants a number"),
        ("combinations:\n  - {sign: E11, needs: 'stiff-neck moon', example: x}\n", "2: no finding is called moon"),
        ("- a list\n", "1: names and their lists are wanted here"),
        ("negation: [no\n", "2: not YAML"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, told: str, folder: Path) -> None:
    """Whatever is wrong in a table stops the loading, and says where and what."""
    assert spoiled(folder, text).startswith(told)


def test_an_empty_file_is_told(folder: Path) -> None:
    """A table file without anything in it is a mistake, not a silent nothing."""
    assert spoiled(folder, "").startswith("0: ")


def test_a_language_without_tables_is_told(folder: Path) -> None:
    """A message in a language whose tables are missing could not be warned: that stops the start."""
    shutil.rmtree(folder / "es")

    with pytest.raises(ValueError, match="es:0: no danger tables for this language"):
        Urgency.load(folder)


def test_the_shipped_tables_hold_every_sign_in_every_language() -> None:
    """Each sign of clinical/tables.md 3.2 and 3.3 that words can say has a wording in each language.

    E16 (a temperature below 36.0) and C10 (a fever that is over) come from temperatures, C09 (a count) from counts,
    C15 (pregnancy) from what is known of the person, and E11 from findings together.
    """
    reader = Urgency.load(SHIPPED).reader
    said = {(w.language, w.sign) for w in reader.wordings} | {(language, c.sign) for language, c in reader.combinations}
    signs = {f"E{n:02}" for n in range(1, 21)} - {"E16"} | {f"C{n:02}" for n in range(1, 17)} - {"C09", "C10", "C15"}

    assert {(language, sign) for language in ("en", "fr", "es") for sign in signs} <= said
