"""Counts the way people type and paste them, in three languages."""

import pytest

from content.lab_text import read_entry
from tests.content.lab_cases import COUNTS, TODAY, LabCase, cases, shown


@pytest.mark.parametrize("case", list(cases("messy_counts.txt")), ids=lambda case: case.text[:40])
def test_a_messy_message_is_read_as_its_writer_meant(case: LabCase) -> None:
    """Every message of the file gives exactly its counts, dates and doubts."""
    entry = read_entry(case.text, language=case.language, today=TODAY, counts=COUNTS)
    assert shown(entry) == case.expected
