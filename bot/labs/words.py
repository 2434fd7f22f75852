"""Counts in words: each value with its unit and range, under its day."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.labs.count import Count
from bot.labs.records import Kept, State
from bot.notice import Line, line
from bot.patients.facts import facts_of
from bot.turn import Turn
from content.count_words import count_words, limits_words, rounded_down, shown_unit, typed_number
from content.dates import day_in_words

MOST_SHOWN = 20  # values of a message: with their days and what is said of them they stay under Telegram's limit
_MOST_NAMED = 6


def value_words(count: Count, turn: Turn) -> str:
    """ "< 0.1 ×10⁹/L", in the unit it was typed in where that is one of haemoglobin."""
    value = rounded_down(count.value) if count.derived else count.value
    return count_words(value, shown_unit(count.analyte, value, count.typed), turn.language, count.comparator)


def typed_words(count: Count) -> str:
    """What the person wrote: "<0.1 g/dL"."""
    sign = "-" if count.value < 0 else count.comparator or ""
    return " ".join(part for part in (sign + count.typed, count.typed_unit) if part)


def name_line(count: Count) -> Line:
    """The count's name."""
    return line(f"analyte-{count.analyte}")


def short_name(count: Count) -> Line:
    """The count's name where there is little room."""
    return line(f"analyte-short-{count.analyte}")


def named_values(counts: Sequence[Count], turn: Turn, *, with_day: bool = False) -> str:
    """ "Neutrophils 0.4 ×10⁹/L, Platelets 20 ×10⁹/L", with their day on demand."""
    return ", ".join(
        " ".join((_label(count, turn), value_words(count, turn)))
        + (f" ({day_in_words(count.day, turn.language)})" if with_day else "")
        for count in list(dict.fromkeys(counts))[:_MOST_NAMED]
    ) + (" …" if len(set(counts)) > _MOST_NAMED else "")


def _label(count: Count, turn: Turn) -> str:
    return turn.content.phrases.label(turn.language, f"analyte-short-{count.analyte}")


def days_shown(kept: Sequence[Kept], turn: Turn) -> tuple[Line, ...]:
    """The values, a line each, under their days, the newest day first; no more of them than a message can hold."""
    newest = sorted(kept, key=lambda each: each.count.day, reverse=True)[:MOST_SHOWN]
    days = dict.fromkeys(each.count.day for each in newest)
    lines = [part for day in days for part in _day(day, newest, turn)]
    rest = len(kept) - len(newest)
    more = (line("lab-more-values", count=rest),) if rest else ()
    return (*lines, *_about_ranges(newest, turn), *more)


def values_shown(kept: Sequence[Kept], turn: Turn) -> tuple[Line, ...]:
    """The values without a day, for counts that are only talked about."""
    lines = [_value_line(each, turn) for each in kept[:MOST_SHOWN]]
    return (*(replace(each, tight=place > 0) for place, each in enumerate(lines)), *_about_ranges(kept, turn))


def _day(day: date, kept: Sequence[Kept], turn: Turn) -> Iterator[Line]:
    yield line("lab-on-day", day=day_in_words(day, turn.language))
    yield from (_value_line(each, turn) for each in kept if each.count.day == day)


def _about_ranges(kept: Sequence[Kept], turn: Turn) -> Iterator[Line]:
    counts = turn.content.counts
    without = [each.count for each in kept if each.count.low is None and counts.typical(each.count.analyte)]
    if any(not not_graded(count, turn) for count in without):
        yield line("lab-ranges-differ", tight=True)
    if any(not_graded(each.count, turn) for each in kept):
        yield line("lab-not-graded")


def _value_line(kept: Kept, turn: Turn) -> Line:
    count = kept.count
    return line(
        "lab-value",
        tight=True,
        name=name_line(count),
        value=value_words(count, turn),
        typed=_typed_note(count, turn),
        range=range_line(count, turn),
        mark=_mark(kept),
    )


def _typed_note(count: Count, turn: Turn) -> Line:
    """ "450" beside "0.45 ×10⁹/L": shown where the number is another than the typed one."""
    shown = shown_unit(count.analyte, count.value, count.typed)
    if count.derived or typed_number(count.typed) == count.value / shown.worth:
        return line("lab-typed-none")
    return line("lab-typed", typed=typed_words(count))


def _mark(kept: Kept) -> Line:
    if kept.state is State.UNCONFIRMED:
        return line("lab-mark-unconfirmed")
    return line("lab-mark-derived" if kept.count.derived else "lab-mark-none")


def not_graded(count: Count, turn: Turn) -> bool:
    """Whether adult ranges do not hold for this person: a child, or a count that changes in pregnancy (6.1.13)."""
    counts = turn.content.counts
    return count.analyte in counts.tier_lines and not counts.grades(count.analyte, facts_of(turn.person, turn.today))


def range_line(count: Count, turn: Turn) -> Line:
    """The laboratory's own range, else a typical one; nothing where there is none."""
    shown = shown_unit(count.analyte, count.value, count.typed)
    if count.low is not None and count.high is not None:
        low, high = limits_words(count.low, count.high, shown, turn.language)
        return line("lab-range-own", low=low, high=high)
    known = facts_of(turn.person, turn.today)
    typical = turn.content.counts.typical(count.analyte, known.sex)
    if typical is None or not_graded(count, turn):
        return line("lab-range-none")
    low, high = limits_words(typical.low, typical.high, shown, turn.language)
    return line("lab-range-typical", low=low, high=high)
