"""Blood counts in a message, the way people type and paste them. A number is never guessed: doubt is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from content.counts import Counts
from content.lab_checks import check
from content.lab_cross_checks import cross_checked
from content.lab_pairs import TypedCount, pair
from content.lab_reading import LabEntry, LabReading, most_doubtful
from content.lab_tokens import Tokenizer
from content.reading_dates import dated
from content.result_dates import find_dates
from content.typed_text import plain, visible

__all__ = ["LabEntry", "LabReading", "read_entry"]

_NOTHING_STORED: Mapping[str, tuple[Decimal, date]] = {}
_LONGEST_LIFE = timedelta(days=365 * 120)
_MOST_CHARACTERS = 8000  # Telegram's longest message is half of that; a hostile text is not read for ever


@dataclass(frozen=True)
class _Message:
    typed: str
    plain: str
    language: str
    today: date


def read_entry(
    text: str,
    *,
    language: str,
    today: date,
    counts: Counts,
    latest: Mapping[str, tuple[Decimal, date]] = _NOTHING_STORED,
) -> LabEntry | None:
    """The counts in a message; None when there are none. `today` is the person's own day; `latest` the newest stored
    value and date of each count, to notice a jump."""
    typed = visible(text)[:_MOST_CHARACTERS]
    message = _Message(typed, plain(typed), language, today)
    if not counts.words.number.search(message.plain):
        return None  # most messages: looking for what every word may be takes longer than all else that is read
    dates = find_dates(message.plain, counts.dates, today=today, language=language)
    tokens = Tokenizer(counts, language, message.plain, typed, {found.start: found for found in dates}).tokens()
    typed_counts = dated(pair(tokens), tokens)
    readings = tuple(_reading(count, message, counts) for count in typed_counts if count.analyte != "bands")
    if not readings:
        return None
    checked = cross_checked(readings, _bands(typed_counts, today), counts, latest)
    is_question = bool(counts.words.question.search(message.plain.strip()))
    if counts.words.somebody_else.search(message.plain):
        checked = _asked(checked, "whose")
    return _entry(_asked(checked, "question") if is_question else checked, typed_counts, is_question=is_question)


def _reading(count: TypedCount, message: _Message, counts: Counts) -> LabReading:
    day = (count.day.day if count.day else None) or message.today
    found = check(count, counts, language=message.language, day=day, today=message.today)
    unit = count.unit
    written = message.typed[_figure_start(count, message) :][: len(count.number.written)]
    found = replace(found, typed=written, typed_unit=message.typed[unit.start : unit.end].strip() if unit else None)
    return _date_doubt(found, count, message.today)


def _figure_start(count: TypedCount, message: _Message) -> int:
    return message.plain.index(count.number.written, count.start)


def _date_doubt(reading: LabReading, count: TypedCount, today: date) -> LabReading:
    """A day to come is refused, and so is one before anybody's birth; an unclear day is asked."""
    if reading.date > today or today - reading.date > _LONGEST_LIFE:
        tier = reading.tier if reading.tier in ("T2", "T3") else None
        return replace(
            reading, outcome="refuse", why="date-future" if reading.date > today else "date-too-old", tier=tier
        )
    if count.day and count.day.doubt and reading.outcome == "store":
        return replace(reading, outcome="ask", why=count.day.doubt)
    return reading


def _asked(readings: Sequence[LabReading], why: str) -> tuple[LabReading, ...]:
    """A value inside a question, or somebody else's, is asked about before it is kept."""
    return tuple(replace(found, outcome="ask", why=why) if found.outcome == "store" else found for found in readings)


def _bands(typed_counts: Sequence[TypedCount], today: date) -> dict[date, Decimal]:
    """Percent of bands by date; an absolute count of bands is not used."""
    found = [
        count
        for count in typed_counts
        if count.analyte == "bands" and (count.percent or count.unit is None) and count.number.value <= 100
    ]
    return {(count.day.day if count.day else None) or today: count.number.value for count in found}


def _entry(readings: Sequence[LabReading], typed_counts: Sequence[TypedCount], *, is_question: bool) -> LabEntry:
    """The whole entry, as doubtful as its most doubtful reading."""
    outcome = most_doubtful([reading.outcome for reading in readings])
    why = next(reading.why for reading in readings if reading.outcome == outcome)
    days = sorted({reading.date for reading in readings}, reverse=True)
    assumed = all(count.day is None or count.day.day is None for count in typed_counts)
    return LabEntry(outcome, why, days[0], assumed, tuple(readings), is_question, tuple(days[1:]))
