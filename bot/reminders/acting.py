"""What somebody does with a reminder that was said: done, snooze, skip."""

from collections.abc import Mapping
from datetime import UTC, timedelta

from bot import buttons
from bot.buttons import Tap
from bot.notice import Line, Rows, button, line
from bot.old_button import old_button
from bot.reminders import notes
from bot.reminders.presets import ROOM, recheck_buttons
from bot.reminders.telling import purpose_line, when
from bot.turn import Turn
from scheduler import history, occurrences
from scheduler import reminders as calendar
from scheduler.instant import Instant
from scheduler.occurrences import Occurrence
from scheduler.reminders import Reminder
from scheduler.tables import ReminderState

SNOOZES: Mapping[str, timedelta] = {"1h": timedelta(hours=1), "1d": timedelta(days=1), "3d": timedelta(days=3)}


def occurrence_buttons(delivery_id: str, reminder: Reminder, now: Instant) -> Rows:
    """Done; ways to snooze, none of them beyond the next time it comes anyway; skip."""
    until = reminder.next_due if reminder.state is ReminderState.ACTIVE else None
    snoozes = tuple(
        button(buttons.data(ROOM, name, delivery_id), f"reminder-snooze-{name}")
        for name, length in SNOOZES.items()
        if until is None or now.people + length < until
    )
    done = (button(buttons.data(ROOM, "done", delivery_id), "reminder-done"),)
    skip = (button(buttons.data(ROOM, "skip", delivery_id), "reminder-skip"),)
    return (done, snoozes, skip) if snoozes else (done, skip)


async def tapped(turn: Turn, tap: Tap) -> None:
    """A button under a reminder that was said."""
    this = await occurrences.get(turn.connection, turn.said.chat_id, tap.arg())
    reminder = await calendar.get(turn.connection, turn.said.chat_id, this.reminder_id) if this else None
    if this is None or reminder is None:
        await old_button(turn)
    elif this.answer is not None:
        turn.toast(line("reminder-answered-before"))
        await _show_answered(turn, reminder, this.answer)
    elif tap.action in SNOOZES:
        await _snooze(turn, this, reminder, tap.action)
    else:
        what = "done" if tap.action == "done" else "skipped"
        await occurrences.answer(turn.connection, this.id, what)
        await _show_answered(turn, reminder, what)


async def _snooze(turn: Turn, this: Occurrence, reminder: Reminder, name: str) -> None:
    """Days are counted on the person's own clock, so that a change of the clocks leaves the hour as it is."""
    length = SNOOZES[name]
    if length >= timedelta(days=1):
        length = (turn.local_now + length).astimezone(UTC) - turn.now.people
    await occurrences.snooze(turn.connection, this, length, turn.now)
    await _show_answered(turn, reminder, "snoozed")


async def _show_answered(turn: Turn, reminder: Reminder, answer: str) -> None:
    """What it was about and what came of it."""
    note = notes.opened(reminder, turn.person) if turn.person else ""
    title = line("reminder-title", what=purpose_line(reminder.kind, note))
    if answer == "snoozed":
        again = (await history.put_off(turn.connection, turn.said.chat_id)).get(reminder.id)
        said = line("reminder-was-snoozed", when=when(again, turn)) if again else line("reminder-was-put-off")
        turn.rewrite(title, said)
    elif answer == "done" and reminder.kind == "recheck" and reminder.next_due is None:
        turn.rewrite(title, line("reminder-was-done"), line("reminder-next-recheck"), buttons=recheck_buttons())
    else:
        turn.rewrite(title, line(f"reminder-was-{answer}"), *_next_line(turn, reminder))


def _next_line(turn: Turn, reminder: Reminder) -> tuple[Line, ...]:
    if reminder.state is not ReminderState.ACTIVE or reminder.next_due is None:
        return ()
    return (line("reminder-next", when=when(reminder.next_due, turn)),)
