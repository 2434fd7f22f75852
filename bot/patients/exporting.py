"""Everything kept about one person, as plain values."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.danger import records as watches
from bot.dialogs import records as dialogs
from bot.labs import records as labs
from bot.patients.records import Person
from bot.questions import records as questions
from bot.reminders import notes
from bot.sealing import Keyring
from content.spoken_dates import WEEKDAYS
from scheduler import history
from scheduler.connection import Connection
from scheduler.history import Past
from scheduler.instant import Instant
from scheduler.moments import from_ms
from scheduler.reminders import Reminder
from scheduler.tables import ReminderState


async def everything(connection: Connection, person: Person, keys: Keyring, now: Instant) -> dict[str, Any]:
    """One document. Times are ISO 8601 in UTC; counts in the units they name."""
    said = await history.occurrences_of(connection, person.chat_id)
    reminders = await history.reminders_of(connection, person.chat_id)
    return {
        "whitecell_export": 1,
        "made": _moment(now.people),
        "person": {
            "telegram_user": person.user_id,
            "telegram_chat": person.chat_id,
            "agreed": _moment(from_ms(person.agreed_ms)),
            "language": person.language,
            "country": person.country,
            "time_zone": person.zone,
            **person.details,
        },
        "counts": await labs.export(connection, person),
        "reminders": [
            _reminder(each, person, [past for past in said if past.reminder_id == each.id]) for each in reminders
        ],
        "urgent_messages": await watches.export(connection, person, keys),
        "open_questions": [
            {"question": each.name, "known_so_far": dict(each.data)}
            for each in await dialogs.of_person(connection, person.user_id, keys.transit)
        ],
        "asked_in_the_last_hour": await questions.export(connection, person.user_id, keys.transit),
        "still_to_be_said": [
            {"kind": each.kind, "due": _moment(each.due)}
            for each in await history.waiting_for(connection, person.chat_id)
        ],
    }


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _reminder(reminder: Reminder, person: Person, said: Sequence[Past]) -> dict[str, Any]:
    rule, over = reminder.rule, reminder.state is ReminderState.ENDED
    return {
        "kind": reminder.kind,
        "note": notes.opened(reminder, person),
        "frequency": rule.freq,
        "every": rule.every,
        "weekdays": [WEEKDAYS[day] for day in sorted(rule.weekdays)],
        "from": rule.anchor.isoformat(),
        "time": rule.wall.isoformat(timespec="minutes"),
        "next": _moment(reminder.next_due) if reminder.next_due and not over else None,
        "state": reminder.state.value,
        "said": [{"due": _moment(each.due), "state": each.state.value, "answer": each.answer} for each in said],
    }
