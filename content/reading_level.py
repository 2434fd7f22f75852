"""How hard a text is to read: its language's own formula, and the level we ask for.

English: Flesch-Kincaid grade, 0.39 words/sentence + 11.8 syllables/word - 15.59; at most US grade 6 (tables.md 6.3).
French: Kandel and Moles 1958, 207 - 1.015 words/sentence - 73.6 syllables/word; at least 70, "fairly easy".
Spanish: INFLESZ (Szigriszt-Pazos), 206.835 - 62.3 syllables/word - words/sentence; at least 65, the scale's
"fairly easy", which its author gives to primary school, so to about grade 6.
The formulas are from general knowledge (tables.md 6.3 marks them G).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from content.syllables import syllables

_WORD = re.compile(r"[^\s\-–—/]*\w[^\s\-–—/]*")
_SENTENCE_END = re.compile(r"(?:[.!?…:]+[»\"”’)]*(?=\s)|\n+)")
_EASY_SYLLABLES = 2  # a medical word that answers explain is read as an ordinary one


@dataclass(frozen=True)
class Formula:
    """A reading formula. With `higher_is_easier` the limit is the least score wanted, else the most."""

    name: str
    score: Callable[[float, float], float]
    limit: float
    higher_is_easier: bool


FORMULAS: Mapping[str, Formula] = MappingProxyType(
    {
        "en": Formula("Flesch-Kincaid grade", lambda length, load: 0.39 * length + 11.8 * load - 15.59, 6, False),
        "fr": Formula("Kandel-Moles", lambda length, load: 207 - 1.015 * length - 73.6 * load, 70, True),
        "es": Formula("INFLESZ", lambda length, load: 206.835 - length - 62.3 * load, 65, True),
    }
)


@dataclass(frozen=True)
class Reading:
    """What was measured. `score` is on the scale of the language's formula."""

    words: int
    sentences: int
    score: float
    formula: Formula

    @property
    def too_hard(self) -> bool:
        """Whether the score misses the formula's limit."""
        if self.formula.higher_is_easier:
            return self.score < self.formula.limit
        return self.score > self.formula.limit

    def __str__(self) -> str:
        return f"{self.formula.name} {self.score:.1f}"


def words_of(text: str) -> list[str]:
    """The words of a plain text; a number with its unit is one word, a hyphen parts two."""
    return _WORD.findall(text)


def read(text: str, language: str, easy_words: frozenset[str]) -> Reading:
    """Measure a plain text. Each line, and each part up to a colon or full stop, is a sentence.

    `easy_words` are words in lower case that count as no harder than two syllables.
    """
    sentences = [part for part in _SENTENCE_END.split(text) if _WORD.search(part)]
    words = words_of(text)
    formula = FORMULAS[language]
    if not words:
        return Reading(0, 0, formula.limit, formula)
    load = sum(_load(word, language, easy_words) for word in words) / len(words)
    return Reading(len(words), len(sentences), formula.score(len(words) / len(sentences), load), formula)


def _load(word: str, language: str, easy_words: frozenset[str]) -> int:
    counted = syllables(word, language)
    bare = re.sub(r"^\W+|\W+$", "", word.lower().replace("’", "'")).split("'")[-1]
    return min(counted, _EASY_SYLLABLES) if bare in easy_words else counted
