"""A reminder being asked for: what is known of it so far, kept in the dialog between two messages."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, time
from typing import Any

from content.reminder_text import ReminderRequest
from scheduler.recurrence import Recurrence

# What nobody said a time for is said when most people are up and a clinic can be called.
USUAL_TIME = time(9, 0)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def to_data(request: ReminderRequest) -> dict[str, Any]:
    """The request as plain values."""
    return {name: _plain(value) for name, value in asdict(request).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date | time):
        return value.isoformat()
    return [_plain(each) for each in value] if isinstance(value, tuple | list) else value


def from_data(data: Mapping[str, Any]) -> ReminderRequest:
    """The request again."""
    return ReminderRequest(
        freq=data["freq"],
        every=data["every"],
        weekdays=tuple(data["weekdays"]),
        date=date.fromisoformat(data["date"]) if data["date"] else None,
        time=time.fromisoformat(data["time"]) if data["time"] else None,
        purpose=data["purpose"],
        note=data["note"],
        doubts=tuple(data["doubts"]),
        date_choices=tuple(date.fromisoformat(each) for each in data["date_choices"]),
        time_choices=tuple(time.fromisoformat(each) for each in data["time_choices"]),
    )


def rule_of(request: ReminderRequest, today: date) -> Recurrence:
    """What the scheduler keeps. A repeating one without a first day begins today."""
    return Recurrence(
        freq=request.freq,
        every=request.every,
        anchor=request.date or today,
        wall=request.time or USUAL_TIME,
        weekdays=frozenset(_DAYS.index(day) for day in request.weekdays),
    )
