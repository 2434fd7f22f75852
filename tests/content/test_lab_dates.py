"""Dates typed beside counts, in three languages; today is Sunday 22 November 2026."""

from datetime import date

import pytest

from content.lab_reading import LabEntry
from content.lab_text import read_entry
from tests.content.lab_cases import COUNTS, TODAY

_CLEAR = [
    ("en", "wbc 3.2 12 nov", "2026-11-12"),
    ("en", "wbc 3.2 12nov", "2026-11-12"),
    ("en", "wbc 3.2 nov 12", "2026-11-12"),
    ("en", "wbc 3.2 Nov. 12th", "2026-11-12"),
    ("en", "wbc 3.2 12th of November 2026", "2026-11-12"),
    ("en", "wbc 3.2 November 12, 2026", "2026-11-12"),
    ("en", "wbc 3.2 12-Nov-26", "2026-11-12"),
    ("en", "wbc 3.2 12 nov 26", "2026-11-12"),
    ("en", "wbc 3.2 2026-11-12", "2026-11-12"),
    ("en", "2026-11-12T08:30 wbc 3.2", "2026-11-12"),
    ("en", "wbc 3.2 2026/11/12", "2026-11-12"),
    ("en", "wbc 3.2 12.11.26", "2026-11-12"),
    ("en", "wbc 3.2 13/11", "2026-11-13"),
    ("en", "wbc 3.2 11/13", "2026-11-13"),
    ("en", "wbc 3.2 11/13/2026", "2026-11-13"),
    ("en", "wbc 3.2 11/11", "2026-11-11"),
    ("en", "wbc 3.2 11/12/2026", "2026-11-12"),
    ("en", "wbc 3.2 today", "2026-11-22"),
    ("en", "wbc 3.2 this morning", "2026-11-22"),
    ("en", "yesterday's wbc 3.2", "2026-11-21"),
    ("en", "wbc 3.2 day before yesterday", "2026-11-20"),
    ("en", "wbc 3.2 last tuesday", "2026-11-17"),
    ("en", "wbc 3.2 on Friday", "2026-11-20"),
    ("en", "wbc 3.2 last sunday", "2026-11-15"),
    ("en", "wbc 3.2 Tuesday 17 Nov", "2026-11-17"),
    ("en", "wbc 3.2 3 days ago", "2026-11-19"),
    ("en", "wbc 3.2 1 september 2025", "2025-09-01"),
    ("en", "DOB 03/04/1985, collected 12 Nov 2026, reported 14 Nov 2026, WBC 3.2", "2026-11-12"),
    ("fr", "gb 3,2 12/11", "2026-11-12"),
    ("fr", "gb 3,2 le 03/11/2026", "2026-11-03"),
    ("fr", "gb 3,2 le 3 novembre 2026", "2026-11-03"),
    ("fr", "gb 3,2 le 1er novembre", "2026-11-01"),
    ("fr", "gb 3,2 le 5 août", "2026-08-05"),
    ("fr", "gb 3,2 hier", "2026-11-21"),
    ("fr", "gb 3,2 avant-hier", "2026-11-20"),
    ("fr", "gb 3,2 aujourd’hui", "2026-11-22"),
    ("fr", "gb 3,2 mardi dernier", "2026-11-17"),
    ("fr", "gb 3,2 il y a 3 jours", "2026-11-19"),
    ("fr", "gb 3,2 mardi 17 novembre", "2026-11-17"),
    ("fr", "née le 03/04/1985 prélevé le 12/11/2026 gb 3,2", "2026-11-12"),
    ("es", "leucos 3,2 12/11", "2026-11-12"),
    ("es", "leucos 3,2 el 3 de noviembre de 2026", "2026-11-03"),
    ("es", "leucos 3,2 el 3 de nov", "2026-11-03"),
    ("es", "leucos 3,2 ayer", "2026-11-21"),
    ("es", "leucos 3,2 anteayer", "2026-11-20"),
    ("es", "leucos 3,2 hoy", "2026-11-22"),
    ("es", "leucos 3,2 el martes pasado", "2026-11-17"),
    ("es", "leucos 3,2 hace 3 días", "2026-11-19"),
    ("es", "leucos 3,2 esta mañana", "2026-11-22"),
]

