"""A message cut at the names of counts and other tests: each name with the numbers that stand with it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from content.lab_tokens import Figure, LooseUnit, Name, Span, Token, Word
from content.lab_words import EATER, TEST

_BEFORE_EATEN = frozenset({"mark", "links", "flags", "about", "below", "above"})


@dataclass
class Segment:
    """A name (None before the first) and what follows it up to the next name or other test.

    `borrowed`: the number that stood before the name and is its own. `leading`: a number right before it that is not.
    `follows_range_word`: "normal wbc 4 to 11" tells a range.
    """

    name: Name | None
    is_test: bool
    tokens: list[Token] = field(default_factory=list)
    borrowed: Figure | None = None
    leading: tuple[Figure, ...] = ()
    follows_range_word: bool = False

    @property
    def figures(self) -> list[Figure]:
        """All its numbers, whoever they belong to."""
        return [self.borrowed] if self.borrowed else [token for token in self.tokens if isinstance(token, Figure)]

    def lend_last(self) -> Figure:
        """Give the last figure to the name that follows it."""
        figure = self.figures[-1]
        if figure is self.borrowed:
            self.borrowed = None
        else:
            self.tokens.remove(figure)
        return figure


def segments_of(tokens: Sequence[Token]) -> list[Segment]:
    """The segments in order, leading numbers given to the names they belong to."""
    segments = [Segment(None, is_test=False)]
    for token in tokens:
        last = segments[-1]
        if isinstance(token, Name):
            if last.name and last.name.analyte == token.analyte and not _has_numbers(last) and nothing_but_joints(last):
                segments.pop()  # "white count (wbc) 3.2": one count, named twice
            titled = bool(last.tokens) and _is_range_word(last.tokens[-1])
            segments.append(Segment(token, is_test=False, follows_range_word=titled))
        elif isinstance(token, Word) and TEST in token.roles:
            segments.append(Segment(None, is_test=True))
        elif isinstance(token, Word) and EATER in token.roles:
            last.tokens.append(token)
        elif isinstance(token, Figure | Span) and _eaten(last.tokens):
            last.tokens.append(Word(token.start, token.end, "", frozenset(["measure"])))
        else:
            last.tokens.append(token)
    _give_back_leading_numbers(segments)
    for before, segment in pairwise(segments):
        if before.name is None and not before.is_test and segment.name and _touches_next(before):
            segment.leading = tuple(before.figures[-1:])
    return segments


def _is_range_word(token: Token) -> bool:
    return isinstance(token, Word) and "range_words" in token.roles


def _eaten(tokens: Sequence[Token]) -> bool:
    """The number after "prednisone" or "temp" is not a count."""
    for token in reversed(tokens):
        if not isinstance(token, Word):
            return False
        if EATER in token.roles:
            return True
        if not token.roles & _BEFORE_EATEN or "line" in token.roles:
            return False
    return False


def _has_numbers(segment: Segment) -> bool:
    return any(isinstance(token, Figure | Span) for token in segment.tokens)


def nothing_but_joints(segment: Segment) -> bool:
    return all(
        isinstance(token, LooseUnit) or (isinstance(token, Word) and token.roles & {"mark", "links", "line"})
        for token in segment.tokens
    )


def only_span(segment: Segment) -> bool:
    spans = any(isinstance(token, Span) for token in segment.tokens)
    return spans and not segment.follows_range_word and not any(map(_is_range_word, segment.tokens))


def _give_back_leading_numbers(segments: list[Segment]) -> None:
    """ "3.2 wbc, 1.1 neuts": a name without a number takes the one before it, if that leaves nobody without."""
    for index in range(len(segments) - 1, 0, -1):
        if segments[index].name and not _has_numbers(segments[index]) and not segments[index].borrowed:
            chain = _lenders(segments, index)
            for lender in chain:
                segments[lender + 1].borrowed = segments[lender].lend_last()


def _lenders(segments: list[Segment], index: int) -> list[int]:
    """Segments that each lend their last figure to the next one; empty when it cannot be done for all of them."""
    chain: list[int] = []
    while index > 0 and _touches_next(segments[index - 1]):
        index -= 1
        chain.append(index)
        name = segments[index].name
        if name is None or not name.sure or len(segments[index].figures) > 1:
            return chain  # "neutropenia: 750 neutrophils" names its count better afterwards
    return []


def _touches_next(segment: Segment) -> bool:
    """Whether its last figure stands directly before the next name: no comma, line or word of its own between."""
    for token in reversed(segment.tokens):
        if isinstance(token, Figure):
            return True
        if not isinstance(token, LooseUnit) and not (isinstance(token, Word) and token.roles & {"links", "flags"}):
            return False
    return False
