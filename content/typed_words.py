"""A message as a row of plain words, each knowing where it stands in what was typed.

Words are lower case without accents; digits stand apart from letters ("8h30" is "8 h 30", "12th" is "12 th"). A mark is
kept only where it can mean something: between digits, and the question mark.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from unicodedata import normalize

from rapidfuzz.distance import OSA

_TOKEN = re.compile(r"\d+|[^\W\d_]+|(?<=\d)[:/.,-](?=\d)|[?¿@]")


@dataclass(frozen=True)
class Word:
    """`start` and `end` count in the row of words, `typed_start` and `typed_end` in the message."""

    text: str
    start: int
    end: int
    typed_start: int
    typed_end: int


@dataclass(frozen=True)
class TypedWords:
    """The row, its words one space apart, beside the message it was read from."""

    typed: str
    row: str
    words: tuple[Word, ...]

    def left_of(self, taken: Collection[tuple[int, int]]) -> list[Word]:
        """The words outside the given stretches of the row."""
        return [word for word in self.words if not any(start <= word.start < end for start, end in taken)]


def typed_words(message: str, repairable: Collection[str] = (), known: Collection[str] = ()) -> TypedWords:
    """Read a message. An unknown word one slip away from a repairable one (two in a long word) is read as that."""
    typed = normalize("NFC", message)
    words: list[Word] = []
    start = 0
    for token in _TOKEN.finditer(typed):
        text = _repaired(plain_word(token.group()), repairable, known)
        words.append(Word(text, start, start + len(text), token.start(), token.end()))
        start += len(text) + 1
    return TypedWords(typed, " ".join(word.text for word in words), tuple(words))


def plain_word(word: str) -> str:
    """Lower case, without accents and ligatures."""
    if word.isascii():
        return word.lower()
    bare = "".join(letter for letter in normalize("NFD", word.lower()) if not 0x300 <= ord(letter) <= 0x36F)
    return bare.replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")


def _repaired(word: str, repairable: Collection[str], known: Collection[str]) -> str:
    if len(word) < 5 or not word.isalpha() or word in known:
        return word
    slips = 2 if len(word) >= 9 else 1
    near = [
        other
        for other in repairable
        if abs(len(word) - len(other)) <= slips
        and max(len(word), len(other)) >= 6
        and OSA.distance(word, other, score_cutoff=slips) <= slips
    ]
    return min(near, key=lambda other: (OSA.distance(word, other), other)) if near else word
