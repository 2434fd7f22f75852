"""Short messages that go on from the last answer: "and in pregnancy?", "why?", "what about neutrophils"."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from content.languages import LANGUAGES
from content.reading import Reading
from content.word_lists import read_grouped_lists
from content.words import words_of

_LONGEST = 8  # words; a longer message says itself what it is about


@dataclass(frozen=True)
class FollowUps:
    """Openers ("and", "what about") and words that point back ("it", "that"), per language."""

    openers: Mapping[str, frozenset[tuple[str, ...]]]
    pointers: Mapping[str, frozenset[str]]

    @classmethod
    def read(cls, lexicons: Path) -> "FollowUps":
        """From `follow_ups.yaml`. Raises ContentError."""
        loaded = read_grouped_lists(lexicons / "follow_ups.yaml")
        return cls(
            {lang: frozenset(tuple(words_of(form)) for form in loaded[lang]["openers"]) for lang in LANGUAGES},
            {
                lang: frozenset(word for form in loaded[lang]["pointers"] for word in words_of(form))
                for lang in LANGUAGES
            },
        )

    def continues(self, words: list[str], reading: Reading, language: str) -> bool:
        """Whether this may go on from the last answer: short, about nothing outside, and opened or pointing so."""
        if not words or len(words) > _LONGEST or len(reading.inside) < len(reading.concepts):
            return False
        opened = any(tuple(words[: len(form)]) == form for form in self.openers[language])
        return opened or bool(self.pointers[language] & set(words)) or bool(reading.frames and not reading.inside)

    def joined(self, reading: Reading, about: Reading) -> Reading:
        """The message with the concepts of the answer it goes on from."""
        added = tuple(concept for concept in about.inside if concept not in reading.concepts)
        grams = tuple(f"c:{concept}" for concept in added)
        return replace(
            reading,
            concepts=reading.concepts + added,
            word_grams=reading.word_grams + grams,
            concept_grams=reading.concept_grams + grams,
            concept_share=max(reading.concept_share, about.concept_share),
        )
