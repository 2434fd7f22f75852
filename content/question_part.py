"""Which part of a longer message is the question, and which the story around it."""

import re
from dataclasses import dataclass
from pathlib import Path

from content.lexicon import Lexicon
from content.words import words_of

_SENTENCE = re.compile(r"[^.?!;\n]+(?:[.](?=\d)[^.?!;\n]*)*[.?!;\n]*")
_CLAUSE = re.compile(r"[^,]+(?:,(?=\d)[^,]*)*,?")
_ALSO_TOLD = frozenset({"is_it"})  # "my count is 3.2" tells, "is 3.2 low" asks; the second is heard by its mark or word
_LONG_SENTENCE = 12  # words; a longer one is looked at clause by clause


@dataclass(frozen=True)
class Questions:
    """How questions open, per language."""

    frames: Lexicon
    openers: Lexicon

    @classmethod
    def read(cls, lexicons: Path, frames: Lexicon) -> "Questions":
        """From `question_openers.yaml`, beside the frames. Raises ContentError."""
        return cls(frames, Lexicon.read_forms(lexicons / "question_openers.yaml"))

    def asked(self, text: str, language: str) -> bool:
        """Whether a sentence opens or ends like a question."""
        return text.rstrip().endswith("?") or self.opens(text, language)

    def opens(self, text: str, language: str) -> bool:
        """Whether a sentence opens like a question, after at most one other word."""
        words = words_of(text)[:6]
        at = [hit.start for hit in (*self.frames.find(words, language), *self.openers.find(words, language))]
        return bool(at) and min(at) <= 1

    def holds(self, text: str, language: str) -> bool:
        """Whether a question stands anywhere in a text."""
        return self.opens(text, language) or bool(self.frames.find(words_of(text), language))

    def puts(self, text: str, language: str) -> bool:
        """Whether a sentence or clause begins with a way of asking, or ends like a question."""
        clauses = [clause for sentence in _SENTENCE.findall(text) for clause in _CLAUSE.findall(sentence)]
        return any(clause.rstrip().endswith("?") or self._framed(clause, language) for clause in clauses)

    def _framed(self, clause: str, language: str) -> bool:
        hits = self.frames.find(words_of(clause)[:6], language)
        return any(hit.start <= 1 and hit.concept not in _ALSO_TOLD for hit in hits)

    def part(self, text: str, language: str) -> str | None:
        """The sentences or clauses of a text put as questions; None when all of it is, or none of it."""
        parts = [part for sentence in _SENTENCE.findall(text) for part in _clauses(sentence)]
        asked = [part for part in parts if self.asked(part, language)]
        if not asked or len(asked) == len(parts):
            return None
        return " ".join(part.strip() for part in asked)


def _clauses(sentence: str) -> list[str]:
    if not sentence.strip(" .?!;\n"):
        return []
    if len(sentence.split()) < _LONG_SENTENCE:
        return [sentence]
    return _CLAUSE.findall(sentence)
