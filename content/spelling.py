"""Mend a misspelt word of the field, and leave every ordinary word alone."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from content.lexicon import Lexicon

_SHORTEST = 4  # letters; a shorter word is too near to too many
_LONG = 8  # letters from which the first one may be wrong, and above which there may be two slips
_LONGEST = 24
_SHORTEST_PART = 3  # of two words typed as one
_SOUND_ALIKE = ("bv", "ckqsxz", "gj", "iye", "fp", "hae", "nm")  # first letters that are taken for one another
_MOST_REPAIRS = 12  # unknown words looked up in one message: nonsense must not cost time


class Speller:
    """A typo may have meant a word of ours in `lexicon`, else a small word; `known` are right as they stand."""

    def __init__(self, lexicon: Lexicon, small: Iterable[str], known: Iterable[str]) -> None:
        ordinary = frozenset(known)
        self._parts_of_ours = lexicon.single_forms()
        self._ours = _Targets((lexicon.words(outside=False) - ordinary) | self._parts_of_ours)
        self._small = _Targets(small)
        self._known = ordinary | lexicon.words(outside=True)
        self._mended = lru_cache(maxsize=4096)(self._mend)

    def mend(self, words: Sequence[str]) -> list[str]:
        """The words with typos put right; the first few unknown ones only."""
        left, mended = _MOST_REPAIRS, list[str]()
        for word in words:
            if left and self._may_be_typo(word):
                left -= 1
                mended += self._mended(word)
            else:
                mended.append(word)
        return mended

    def knows(self, word: str) -> bool:
        """Whether the word stands in the lexicon or in common use."""
        return word in self._known or (word.endswith("s") and word[:-1] in self._known)

    def _may_be_typo(self, word: str) -> bool:
        return _SHORTEST <= len(word) <= _LONGEST and word.isalpha() and not self.knows(word)

    def _mend(self, word: str) -> tuple[str, ...]:
        slips = 1 if len(word) <= _LONG else 2
        ours = _nearest(word, self._ours, slips) if len(word) > _SHORTEST else ()
        return ours or self._parts(word) or _nearest(word, self._small, 1) or (word,)

    def _parts(self, word: str) -> tuple[str, ...]:
        """Two words typed as one, when one of them is ours."""
        for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            left, right = word[:at], word[at:]
            if left in self._known and right in self._known and {left, right} & self._parts_of_ours:
                return left, right
        return ()


class _Targets:
    """Words that may have been meant."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_length = defaultdict[int, list[str]](list)
        for word in sorted(word for word in words if len(word) >= _SHORTEST and word.isalpha()):
            self._by_length[len(word)].append(word)
        self._about = dict[tuple[int, int], list[str]]()

    def about(self, length: int, slips: int) -> list[str]:
        """Those of this many letters, give or take the slips; shorter ones first."""
        if (length, slips) not in self._about:
            lengths = range(length - slips, length + slips + 1)
            self._about[length, slips] = [word for each in lengths for word in self._by_length.get(each, ())]
        return self._about[length, slips]


def _nearest(word: str, targets: _Targets, slips: int) -> tuple[str, ...]:
    near = process.extract(word, targets.about(len(word), slips), scorer=OSA.distance, score_cutoff=slips, limit=6)
    likely = [hit for hit in near if _begins_alike(hit[0], word) or len(word) >= _LONG]
    if not likely:
        return ()
    return (min(likely, key=lambda hit: (hit[1], hit[0][0] != word[0], -len(hit[0]), hit[0]))[0],)


def _begins_alike(one: str, other: str) -> bool:
    same = one[0] == other[0] or one[:2] == other[1::-1]
    return same or any(one[0] in group and other[0] in group for group in _SOUND_ALIKE)
