"""Dates as people type them beside results. One that may be two is doubtful, never chosen in silence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from content.date_words import DateWords

_ISO = re.compile(
    r"(?<![\d.,])(?P<y>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)"
    r"(?:t?\s?\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?z?)?"
)
_NUMERIC = re.compile(r"(?<![\d.,/])(?P<a>\d{1,2})(?P<sep>[/.\-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d{2})(?!\d|[.,]\d)")
_NO_YEAR = re.compile(r"(?<![\d.,/])(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/]|[.,]\d|\s*%)")
_DAY_ALONE = re.compile(
    r"(?<![a-z])(?:(?:on |the ){1,2}(?P<rank>\d{1,2})(?:st|nd|rd|th)(?![a-z])"
    r"|(?:le|du|el|del|el dia) (?P<d>\d{1,2})(?=\s*(?:$|[,;:)\n])))"
)
_NUMBER_AFTER = re.compile(r"\s\d{1,2}(?![\d.,:/%]|\s*(?:g|%|k|/|x|mg)\b)")
_BEFORE_DATE = re.compile(r"[\s,.(]*(?:the |le |el )?")
_HALF_A_YEAR = 183
_LABEL_REACH = 45


@dataclass(frozen=True)
class ResultDate:
    """A date in a text.

    `day` None: a time without a day. `doubt`: why it must be asked about. `whose`: "sampled" for the day blood was
    taken, "other" for a date that is no result's, else None.
    """

    start: int
    end: int
    day: date | None
    doubt: str | None = None
    whose: str | None = None


def find_dates(text: str, words: DateWords, *, today: date, language: str) -> tuple[ResultDate, ...]:
    """All dates of a plain text, in order, none overlapping; the surest pattern wins."""
    taken: list[ResultDate] = []
    for found in _candidates(text, words, today, language):
        if not any(found.start < other.end and other.start < found.end for other in taken):
            taken.append(found)
    ordered = _without_weekdays(text, sorted(taken, key=lambda found: found.start), words)
    return tuple(replace(found, whose=_whose(text, found, words)) for found in ordered)


def _candidates(text: str, words: DateWords, today: date, language: str) -> Iterator[ResultDate]:
    """Every pattern's dates, the surest pattern first."""
    for match in _ISO.finditer(text):
        yield _exact(match, int(match["y"]), int(match["m"]), int(match["d"]))
    for match in filter(_could_be_date, _NUMERIC.finditer(text)):
        yield _numeric(match, today, language)
    for pattern in (words.day_month, words.month_day):
        yield from (
            _worded(text, match, words, today) for match in pattern.finditer(text) if 1 <= int(match["d"]) <= 31
        )
    for match in words.ago.finditer(text):
        yield _ago(match, words, today)
    for pattern in (words.vague, words.month_alone):
        yield from (ResultDate(match.start(), match.end(), None, "date-vague") for match in pattern.finditer(text))
    for match in filter(_could_be_date, _NO_YEAR.finditer(text)):
        yield _numeric(match, today, language)
    for match in words.back.finditer(text):
        yield ResultDate(match.start(), match.end(), today - timedelta(words.back_from_today(match["word"])))
    for match in words.weekday.finditer(text):
        yield _weekday(match, words, today)
    for match in _DAY_ALONE.finditer(text):
        yield _day_of_month(match, int(match["rank"] or match["d"]), today)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _exact(match: re.Match[str], year: int, month: int, day: int) -> ResultDate:
    found = _date(year, month, day)
    return ResultDate(match.start(), match.end(), found, None if found else "date-unclear")


def _latest(match: re.Match[str], month: int, day: int, today: date) -> ResultDate:
    """The last such day; doubtful when that is far back and this year's is still to come."""
    found = _date(today.year, month, day)
    if found and found <= today:
        return ResultDate(match.start(), match.end(), found)
    earlier = _date(today.year - 1, month, day)
    if not earlier:
        return ResultDate(match.start(), match.end(), None, "date-unclear")
    doubt = "date-year" if (today - earlier).days > _HALF_A_YEAR else None
    return ResultDate(match.start(), match.end(), earlier, doubt)


