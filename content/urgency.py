"""Danger first: how urgent a message is, by clinical/tables.md part 3. The words are in `urgency/<language>/*.yaml`."""

from pathlib import Path

from content.danger.judging import Judge
from content.danger.level import Known, Level, Reading, reading
from content.danger.reader import Reader
from content.danger.tables import read_tables
from content.languages import LANGUAGES

__all__ = ["Known", "Level", "Reading", "Urgency"]


class Urgency:
    """The red flags of all languages, ready to read messages. Build it once: the tables are compiled at loading."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    @classmethod
    def load(cls, folder: Path) -> "Urgency":
        """The tables under `folder` (content/urgency). Raises ValueError with `file:line: what is wrong`."""
        return cls(Reader([read_tables(folder, language) for language in LANGUAGES]))

    def read(self, text: str, *, known: Known = Known()) -> Reading:  # noqa: B008 - frozen, so safe to share
        """What the message means now, for a person of whom `known` is known. Never raises for any text."""
        message = self.reader.read(text)
        return reading(Judge(message, self.reader.combinations, known).findings())
