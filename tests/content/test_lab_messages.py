"""Counts the way people type and paste them, in three languages."""

import pytest

from content.lab_text import read_entry
from content.marked_yaml import Marked
from tests.content.lab_cases import COUNTS, LEXICON, TODAY, LabCase, cases, shown

_FILES = ("typed_counts.txt", "messy_counts.txt", "fresh_counts.txt")
_CASES = [case for name in _FILES for case in cases(name)]
_USUAL = {"wbc": "3.2", "anc": "1.2", "alc": "0.9", "plt": "180", "hgb": "112", "neut_pct": "45", "lymph_pct": "30"}
_NAMES = [
    (analyte, language, name)
    for analyte, languages in Marked.read(LEXICON / "analytes.yaml")["names"].items()
    if analyte != "bands"
    for language, names in languages.items()
    for name in names.texts()
]


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.text[:40])
def test_a_message_is_read_as_its_writer_meant(case: LabCase) -> None:
    """Every message of the files gives exactly its counts, dates and doubts."""
    entry = read_entry(case.text, language=case.language, today=TODAY, counts=COUNTS)
    assert shown(entry) == case.expected


@pytest.mark.parametrize("shape", ["{} {}", "{}: {}", "{}={}", "{1} {0}"])
def test_every_name_is_known_in_its_language(shape: str) -> None:
    """Each name of the lexicon with a number is that count, before or after it, and stored without a question."""
    for analyte, language, name in _NAMES:
        entry = read_entry(shape.format(name, _USUAL[analyte]), language=language, today=TODAY, counts=COUNTS)
        assert entry is not None, name
        assert [(reading.analyte, reading.outcome) for reading in entry.readings] == [(analyte, "store")], name


def test_a_name_in_capitals_without_accents_is_the_same_name() -> None:
    """Case and accents do not matter, nor do hyphens."""
    for text in ("GLÓBULOS BLANCOS 3.2", "Globulos-Blancos 3.2", "wHiTe CeLl-CoUnT 3.2"):
        entry = read_entry(text, language="es", today=TODAY, counts=COUNTS)
        assert shown(entry) == ("store", "wbc=3.2")


@pytest.mark.parametrize(
    ("text", "language", "why"),
    [
        ("is a wbc of 2.9 bad", "en", "question"),
        ("gb 2,9, c'est grave ?", "fr", "question"),
        ("leucocitos 2,9 ¿es malo?", "es", "question"),
        ("neuts about 1.2", "en", "approximate"),
        ("wbc 3.2 sorry 2.3", "en", "two-values"),
        ("anc o.4", "en", "number-unclear"),
        ("white cells and neutrophils 1.2", "en", "which-count"),
        ("WBC NEUT LYMPH\n3.2 1.1 0.7", "en", "which-number"),
        ("wbc according to the nurse 3.2", "en", "far-number"),
        ("wbc 2024", "en", "may-be-year"),
        ("neuts below 1.0", "en", "approximate"),
        ("neutropénie à 0,4", "fr", "name-unsure"),
    ],
)
def test_a_doubt_is_asked_with_its_reason(text: str, language: str, why: str) -> None:
    """A number is never guessed: the entry asks, and says what about."""
    entry = read_entry(text, language=language, today=TODAY, counts=COUNTS)
    assert entry is not None
    assert (entry.outcome, entry.why) == ("ask", why)
    assert entry.is_question == (why == "question")


def test_the_entry_follows_the_explain_contract() -> None:
    """The JSON of `explain`: exactly its fields, numbers as numbers, days as ISO dates."""
    entry = read_entry("wbc 3,2 neuts <0.5 lymph 25% 12 nov", language="en", today=TODAY, counts=COUNTS)
    assert entry is not None
    found = entry.as_json()
    assert set(found) == {"outcome", "why", "date", "date_assumed", "readings"}
    assert (found["outcome"], found["why"], found["date"], found["date_assumed"]) == (
        "store",
        None,
        "2026-11-12",
        False,
    )
    assert [reading.as_json() for reading in entry.readings] == found["readings"]
    assert entry.readings[1].as_json() == {
        "analyte": "anc",
        "value": 0.5,
        "unit": "10*9/L",
        "comparator": "<",
        "typed": "0.5",
        "derived": False,
        "date": "2026-11-12",
        "outcome": "store",
        "tier": "T3",
    }
    assert [reading.analyte for reading in entry.readings] == ["wbc", "anc", "lymph_pct", "alc"]