_DOUBTFUL = [
    ("en", "wbc 3.2 03/11", "date-ambiguous"),
    ("en", "wbc 3.2 03/11/2026", "date-ambiguous"),
    ("en", "wbc 3.2 10-11-26", "date-ambiguous"),
    ("en", "wbc 3.2 last week", "date-vague"),
    ("en", "wbc 3.2 a month ago", "date-vague"),
    ("en", "wbc 3.2 in March", "date-vague"),
    ("en", "wbc 3.2 in 2023", "date-vague"),
    ("en", "wbc 3.2 31 november", "date-unclear"),
    ("en", "wbc 3.2 31/11/2026", "date-unclear"),
    ("en", "wbc 3.2 sunday", "date-unclear"),
    ("en", "wbc 3.2 monday 17 nov", "date-unclear"),
    ("en", "wbc 3.2 on the 12th", "date-unclear"),
    ("en", "wbc 3 nov 12", "date-unclear"),
    ("en", "wbc 3.2 3 dec", "date-year"),
    ("en", "wbc 3.2 11/25", "date-year"),
    ("en", "3 nov 12 nov wbc 3.2", "which-date"),
    ("fr", "gb 3,2 11/25", "date-ambiguous"),
    ("fr", "gb 3,2 la semaine dernière", "date-vague"),
    ("es", "leucos 3,2 el mes pasado", "date-vague"),
]


def _read(text: str, language: str = "en", today: date = TODAY) -> LabEntry:
    entry = read_entry(text, language=language, today=today, counts=COUNTS)
    assert entry is not None
    return entry


@pytest.mark.parametrize(("language", "text", "day"), _CLEAR)
def test_a_typed_date_is_the_date_of_the_counts(language: str, text: str, day: str) -> None:
    """A clear date is taken without a question, and the value beside it is still read."""
    entry = _read(text, language)
    assert (entry.date.isoformat(), entry.outcome, entry.date_assumed) == (day, "store", False)
    assert float(entry.readings[0].value) == 3.2


@pytest.mark.parametrize(("language", "text", "why"), _DOUBTFUL)
def test_a_date_that_may_be_another_is_asked(language: str, text: str, why: str) -> None:
    """Ambiguous, vague and impossible dates are asked about, with the reason."""
    entry = _read(text, language)
    assert (entry.outcome, entry.why) == ("ask", why)


def test_no_date_is_today_assumed() -> None:
    """Without a date the counts are of today, and the entry says that this is assumed."""
    entry = _read("wbc 3.2")
    assert (entry.date, entry.date_assumed) == (TODAY, True)


@pytest.mark.parametrize("text", ["wbc 3.2 12 dec 2026", "wbc 3.2 2026-11-23", "wbc 3.2 tomorrow"])
def test_a_day_to_come_is_refused(text: str) -> None:
    """A result cannot be of tomorrow."""
    entry = _read(text)
    assert (entry.outcome, entry.why) == ("refuse", "date-future")


def test_a_low_value_with_a_wrong_date_keeps_its_tier() -> None:
    """The date is refused; that the count is dangerously low is said all the same."""
    assert _read("anc 0.3 12 dec 2026").readings[0].tier == "T3"


@pytest.mark.parametrize(("text", "history"), [("anc 0.3 22 nov 2024", False), ("anc 0.3 21 nov 2024", True)])
def test_a_result_of_over_two_years_is_history(text: str, history: bool) -> None:
    """An old value is stored without a tier: no advice comes from it."""
    reading = _read(text).readings[0]
    assert (reading.outcome, reading.history, reading.tier is None) == ("store", history, history)


def test_a_year_before_anybody_was_born_is_refused() -> None:
    """A date of 1900 is a slip."""
    assert _read("wbc 3.2 12 nov 1900").why == "date-too-old"


def test_in_january_december_is_last_year() -> None:
    """A day without its year is the last such day."""
    assert _read("wbc 3.2 28 dec", today=date(2027, 1, 5)).date == date(2026, 12, 28)


@pytest.mark.parametrize(
    "text",
    [
        "3 nov wbc 3.2, 12 nov wbc 2.9",
        "wbc 3.2 on 3 nov, 2.9 on 12 nov",
        "wbc 3.2 (3 nov) 2.9 (12 nov)",
        "3 nov: wbc 3.2\n12 nov: wbc 2.9",
        "wbc\n3 nov 3.2\n12 nov 2.9",
    ],
)
def test_several_dates_go_to_their_own_counts(text: str) -> None:
    """Each value keeps the date that stands with it; the newest is the entry's date."""
    entry = _read(text)
    found = {reading.date: float(reading.value) for reading in entry.readings}
    assert found == {date(2026, 11, 3): 3.2, date(2026, 11, 12): 2.9}
    assert (entry.outcome, entry.date, entry.other_dates) == ("store", date(2026, 11, 12), (date(2026, 11, 3),))


@pytest.mark.parametrize(
    "text", ["wbc 3.2 next test 3 dec", "wbc 3.2 rdv le 3 décembre", "wbc 3.2 próxima cita 3 de diciembre"]
)
def test_the_date_of_an_appointment_is_not_the_date_of_the_counts(text: str) -> None:
    """A date of what comes next is left out."""
    entry = _read(text)
    assert (entry.outcome, entry.date_assumed) == ("store", True)
