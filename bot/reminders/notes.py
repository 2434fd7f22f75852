"""What a reminder is for, in the person's own words, sealed under their key in the scheduler's row."""

from bot.patients.records import Person, key_of
from bot.sealing import CannotOpen, Place
from scheduler.reminders import Reminder


def _place(user_id: int, reminder_id: str) -> Place:
    return Place("reminders", "payload", user_id, reminder_id)


def sealed(note: str, person: Person, reminder_id: str) -> bytes | None:
    """The note as the scheduler carries it; None for an empty one."""
    return key_of(person).seal(note.encode(), _place(person.user_id, reminder_id)) if note else None


def opened(reminder: Reminder, person: Person) -> str:
    """The note again; "" where there is none, or no key that opens it."""
    if reminder.payload is None:
        return ""
    try:
        return key_of(person).open(reminder.payload, _place(person.user_id, reminder.id)).decode()
    except CannotOpen:
        return ""
