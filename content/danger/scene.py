"""A message laid out for judging: its words, its languages, and the words that change what a sign means."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from content.danger.lookup import Span
from content.danger.words import Word


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that changes the meaning of what stands near it: a negation, a past, an "if"."""

    kind: str
    language: str
    span: Span


@dataclass
class Scene:
    """One message. `languages` are those its small words speak, else those of its danger words."""

    words: Sequence[Word]
    languages: frozenset[str]
    cues: Sequence[Cue]
    _by_kind: dict[str, list[Cue]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for cue in self.cues:
            self._by_kind.setdefault(cue.kind, []).append(cue)

    def clause(self, at: int) -> int:
        """The clause of a word."""
        return self.words[at].clause

    def sentence(self, at: int) -> int:
        """The sentence of a word."""
        return self.words[at].sentence

    def same_clause(self, a: Span, b: Span) -> bool:
        """Whether two spans begin in one clause."""
        return self.clause(a.start) == self.clause(b.start)

    def same_sentence(self, a: Span, b: Span) -> bool:
        """Whether two spans begin in one sentence."""
        return self.sentence(a.start) == self.sentence(b.start)

    def heard(self, kind: str, language: str | None = None) -> Iterator[Cue]:
        """The cues of a kind that speak `language` or a language of the message.

        None is a bare number's language: in a message without other words every language may speak of it.
        """
        for cue in self._by_kind.get(kind, ()):
            if cue.language in (language, *self.languages) or (language is None and not self.languages):
                yield cue

    def typed(self, spans: Iterable[Span]) -> str:
        """The words at these places, as they were read."""
        return " ".join(word.text for span in spans for word in self.words[span.start : span.end])

    def of(self, kind: str) -> Sequence[Cue]:
        """All cues of a kind, whatever their language."""
        return self._by_kind.get(kind, ())

    def has(self, kind: str) -> bool:
        """Whether the message holds such a cue at all."""
        return any(True for _ in self.heard(kind))

    def starts_clause(self, at: int) -> bool:
        """Whether a word is the first of its clause."""
        return at == 0 or self.clause(at - 1) != self.clause(at)

    def clause_start(self, at: int) -> int:
        """The first word of a word's clause."""
        while not self.starts_clause(at):
            at -= 1
        return at

    def ends_clause(self, at: int) -> bool:
        """Whether a word is the last of its clause."""
        return at + 1 >= len(self.words) or self.clause(at + 1) != self.clause(at)

    def starts_sentence(self, at: int) -> bool:
        """Whether a word is the first of its sentence."""
        return at == 0 or self.sentence(at - 1) != self.sentence(at)


def longest(cues: Iterable[Cue]) -> list[Cue]:
    """The cues without those that stand inside a longer one: "no" in "not only".

    One of another language hides only where it takes nothing of the danger away: the French "si" in "si me acuesto".
    """
    rows = list(cues)
    wide = [cue for cue in rows if cue.span.end - cue.span.start > 1]
    return [cue for cue in rows if not any(_inside(cue, other) for other in wide)]


def _inside(cue: Cue, other: Cue) -> bool:
    a, b = cue.span, other.span
    akin = cue.language == other.language or other.kind.startswith("not_")
    return akin and b.start <= a.start and a.end <= b.end and a != b
