"""Finding many phrases in one message at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from content.danger.words import Word


@dataclass(frozen=True, slots=True)
class Span:
    """Words `start` up to, not with, `end`."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether they share a word."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The words of a phrase behind its second, with its place among all, and the keys it stands for."""

    place: int
    rest: tuple[str, ...]
    keys: tuple[str, ...]


@dataclass
class PhraseBook:
    """Phrases by their first word and then their second, each with the keys it stands for."""

    _keys: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    _alone: dict[str, _Phrase] = field(default_factory=dict)
    _longer: dict[str, dict[str, list[_Phrase]]] = field(default_factory=dict)
    vocabulary: set[str] = field(default_factory=set)  # every word of every phrase, once closed

    def add(self, key: str, phrases: Iterable[tuple[str, ...]]) -> None:
        """Let each phrase stand for `key` too."""
        for words in phrases:
            self._keys.setdefault(words, set()).add(key)

    def close(self) -> None:
        """Build the index once all phrases are in, and let go of what it was built from."""
        for place, (words, keys) in enumerate(self._keys.items()):
            entry = _Phrase(place, words[2:], tuple(sorted(keys)))
            if len(words) == 1:
                self._alone[words[0]] = entry
            else:
                self._longer.setdefault(words[0], {}).setdefault(words[1], []).append(entry)
        self.vocabulary = {word for words in self._keys for word in words}
        self._keys.clear()

    def find(self, words: Sequence[Word], spelled: Sequence[tuple[str, ...]]) -> dict[str, list[Span]]:
        """Where each key's phrases stand. `spelled` are the spellings each word may be read as."""
        found: dict[str, list[Span]] = {}
        for start, spellings in enumerate(spelled):
            for spelling in spellings:
                for end, keys in self._at(start, spelling, words, spelled):
                    for key in keys:
                        found.setdefault(key, []).append(Span(start, end))
        return found

    def _at(
        self, start: int, first: str, words: Sequence[Word], spelled: Sequence[tuple[str, ...]]
    ) -> list[tuple[int, tuple[str, ...]]]:
        """The ends and keys of the phrases that begin with this word here, in the order they were added."""
        alone, longer = self._alone.get(first), self._longer.get(first)
        matches = [] if alone is None else [(alone.place, start + 1, alone.keys)]
        if longer is not None and start + 1 < len(words) and words[start].clause == words[start + 1].clause:
            matches += [
                (phrase.place, start + 2 + len(phrase.rest), phrase.keys)
                for second in spelled[start + 1]
                for phrase in longer.get(second, ())
                if not phrase.rest or _follow(phrase.rest, words, spelled, start + 1)
            ]
        if len(matches) > 1:
            matches.sort()
        return [(end, keys) for _, end, keys in matches]


def _follow(rest: tuple[str, ...], words: Sequence[Word], spelled: Sequence[tuple[str, ...]], start: int) -> bool:
    if start + len(rest) >= len(words) or words[start].clause != words[start + len(rest)].clause:
        return False
    return all(wanted in spelled[start + 1 + i] for i, wanted in enumerate(rest))
