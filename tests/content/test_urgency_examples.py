"""The 86 messages of clinical/tables.md 3.5, word for word."""

import csv
from pathlib import Path

import pytest

from content.urgency import Level, Urgency

ROWS = list(csv.DictReader((Path(__file__).parent / "urgency_examples.csv").read_text(encoding="utf-8").splitlines()))
OTHER_MEANINGS = {"43"}  # a question about a vaccine whose name holds the word fever
AGES_AND_LAB_VALUES = {"39", "40", "64", "76", "84"}


def level_of(row: dict[str, str]) -> Level:
    """The table's word as a level of the explain contract."""
    expect = row["expect"]
    if row["id"] in OTHER_MEANINGS | AGES_AND_LAB_VALUES or expect in ("LAB", "OUT"):
        return Level.NONE
    if expect == "ASK" or expect.startswith("TOPIC"):
        return Level.HINT
    return Level(expect.lower())


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_each_example_of_the_clinical_table_gets_its_level(row: dict[str, str], urgency: Urgency) -> None:
    """A message of the clinical table gets the level the table gives it."""
    assert urgency.read(row["text"]).level is level_of(row)


@pytest.mark.parametrize("text", ["plus de fièvre", "si tengo fiebre"])
def test_words_with_two_meanings_are_asked_about(text: str, urgency: Urgency) -> None:
    """Where the words can mean fever or none, one short question goes with the urgent line."""
    assert urgency.read(text).ask


def test_all_examples_are_here() -> None:
    """The table has 86 rows in three languages."""
    assert len(ROWS) == 86
    assert {row["lang"] for row in ROWS} == {"en", "fr", "es"}
