"""How often, as people say it: every 2 weeks, on Tuesdays, daily, the 15th of each month."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from content.spoken_dates import WEEKDAYS
from content.time_grammar import Piece

DOUBT_REPEAT = "times-doubt-repeat"

Frequency = Literal["once", "daily", "weekly", "monthly"]

# A longer pause than ten years of days is a slip of the finger.
_LONGEST = 3650


@dataclass(frozen=True)
class RepeatReading:
    """`weekdays` are "mon" to "sun" in the week's order, only for "weekly". A doubt means this is not what was said."""

    freq: Frequency = "once"
    every: int = 1
    weekdays: tuple[str, ...] = ()
    doubt: str | None = None


def repeat_reading(pieces: Sequence[Piece]) -> RepeatReading:
    """What the pieces say of repetition; "once" when they say nothing."""
    rhythms = {(int(p.values["n"]), str(p.values["unit"])) for p in pieces if p.reads == "every"}
    weekdays = _weekdays(pieces)
    if len(rhythms) > 1 or _may_be_once_or_weekly(pieces):
        return RepeatReading(doubt=DOUBT_REPEAT)
    if not rhythms:
        return _without_rhythm(pieces, weekdays)
    count, unit = rhythms.pop()
    if count < 1 or count > _LONGEST or unit in ("hour", "minute"):
        return RepeatReading(doubt=DOUBT_REPEAT)
    return _with_rhythm(count, unit, weekdays)


def _without_rhythm(pieces: Sequence[Piece], weekdays: tuple[str, ...]) -> RepeatReading:
    if any(piece.values.get("repeats") for piece in pieces):
        return RepeatReading("monthly") if not weekdays else RepeatReading(doubt=DOUBT_REPEAT)
    if weekdays and any(piece.reads == "each" for piece in pieces):
        return RepeatReading("weekly", max(int(p.values["n"]) for p in pieces if p.reads == "each"), weekdays)
    return RepeatReading()


def _with_rhythm(count: int, unit: str, weekdays: tuple[str, ...]) -> RepeatReading:
    if unit == "week" or (unit == "day" and count == 1 and weekdays):
        return RepeatReading("weekly", count, weekdays)
    if weekdays:
        return RepeatReading(doubt=DOUBT_REPEAT)
    if unit == "day":
        return RepeatReading("daily", count)
    return RepeatReading("monthly", count * (12 if unit == "year" else 1))


def _weekdays(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Those said to come again: named with "every", or beside a rhythm ("every 2 weeks on Tuesday")."""
    rhythmic = any(piece.reads in ("every", "each") for piece in pieces)
    said = [
        piece.values["weekdays"]
        for piece in pieces
        if piece.reads == "each" or (rhythmic and piece.reads == "weekday" and not piece.values.get("start"))
    ]
    named = {name for names in said for name in names}
    return tuple(day for day in WEEKDAYS if day in named)


def _may_be_once_or_weekly(pieces: Sequence[Piece]) -> bool:
    """ "Monday and Thursday" may be this week's only; the French "le lundi" may be the next Monday or each."""
    if any(piece.reads in ("every", "each") for piece in pieces):
        return False
    named = [piece for piece in pieces if piece.reads == "weekday"]
    several = len({name for piece in named for name in piece.values["weekdays"]}) > 1
    return several or any(piece.values.get("habit") for piece in named)
