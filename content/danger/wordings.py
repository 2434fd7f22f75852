"""A clinician's wordings, and where a message holds them.

`<cannot> <breathe>` is two groups in this order with up to three other words between; `chest + <pain>` is the two in
either order; `a|b` is one or the other; `_` joins the words of one phrase; `...` lets more words stand between; `=a`
stands directly behind; what follows a `,` may stand in the next clause too.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from content.danger.lookup import PhraseBook, Span
from content.danger.words import Word, phrase

Groups = Mapping[str, Sequence[tuple[str, ...]]]
Found = Mapping[str, list[Span]]

REACH = 3
REACH_OF_IDIOMS = 1
_LONG_REACH = 8
_APART = 5


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a wording: the phrases it may hold (by key), how many words may stand before it, and whether a
    pause may."""

    key: str
    reach: int
    pause: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """One way a sign is said. `unsure` asks instead of alarming when it stands alone; `lasting` lowers it to today
    when it has gone on for months (clinical/tables.md 3.5, row 52); `lingering` is an emergency for 48 hours even when
    it is over (3.4, rule 3)."""

    sign: str
    language: str
    words: str
    example: str
    parts: tuple[tuple[Element, ...], ...]
    unsure: bool = False
    lasting: bool = False
    lingering: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A wording found. `covers` are its own words; others may stand between."""

    wording: Wording
    covers: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first to the last of its words."""
        return Span(min(c.start for c in self.covers), max(c.end for c in self.covers))

    def holds(self, span: Span) -> bool:
        """Whether a span shares one of the wording's own words."""
        return any(cover.overlaps(span) for cover in self.covers)


def parts(
    words: str, language: str, groups: Groups, book: PhraseBook, reach: int = REACH
) -> tuple[tuple[Element, ...], ...]:
    """A written wording as elements; its plain words are put into the book. Raises ValueError for an unknown group."""
    return tuple(tuple(_elements(part, language, groups, book, reach)) for part in words.split(" + "))


def _elements(part: str, language: str, groups: Groups, book: PhraseBook, reach: int) -> Iterator[Element]:
    allowed, pause = reach, False
    for item in part.split():
        if item in ("...", ","):
            allowed, pause = _LONG_REACH, item == ","
            continue
        beside = item.startswith("=")
        yield Element(_key(item.removeprefix("="), language, groups, book), 0 if beside else allowed, pause)
        allowed, pause = reach, False


def _key(item: str, language: str, groups: Groups, book: PhraseBook) -> str:
    """The key of one place: a group's own, or that of the choices written there, groups among them."""
    choices = item.split("|")
    names = [choice.strip("<>") for choice in choices if choice.startswith("<")]
    unknown = [name for name in names if name not in groups]
    if unknown:
        raise ValueError(f"no group is called {unknown[0]}")
    if len(choices) == 1 and names:
        return f"{language}:{names[0]}"
    key = f"{language}={item}"
    book.add(key, (phrase(choice.replace("_", " ")) for choice in choices if not choice.startswith("<")))
    book.add(key, (words for name in names for words in groups[name]))
    return key


def by_first(wordings: Iterable[Wording]) -> dict[str, list[Wording]]:
    """The wordings by the key of their first place."""
    index: dict[str, list[Wording]] = {}
    for wording in wordings:
        index.setdefault(wording.parts[0][0].key, []).append(wording)
    return index


def hits(index: Mapping[str, list[Wording]], found: Found, words: Sequence[Word]) -> list[Hit]:
    """Every place where one of the wordings stands."""
    wordings = (wording for key in found for wording in index.get(key, ()))
    return [Hit(wording, covers) for wording in wordings for covers in _covers(wording, found, words)]


def _covers(wording: Wording, found: Found, words: Sequence[Word]) -> list[tuple[Span, ...]]:
    if any(element.key not in found for part in wording.parts for element in part):
        return []
    runs = [list(_runs(part, found, words)) for part in wording.parts]
    joined = runs[0]
    for more in runs[1:]:
        joined = [a + b for a in joined for b in more if _beside(a, b, words)]
    return joined


def _runs(part: Sequence[Element], found: Found, words: Sequence[Word]) -> Iterator[tuple[Span, ...]]:
    for first in found[part[0].key]:
        run = [first]
        for element in part[1:]:
            nearest = _next(run[-1], element, found, words)
            if nearest is None:
                break
            run.append(nearest)
        else:
            yield tuple(run)


def _next(after: Span, element: Element, found: Found, words: Sequence[Word]) -> Span | None:
    start = words[after.start]
    for span in found[element.key]:
        at = words[span.start]
        near = at.clause == start.clause or (
            element.pause and at.sentence == start.sentence and at.clause == start.clause + 1
        )
        if near and 0 <= span.start - after.end <= element.reach:
            return span
    return None


def _beside(a: tuple[Span, ...], b: tuple[Span, ...], words: Sequence[Word]) -> bool:
    if words[a[0].start].clause != words[b[0].start].clause or any(x.overlaps(y) for x in a for y in b):
        return False
    return max(b[0].start - a[-1].end, a[0].start - b[-1].end) <= _APART
