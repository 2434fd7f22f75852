"""Each wording of the danger tables is needed: its own example is missed without it."""

from dataclasses import replace
from pathlib import Path

import pytest

import content
from content.danger.judging import Judge
from content.danger.reader import Reader
from content.danger.tables import Combination, read_tables
from content.danger.wordings import Wording
from content.languages import LANGUAGES
from content.urgency import Known, Level, Urgency

FOLDER = Path(content.__file__).parent / "urgency"
TABLES = {language: read_tables(FOLDER, language) for language in LANGUAGES}
READERS = {language: Reader([TABLES[language]]) for language in LANGUAGES}
WORDINGS = [wording for language in LANGUAGES for wording in READERS[language].wordings]
COMBINATIONS = [(language, row) for language in LANGUAGES for row in TABLES[language].combinations]


def wordings_seen(wording: Wording) -> list[Wording]:
    """The wordings of the same sign that the example of one of them holds."""
    hits = READERS[wording.language].read(wording.example).hits
    return [hit.wording for hit in hits if hit.wording.sign == wording.sign]


def signs_read(reader: Reader, text: str) -> set[str | None]:
    """The signs that count in a text, by the rules of one language alone."""
    return {f.sign for f in Judge(reader.read(text), reader.combinations, Known()).findings() if f.level > Level.HINT}


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda w: f"{w.language}-{w.sign}-{w.words}"[:60])
def test_a_wording_is_needed_for_its_example(wording: Wording) -> None:
    """The example shows the sign by this wording, and by no other: without it the example is missed.

    An unsure wording may stand over a sure one it holds ("I'm confused"), a sure one over an unsure one.
    """
    seen = wordings_seen(wording)

    assert wording in seen
    assert all(other is wording or other.unsure is not wording.unsure for other in seen)


@pytest.mark.parametrize(
    "wording", [w for w in WORDINGS if w.sign[0] in "EC"], ids=lambda w: f"{w.language}-{w.sign}-{w.words}"[:60]
)
def test_an_example_is_read_as_its_sign(wording: Wording, urgency: Urgency) -> None:
    """With all languages' rules at work, the example counts as its sign, or is asked about where it is unsure."""
    reading = urgency.read(wording.example)

    assert reading.ask if wording.unsure else wording.sign in reading.signs


@pytest.mark.parametrize("case", COMBINATIONS, ids=lambda case: f"{case[0]}-{'-'.join(case[1].needs)}")
def test_a_combination_is_needed_for_its_example(case: tuple[str, Combination]) -> None:
    """Findings that mean less alone make their sign together, and only by this row."""
    language, row = case
    without = replace(TABLES[language], combinations=[c for c in TABLES[language].combinations if c is not row])

    assert row.sign in signs_read(READERS[language], row.example)
    assert row.sign not in signs_read(Reader([without]), row.example)
