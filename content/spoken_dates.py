"""A day as people say it, seen from today. What may be one day or another is handed back as both."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from content.time_grammar import PACKAGED_LEXICON, Piece, time_grammar

DOUBT_DATE = "times-doubt-date"
DOUBT_PAST = "times-doubt-past"

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FIXED_DAY_READS = ("in", "day", "date", "numeric_date", "month_day")
# A day and month without a year that has just gone by was hardly meant for next year: it is asked.
_FARTHEST_WITHOUT_YEAR = timedelta(days=270)


@dataclass(frozen=True)
class DateReading:
    """`certain`, or a phrase key in `doubt` with what it may be in `choices` (several, or none known)."""

    certain: date | None = None
    choices: tuple[date, ...] = ()
    doubt: str | None = None


def date_readings(text: str, language: str, today: date, folder: Path = PACKAGED_LEXICON) -> tuple[date, ...]:
    """Every day from today on that an answer to "on which day?" may mean: none, one, or those to offer as buttons."""
    grammar = time_grammar(language, folder)
    words = grammar.words(text)
    pieces = grammar.pieces(words.row)
    taken = [(piece.start, piece.end) for piece in pieces]
    strange = any(word.text not in grammar.fillers for word in words.left_of(taken))
    if strange or any(not is_about_a_day(piece) for piece in pieces):
        return ()
    reading = date_reading(pieces, today, day_first=grammar.day_first)
    if reading is None:
        return ()
    return (reading.certain,) if reading.certain else reading.choices


def is_about_a_day(piece: Piece) -> bool:
    """Whether the piece names one day (and not a time, a repetition or something unclear)."""
    return piece.reads in (*_FIXED_DAY_READS, "weekday") and piece.values.get("unit") not in ("hour", "minute")


def date_reading(pieces: Sequence[Piece], today: date, *, day_first: bool | None) -> DateReading | None:
    """What the pieces say of the day; None if nothing. A named weekday must fit the day said beside it.

    day_first: how 3/4 is read; None when it may be either.
    """
    fixed = [piece for piece in pieces if piece.reads in _FIXED_DAY_READS]
    weekdays = [piece for piece in pieces if piece.reads == "weekday"]
    if not fixed and not weekdays:
        return None
    readings = [_days(piece, today, day_first) for piece in fixed or weekdays]
    days = [day for day in readings[0] if all(day in other for other in readings)]
    if fixed:
        days = _on_weekday([*fixed, *weekdays], days)
    return _reading(tuple(dict.fromkeys(days)), fixed or weekdays, today)


def _on_weekday(pieces: Sequence[Piece], days: Sequence[date]) -> list[date]:
    """Those on the weekday said. "In 6 weeks on Wednesday" is the Wednesday before or the one after: both."""
    named = [piece.values["weekdays"] for piece in pieces if "weekdays" in piece.values]
    fitting = [day for day in days if all(WEEKDAYS[day.weekday()] in names for names in named)]
    if fitting or len(named) != 1 or [piece.reads for piece in pieces] != ["in", "weekday"]:
        return fitting
    around = [day + timedelta(days=apart) for day in days for apart in range(-6, 7)]
    return [day for day in around if WEEKDAYS[day.weekday()] in named[0]]


def _reading(days: tuple[date, ...], pieces: Sequence[Piece], today: date) -> DateReading:
    coming = tuple(day for day in days if day >= today)
    if days and not coming:
        return DateReading(doubt=DOUBT_PAST)
    rolled = any(_has_no_year(piece) for piece in pieces) and any(d - today > _FARTHEST_WITHOUT_YEAR for d in coming)
    if len(coming) == 1 and not rolled:
        return DateReading(certain=coming[0])
    return DateReading(choices=coming, doubt=DOUBT_DATE)


def _has_no_year(piece: Piece) -> bool:
    return piece.reads in ("date", "numeric_date") and not {"year", "short_year"} & piece.values.keys()


def _days(piece: Piece, today: date, day_first: bool | None) -> tuple[date, ...]:
    """What one piece may mean."""
    match piece.reads:
        case "in":
            return _ahead(today, int(piece.values["n"]), piece.values["unit"])
        case "day":
            return (today + timedelta(days=piece.values["ahead"]),)
        case "weekday":
            return _weekday(piece, today)
        case "date":
            month = piece.values.get("month") or piece.values["month_number"]
            return _calendar_day(int(piece.values["day"]), int(month), _year(piece), today)
        case "numeric_date":
            return _numeric(piece, today, day_first)
        case _:
            return _day_of_month(int(piece.values["day"]), today)


def _ahead(today: date, count: int, unit: str) -> tuple[date, ...]:
    months = {"month": count, "year": 12 * count}.get(unit)
    if months is None:
        return (today + timedelta(days=count * {"day": 1, "week": 7}[unit]),)
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return (date(year, month + 1, min(today.day, monthrange(year, month + 1)[1])),)


def _weekday(piece: Piece, today: date) -> tuple[date, ...]:
    """Today's own weekday may be today or in a week; on a Monday "next Friday" may be this week's or the next's."""
    days: list[date] = []
    for name in piece.values["weekdays"]:
        wait = (WEEKDAYS.index(name) - today.weekday()) % 7
        coming = today + timedelta(days=wait)
        unsure = wait == 0 or (piece.values.get("next") and coming.weekday() > today.weekday())
        days += [coming, coming + timedelta(days=7)] if unsure else [coming]
    return tuple(day for day in days if day != today or not piece.values.get("next"))


def _year(piece: Piece) -> int | None:
    if short := piece.values.get("short_year"):
        return 2000 + int(short)
    return int(piece.values["year"]) if "year" in piece.values else None


def _numeric(piece: Piece, today: date, day_first: bool | None) -> tuple[date, ...]:
    first, second = int(piece.values["first"]), int(piece.values["second"])
    year = _year(piece)
    if day_first:
        return _calendar_day(first, second, year, today)
    return tuple({*_calendar_day(first, second, year, today), *_calendar_day(second, first, year, today)})


def _calendar_day(day: int, month: int, year: int | None, today: date) -> tuple[date, ...]:
    """Without a year: the next time the calendar shows it (29 February may be years ahead)."""
    for candidate in (year,) if year else range(today.year, today.year + 9):
        if 1 <= month <= 12 and 1 <= day <= monthrange(candidate, month)[1]:
            found = date(candidate, month, day)
            if year or found >= today:
                return (found,)
    return ()


def _day_of_month(day: int, today: date) -> tuple[date, ...]:
    """The next month that has this day; today's own number may be today or a month on."""
    found: list[date] = []
    for ahead in range(3):
        year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
        if day <= monthrange(year, month + 1)[1]:
            found.append(date(year, month + 1, day))
    coming = [each for each in found if each >= today]
    return tuple(coming[:2] if coming[0] == today else coming[:1])
