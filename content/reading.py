"""A message as the matcher reads it: mended words, concepts, the way it is asked, and the grams of each."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from content.lexicon import OUTSIDE, Found, Lexicon
from content.spelling import Speller
from content.word_lists import read_grouped_lists
from content.words import LARGE_NUMBER, NUMBER, PERCENT, SMALL_NUMBER, WARM_NUMBER, words_of

_COUNTED = frozenset({"wbc", "neutrophil", "lymphocyte", "leukopenia", "neutropenia", "lymphopenia", "counts"})
FEVER = "fever"
_VALUES = {SMALL_NUMBER: "value_low", LARGE_NUMBER: "value_high", WARM_NUMBER: "value_high", NUMBER: "value"}
_YEARS = frozenset(
    {"years", "year", "yo", "ans", "anos", "old", "age", "edad", "weeks", "semaines", "semanas", "mg", "kg"}
)
_LETTERS = 4


@dataclass(frozen=True)
class Reading:
    """`words` are mended. `concepts` and `frames` come in the order of the text, `known` counts words we know."""

    words: tuple[str, ...]
    concepts: tuple[str, ...]
    frames: tuple[str, ...]
    word_grams: tuple[str, ...]
    letter_grams: tuple[str, ...]
    known_share: float
    concept_share: float

    @property
    def inside(self) -> tuple[str, ...]:
        """The concepts Whitecell speaks about."""
        return tuple(concept for concept in self.concepts if not concept.startswith(OUTSIDE))


@dataclass(frozen=True)
class Vocabulary:
    """The word lists a reader needs, as they stand in one folder."""

    concepts: Lexicon
    frames: Lexicon
    courtesies: Lexicon
    small: frozenset[str]  # the small words of our languages

    @classmethod
    def read(cls, lexicons: Path) -> "Vocabulary":
        """Raises ContentError."""
        courtesies = Lexicon.read_forms(lexicons / "courtesies.yaml")
        small = read_grouped_lists(lexicons / "language_words.yaml")["ours"].values()
        words = frozenset(word for entries in small for entry in entries for word in words_of(entry))
        return cls(Lexicon.read(lexicons), Lexicon.read_frames(lexicons), courtesies, words)


class Reader:
    """Reads words the same way when fitting and when answering."""

    def __init__(self, vocabulary: Vocabulary, speller: Speller) -> None:
        self._lexicon = vocabulary.concepts
        self._frames = vocabulary.frames
        self._courtesies = vocabulary.courtesies
        self._speller = speller

    def read(self, words: list[str], language: str) -> Reading:
        """`words` as `words_of` gives them, `language` en, fr or es."""
        mended = self._without_courtesies(self._speller.mend(words), language)
        found = self._lexicon.find(mended, language)
        frames = tuple(dict.fromkeys(hit.concept for hit in self._frames.find(mended, language)))
        concepts = tuple(dict.fromkeys([*(hit.concept for hit in found), *_sizes(mended, found)]))
        sequence = _sequence(mended, found)
        count = max(len(mended), 1)
        return Reading(
            words=tuple(mended),
            concepts=concepts,
            frames=frames,
            word_grams=tuple(_word_grams(mended, sequence)),
            letter_grams=tuple(_letters(mended)),
            known_share=sum(self._speller.knows(word) for word in mended) / count,
            concept_share=sum(hit.end - hit.start for hit in found) / count,
        )

    def _without_courtesies(self, words: list[str], language: str) -> list[str]:
        """The words without greetings, thanks and the like; all of them when nothing of ours would remain."""
        polite = {at for hit in self._courtesies.find(words, language) for at in range(hit.start, hit.end)}
        if not polite:
            return words
        kept = [word for at, word in enumerate(words) if at not in polite]
        ours = any(not hit.concept.startswith(OUTSIDE) for hit in self._lexicon.find(kept, language))
        return kept if ours else words


def _sizes(words: list[str], found: list[Found]) -> list[str]:
    """What numbers tell: beside a white cell count `value_low`, `value_high` or `value`; else a warm one is a fever."""
    concepts = {hit.concept for hit in found}
    if concepts & _COUNTED and FEVER not in concepts:
        return [_VALUES[word] for word in words if word in _VALUES]
    age = any(word in _YEARS for word in words)
    warm = any(word == WARM_NUMBER and after != PERCENT for word, after in pairwise([*words, ""]))
    return [FEVER] if warm and not age else []


def _sequence(words: list[str], found: list[Found]) -> list[str]:
    """The words with each concept's words replaced by its name."""
    sequence, at = [], 0
    for hit in found:
        sequence += [*words[at : hit.start], f"c:{hit.concept}"]
        at = hit.end
    return sequence + words[at:]


def _word_grams(words: list[str], sequence: list[str]) -> list[str]:
    pairs = [f"{left} {right}" for left, right in zip(["^", *sequence], [*sequence, "$"], strict=True)]
    return words + [item for item in sequence if item.startswith("c:")] + pairs


def _letters(words: list[str]) -> list[str]:
    """Every four letters in a row, "_" before and behind a word: forms of a word, and its misspellings, share most."""
    bounded = [f"_{word}_" for word in words]
    return [word[at : at + _LETTERS] for word in bounded for at in range(max(len(word) - _LETTERS + 1, 1))]
