"""Mend a misspelt word of the field, and leave every ordinary word alone."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST = 4
_MOST_REPAIRS = 12  # unknown words looked up in one message: nonsense must not cost time


class Speller:
    """`targets` are words of the field a typo may have meant, `known` every word that is right as it stands."""

    def __init__(self, targets: Iterable[str], known: Iterable[str]) -> None:
        self._targets = sorted(word for word in set(targets) if len(word) >= _SHORTEST and word.isalpha())
        self._known = frozenset(known) | frozenset(self._targets)
        self._nearest = lru_cache(maxsize=4096)(self._look_up)

    def mend(self, words: list[str]) -> list[str]:
        """The words with typos of the field's words put right; the first few unknown ones only."""
        left, mended = _MOST_REPAIRS, []
        for word in words:
            if left and self._may_be_typo(word):
                left -= 1
                mended.append(self._nearest(word))
            else:
                mended.append(word)
        return mended

    def knows(self, word: str) -> bool:
        """Whether the word stands in the lexicon or in common use."""
        return word in self._known or (word.endswith("s") and word[:-1] in self._known)

    def _may_be_typo(self, word: str) -> bool:
        return _SHORTEST <= len(word) <= 24 and word.isalpha() and not self.knows(word)

    def _look_up(self, word: str) -> str:
        slips = 1 if len(word) < 7 else 2
        near = process.extract(word, self._targets, scorer=OSA.distance, score_cutoff=slips, limit=4)
        if not near:
            return word
        return min(near, key=lambda hit: (hit[1], hit[0][0] != word[0], -len(hit[0]), hit[0]))[0]
