"""Days, moments and numbers as a reader of the language writes them."""

from collections.abc import Collection
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal

from content.dates import day_pattern


def date_words(day: date, language: str) -> str:
    """Short, the month in letters so that no one reads it the other way round: "12 Nov 2026", "12 nov. 2026"."""
    return format_date(day, f"{day_pattern(day, language)} MMM y", locale=language)


def moment_words(moment: datetime, zone: ZoneInfo, language: str, now: datetime) -> str:
    """A moment on the clock of the zone: "Tuesday 24 November, 09:00", with the year where it is not this one's."""
    local = moment.astimezone(zone)
    same_year = local.year == now.astimezone(zone).year
    year = "" if same_year else " 'de' y" if language == "es" else " y"
    month = "'de' MMMM" if language == "es" else "MMMM"
    pattern = f"EEEE {day_pattern(local, language)} {month}{year}"
    return format_datetime(local, f"{pattern}, HH:mm", tzinfo=zone, locale=language)


def time_words(wall: time) -> str:
    """A time of day in 24 hours, which is the same in each language: "08:30"."""
    return wall.isoformat("minutes")


def weekday_words(weekdays: Collection[int], language: str) -> str:
    """Weekdays (0 is Monday) in the week's order: "Monday and Thursday", "lundi et jeudi"."""
    names = get_day_names("wide", locale=language)
    return format_list([names[day] for day in sorted(weekdays)], locale=language)


def number_words(value: Decimal, language: str) -> str:
    """All the digits of the value, with the language's own marks: "3.2", "3,2"."""
    return format_decimal(value, locale=language, decimal_quantization=False)
