"""Reading misspelt danger words. Relief words never pass through here: they must be typed as they are written."""

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

_SHORTEST = 4
_LONG = 10
_LONGEST = 40  # letters: beyond it no word of ours is near, and what is typed is not worth remembering
_REMEMBERED = 4096  # words
# Letters that sound alike in one of the languages, in the order they are made one: "bomito", "kalentura", "aogo".
_SOUNDS = (
    (re.compile("ph"), "f"),
    (re.compile("sch|ch|sh"), "$"),  # kept apart from the silent h
    (re.compile("h"), ""),
    (re.compile("v"), "b"),
    (re.compile("z|c(?=[ei])"), "s"),
    (re.compile("qu|ck|c"), "k"),
    (re.compile("ll"), "y"),
    (re.compile(r"(.)\1"), r"\1"),
)


class Spelling:
    """The danger words a typed word may stand for. A word of the tables, or one set apart, stands only for itself."""

    def __init__(self, vocabulary: Iterable[str], set_apart: Iterable[str]) -> None:
        targets = frozenset(vocabulary)
        self._known = targets | frozenset(set_apart)
        self._alike: dict[tuple[str, int], list[str]] = {}  # by first letter and length
        self._sounding: dict[str, list[str]] = {}
        for word in sorted(targets):
            if len(word) > _SHORTEST:
                self._alike.setdefault((word[0], len(word)), []).append(word)
                self._sounding.setdefault(_sound(word), []).append(word)
        self._forms_of = lru_cache(_REMEMBERED)(self._alike_to)

    def forms(self, word: str) -> tuple[str, ...]:
        """The word itself, then the danger words that sound like it or are one slip away (two from ten letters on)."""
        if word in self._known or not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
            return (word,)
        return self._forms_of(word)

    def _alike_to(self, word: str) -> tuple[str, ...]:
        return (word, *sorted({*self._near(word), *self._sounding.get(_sound(word), ())}))

    def _near(self, word: str) -> list[str]:
        slips = 1 if len(word) < _LONG else 2
        alike = (self._alike.get((word[0], len(word) + more), ()) for more in range(-slips, slips + 1))
        return [
            known
            for group in alike
            for known in group
            if not (len(word) == _SHORTEST and (len(known) == len(word) or known.startswith(word)))
            and OSA.distance(word, known, score_cutoff=slips) <= slips
        ]


def _sound(word: str) -> str:
    for letters, sound in _SOUNDS:
        word = letters.sub(sound, word)
    return word
