"""Finding many phrases in one message at once."""

from collections.abc import Callable, Iterable, Sequence
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


@dataclass
class PhraseBook:
    """Phrases by their first word, each with the keys it stands for."""

    entries: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = field(default_factory=dict)
    _keys: dict[tuple[str, ...], set[str]] = field(default_factory=dict)

    def add(self, key: str, phrases: Iterable[tuple[str, ...]]) -> None:
        """Let each phrase stand for `key` too."""
        for words in phrases:
            self._keys.setdefault(words, set()).add(key)

    def close(self) -> None:
        """Build the index once all phrases are in."""
        for words, keys in self._keys.items():
            self.entries.setdefault(words[0], []).append((words[1:], tuple(sorted(keys))))

    @property
    def vocabulary(self) -> set[str]:
        """Every word of every phrase."""
        return {word for words in self._keys for word in words}

    def find(self, words: Sequence[Word], forms: Callable[[str], tuple[str, ...]]) -> dict[str, list[Span]]:
        """Where each key's phrases stand. `forms` gives the spellings a typed word may be read as."""
        found: dict[str, list[Span]] = {}
        spelled = [forms(word.text) for word in words]
        for start, spellings in enumerate(spelled):
            for spelling in spellings:
                for rest, keys in self.entries.get(spelling, ()):
                    end = start + 1 + len(rest)
                    if rest and not _follow(rest, words, spelled, start):
                        continue
                    for key in keys:
                        found.setdefault(key, []).append(Span(start, end))
        return found


def _follow(rest: tuple[str, ...], words: Sequence[Word], spelled: Sequence[tuple[str, ...]], start: int) -> bool:
    if start + len(rest) >= len(words) or words[start].clause != words[start + len(rest)].clause:
        return False
    return all(wanted in spelled[start + 1 + i] for i, wanted in enumerate(rest))
