"""A message as the matcher reads it: mended words, concepts, the way it is asked, and the grams of each."""

from dataclasses import dataclass

from content.lexicon import OUTSIDE, Found, Lexicon
from content.spelling import Speller
from content.words import LARGE_NUMBER, NUMBER, SMALL_NUMBER, WARM_NUMBER

_COUNTED = frozenset({"wbc", "neutrophil", "lymphocyte", "leukopenia", "neutropenia", "lymphopenia", "counts"})
FEVER = "fever"
_VALUES = {SMALL_NUMBER: "value_low", LARGE_NUMBER: "value_high", WARM_NUMBER: "value_high", NUMBER: "value"}
_YEARS = frozenset(
    {"years", "year", "yo", "ans", "anos", "old", "age", "edad", "weeks", "semaines", "semanas", "mg", "kg"}
)


@dataclass(frozen=True)
class Reading:
    """`words` are mended. `concepts` and `frames` come in the order of the text, `known` counts words we know."""

    words: tuple[str, ...]
    concepts: tuple[str, ...]
    frames: tuple[str, ...]
    word_grams: tuple[str, ...]
    letter_grams: tuple[str, ...]
    concept_grams: tuple[str, ...]
    known_share: float
    concept_share: float

    @property
    def inside(self) -> tuple[str, ...]:
        """The concepts Whitecell speaks about."""
        return tuple(concept for concept in self.concepts if not concept.startswith(OUTSIDE))


class Reader:
    """Reads words the same way when fitting and when answering."""

    def __init__(self, lexicon: Lexicon, frames: Lexicon, speller: Speller) -> None:
        self._lexicon = lexicon
        self._frames = frames
        self._speller = speller

    def read(self, words: list[str], language: str) -> Reading:
        """`words` as `words_of` gives them, `language` en, fr or es."""
        mended = self._speller.mend(words)
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
            letter_grams=tuple(_letter_grams(mended)),
            concept_grams=tuple(_concept_grams(concepts, frames)),
            known_share=sum(self._speller.knows(word) for word in mended) / count,
            concept_share=sum(hit.end - hit.start for hit in found) / count,
        )


def _sizes(words: list[str], found: list[Found]) -> list[str]:
    """What numbers tell: beside a white cell count `value_low`, `value_high` or `value`; else a warm one is a fever."""
    concepts = {hit.concept for hit in found}
    if concepts & _COUNTED and FEVER not in concepts:
        return [_VALUES[word] for word in words if word in _VALUES]
    age = any(word in _YEARS for word in words)
    return [FEVER] if WARM_NUMBER in words and not age else []


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


def _letter_grams(words: list[str]) -> list[str]:
    grams = []
    for word in words:
        padded = f" {word} "
        for size in (3, 4, 5):
            grams += [padded[at : at + size] for at in range(len(padded) - size + 1)]
    return grams


def _concept_grams(concepts: tuple[str, ...], frames: tuple[str, ...]) -> list[str]:
    return [f"c:{concept}" for concept in concepts] + [f"f:{frame}" for frame in frames]
