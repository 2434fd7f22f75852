"""What somebody does with a reminder: done, snooze, skip; and the list with pause, resume and cancel."""

from datetime import timedelta

from bot import buttons
from bot.buttons import Tap
from bot.notice import Line, Rows, button, line
from bot.old_button import old_button
from bot.patients.consent import ask_consent_first
from bot.reminders import asking, notes
from bot.reminders.asking import ROOM
from bot.reminders.telling import purpose_line, rule_line, when
from bot.turn import Turn
from scheduler import reminders as calendar
from scheduler.reminders import Occurrence, Reminder
from scheduler.tables import ReminderState

SNOOZES = {"1h": timedelta(hours=1), "1d": timedelta(days=1), "3d": timedelta(days=3)}
_ABOUT_DRAFT = frozenset({"save", "times", "time", "date", "drop"})
_ABOUT_OCCURRENCE = frozenset({"done", "skip", *SNOOZES})


def occurrence_buttons(delivery_id: str) -> Rows:
    """Done; three ways to snooze; skip."""
    return (
        (button(buttons.data(ROOM, "done", delivery_id), "reminder-done"),),
        tuple(button(buttons.data(ROOM, name, delivery_id), f"reminder-snooze-{name}") for name in SNOOZES),
        (button(buttons.data(ROOM, "skip", delivery_id), "reminder-skip"),),
    )


async def tapped(turn: Turn) -> None:
    """Any button of this room, looked up for the person who tapped it."""
    tap = buttons.parse(turn.said.data)
    if tap is None or turn.person is None:
        await old_button(turn)
    elif tap.action in _ABOUT_DRAFT:
        await asking.draft_tapped(turn, tap)
    elif tap.action in _ABOUT_OCCURRENCE:
        await _occurrence_tapped(turn, tap)
    else:
        await _reminder_tapped(turn, tap)


async def _occurrence_tapped(turn: Turn, tap: Tap) -> None:
    this = await calendar.occurrence(turn.connection, turn.said.chat_id, tap.arg())
    if this is None:
        await old_button(turn)
        return
    if tap.action in SNOOZES:
        await _snooze(turn, this, SNOOZES[tap.action])
        return
    what = "done" if tap.action == "done" else "skipped"
    if not await calendar.answer(turn.connection, this.id, what):
        turn.toast(line("reminder-answered-before"))
        return
    turn.rewrite(await _what(turn, this.reminder_id), line(f"reminder-was-{what}"), *await _next_line(turn, this))


async def _snooze(turn: Turn, this: Occurrence, length: timedelta) -> None:
    again = await calendar.snooze(turn.connection, this, length, turn.now)
    if again is None:
        turn.toast(line("reminder-answered-before"))
        return
    turn.rewrite(await _what(turn, this.reminder_id), line("reminder-was-snoozed", when=when(again, turn)))


async def _what(turn: Turn, reminder_id: str) -> Line:
    reminder = await calendar.get(turn.connection, turn.said.chat_id, reminder_id)
    if reminder is None or turn.person is None:
        return line("reminder-title", what=purpose_line("other", ""))
    return line("reminder-title", what=purpose_line(reminder.kind, notes.opened(reminder, turn.person)))


async def _next_line(turn: Turn, this: Occurrence) -> tuple[Line, ...]:
    reminder = await calendar.get(turn.connection, turn.said.chat_id, this.reminder_id)
    if reminder is None or reminder.next_due is None:
        return ()
    return (line("reminder-next", when=when(reminder.next_due, turn)),)


async def show(turn: Turn) -> None:
    """/reminders: each with its own buttons."""
    if turn.person is None:
        ask_consent_first(turn)
        return
    mine = await calendar.of_chat(turn.connection, turn.said.chat_id)
    if not mine:
        turn.say(line("reminder-none"), line("reminder-examples"))
    for reminder in mine:
        turn.say(*_lines(turn, reminder), buttons=_list_buttons(reminder))


def _lines(turn: Turn, reminder: Reminder) -> tuple[Line, ...]:
    note = notes.opened(reminder, turn.person) if turn.person else ""
    head = line("reminder-title", what=purpose_line(reminder.kind, note))
    rule = line("reminder-rule", rule=rule_line(reminder.rule, turn.language), tight=True)
    if reminder.state is ReminderState.PAUSED:
        return head, rule, line("reminder-is-paused", tight=True)
    following = (line("reminder-next", when=when(reminder.next_due, turn), tight=True),) if reminder.next_due else ()
    return (head, rule, *following)


def _list_buttons(reminder: Reminder) -> Rows:
    paused = reminder.state is ReminderState.PAUSED
    pause = (
        button(buttons.data(ROOM, "resume", reminder.id), "reminder-resume")
        if paused
        else button(buttons.data(ROOM, "pause", reminder.id), "reminder-pause")
    )
    return ((pause, button(buttons.data(ROOM, "end", reminder.id), "reminder-end")),)


async def _reminder_tapped(turn: Turn, tap: Tap) -> None:
    reminder = await calendar.get(turn.connection, turn.said.chat_id, tap.arg())
    if reminder is None or reminder.state is ReminderState.ENDED:
        await old_button(turn)
        return
    match tap.action:
        case "pause":
            await calendar.pause(turn.connection, turn.said.chat_id, reminder.id, turn.now)
        case "resume":
            await calendar.resume(turn.connection, turn.said.chat_id, reminder.id, turn.now)
        case "end":
            await calendar.end(turn.connection, turn.said.chat_id, reminder.id, turn.now)
            turn.rewrite(await _what(turn, reminder.id), line("reminder-was-ended"))
            return
        case _:
            await old_button(turn)
            return
    changed = await calendar.get(turn.connection, turn.said.chat_id, reminder.id)
    if changed is not None:
        turn.rewrite(*_lines(turn, changed), buttons=_list_buttons(changed))
