"""Mend a misspelt word of the field, and leave every ordinary word alone."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from content.lexicon import Lexicon

_SHORTEST = 5  # letters; a shorter word is too near to too many
_LONG = 8  # letters from which the first one may be wrong
_SOUND_ALIKE = ("bv", "ckqsxz", "gj", "iye", "fp", "hae", "nm")  # first letters that are taken for one another
_MOST_REPAIRS = 12  # unknown words looked up in one message: nonsense must not cost time


class Speller:
    """A typo may have meant a word of ours in `lexicon`; `known` are the words that are right as they stand."""

    def __init__(self, lexicon: Lexicon, known: Iterable[str]) -> None:
        ordinary = frozenset(known)
        meant = (lexicon.words(outside=False) - ordinary) | lexicon.single_forms()
        self._targets = sorted(word for word in meant if len(word) >= _SHORTEST and word.isalpha())
        self._known = ordinary | lexicon.words(outside=True)
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
        slips = 1 if len(word) <= _LONG else 2
        near = process.extract(word, self._targets, scorer=OSA.distance, score_cutoff=slips, limit=6)
        likely = [hit for hit in near if _begins_alike(hit[0], word) or len(word) >= _LONG]
        if not likely:
            return word
        return min(likely, key=lambda hit: (hit[1], hit[0][0] != word[0], -len(hit[0]), hit[0]))[0]


def _begins_alike(one: str, other: str) -> bool:
    return one[0] == other[0] or any(one[0] in group and other[0] in group for group in _SOUND_ALIKE)
