"""Danger first: how urgent a message is, by clinical/tables.md part 3. The words are in `urgency/<language>/*.yaml`."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from content.danger.heard import read_heard
from content.danger.judging import Judge
from content.danger.level import Known, Level, Reading, reading
from content.danger.reader import Reader
from content.danger.second_opinion import SecondOpinion
from content.danger.tables import read_tables
from content.danger_replies import read_danger_reply
from content.languages import LANGUAGES

__all__ = ["Known", "Level", "Reading", "Urgency"]

_SHORT = 500  # characters: longer ones are few, and would take room
_REMEMBERED = 1024  # messages, in memory only: more than are read for danger before the first of them is handled


class Urgency:
    """The red flags of all languages, ready to read messages. Build it once: the tables are compiled at loading."""

    def __init__(self, reader: Reader, second_opinion: SecondOpinion, lexicon: Path) -> None:
        self.reader = reader
        self._second_opinion = second_opinion
        self._lexicon = lexicon
        # The warning and the turn read the same message, one after the other.
        self._read_lately = lru_cache(_REMEMBERED)(self._read)

    @classmethod
    def load(cls, folder: Path, ordinary: Sequence[str] = ()) -> "Urgency":
        """The tables under `folder` (content/urgency). Raises ValueError with `file:line: what is wrong`.

        `ordinary` are questions and small talk as they are heard, for the second opinion to learn what is none.
        """
        reader = Reader([read_tables(folder, language) for language in LANGUAGES])
        sure = [wording for wording in reader.wordings if not wording.unsure]
        emergencies, others = read_heard(folder / "heard")
        emergencies += [wording.example for wording in sure if wording.sign.startswith("E")]
        others += [wording.example for wording in sure if wording.sign.startswith("C")]
        return cls(reader, SecondOpinion(emergencies, others, ordinary), folder.parent / "lexicon")

    def read(self, text: str, *, known: Known = Known()) -> Reading:  # noqa: B008 - frozen, so safe to share
        """What the message means now, for a person of whom `known` is known. Never raises for any text.

        All languages' rules run; what they have not judged, the learned second opinion weighs, and only to raise. It is
        silent about what answers an urgent text, as "there's no answer" does: that is read where it is answered.
        """
        return self._read_lately(text, known) if len(text) <= _SHORT else self._read(text, known)

    def _read(self, text: str, known: Known) -> Reading:
        judge = Judge(self.reader.read(text), self.reader.combinations, known)
        findings = judge.findings()
        if all(finding.level < Level.EMERGENCY for finding in findings) and not self._answers(text):
            findings += self._second_opinion.findings(judge.unjudged(), beside_rules=not judge.silent)
        return reading(findings, judge.known)

    def _answers(self, text: str) -> bool:
        return read_danger_reply(text, self._lexicon) is not None