def _worded(text: str, match: re.Match[str], words: DateWords, today: date) -> ResultDate:
    day, month = int(match["d"]), words.months[match["month"]]
    year = match["y"] or (match["yy"] and f"20{match['yy']}")
    if year:
        return _exact(match, int(year), month, day)
    found = _latest(match, month, day, today)
    if match.start("d") < match.start("month") and _NUMBER_AFTER.match(text, match.end()) and not found.doubt:
        return replace(found, doubt="date-unclear")  # "3 nov 12": the third of November, or 3 on the twelfth
    return found


def _could_be_date(match: re.Match[str]) -> bool:
    first, second = int(match["a"]), int(match["b"])
    return 1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12


def _numeric(match: re.Match[str], today: date, language: str) -> ResultDate:
    """Day first; in English the month may come first, so two possible past days are asked about."""
    first, second = int(match["a"]), int(match["b"])
    day_first, month_first = _read(match, first, second, today), _read(match, second, first, today)
    if language != "en":
        return day_first if day_first.day else replace(month_first, doubt="date-ambiguous")
    past = [found for found in (day_first, month_first) if found.day and found.day <= today]
    if len(past) == 2 and past[0].day != past[1].day:
        return replace(day_first, doubt="date-ambiguous")
    return past[0] if past else day_first if day_first.day else month_first


def _read(match: re.Match[str], day: int, month: int, today: date) -> ResultDate:
    if month > 12:
        return ResultDate(match.start(), match.end(), None, "date-unclear")
    typed = match.groupdict().get("y")
    if typed is None:
        return _latest(match, month, day, today)
    return _exact(match, int(typed) if len(typed) == 4 else 2000 + int(typed), month, day)


def _ago(match: re.Match[str], words: DateWords, today: date) -> ResultDate:
    """Days are exact; weeks, months and years are about that day."""
    number = re.search(r"\d+", match[0])
    days = next(words.ago_units[word] for word in reversed(match[0].split()) if word in words.ago_units)
    day = today - timedelta((int(number[0]) if number else 1) * days)
    return ResultDate(match.start(), match.end(), day, None if days == 1 else "date-vague")


def _weekday(match: re.Match[str], words: DateWords, today: date) -> ResultDate:
    back = (today.weekday() - words.weekdays[match["weekday"]]) % 7
    named_last = re.search(r"last|dernier|pasado", match[0])
    doubt = None if back or named_last else "date-unclear"  # on a Tuesday, "tuesday" may be today
    return ResultDate(match.start(), match.end(), today - timedelta(back or 7), doubt)


def _day_of_month(match: re.Match[str], day: int, today: date) -> ResultDate:
    last_month = today.replace(day=1) - timedelta(1)
    month = today if day <= today.day else last_month
    return ResultDate(match.start(), match.end(), _date(month.year, month.month, day), "date-unclear")


def _without_weekdays(text: str, dates: list[ResultDate], words: DateWords) -> list[ResultDate]:
    """A weekday directly before a date only names it; when they disagree the date is doubtful."""
    kept: list[ResultDate] = []
    for found in dates:
        before = kept[-1] if kept else None
        named = words.weekday.fullmatch(text, before.start, before.end) if before else None
        if before and named and found.day and _BEFORE_DATE.fullmatch(text, before.end, found.start):
            agrees = found.day.weekday() == words.weekdays[named["weekday"]]
            doubt = found.doubt or (None if agrees else "date-unclear")
            kept[-1] = replace(found, start=before.start, doubt=doubt)
        else:
            kept.append(found)
    return kept


def _whose(text: str, found: ResultDate, words: DateWords) -> str | None:
    before = text[max(0, found.start - _LABEL_REACH) : found.start].rsplit("\n", 1)[-1]
    if words.sampled_before.search(before):
        return "sampled"
    return "other" if words.other_before.search(before) else None
