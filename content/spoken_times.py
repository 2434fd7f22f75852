"""A time of day as people say it. Two possible readings are both handed back: it is asked, never guessed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from functools import cache
from pathlib import Path

from content.plain_yaml import read_yaml
from content.time_grammar import PACKAGED_LEXICON, Piece, TimeGrammar, time_grammar

DOUBT_TIME = "times-doubt-time"
DOUBT_SEVERAL = "times-doubt-several"

# Nobody says a bare 3 for the middle of the night without saying so: up to this hour both readings are offered.
_ASKED_UP_TO = 6


@dataclass(frozen=True)
class TimeReading:
    """`certain`, or a phrase key in `doubt` with what it may be in `choices` (several, or none known)."""

    certain: time | None = None
    choices: tuple[time, ...] = ()
    doubt: str | None = None


@dataclass(frozen=True)
class PartOfDay:
    """Both ends belong to it; a night ends on the next day."""

    first: time
    last: time
    offered: tuple[time, ...]

    def holds(self, moment: time) -> bool:
        """Whether a clock showing this is in this part of the day."""
        if self.first <= self.last:
            return self.first <= moment <= self.last
        return moment >= self.first or moment <= self.last


def time_readings(text: str, language: str, folder: Path = PACKAGED_LEXICON) -> tuple[time, ...]:
    """Every time an answer to "at what time?" may mean: none, one, or those to offer as buttons."""
    grammar = time_grammar(language, folder)
    words = grammar.words(text)
    pieces = _clock_pieces(grammar, words.row)
    taken = [(piece.start, piece.end) for piece in pieces]
    strange = any(word.text not in grammar.fillers for word in words.left_of(taken))
    if strange or any(piece.reads not in ("clock", "part") for piece in pieces):
        return ()
    reading = time_reading(pieces, folder=folder)
    if reading is None:
        return ()
    return (reading.certain,) if reading.certain is not None else reading.choices


def _clock_pieces(grammar: TimeGrammar, row: str) -> list[Piece]:
    """In an answer a bare hour or part of the day stands alone."""
    if row.isdecimal() and len(row) <= 2 and int(row) <= 23:
        return [Piece("clock", {"hour": row}, 0, len(row))]
    if part := grammar.slots["part"].get(row):
        return [Piece("part", {"part": part}, 0, len(row))]
    return grammar.pieces(row)


def time_reading(
    pieces: Sequence[Piece], *, either_half: bool = False, folder: Path = PACKAGED_LEXICON
) -> TimeReading | None:
    """What the pieces say of the time of day; None if nothing.

    either_half: whether a bare 7 to 11 may be the evening too (no day was said, in a language of twelve hours).
    """
    clocks = [piece for piece in pieces if piece.reads == "clock"]
    parts = _parts([piece for piece in pieces if piece.reads != "clock"], folder)
    if clocks:
        if len(clocks) > 1 and len(set(parts)) > 1:
            parts = []  # "every morning at 8 and every evening at 8" is not one time in both
        return _of_clocks([_clock_times(at, [*parts, *_parts([at], folder)], either_half) for at in clocks])
    if parts:
        return TimeReading(choices=tuple(at for at in parts[0].offered if parts[-1].holds(at)), doubt=DOUBT_TIME)
    return None


def _parts(pieces: Iterable[Piece], folder: Path) -> list[PartOfDay]:
    said = [piece.values.get(slot) for piece in pieces for slot in ("part", "half")]
    return [parts_of_day(folder)[name] for name in said if name is not None]


def _of_clocks(readings: list[tuple[time, ...]]) -> TimeReading:
    if len(set(readings)) > 1:
        return TimeReading(choices=tuple(sorted({at for reading in readings for at in reading})), doubt=DOUBT_SEVERAL)
    if len(readings[0]) == 1:
        return TimeReading(certain=readings[0][0])
    return TimeReading(choices=readings[0], doubt=DOUBT_TIME)


def _clock_times(clock: Piece, parts: Sequence[PartOfDay], either_half: bool) -> tuple[time, ...]:
    hour, minute = _shown(clock)
    if hour > 23:
        return ()
    on_the_hour = [time(each) for each in _hours(hour, clock, parts, either_half)]
    fitting = [at for at in on_the_hour if all(part.holds(at) for part in parts)]
    return tuple(_later(at, minute) for at in fitting)


def _shown(clock: Piece) -> tuple[int, int]:
    """The hour as typed and the minutes after it (before it, when negative)."""
    if four := clock.values.get("four"):
        return int(four[:2]), int(four[2:])
    minute = int(clock.values.get("minute", 0)) + int(clock.values.get("add", 0))
    return int(clock.values["hour"]), minute + int(clock.values.get("sign", 0)) * int(clock.values.get("n", 0))


def _hours(hour: int, clock: Piece, parts: Sequence[PartOfDay], either_half: bool) -> tuple[int, ...]:
    typed = str(clock.values.get("hour", "00"))
    twice = hour % 12, hour % 12 + 12
    if parts:
        return (hour,) if hour > 12 or hour == 0 else twice
    if clock.values.get("sure") or typed.startswith("0") or hour >= 12:
        return (hour,)
    return twice if either_half or hour <= _ASKED_UP_TO else (hour,)


def _later(at: time, minutes: int) -> time:
    total = (at.hour * 60 + at.minute + minutes) % (24 * 60)
    return time(total // 60, total % 60)


@cache
def parts_of_day(folder: Path = PACKAGED_LEXICON) -> dict[str, PartOfDay]:
    """The parts of the day by name, from `times.yaml`."""
    data = read_yaml(folder / "times.yaml")["parts"]
    return {
        name: PartOfDay(
            time.fromisoformat(part["from"]),
            time.fromisoformat(part["to"]),
            tuple(time.fromisoformat(at) for at in part.get("offered", ())),
        )
        for name, part in data.items()
    }
