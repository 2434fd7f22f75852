"""The list of somebody's reminders, and what can be done with each: another time, pause, resume, cancel."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import buttons
from bot.buttons import Tap
from bot.notice import Button, Line, Rows, button, line
from bot.old_button import old_button
from bot.patients.consent import ask_consent_first
from bot.reminders import notes
from bot.reminders.asking import DRAFT, ask_time
from bot.reminders.drafts import Draft
from bot.reminders.presets import ROOM
from bot.reminders.telling import purpose_line, rule_line, short_purpose_line, when
from bot.turn import Turn
from scheduler import history
from scheduler import reminders as calendar
from scheduler.reminders import Reminder
from scheduler.tables import ReminderState

_A_PAGE = 8


@dataclass(frozen=True)
class Listed:
    """A reminder with its note opened. `again`: when it is said again after a snooze, None when it was not put off."""

    reminder: Reminder
    note: str
    again: datetime | None


async def show(turn: Turn) -> None:
    """/reminders: the only one, or a list to choose from."""
    if turn.person is None:
        ask_consent_first(turn)
    else:
        await _show_list(turn, 0)


async def _show_list(turn: Turn, page: int) -> None:
    mine = await _listed(turn)
    if not mine:
        new = button(buttons.data(ROOM, "new", "x"), "reminder-new")
        turn.answer(line("reminder-none"), line("reminder-examples"), buttons=((new,),))
        return
    if len(mine) == 1:
        turn.answer(*_lines(turn, mine[0]), buttons=_buttons(mine[0]))
        return
    start = min(page, (len(mine) - 1) // _A_PAGE) * _A_PAGE
    shown = mine[start : start + _A_PAGE]
    lines = [_in_list(turn, number, each) for number, each in enumerate(shown, start + 1)]
    rows = _list_buttons(shown, start, len(mine))
    turn.answer(line("reminder-list"), *lines, line("reminder-list-how"), buttons=rows)


async def _listed(turn: Turn) -> list[Listed]:
    """What is still to come, the next one first; a one-off that was put off is not over."""
    where = (turn.connection, turn.said.chat_id)
    again = await history.put_off(*where)
    mine = await calendar.of_chat(*where)
    known = {each.id for each in mine}
    over = [await calendar.get(*where, each) for each in again if each not in known]
    return [_with_note(turn, each, again.get(each.id)) for each in (*mine, *over) if each is not None]


def _with_note(turn: Turn, reminder: Reminder, again: datetime | None) -> Listed:
    return Listed(reminder, notes.opened(reminder, turn.person) if turn.person else "", again)


def _in_list(turn: Turn, number: int, listed: Listed) -> Line:
    what = short_purpose_line(listed.reminder.kind, listed.note)
    return line("reminder-in-list", number=number, what=what, following=_following(turn, listed))


def _following(turn: Turn, listed: Listed) -> Line:
    """When it is said next, or that it is paused."""
    if listed.reminder.state is ReminderState.PAUSED:
        return line("reminder-is-paused")
    over = listed.reminder.state is ReminderState.ENDED
    moment = listed.again or (None if over else listed.reminder.next_due)
    return line("reminder-next", when=when(moment, turn)) if moment else line("reminder-is-over")


def _list_buttons(shown: Sequence[Listed], start: int, of: int) -> Rows:
    numbers = tuple(
        button(buttons.data(ROOM, "open", each.reminder.id), "plain", text=str(number))
        for number, each in enumerate(shown, start + 1)
    )
    rows: Rows = tuple(numbers[first : first + 4] for first in range(0, len(numbers), 4))
    if of <= _A_PAGE:
        return rows
    following = (start // _A_PAGE + 1) % ((of - 1) // _A_PAGE + 1)
    return (*rows, (button(buttons.data(ROOM, "list", str(following)), "reminder-list-more"),))


def _lines(turn: Turn, listed: Listed) -> tuple[Line, ...]:
    rule, following = listed.reminder.rule, _following(turn, listed)
    repeats = (line("reminder-rule", rule=rule_line(rule, turn.language), tight=True),) if rule.freq != "once" else ()
    return (_title(turn, listed), *repeats, Line(following.phrase, following.args, tight=True))


def _title(turn: Turn, listed: Listed) -> Line:
    return line("reminder-title", what=purpose_line(listed.reminder.kind, listed.note))


def _buttons(listed: Listed) -> Rows:
    reminder = listed.reminder
    if reminder.state is ReminderState.ENDED:
        return ((_button("end", reminder.id),),)
    pause = "resume" if reminder.state is ReminderState.PAUSED else "pause"
    return (_button("retime", reminder.id), _button(pause, reminder.id)), (_button("end", reminder.id),)


def change_buttons(reminder_id: str) -> tuple[Button, ...]:
    """Another time, or none: under a reminder just saved."""
    return _button("retime", reminder_id), _button("end", reminder_id)


def _button(action: str, reminder_id: str) -> Button:
    return button(buttons.data(ROOM, action, reminder_id), f"reminder-{action}")


async def show_one(turn: Turn, reminder: Reminder) -> None:
    """One reminder as it is now, with its buttons."""
    again = await history.put_off(turn.connection, turn.said.chat_id)
    listed = _with_note(turn, reminder, again.get(reminder.id))
    turn.answer(*_lines(turn, listed), buttons=_buttons(listed))


async def tapped(turn: Turn, tap: Tap) -> None:
    """A button of the list or of one reminder, looked up for the person who tapped it."""
    if tap.action == "list" and tap.arg().isdecimal():
        await _show_list(turn, int(tap.arg()))
        return
    reminder = await calendar.get(turn.connection, turn.said.chat_id, tap.arg())
    if reminder is None:
        await old_button(turn)
    elif await _is_over(turn, reminder):
        await old_button(turn, *_lines(turn, _with_note(turn, reminder, None)))
    else:
        await _change(turn, reminder, tap.action)


async def _is_over(turn: Turn, reminder: Reminder) -> bool:
    if reminder.state is not ReminderState.ENDED:
        return False
    return reminder.id not in await history.put_off(turn.connection, turn.said.chat_id)


async def _change(turn: Turn, reminder: Reminder, action: str) -> None:
    where = (turn.connection, turn.said.chat_id, reminder.id, turn.now)
    match action:
        case "open":
            await show_one(turn, reminder)
        case "pause":
            await calendar.pause(*where)
            await _show_changed(turn, reminder)
        case "resume":
            await calendar.resume(*where)
            await _show_changed(turn, reminder)
        case "retime":
            await _give_another_time(turn, reminder)
        case "end":
            await calendar.end(*where)
            await calendar.take_back(turn.connection, [reminder.id], turn.now)
            turn.answer(_title(turn, _with_note(turn, reminder, None)), line("reminder-was-ended", tight=True))
        case _:
            await old_button(turn)


async def _show_changed(turn: Turn, reminder: Reminder) -> None:
    changed = await calendar.get(turn.connection, turn.said.chat_id, reminder.id)
    if changed is not None:
        await show_one(turn, changed)


async def _give_another_time(turn: Turn, reminder: Reminder) -> None:
    draft = Draft.changing(reminder, _with_note(turn, reminder, None).note)
    await turn.ask(DRAFT, **draft.to_data())
    ask_time(turn, draft)
