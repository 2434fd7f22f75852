"""A reminder being asked for: what is known of it so far, kept in the dialog between two messages."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, time
from typing import Any, Self

from content.reminder_text import ReminderRequest
from scheduler.ledger import new_id
from scheduler.recurrence import Recurrence
from scheduler.reminders import Reminder

# What nobody said a time for is said when most people are up and a clinic can be called.
USUAL_TIME = time(9, 0)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Draft:
    """`id` is the reminder's own, which its buttons name. `saved`: it gives another time to a reminder there is."""

    id: str
    request: ReminderRequest
    saved: bool = False

    @classmethod
    def of(cls, request: ReminderRequest) -> Self:
        """A new one."""
        return cls(new_id(), request)

    @classmethod
    def changing(cls, reminder: Reminder, note: str) -> Self:
        """The saved reminder as it stands, to be given another time."""
        rule = reminder.rule
        request = ReminderRequest(
            freq=rule.freq,
            every=rule.every,
            weekdays=tuple(_DAYS[day] for day in sorted(rule.weekdays)),
            date=rule.anchor,
            time=rule.wall,
            purpose=reminder.kind,  # type: ignore[arg-type]  # kept as it was asked for
            note=note,
        )
        return cls(reminder.id, request, saved=True)

    def with_request(self, request: ReminderRequest) -> Self:
        """The same matter, asked for otherwise."""
        return replace(self, request=request)

    def to_data(self) -> dict[str, Any]:
        """The draft as plain values."""
        request = {name: _plain(value) for name, value in asdict(self.request).items()}
        return {"id": self.id, "saved": self.saved, "request": request}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """The draft again."""
        return cls(data["id"], _request(data["request"]), data["saved"])

    def rule(self, today: date) -> Recurrence:
        """What the scheduler keeps. A repeating one without a first day begins today."""
        request = self.request
        return Recurrence(
            freq=request.freq,
            every=request.every,
            anchor=request.date or today,
            wall=request.time or USUAL_TIME,
            weekdays=frozenset(_DAYS.index(day) for day in request.weekdays),
        )


def _plain(value: Any) -> Any:
    if isinstance(value, date | time):
        return value.isoformat()
    return [_plain(each) for each in value] if isinstance(value, tuple | list) else value


def _request(data: Mapping[str, Any]) -> ReminderRequest:
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
