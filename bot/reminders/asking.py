"""Being asked for a reminder: what was understood is shown back, doubts are asked, and only a yes is kept."""

from datetime import date, time

from bot import buttons
from bot.buttons import Tap
from bot.notice import Button, Line, Rows, button, line
from bot.old_button import old_button
from bot.patients import place
from bot.patients.consent import ask_consent_first
from bot.reminders import notes
from bot.reminders.drafts import from_data, rule_of, to_data
from bot.reminders.telling import purpose_line, rule_line, when
from bot.turn import Turn
from content.dates import day_in_words
from content.reminder_text import ReminderRequest, read_request
from content.spoken_dates import read_date
from content.spoken_times import read_time_of_day
from scheduler import reminders as calendar
from scheduler.ledger import new_id
from scheduler.recurrence import next_due

ROOM = "rem"
_DRAFT = "rem:draft"
_ASKED = "rem:what"
_MOST_REMINDERS = 50
_TIMES = (time(8), time(9), time(12), time(18), time(20))


async def begin(turn: Turn) -> None:
    """/remind, with or without what to be reminded of."""
    if turn.person is None:
        ask_consent_first(turn)
        return
    if turn.said.arguments:
        request = read_request(turn.said.arguments, language=turn.language, now=turn.local_now)
        if request is not None:
            await requested(turn, request)
            return
    await turn.ask(_ASKED)
    turn.say(line("reminder-ask-what"), line("reminder-examples", tight=True))


async def requested(turn: Turn, request: ReminderRequest, *above: Line) -> None:
    """A reminder was asked for in free text."""
    if turn.person is None:
        turn.say(*above, line("agree-first")) if above else None
        ask_consent_first(turn)
    elif turn.person.zone is None:
        turn.say(*above, line("reminder-needs-zone"))
        await place.choose_zone(turn)
    elif len(await calendar.of_chat(turn.connection, turn.said.chat_id)) >= _MOST_REMINDERS:
        turn.say(line("reminder-too-many"))
    else:
        await _next_step(turn, request, *above)


async def _next_step(turn: Turn, request: ReminderRequest, *above: Line) -> None:
    """Ask the first thing in doubt, or show it back for a yes."""
    await turn.ask(_DRAFT, **to_data(request))
    if request.doubt:
        turn.say(*above, line(request.doubt), buttons=(*_choices(request, turn), _cancel_row()))
        return
    rule = rule_of(request, turn.today)
    first = next_due(rule, turn.zone, turn.now.people)
    if first is None:
        turn.say(*above, line("times-doubt-past"), buttons=(_cancel_row(),))
        return
    turn.say(
        *above,
        line("reminder-confirm", what=purpose_line(request.purpose, request.note)),
        line("reminder-rule", rule=rule_line(rule, turn.language), tight=True),
        line("reminder-first", when=when(first, turn), tight=True),
        buttons=(
            (button(buttons.data(ROOM, "save", "x"), "reminder-save"),),
            (button(buttons.data(ROOM, "times", "x"), "reminder-other-time"), *_cancel_row()),
        ),
    )


def _choices(request: ReminderRequest, turn: Turn) -> Rows:
    days = tuple(
        (button(buttons.data(ROOM, "date", day.isoformat()), "plain", text=day_in_words(day, turn.language)),)
        for day in request.date_choices[:4]
    )
    return days + _time_rows(request.time_choices[:6])


def _time_rows(times: tuple[time, ...]) -> Rows:
    row = tuple(
        button(buttons.data(ROOM, "time", each.strftime("%H%M")), "plain", text=each.isoformat("minutes"))
        for each in times
    )
    return (row,) if row else ()


def _cancel_row() -> tuple[Button, ...]:
    return (button(buttons.data(ROOM, "drop", "x"), "reminder-drop"),)


async def draft_tapped(turn: Turn, tap: Tap) -> None:
    """A button under a reminder that is being asked for."""
    if turn.dialog is None or turn.dialog.name != _DRAFT:
        await old_button(turn)
        return
    request = from_data(turn.dialog.data)
    match tap.action:
        case "save":
            await _save(turn, request)
        case "times":
            turn.rewrite(line("reminder-ask-time"), buttons=(*_time_rows(_TIMES), _cancel_row()))
        case "time":
            at = time(int(tap.arg()[:2]), int(tap.arg()[2:]))
            await _next_step(turn, request.with_time(at, turn.local_now))
        case "date":
            await _next_step(turn, request.with_date(date.fromisoformat(tap.arg()), turn.local_now))
        case _:
            await turn.stop_asking()
            turn.rewrite(line("cancelled"))


async def answered(turn: Turn) -> bool:
    """A typed answer to what was in doubt; False when it reads like something else."""
    if turn.dialog is None or turn.person is None:
        return False
    text = turn.said.text
    whole = read_request(text, language=turn.language, now=turn.local_now)
    if turn.dialog.name == _ASKED:
        if whole is None:
            return False
        await requested(turn, whole)
        return True
    request = from_data(turn.dialog.data)
    at = read_time_of_day(text, turn.language)
    day = read_date(text, turn.language, turn.today)
    if whole is not None and (whole.date or whole.freq != "once") and at is None:
        await _next_step(turn, whole)
    elif at is not None:
        await _next_step(turn, request.with_time(at, turn.local_now))
    elif day is not None:
        await _next_step(turn, request.with_date(day, turn.local_now))
    else:
        return False
    return True


async def _save(turn: Turn, request: ReminderRequest) -> None:
    person = turn.person
    if person is None or request.doubt:
        await old_button(turn)
        return
    rule, reminder_id = rule_of(request, turn.today), new_id()
    payload = notes.sealed(request.note, person, reminder_id)
    first = await calendar.create(
        turn.connection, reminder_id, turn.said.chat_id, request.purpose, rule, turn.now, payload
    )
    await turn.stop_asking()
    if first is None:
        turn.rewrite(line("times-doubt-past"))
        return
    turn.rewrite(
        line("reminder-saved", what=purpose_line(request.purpose, request.note)),
        line("reminder-rule", rule=rule_line(rule, turn.language), tight=True),
        line("reminder-first", when=when(first, turn), tight=True),
        line("reminder-do-not-wait"),
    )
