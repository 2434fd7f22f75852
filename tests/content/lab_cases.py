"""Cases of typed counts in a short notation, and how a reading looks in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import content
from content.counts import Counts
from content.lab_text import LabEntry

LEXICON = Path(content.__file__).parent / "lexicon"
COUNTS = Counts.load(LEXICON.parent)
TODAY = date(2026, 11, 22)  # a Sunday
_MARKS = {"store": "", "ask": "?", "refuse": "!"}


@dataclass(frozen=True)
class LabCase:
    """One line of a case file: language | message | readings and outcome."""

    language: str
    text: str
    expected: tuple[str, ...]


def cases(name: str) -> Iterator[LabCase]:
    """The cases of a file beside this one."""
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            language, text, expected = line.split(" | ")
            typed = text.strip().replace("\\n", "\n").replace("\\t", "\t")
            yield LabCase(language.strip(), typed, tuple(sorted(expected.split())))


def shown(entry: LabEntry | None) -> tuple[str, ...]:
    """An entry in the notation of the case files, sorted."""
    if entry is None:
        return ("none",)
    readings = [
        f"{reading.analyte}={reading.value}"
        + ("" if entry.date_assumed else f"@{reading.date}")
        + _MARKS[reading.outcome]
        + ("~" if reading.derived else "")
        for reading in entry.readings
    ]
    return tuple(sorted([*readings, entry.outcome]))
