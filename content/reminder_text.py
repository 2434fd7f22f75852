"""What a person types to be reminded: read strictly, in their language, and asked about where it may mean two things.

A message asks by name ("remind me ..."), or names something to recheck, take or attend with a time ("blood test on
12 December at 7am"), or is nothing but a time ("every 2 weeks on Tuesday"). A question, and anything with a word or a
number that this grammar does not know, is no request unless it asks by name.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import get_args

from content.languages import LANGUAGES
from content.reminder_request import DOUBT_WHEN, Purpose, ReminderRequest, as_json, checked
from content.spoken_dates import DOUBT_DATE, DOUBT_PAST, DateReading, date_reading, is_about_a_day
from content.spoken_repeats import DOUBT_REPEAT, RepeatReading, repeat_reading
from content.spoken_times import DOUBT_TIME, TimeReading, time_reading
from content.time_grammar import PACKAGED_LEXICON, Piece, TimeGrammar, time_grammar
from content.typed_words import TypedWords, Word

__all__ = ["Purpose", "ReminderRequest", "as_json", "read_answer", "read_request", "tells_more"]

_LONGEST_IMPLICIT = 30
_LONGEST_NOTE = 200
_LONGEST_REQUEST = 600
# A sentence ends before a capital letter, unless a short word (Dr., a.m.) stands before its stop.
_SENTENCE_END = re.compile(r"(?:(?<=\w{3})[.]|(?<=\d)[.]|[!?])+\s+(?=[A-ZÀ-Ý¿¡])")


def read_request(
    text: str, *, language: str, now: dt.datetime, folder: Path = PACKAGED_LEXICON
) -> ReminderRequest | None:
    """The request in a message; None when it is not one. `now` is aware, in the person's zone."""
    grammar = time_grammar(language, folder)
    whole = grammar.words(text)
    if cue := grammar.asks.search(whole.row):
        words = grammar.words(_sentence_around(whole, cue.start()))
        return None if grammar.not_asking.search(words.row) else _asked_by_name(words, grammar, now)
    if len(whole.words) > _LONGEST_IMPLICIT or "?" in whole.row or grammar.not_asking.search(whole.row):
        return None
    return _implied(whole, grammar, now)


def read_answer(
    text: str, *, language: str, now: dt.datetime, folder: Path = PACKAGED_LEXICON
) -> ReminderRequest | None:
    """The answer to "what shall I remind you of, and when?", which need not ask by name; None for a question."""
    request = read_request(text, language=language, now=now, folder=folder)
    grammar = time_grammar(language, folder)
    words = grammar.words(text[:_LONGEST_REQUEST])
    if request is not None or "?" in words.row or grammar.not_asking.search(words.row):
        return request
    return _asked_by_name(words, grammar, now)


def tells_more(note: str, folder: Path = PACKAGED_LEXICON) -> bool:
    """Whether these words say more than what the reminder is about: a place, a name ("blood test at St Mary's").

    Read in each of our languages: a note is kept when its writer changes theirs.
    """
    return all(_tells_more(note, time_grammar(language, folder)) for language in LANGUAGES)


def _tells_more(note: str, grammar: TimeGrammar) -> bool:
    words = grammar.words(note).words
    told = _purpose(words, grammar)[1]
    return any(word.text not in grammar.fillers | grammar.connectors and word not in told for word in words)


def _sentence_around(words: TypedWords, cue_start: int) -> str:
    cue = next(word for word in words.words if word.end > cue_start)
    starts = [0, *(end.end() for end in _SENTENCE_END.finditer(words.typed) if end.end() <= cue.typed_start)]
    ends = [end.start() + 1 for end in _SENTENCE_END.finditer(words.typed) if end.start() > cue.typed_start]
    start = max(starts[-1], cue.typed_start - _LONGEST_NOTE)
    return words.typed[start : ends[0] if ends else None][:_LONGEST_REQUEST]


def _asked_by_name(words: TypedWords, grammar: TimeGrammar, now: dt.datetime) -> ReminderRequest:
    cues = [match.span() for match in grammar.asks.finditer(words.row)]
    hidden = words.row
    for start, end in cues:
        hidden = hidden[:start] + "\0" * (end - start) + hidden[end:]
    pieces = grammar.pieces(hidden)
    rest = words.left_of([*cues, *((piece.start, piece.end) for piece in pieces)])
    request = _request(pieces, rest, words, grammar, now)
    return request if pieces else replace(request, doubts=(DOUBT_WHEN,))


def _implied(words: TypedWords, grammar: TimeGrammar, now: dt.datetime) -> ReminderRequest | None:
    pieces = grammar.pieces(words.row)
    rest = words.left_of([(piece.start, piece.end) for piece in pieces])
    purpose, named = _purpose(rest, grammar)
    unknown = [word for word in rest if word.text not in grammar.fillers and word not in named]
    if not pieces or unknown or any(word.text.isdigit() for word in rest):
        return None
    if purpose == "other" and (rest or not _stands_alone(pieces)):
        return None
    if (need := grammar.purpose_needs.get(purpose)) and not need.search(_row(rest)):
        return None
    request = _request(pieces, rest, words, grammar, now)
    # A day gone by is a test that was done, not one to be reminded of.
    return None if DOUBT_PAST in request.doubts or _is_far_without_year(request) else request


def _is_far_without_year(request: ReminderRequest) -> bool:
    return DOUBT_DATE in request.doubts and len(request.date_choices) == 1


def _stands_alone(pieces: Sequence[Piece]) -> bool:
    """Whether a message of these times and nothing else asks for something. A bare date may be that of a blood test."""
    return any(
        piece.reads in ("every", "each", "in", "weekday", "clock", "part")
        or piece.values.get("repeats")
        or (piece.reads == "day" and (piece.values["ahead"] > 0 or "part" in piece.values))
        or piece.values.get("doubt") == DOUBT_REPEAT
        for piece in pieces
    )


