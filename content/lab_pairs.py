"""Which number belongs to which name. What cannot be told for certain carries a doubt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from content.lab_numbers import TypedNumber
from content.lab_own_figures import WordsBefore, newest, own_figures, rivals_of, words_before
from content.lab_segments import Segment, nothing_but_joints, only_span, segments_of
from content.lab_tokens import Day, Figure, LooseUnit, Name, Span, Token
from content.result_dates import ResultDate
from content.units import UnitMatch


@dataclass(frozen=True)
class TypedCount:
    """A name with its number as typed. `other`: a second number it might be. `day`: the date that goes with it."""

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
    figures = [segment.borrowed] if segment.borrowed else own_figures(segment)
    percents = [figure for figure in figures if figure.unit and figure.unit.is_percent]
    absolutes = [figure for figure in figures if figure not in percents]
    if name.percent and absolutes and not percents:
        percents, absolutes = absolutes[:1], absolutes[1:]
    found = [*_of_one_kind(name, percents, segment, doubt), *_of_one_kind(name, absolutes, segment, doubt)]
    return found or _from_span(name, segment)


def _of_one_kind(name: Name, figures: list[Figure], segment: Segment, doubt: str | None) -> list[TypedCount]:
    """One number; several with a date each; or several of which the newest is meant."""
    if not figures:
        return []
    if len(figures) > 1 and _days(segment) >= len(figures):
        return [_count(name, figure, segment, doubt) for figure in figures]
    chosen = newest(figures, segment)
    rivals = [*figures, *rivals_of(chosen, segment)]
    others = [figure.number for figure in rivals if figure.number.value != chosen.number.value]
    if others:
        return [_count(name, chosen, segment, "two-values", other=min(others, key=lambda number: number.value))]
    return [_count(name, chosen, segment, doubt)]


def _days(segment: Segment) -> int:
    return sum(isinstance(token, Day) and token.found.whose != "other" for token in segment.tokens)


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
    span, loose = _printed_beside(segment, figure) if segment else (None, None)
    unit = figure.unit or (None if name.percent else loose)
    percent = unit.is_percent if unit else name.percent
    before = words_before(segment, figure) if segment else WordsBefore()
    number = replace(figure.number, comparator=figure.number.comparator or before.comparator)
    doubts = [None if number.clear else "number-unclear", doubt, None if name.sure else "name-unsure", before.doubt]
    first = next((found for found in doubts if found), None)
    return TypedCount(figure.start, name.analyte, percent, number, unit, span, first, other)


def _printed_beside(segment: Segment, figure: Figure) -> tuple[Span | None, UnitMatch | None]:
    """The range and the unit a report prints in other columns of the same row."""
    if figure not in segment.tokens:
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
