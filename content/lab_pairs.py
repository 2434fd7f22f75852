"""Which number belongs to which name. What cannot be told for certain carries a doubt."""

from collections.abc import Sequence
from dataclasses import dataclass

from content.lab_numbers import TypedNumber
from content.lab_segments import Segment, nothing_but_joints, only_span, segments_of
from content.lab_tokens import Day, Figure, LooseUnit, Name, Span, Token, Word
from content.result_dates import ResultDate
from content.units import UnitMatch

_SILENT = frozenset({"links", "flags", "mark", "line", "about", "below", "above", "newer_follows", "older_follows"})
_NO_DOUBT_GAP = frozenset(
    {"links", "flags", "mark", "line", "newer_follows", "older_follows", "range_words", "below", "above"}
)
_MOST_UNKNOWN_WORDS = 4


@dataclass(frozen=True)
class TypedCount:
    """A name with its number as typed. `other`: a second number it might be. `whose_day` is set when a date stands with
    this number alone."""

    start: int
    analyte: str
    percent: bool
    number: TypedNumber
    unit: UnitMatch | None
    lab_range: Span | None
    doubt: str | None
    other: TypedNumber | None = None
    day: ResultDate | None = None


def pair(tokens: Sequence[Token]) -> tuple[TypedCount, ...]:
    """All counts of a message, in its order."""
    found: list[TypedCount] = []
    names: list[Name] = []
    for segment in segments_of(tokens):
        if segment.name is None:
            names = []
            continue
        if not segment.figures and not only_span(segment):
            names = [*names, segment.name] if nothing_but_joints(segment) else []
            continue
        found += _counts_of_row(names, segment) or _counts_of(segment, doubt=_two_names(names, segment))
        names = []
    return tuple(found)


def _counts_of_row(names: Sequence[Name], segment: Segment) -> list[TypedCount]:
    """A header of names above a row of as many numbers; asked about, since columns may be shifted."""
    figures = segment.figures
    if not names or segment.name is None or len(figures) != len(names) + 1:
        return []
    return [
        _count(name, figure, None, "which-number") for name, figure in zip([*names, segment.name], figures, strict=True)
    ]


def _two_names(names: Sequence[Name], segment: Segment) -> str | None:
    """Two different names that share one number; a name that heads its own line is a title."""
    on_this_line = [name for name in names if segment.name and name.analyte != segment.name.analyte]
    return "which-count" if on_this_line else None


def _counts_of(segment: Segment, doubt: str | None) -> list[TypedCount]:
    name = segment.name
    if name is None:
        return []
    if segment.borrowed:
        return [_count(name, segment.borrowed, segment, doubt)]
    figures = _own_figures(segment)
    percents = [figure for figure in figures if figure.unit and figure.unit.is_percent]
    absolutes = [figure for figure in figures if figure not in percents]
    if name.percent and absolutes and not percents:
        percents, absolutes = absolutes[:1], absolutes[1:]
    found = [*_of_one_kind(name, percents, segment, doubt), *_of_one_kind(name, absolutes, segment, doubt)]
    return found or _from_span(name, segment)


def _of_one_kind(name: Name, figures: list[Figure], segment: Segment, doubt: str | None) -> list[TypedCount]:
    """One number; several with a date each; or several of which the newest is meant."""
    if len(figures) < 2:
        return [_count(name, figure, segment, doubt or _gap_doubt(segment, figure)) for figure in figures]
    if sum(isinstance(token, Day) and token.found.whose != "other" for token in segment.tokens) >= len(figures):
        return [_count(name, figure, segment, doubt) for figure in figures]
    newest = _newest(figures, segment)
    others = [figure for figure in figures if figure is not newest and figure.number.value != newest.number.value]
    if not others:
        return [_count(name, newest, segment, doubt)]
    return [
        _count(name, newest, segment, "two-values", other=min(others, key=lambda figure: figure.number.value).number)
    ]