def _request(
    pieces: Sequence[Piece], rest: Sequence[Word], words: TypedWords, grammar: TimeGrammar, now: dt.datetime
) -> ReminderRequest:
    repeat = repeat_reading(pieces)
    at = _moment_from_now(pieces, now)
    day = DateReading(certain=at.date()) if at else _day(pieces, repeat, grammar, now.date())
    either_half = grammar.twelve_hours and day is None and repeat.freq == "once" and not repeat.doubt
    clock = TimeReading(certain=at.time()) if at else time_reading(pieces, either_half=either_half)
    unread = _unread(pieces, rest, words, grammar, day_said=day is not None)
    day, clock = day or DateReading(), clock or TimeReading()
    doubts = [repeat.doubt, day.doubt, clock.doubt, *_said_doubts(pieces), *unread]
    request = ReminderRequest(
        freq=repeat.freq,
        every=repeat.every,
        weekdays=repeat.weekdays,
        date=None if DOUBT_WHEN in unread else day.certain,
        time=None if unread else clock.certain,
        purpose=_purpose(rest, grammar)[0],
        note=_note(rest, words, grammar),
        doubts=tuple(dict.fromkeys(key for key in doubts if key)),
        date_choices=day.choices,
        time_choices=clock.choices,
    )
    return checked(request, now)


def _moment_from_now(pieces: Sequence[Piece], now: dt.datetime) -> dt.datetime | None:
    """ "In 2 hours": by the clock of the world, so that a change of the clocks in between does not matter."""
    waits = [piece for piece in pieces if piece.reads == "in" and piece.values["unit"] in ("hour", "minute")]
    if len(waits) != 1 or len(pieces) != 1:
        return None
    seconds = int(waits[0].values["n"]) * {"hour": 3600, "minute": 60}[waits[0].values["unit"]]
    later = now.astimezone(dt.UTC) + dt.timedelta(seconds=seconds + 59)
    return later.astimezone(now.tzinfo).replace(second=0, microsecond=0)


def _day(pieces: Sequence[Piece], repeat: RepeatReading, grammar: TimeGrammar, today: dt.date) -> DateReading | None:
    about_days = [piece for piece in pieces if is_about_a_day(piece)]
    if any(piece.reads == "in" and piece not in about_days for piece in pieces):
        return DateReading(doubt=DOUBT_DATE)
    if repeat.freq != "once":
        about_days = [piece for piece in about_days if piece.reads != "weekday" or piece.values.get("start")]
    if repeat.doubt:
        return None
    reading = date_reading(about_days, today, day_first=grammar.day_first)
    if repeat.freq == "monthly" and reading and reading.choices and any(p.reads == "month_day" for p in about_days):
        return DateReading(certain=reading.choices[0])  # this day of every month: today's number starts today
    return reading


def _unread(
    pieces: Sequence[Piece], rest: Sequence[Word], words: TypedWords, grammar: TimeGrammar, *, day_said: bool
) -> list[str]:
    """Doubts about what is left: words of time that no rule took, a number right beside the time of day."""
    left = {word.text for word in rest}
    doubts = [DOUBT_WHEN] if left & grammar.unread or (not day_said and left & grammar.names_of_days) else []
    ends = {end for piece in pieces if piece.reads == "clock" for end in (piece.start - 1, piece.end + 1)}
    beside = [word for word in rest if word.end in ends or word.start in ends]
    if any(word.text.isdigit() or word.text in "-/:." for word in beside):
        doubts.append(DOUBT_TIME)
    return doubts


def _said_doubts(pieces: Sequence[Piece]) -> list[str]:
    return [piece.values["doubt"] for piece in pieces if "doubt" in piece.values]


def _purpose(rest: Sequence[Word], grammar: TimeGrammar) -> tuple[Purpose, list[Word]]:
    """What the first telling word is about, and all words that tell anything."""
    found = _telling(rest, grammar.purposes)
    weak = _telling(rest, grammar.weak_purposes)
    words = [word for *_, span in (*found, *weak) for word in span]
    first = min(found or weak, key=lambda each: (each[0], -len(each[2])), default=None)
    return (first[1] if first else "other"), words


def _telling(
    rest: Sequence[Word], purposes: Mapping[str, re.Pattern[str]]
) -> list[tuple[int, Purpose, Sequence[Word]]]:
    """Each telling stretch of words: where it begins, what it is about, and its words."""
    row = _row(rest)
    found: list[tuple[int, Purpose, Sequence[Word]]] = []
    for purpose in get_args(Purpose):
        for match in purposes[purpose].finditer(row) if purpose in purposes else ():
            first = row[: match.start()].count(" ")
            found.append((first, purpose, rest[first : first + 1 + match.group().count(" ")]))
    return found


def _row(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _note(rest: Sequence[Word], words: TypedWords, grammar: TimeGrammar) -> str:
    """The words that are left, as typed, without what only joined them to the rest."""
    kept = [word for word in rest if word.text not in "?¿@"]
    while kept and kept[0].text in grammar.connectors:
        kept.pop(0)
    while kept and kept[-1].text in grammar.connectors:
        kept.pop()
    note = ""
    for before, word in zip([None, *kept], kept, strict=False):
        beside = before is not None and words.words.index(word) == words.words.index(before) + 1
        between = words.typed[before.typed_end : word.typed_start] if before and beside else " " if note else ""
        note += between + words.typed[word.typed_start : word.typed_end]
    return " ".join(note.split())[:_LONGEST_NOTE]
