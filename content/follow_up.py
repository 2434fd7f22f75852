"""Short messages that go on from the last answer: "and in pregnancy?", "why?", "what about neutrophils"."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from content.languages import LANGUAGES
from content.reading import Reading
from content.word_lists import read_grouped_lists
from content.words import words_of

_LONGEST = 8  # words; a longer message says itself what it is about
_SHORT = 5  # words


@dataclass(frozen=True)
class FollowUps:
    """What `follow_ups.yaml` says, per language where it is about words."""

    openers: Mapping[str, frozenset[tuple[str, ...]]]
    pointers: Mapping[str, frozenset[str]]
    alike: tuple[frozenset[str], ...]
    meant: Mapping[str, tuple[str, ...]]

    @classmethod
    def read(cls, lexicons: Path) -> "FollowUps":
        """From `follow_ups.yaml`. Raises ContentError."""
        loaded = read_grouped_lists(lexicons / "follow_ups.yaml")
        openers, pointers = loaded["openers"], loaded["pointers"]
        return cls(
            {lang: frozenset(tuple(words_of(form)) for form in openers[lang]) for lang in LANGUAGES},
            {lang: frozenset(word for form in pointers[lang] for word in words_of(form)) for lang in LANGUAGES},
            tuple(frozenset(concepts) for concepts in loaded["alike"].values()),
            {frame: tuple(concepts) for frame, concepts in loaded["meant"].items()},
        )

    def continues(self, words: list[str], reading: Reading, language: str) -> bool:
        """Whether this may go on from the last answer: short, about nothing outside, and opened or pointing so."""
        if not words or len(words) > _LONGEST or len(reading.inside) < len(reading.concepts):
            return False
        return self.adds(words, language) or bool(self.pointers[language] & set(words))

    def leaves_out(self, words: list[str], reading: Reading) -> bool:
        """Whether it is so short that it may leave out what it is about: "what are the symptoms"."""
        ours = len(reading.inside) == len(reading.concepts) > 0
        return ours and len(words) <= _SHORT and reading.known_share == 1.0

    def adds(self, words: list[str], language: str) -> bool:
        """Whether it opens like something added: "and ...", "what about ..."."""
        return self._opener(words, language) > 0

    def added(self, words: list[str], language: str) -> list[str]:
        """What is added, without the opener; all of it where nothing else is said."""
        return words[self._opener(words, language) :] or words

    def _opener(self, words: list[str], language: str) -> int:
        """How many words the longest opener takes."""
        return max((len(form) for form in self.openers[language] if tuple(words[: len(form)]) == form), default=0)

    def asks_for_more(self, reading: Reading) -> bool:
        """Whether it says nothing new ("tell me more", "how long does it last?"): all its words are ordinary ones."""
        return reading.known_share == 1.0 and not self.tells(reading)

    def tells(self, reading: Reading) -> bool:
        """Whether it names something of ours, or is a bare way of asking that means something ("why?")."""
        return bool(reading.inside or set(reading.frames) & set(self.meant))

    def joined(self, reading: Reading, about: Reading) -> Reading:
        """The message with the concepts of the answer it goes on from, but for those it takes the place of."""
        meant = [concept for frame in reading.frames for concept in self.meant.get(frame, ())]
        kept = [concept for concept in about.inside if not self._replaced(concept, reading)]
        added = tuple(concept for concept in dict.fromkeys(meant + kept) if concept not in reading.concepts)
        return replace(
            reading,
            concepts=reading.concepts + added,
            word_grams=reading.word_grams + tuple(f"c:{concept}" for concept in added),
            concept_share=max(reading.concept_share, about.concept_share),
        )

    def _replaced(self, concept: str, reading: Reading) -> bool:
        return any(concept in group and group & set(reading.inside) for group in self.alike)
