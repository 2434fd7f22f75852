"""Answers to "at what time?" and "on which day?", and requests put together from parts with a known meaning."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.reminder_text import read_request
from content.spoken_dates import date_readings
from content.spoken_times import time_readings
from content.typed_words import typed_words

SUNDAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 20, 4, tzinfo=UTC)

languages = st.sampled_from(["en", "fr", "es"])


@pytest.mark.parametrize(
    ("language", "text", "at"),
    [
        ("en", "9", "09:00"),
        ("en", "21", "21:00"),
        ("en", "08:05", "08:05"),
        ("en", "9am", "09:00"),
        ("en", "9 p.m.", "21:00"),
        ("en", "at noon please", "12:00"),
        ("en", "quarter past 7", "07:15"),
        ("en", "12 am", "00:00"),
        ("en", "12:30 pm", "12:30"),
        ("en", "at 0830", "08:30"),
        ("en", "1800 hrs", "18:00"),
        ("en", "ten to 9 in the morning", None),
        ("en", "at ten to 9 in the morning", "08:50"),
        ("fr", "8h30", "08:30"),
        ("fr", "20 h", "20:00"),
        ("fr", "à huit heures et quart", "08:15"),
        ("fr", "midi", "12:00"),
        ("fr", "5h du soir", "17:00"),
        ("fr", "6 heures du matin", "06:00"),
        ("es", "a las nueve menos cuarto", "08:45"),
        ("es", "8 y media de la noche", "20:30"),
        ("es", "20 horas", "20:00"),
        ("es", "mediodía", "12:00"),
        ("es", "3 de la madrugada", "03:00"),
        ("en", "5", None),
        ("en", "midnight", None),
        ("en", "whenever", None),
        ("en", "3.2", None),
        ("en", "25:00", None),
        ("en", "13 am", None),
        ("en", "9 and 10", None),
        ("fr", "bientôt", None),
        ("es", "luego", None),
    ],
)
def test_a_time_of_day_is_read_or_not(language: str, text: str, at: str | None) -> None:
    """A certain time is read in 12 and 24 hours; of an uncertain or foreign one there is not one reading."""
    readings = time_readings(text, language)
    assert readings == (time.fromisoformat(at),) if at else len(readings) != 1


@pytest.mark.parametrize(
    ("language", "text", "choices"),
    [
        ("en", "5", ["05:00", "17:00"]),
        ("en", "evening", ["18:00", "19:00", "20:00", "21:00"]),
        ("fr", "le matin", ["07:00", "08:00", "09:00", "10:00"]),
        ("es", "a las 6", ["06:00", "18:00"]),
        ("en", "nine o'clock in the cinema", []),
    ],
)
def test_what_a_time_may_mean_is_offered(language: str, text: str, choices: list[str]) -> None:
    """A bare early hour is offered in both halves of the day, a part of the day as its usual times."""
    assert [at.isoformat("minutes") for at in time_readings(text, language)] == choices


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "tomorrow", "2026-11-23"),
        ("en", "the day after tomorrow", "2026-11-24"),
        ("en", "friday", "2026-11-27"),
        ("en", "in 10 days", "2026-12-02"),
        ("en", "12 dec", "2026-12-12"),
        ("en", "29 february", "2028-02-29"),
        ("en", "on the 30th", "2026-11-30"),
        ("en", "25/12/26", "2026-12-25"),
        ("en", "2026-12-25", "2026-12-25"),
        ("fr", "après-demain", "2026-11-24"),
        ("fr", "le 1er janvier", "2027-01-01"),
        ("fr", "5/12", "2026-12-05"),
        ("es", "pasado mañana", "2026-11-24"),
        ("es", "el 3 de enero de 2027", "2027-01-03"),
        ("es", "dentro de quince días", "2026-12-07"),
        ("en", "next week", None),
        ("en", "yesterday", None),
        ("en", "3/4", None),
        ("en", "sunday", None),
        ("en", "12", None),
        ("en", "every day", None),
        ("en", "in 2 hours", None),
        ("en", "12 dec 2020", None),
        ("en", "31 november", None),
        ("fr", "3,2", None),
        ("es", "el lunes 24", None),
    ],
)
def test_a_day_is_read_or_not(language: str, text: str, day: str | None) -> None:
    """A certain day from today on is read; of one that is past, unclear or none at all there is not one reading."""
    readings = date_readings(text, language, SUNDAY)
    assert readings == (date.fromisoformat(day),) if day else len(readings) != 1


def test_next_friday_on_a_monday_may_be_this_weeks_or_the_next() -> None:
    """ "Next Friday" is one day when said on a Sunday and two when said on a Monday."""
    assert date_readings("next friday", "en", SUNDAY) == (date(2026, 11, 27),)
    assert date_readings("next friday", "en", date(2026, 11, 23)) == (date(2026, 11, 27), date(2026, 12, 4))


FORMS = {
    "en": ("remind me on {day} {month} {year} at {hour:02}:{minute:02} to call", "remind me every {n} weeks"),
    "fr": (
        "rappelle-moi le {day} {month} {year} à {hour:02}h{minute:02} d'appeler",
        "rappelle-moi toutes les {n} semaines",
    ),
    "es": (
        "recuérdame el {day} de {month} de {year} a las {hour:02}:{minute:02} llamar",
        "recuérdame cada {n} semanas",
    ),
}
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}


@given(language=languages, ahead=st.integers(1, 20_000), minutes=st.integers(0, 1439))
def test_any_future_day_and_time_is_read_back(language: str, ahead: int, minutes: int) -> None:
    """A full date and time in words gives exactly that day and minute, in each language."""
    day = SUNDAY + timedelta(days=ahead)
    month = MONTHS[language].split()[day.month - 1]
    hour, minute = divmod(minutes, 60)
    text = FORMS[language][0].format(day=day.day, month=month, year=day.year, hour=hour, minute=minute)
    request = read_request(text, language=language, now=NOW)
    assert request is not None
    assert (request.date, request.time, request.doubt) == (day, time(hour, minute), None)


@given(language=languages, n=st.integers(2, 99))
def test_any_number_of_weeks_is_read_back(language: str, n: int) -> None:
    """ "Every n weeks" is weekly with that n."""
    request = read_request(FORMS[language][1].format(n=n), language=language, now=NOW)
    assert request is not None
    assert (request.freq, request.every, request.doubt) == ("weekly", n, None)


@given(
    language=languages, value=st.decimals(0, 500, places=1), name=st.sampled_from(["", "wbc ", "hb ", "lab ", "gb "])
)
def test_a_value_is_never_a_request(language: str, value: object, name: str) -> None:
    """No blood count, with a dot or a comma, is taken for a date or a time."""
    for text in (f"{name}{value}", f"{name}{value}".replace(".", ","), f"{name}{value} tomorrow demain mañana"):
        assert read_request(text, language=language, now=NOW) is None


@given(
    language=languages,
    text=st.text(max_size=60),
    cue=st.sampled_from(["", "remind me ", "rappelle-moi ", "recuérdame "]),
)
def test_any_text_is_survived(language: str, text: str, cue: str) -> None:
    """Whatever is typed, reading it raises nothing, and a one-off is never put in the past."""
    request = read_request(cue + text, language=language, now=NOW)
    if request and request.freq == "once" and request.date and not request.doubt:
        assert request.date >= SUNDAY


@given(language=languages, text=st.text(st.characters(categories=["Nd", "No", "Nl"]), max_size=4))
def test_an_answer_in_figures_of_any_kind_is_survived(language: str, text: str) -> None:
    """ "²" is called a digit and is no number; reading it as a time or a day raises nothing."""
    time_readings(text, language)
    date_readings(text, language, SUNDAY)


@given(st.text(max_size=40))
def test_each_word_knows_where_it_stands(text: str) -> None:
    """The row is its words one space apart, each at its place in the row and in what was typed."""
    words = typed_words(text)
    assert words.row == " ".join(word.text for word in words.words)
    for word in words.words:
        assert words.row[word.start : word.end] == word.text
        assert words.typed[word.typed_start : word.typed_end]
