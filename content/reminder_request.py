"""A reminder as far as it has been asked for: what is known of it, what is in doubt, and how an answer settles it."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

from content.spoken_dates import DOUBT_DATE, DOUBT_PAST
from content.spoken_repeats import DOUBT_REPEAT, Frequency
from content.spoken_times import DOUBT_SEVERAL, DOUBT_TIME

DOUBT_WHEN = "times-doubt-when"
DOUBT_END = "times-doubt-end"

Purpose = Literal["recheck", "infection-watch", "appointment", "medicine", "other"]

# What cannot be repeated is asked first, the time of day last.
_ASKED_IN_ORDER = (DOUBT_REPEAT, DOUBT_END, DOUBT_WHEN, DOUBT_PAST, DOUBT_DATE, DOUBT_SEVERAL, DOUBT_TIME)


@dataclass(frozen=True)
class ReminderRequest:
    """What was asked for, as far as it could be read; people's local time.

    weekdays: "mon" to "sun", only for "weekly"; empty leaves the weekday to the first day.
    date: the day of a one-off, else the first day if one was said. None: not said, or in doubt.
    time: None: not said, or in doubt.
    note: what to be reminded of in the person's own words, "" if none.
    doubts: phrase keys of what must be asked before anything is saved, the first one first.
    date_choices, time_choices: what may be meant, for buttons; empty where nothing could be read.
    """

    freq: Frequency
    every: int
    weekdays: tuple[str, ...]
    date: dt.date | None
    time: dt.time | None
    purpose: Purpose
    note: str
    doubts: tuple[str, ...] = ()
    date_choices: tuple[dt.date, ...] = ()
    time_choices: tuple[dt.time, ...] = ()

    @property
    def doubt(self) -> str | None:
        """The phrase key of what to ask next; None when nothing is in doubt (a date or time may still be unsaid)."""
        return next((key for key in _ASKED_IN_ORDER if key in self.doubts), None)

    def with_time(self, time: dt.time, now: dt.datetime) -> "ReminderRequest":
        """The same with its time settled. A one-off without a day gets the next day this time comes."""
        settled = self._without(DOUBT_TIME, DOUBT_SEVERAL, DOUBT_WHEN)
        return checked(replace(settled, time=time, time_choices=()), now)

    def with_date(self, date: dt.date, now: dt.datetime) -> "ReminderRequest":
        """The same with its day, or first day, settled."""
        settled = self._without(DOUBT_DATE, DOUBT_PAST, DOUBT_WHEN)
        return checked(replace(settled, date=date, date_choices=()), now)

    def with_rule(self, freq: Frequency, every: int, weekdays: tuple[str, ...], now: dt.datetime) -> "ReminderRequest":
        """The same with how often settled; an end that was asked for is dropped with it."""
        settled = self._without(DOUBT_REPEAT, DOUBT_END, DOUBT_WHEN)
        return checked(replace(settled, freq=freq, every=every, weekdays=weekdays), now)

    def rescheduled_as(self, other: "ReminderRequest") -> "ReminderRequest":
        """The time of another request, typed when this one was in doubt, for what this one is about."""
        return replace(other, purpose=self.purpose, note=self.note) if not other.note else other

    def _without(self, *keys: str) -> "ReminderRequest":
        return replace(self, doubts=tuple(key for key in self.doubts if key not in keys))


def as_json(request: ReminderRequest) -> dict[str, object]:
    """The `reminder` object of `explain`."""
    return {
        "freq": request.freq,
        "every": request.every,
        "weekdays": list(request.weekdays),
        "date": request.date.isoformat() if request.date else None,
        "time": request.time.isoformat("minutes") if request.time else None,
    }


def checked(request: ReminderRequest, now: dt.datetime) -> ReminderRequest:
    """A one-off at a known time gets its day; one whose moment is over is in doubt."""
    if request.freq != "once" or request.doubt in (DOUBT_REPEAT, DOUBT_END):
        return request
    if request.date == now.date():
        coming = tuple(time for time in request.time_choices if time > now.time())
        request = replace(request, time_choices=coming)
    if request.time is None or request.doubt:
        return request
    over = request.time <= now.time()
    if request.date is None:
        return replace(request, date=now.date() + dt.timedelta(days=1 if over else 0))
    if request.date < now.date() or (request.date == now.date() and over):
        return replace(request, date=None, doubts=(*request.doubts, DOUBT_PAST))
    return request
