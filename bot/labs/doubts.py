"""A doubt about counts: the question, and every way it can be answered. One doubt is asked at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.labs.advice import Latest
from bot.labs.count import Count
from bot.labs.records import Kept, State
from bot.labs.words import name_line, short_name, typed_words, value_words
from bot.notice import Line, line
from bot.turn import Turn
from content.count_words import count_words, shown_unit, typed_number
from content.counts import PERCENT_OF, Counts
from content.dates import day_in_words

ANOTHER_DAY = "day"  # the one way that asks for something to be typed
_DATES = frozenset({"date-ambiguous", "date-vague", "date-unclear", "date-year", "which-date"})
_WHOSE = frozenset({"question", "whose"})
_PERCENTS = frozenset({"no-unit-percent", "may-be-percent"})
_OF_ITS_SOURCES = frozenset({"very-low", "very-high", "big-change"})  # what a worked out value is asked about itself


@dataclass(frozen=True)
class Way:
    """One way to answer. `sure`: the counts as they then are; `left_out`: those that are not kept."""

    code: str
    label: Line
    sure: tuple[tuple[Kept, Count], ...] = ()
    left_out: tuple[Kept, ...] = ()


@dataclass(frozen=True)
class Doubt:
    """The question about `about[0]`, and about the others that share it."""

    about: tuple[Kept, ...]
    question: tuple[Line, ...]
    ways: tuple[Way, ...]


def first_doubt(kept: Sequence[Kept], turn: Turn, latest: Latest) -> Doubt | None:
    """What is asked next of an entry; None when nothing of it is in doubt."""
    open_ones = [each for each in kept if each.state is State.UNCONFIRMED]
    asked = next((each for each in open_ones if not _follows_its_sources(each.count)), None)
    if asked is None:
        return None
    why = asked.count.doubt or ""
    if why in _DATES:
        return _about_day([each for each in open_ones if shares_date_doubt(each, asked)], turn)
    if why in _WHOSE:
        return _about_keeping([each for each in open_ones if each.count.doubt in _WHOSE])
    rivals = [each for each in open_ones if _rival(each.count, asked.count)]
    if why == "two-values" and len(rivals) > 1:
        return _about_rivals(rivals, turn)
    return _about_value(asked, turn, latest)


def _follows_its_sources(count: Count) -> bool:
    return count.derived and count.doubt not in _OF_ITS_SOURCES


def shares_date_doubt(one: Kept, other: Kept) -> bool:
    """Whether one answer settles the day of both."""
    mine, theirs = one.count, other.count
    return mine.doubt in _DATES and (mine.doubt, mine.day) == (theirs.doubt, theirs.day)


def _rival(one: Count, other: Count) -> bool:
    return (one.analyte, one.day, one.doubt) == (other.analyte, other.day, "two-values")


def _sure(count: Count, **changes: object) -> Count:
    """The count without its doubt."""
    return replace(count, alternative=None, doubt=None, **changes)  # type: ignore[arg-type]


def _leave_out(about: Sequence[Kept], label: str) -> Way:
    return Way("x", line(label), left_out=tuple(about))


def _why(count: Count) -> Line:
    return line(f"lab-why-{count.doubt or 'name-unsure'}", tight=True)


def about_its_day(count: Count) -> bool:
    """Whether the day, not the value, is in doubt."""
    return count.doubt in _DATES


# The day


def _about_day(about: Sequence[Kept], turn: Turn) -> Doubt:
    count = about[0].count
    days = [count.day, *(day for day in [_day_and_month_swapped(count.day)] if day and day <= turn.today)]
    if count.doubt != "date-ambiguous":
        days = [] if count.day_assumed else days[:1]
    ways = [
        Way(f"d{place}", line("plain", text=day_in_words(day, turn.language)), sure=_on(day, about))
        for place, day in enumerate(dict.fromkeys(days))
    ]
    typed = Way(ANOTHER_DAY, line("lab-other-day"))
    return Doubt(
        tuple(about), (line("lab-doubt-day"), _why(count)), (*ways, typed, _leave_out(about, "lab-leave-all-out"))
    )


def _on(day: date, about: Sequence[Kept]) -> tuple[tuple[Kept, Count], ...]:
    return tuple((each, _sure(each.count, day=day, day_assumed=False)) for each in about)


def _day_and_month_swapped(day: date) -> date | None:
    return day.replace(month=day.day, day=day.month) if day.day <= 12 else None


# Whether it is theirs


def _about_keeping(about: Sequence[Kept]) -> Doubt:
    keep = Way("y", line("lab-keep"), sure=tuple((each, _sure(each.count)) for each in about))
    return Doubt(tuple(about), (line("lab-doubt-keep"),), (keep, _leave_out(about, "lab-do-not-keep")))


# Two values for one count and day


def _about_rivals(about: Sequence[Kept], turn: Turn) -> Doubt:
    count = about[0].count
    asked = line("lab-doubt-rivals", name=name_line(count), day=day_in_words(count.day, turn.language))
    ways = [
        Way(
            f"r{place}",
            line("lab-yes-value", value=value_words(each.count, turn)),
            sure=((each, _sure(each.count)),),
            left_out=tuple(other for other in about if other is not each),
        )
        for place, each in enumerate(about)
    ]
    both = Way("y", line("lab-both"), sure=tuple((each, _sure(each.count)) for each in about))
    return Doubt(tuple(about), (asked,), (*ways, both, _leave_out(about, "lab-leave-all-out")))


# The value


def _about_value(asked: Kept, turn: Turn, latest: Latest) -> Doubt:
    count = asked.count
    question = line(
        "lab-doubt", name=name_line(count), typed=typed_words(count), day=day_in_words(count.day, turn.language)
    )
    lines = (question, _why(count), *_last(count, turn, latest))
    ways = tuple(_value_ways(asked, turn))
    if len(ways) == 1:
        sure = replace(ways[0], label=line("lab-yes-it-is", value=value_words(ways[0].sure[0][1], turn)))
        return Doubt((asked,), lines, (sure, _leave_out((asked,), "lab-no-leave-out")))
    return Doubt((asked,), lines, (*ways, _leave_out((asked,), "lab-leave-out")))


def _last(count: Count, turn: Turn, latest: Latest) -> Iterator[Line]:
    """The value it differs from."""
    if count.doubt == "big-change" and count.analyte in latest:
        value, day = latest[count.analyte]
        words = count_words(value, shown_unit(count.analyte, value, count.typed), turn.language)
        yield line("lab-last-one", tight=True, value=words, day=day_in_words(day, turn.language))


def _value_ways(asked: Kept, turn: Turn) -> Iterator[Way]:
    percent = _as_percent(asked.count)
    if percent is not None:
        yield Way("p", line("lab-yes-value", value=value_words(percent, turn)), sure=((asked, percent),))
    readings = [asked.count.value]
    if asked.count.alternative is not None and percent is None:
        readings.append(asked.count.alternative)
    for code, value in zip("va", readings, strict=False):
        if code == "v" or _possible(asked.count, value, turn.content.counts):
            count = _sure(asked.count, value=value)
            label = line("lab-yes-named", name=short_name(count), value=value_words(count, turn))
            yield Way(code, label, sure=((asked, count),))


def _possible(count: Count, value: Decimal, counts: Counts) -> bool:
    return counts.entry.limits[count.analyte].doubt(value)[0] != "refuse"


def _as_percent(count: Count) -> Count | None:
    """ "neuts 38" as 38 percent of the white cells."""
    number = typed_number(count.typed)
    if count.doubt not in _PERCENTS or number is None or number > 100:
        return None
    return _sure(count, analyte=PERCENT_OF[count.analyte], value=number, unit="%", low=None, high=None)
