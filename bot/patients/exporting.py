"""Everything kept about one person, as plain values."""

from typing import Any

from bot.danger import records as watches
from bot.labs import records as labs
from bot.patients.records import Person
from bot.reminders import notes
from bot.sealing import Keyring
from scheduler import reminders as calendar
from scheduler.instant import Connection, Instant
from scheduler.moments import from_ms


async def everything(connection: Connection, person: Person, keys: Keyring, now: Instant) -> dict[str, Any]:
    """One document. Times are ISO 8601 in UTC; counts in the units they name."""
    return {
        "whitecell_export": 1,
        "made": now.people.isoformat(timespec="seconds"),
        "person": {
            "telegram_user": person.user_id,
            "agreed": from_ms(person.agreed_ms).isoformat(timespec="seconds"),
            "language": person.language,
            "country": person.country,
            "time_zone": person.zone,
            **person.details,
        },
        "counts": await labs.export(connection, person),
        "reminders": [_reminder(each, person) for each in await calendar.of_chat(connection, person.chat_id)],
        "urgent_messages": await watches.export(connection, person, keys),
    }


def _reminder(reminder: calendar.Reminder, person: Person) -> dict[str, Any]:
    rule = reminder.rule
    return {
        "kind": reminder.kind,
        "note": notes.opened(reminder, person),
        "frequency": rule.freq,
        "every": rule.every,
        "weekdays": sorted(rule.weekdays),
        "from": rule.anchor.isoformat(),
        "time": rule.wall.isoformat(timespec="minutes"),
        "next": reminder.next_due.isoformat() if reminder.next_due else None,
        "state": reminder.state.value,
    }
