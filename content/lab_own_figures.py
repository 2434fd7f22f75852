"""Which of the numbers after a name are its own, and what the words before a number say about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from content.lab_segments import Segment
from content.lab_tokens import Day, Figure, Word

_SILENT = frozenset({"links", "flags", "mark", "line", "stop", "newer_follows", "older_follows", "range_words"})
_HEARD = frozenset({"about", "below", "above"})
_MOST_UNKNOWN_WORDS = 4
_RIVAL_TIMES = 5


@dataclass(frozen=True)
class WordsBefore:
    """What stands between a name and its number: a doubt, and "less than" as a sign."""

    doubt: str | None = None
    comparator: str | None = None


@dataclass
class _Way:
    """The way from a name, or from its last own number, to the next number."""

    unknown: int = 0
    lines: int = 0
    unknown_on_line: int = 0
    stopped: bool = False

    def pass_word(self, word: Word) -> None:
        if "line" in word.roles:
            self.lines += 1
            self.unknown_on_line = 0
        elif "stop" in word.roles:
            self.stopped = True
        elif not word.roles & (_SILENT | _HEARD):
            self.unknown += 1
            self.unknown_on_line += 1

    def reaches_first(self, figure: Figure) -> bool:
        """A first number: within a few words, or alone on the next line."""
        if self.stopped or self.unknown > _MOST_UNKNOWN_WORDS or (self.lines and self.unknown):
            return False
        return self.lines <= 2 and (not self.unknown or figure.looks_like_a_result)

    def reaches_next(self) -> bool:
        """A further number: directly after."""
        return not (self.stopped or self.unknown or self.lines)


def own_figures(segment: Segment) -> list[Figure]:
    """The figures that can be this name's: the first within a few words, others directly after or with a date."""
    own: list[Figure] = []
    way = _Way()
    for index, token in enumerate(segment.tokens):
        if isinstance(token, Word):
            way.pass_word(token)
        elif isinstance(token, Figure) and not _is_code(token):
            dated = bool(own) and any(isinstance(near, Day) for near in segment.tokens[max(0, index - 2) : index + 3])
            if dated or (way.reaches_next() if own else way.reaches_first(token)):
                own.append(token)
                way = _Way()
    bare = [figure for figure in own if not _is_limit(segment, figure)]
    return bare or own


def rivals_of(chosen: Figure, segment: Segment) -> Iterator[Figure]:
    """Other numbers of the same line that could be this count as well: "3.2 sorry 2.3", "4.2 wbc and now 2.9"."""
    on_line = segment.tokens
    for index, token in enumerate(segment.tokens):
        if isinstance(token, Word) and "line" in token.roles and index > 0 and chosen in segment.tokens[:index]:
            on_line = segment.tokens[:index]
            break
    for token in [*segment.leading, *on_line]:
        if isinstance(token, Figure) and token is not chosen and token.looks_like_a_result and _similar(token, chosen):
            yield token


def newest(figures: Sequence[Figure], segment: Segment) -> Figure:
    """By the words between: "now 2.1" is newer, "was 4.1" older; else the last typed. It is asked about anyway."""
    for figure in reversed(figures):
        if _role_before(segment, figure, "newer_follows"):
            return figure
    older = [figure for figure in figures if _role_before(segment, figure, "older_follows")]
    return next((figure for figure in reversed(figures) if figure not in older), figures[-1])


def words_before(segment: Segment, figure: Figure) -> WordsBefore:
    """The doubt and the sign in words between the name and its number."""
    if figure not in segment.tokens:  # "3.2 wbc"; but "10 neutrophils questions"
        return WordsBefore(None if figure.looks_like_a_result else "far-number")
    before = [token for token in segment.tokens[: segment.tokens.index(figure)] if isinstance(token, Word)]
    unheard = [word for word in before if not word.roles & (_SILENT | _HEARD)]
    direct = before[-1].roles if before else frozenset()
    if "below" in direct or "above" in direct:
        return WordsBefore("approximate", "<" if "below" in direct else ">")
    if any("about" in word.roles for word in before):
        return WordsBefore("approximate")
    return WordsBefore("far-number") if unheard else WordsBefore()


def _is_code(figure: Figure) -> bool:
    """ "01" behind a row is the laboratory's own mark."""
    return len(figure.number.written) > 1 and figure.number.written.isdigit() and figure.number.written.startswith("0")


def _is_limit(segment: Segment, figure: Figure) -> bool:
    """ "(>4.0)": a laboratory's limit in brackets."""
    index = segment.tokens.index(figure)
    before = segment.tokens[index - 1] if index else None
    in_brackets = isinstance(before, Word) and (before.text in ("(", "[") or "range_words" in before.roles)
    return figure.number.comparator is not None and in_brackets


def _similar(one: Figure, other: Figure) -> bool:
    same_kind = (one.unit is not None and one.unit.is_percent) == (other.unit is not None and other.unit.is_percent)
    low, high = sorted((one.number.value, other.number.value))
    return same_kind and low > 0 and high <= low * _RIVAL_TIMES


def _role_before(segment: Segment, figure: Figure, role: str) -> bool:
    for token in reversed(segment.tokens[: segment.tokens.index(figure)] if figure in segment.tokens else []):
        if isinstance(token, Figure):
            return False
        if isinstance(token, Word) and role in token.roles:
            return True
    return False
