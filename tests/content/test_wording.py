"""Days, moments and numbers as they are shown."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from content.wording import date_words, moment_words, number_words, time_words, weekday_words

NOW = datetime(2026, 11, 22, 20, 4, tzinfo=UTC)


@pytest.mark.parametrize(("language", "said"), [("en", "12 Nov 2026"), ("fr", "12 nov. 2026"), ("es", "12 nov 2026")])
def test_a_day_has_its_month_in_letters(language: str, said: str) -> None:
    """12 November is never shown in a way that could be read as 11 December."""
    assert date_words(date(2026, 11, 12), language) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Tuesday 24 November, 09:00"),
        ("fr", "mardi 24 novembre, 09:00"),
        ("es", "martes 24 de noviembre, 09:00"),
    ],
)
def test_a_moment_is_shown_on_the_persons_own_clock(language: str, said: str) -> None:
    """A UTC moment is told in the person's zone, without this year's number."""
    moment = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    assert moment_words(moment, ZoneInfo("Europe/Paris"), language, NOW) == said


def test_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    """ "1er", as it is read aloud; the other days and languages have plain numbers."""
    moment = datetime(2027, 12, 1, 8, 0, tzinfo=UTC)
    assert date_words(moment.date(), "fr") == "1er déc. 2027"
    assert moment_words(moment, ZoneInfo("Europe/Paris"), "fr", NOW) == "mercredi 1er décembre 2027, 09:00"
    assert moment_words(moment, ZoneInfo("Europe/Paris"), "es", NOW) == "miércoles 1 de diciembre de 2027, 09:00"


def test_another_years_moment_names_its_year() -> None:
    """New Year's Eve in UTC is next year in Sydney, and says so."""
    moment = datetime(2026, 12, 31, 22, 0, tzinfo=UTC)
    assert moment_words(moment, ZoneInfo("Australia/Sydney"), "en", NOW) == "Friday 1 January 2027, 09:00"
    assert moment_words(moment, ZoneInfo("Australia/Sydney"), "es", NOW) == "viernes 1 de enero de 2027, 09:00"


@pytest.mark.parametrize(
    ("value", "language", "said"),
    [
        ("3.2", "en", "3.2"), ("3.2", "fr", "3,2"), ("3.2", "es", "3,2"), ("0.05", "es", "0,05"),
        ("3.217", "fr", "3,217"), ("150", "en", "150"), ("0", "fr", "0"), ("4200", "en", "4,200"),
    ],
)  # fmt: skip
def test_a_number_keeps_its_digits(value: str, language: str, said: str) -> None:
    """No value is rounded when it is shown; the decimal mark is the language's."""
    assert number_words(Decimal(value), language) == said


def test_weekdays_are_joined_in_the_weeks_order() -> None:
    """Monday comes first, and the last is joined with "and"."""
    assert weekday_words({3, 0}, "en") == "Monday and Thursday"
    assert weekday_words({4, 2, 0}, "fr") == "lundi, mercredi et vendredi"
    assert weekday_words({6}, "es") == "domingo"


def test_a_time_of_day_is_in_24_hours() -> None:
    """08:30 and 20:30 cannot be mixed up."""
    assert (time_words(time(8, 30)), time_words(time(20, 30))) == ("08:30", "20:30")