def _own_figures(segment: Segment) -> list[Figure]:
    """The figures that can be this name's: the first within a few words, others directly after or with a date."""
    own: list[Figure] = []
    unknown = lines = 0
    stopped = False
    for index, token in enumerate(segment.tokens):
        if isinstance(token, Figure):
            dated = any(isinstance(near, Day) for near in segment.tokens[max(0, index - 2) : index + 3])
            far = stopped or unknown > (0 if own else _MOST_UNKNOWN_WORDS) or lines > (0 if own else 1)
            if (not far or (own and dated)) and (own or not unknown or _looks_like_a_result(token)):
                own.append(token)
                unknown = lines = 0
                stopped = False
        elif isinstance(token, Word):
            unknown += not token.roles & _SILENT and "stop" not in token.roles and "range_words" not in token.roles
            stopped = stopped or "stop" in token.roles
            lines += "line" in token.roles
    bare = [figure for figure in own if not _is_limit(segment, figure)]
    return bare or own


def _looks_like_a_result(figure: Figure) -> bool:
    return figure.unit is not None or figure.number.has_decimals or figure.number.value >= 100


def _is_limit(segment: Segment, figure: Figure) -> bool:
    """ "(>4.0)": a laboratory's limit in brackets."""
    index = segment.tokens.index(figure)
    before = segment.tokens[index - 1] if index else None
    return (
        figure.number.comparator is not None
        and isinstance(before, Word)
        and (before.text in ("(", "[") or "range_words" in before.roles)
    )


def _gap_doubt(segment: Segment, figure: Figure) -> str | None:
    for token in segment.tokens[: segment.tokens.index(figure)]:
        if isinstance(token, Word) and not token.roles & _NO_DOUBT_GAP:
            if "about" in token.roles:
                return "approximate"
            return "far-number"
    return None


def _newest(figures: Sequence[Figure], segment: Segment) -> Figure:
    """By the words between: "now 2.1" is newer, "was 4.1" older; else the last typed. It is asked about anyway."""
    for figure in reversed(figures):
        if _role_before(segment, figure, "newer_follows"):
            return figure
    older = [figure for figure in figures if _role_before(segment, figure, "older_follows")]
    return next((figure for figure in reversed(figures) if figure not in older), figures[-1])


def _role_before(segment: Segment, figure: Figure, role: str) -> bool:
    for token in reversed(segment.tokens[: segment.tokens.index(figure)]):
        if isinstance(token, Figure):
            return False
        if isinstance(token, Word) and role in token.roles:
            return True
    return False


def _from_span(name: Name, segment: Segment) -> list[TypedCount]:
    """ "from 2.1 to 3.2" or "3-4" and no other number: asked."""
    span = next((token for token in segment.tokens if isinstance(token, Span)), None)
    if span is None or not only_span(segment):
        return []
    value, other = (span.high, span.low) if span.worded else (span.low, span.high)
    return [TypedCount(name.start, name.analyte, name.percent, value, span.unit, None, "two-values", other)]


def _count(
    name: Name, figure: Figure, segment: Segment | None, doubt: str | None, other: TypedNumber | None = None
) -> TypedCount:
    percent = figure.unit.is_percent if figure.unit else name.percent
    span, loose = _printed_beside(segment, figure) if segment else (None, None)
    unit = figure.unit or (None if percent else loose)
    if not name.sure:
        doubt = doubt or "name-unsure"
    if not figure.number.clear:
        doubt = "number-unclear"
    return TypedCount(figure.start, name.analyte, percent, figure.number, unit, span, doubt, other)


def _printed_beside(segment: Segment, figure: Figure) -> tuple[Span | None, UnitMatch | None]:
    """The range and the unit a report prints in other columns of the same row."""
    if segment.borrowed:
        return None, None
    place = segment.tokens.index(figure)
    span: Span | None = None
    unit: UnitMatch | None = None
    for token in [*segment.tokens[place + 1 :], *segment.tokens[:place]]:
        if isinstance(token, Span) and span is None:
            span = token
            unit = unit or token.unit
        elif isinstance(token, LooseUnit):
            unit = unit or token.unit
    return span, unit
