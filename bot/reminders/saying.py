"""A reminder's words, found when it is sent: for whom, in which language, and whether it is still to be said."""

from zoneinfo import ZoneInfo

from bot.notice import Line, Notice, line
from bot.patients import records as patients
from bot.patients.records import Person
from bot.reminders import notes
from bot.reminders.acting import occurrence_buttons
from bot.reminders.telling import do_not_wait, purpose_line
from bot.sealing import Keyring
from content.wording import moment_words
from scheduler import reminders as calendar
from scheduler.connection import Transactions
from scheduler.instant import Instant
from scheduler.lateness import is_late, is_too_late
from scheduler.ledger import Delivery
from scheduler.outcomes import Withdrawn
from scheduler.reminders import Reminder
from scheduler.tables import ReminderState


class ReminderWords:
    """The composer of everything a reminder says."""

    def __init__(self, transactions: Transactions, keys: Keyring) -> None:
        self._transactions = transactions
        self._keys = keys

    async def __call__(self, delivery: Delivery, now: Instant) -> Notice | Withdrawn:
        """The notice of one occurrence; Withdrawn when its person, its pause or its hour says no."""
        async with self._transactions.read() as connection:
            person = await patients.get(connection, delivery.chat_id, self._keys)
            reminder = await calendar.get(connection, delivery.chat_id, delivery.reminder_id or "")
        if person is None or reminder is None:
            return Withdrawn("nobody to say it to")
        if reminder.state is ReminderState.PAUSED:
            return Withdrawn("paused")
        if is_too_late(delivery.kind, delivery.due, now.people):
            return Withdrawn("too late")
        rows = occurrence_buttons(delivery.id, reminder, now)
        return Notice(_lines(delivery, reminder, person, now), person.language, rows)


def _lines(delivery: Delivery, reminder: Reminder, person: Person, now: Instant) -> tuple[Line, ...]:
    kind, note = reminder.kind, notes.opened(reminder, person)
    lines = [line("reminder-now", what=purpose_line(kind, note))]
    if delivery.step > 0:
        lines.append(line("reminder-again"))
    if is_late(delivery.due, now.people):
        zone = ZoneInfo(person.zone or "UTC")
        lines.append(line("reminder-late", when=moment_words(delivery.due, zone, person.language, now.people)))
    if kind == "recheck":
        lines.append(line("reminder-if-doctor-agreed"))
    return (*lines, *do_not_wait(kind))
