"""Answers to what was asked about a reminder: typed or tapped, until a yes keeps it."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.buttons import Tap
from bot.notice import line
from bot.old_button import old_button
from bot.reminders import notes
from bot.reminders.asking import ASKED, DRAFT, ask_time, lexicon, next_step, requested
from bot.reminders.drafts import Draft
from bot.reminders.listing import change_buttons, show_one
from bot.reminders.telling import do_not_wait, purpose_line, when_lines
from bot.something_else import understood
from bot.turn import Turn
from content.reminder_request import DOUBT_WHEN, ReminderRequest
from content.reminder_text import read_answer, read_request
from content.short_replies import read_short_reply
from content.spoken_dates import DOUBT_DATE, DOUBT_PAST, date_readings
from content.spoken_times import DOUBT_TIME, time_readings
from scheduler import reminders as calendar
from scheduler.recurrence import next_due
from scheduler.tables import ReminderState

# Within this time of the question, a few words without a time are taken as its answer.
_SOON = timedelta(minutes=10)
_GREETING = "thanks-and-greetings"


async def answered(turn: Turn) -> bool:
    """A typed answer; False when it reads like something else."""
    if turn.dialog is None or turn.person is None:
        return False
    if turn.dialog.name == ASKED:
        return await _told_what(turn)
    if turn.dialog.name == DRAFT:
        return await _told_more(turn, Draft.from_data(turn.dialog.data))
    return False


async def _told_what(turn: Turn) -> bool:
    """What to be reminded of, and perhaps when. A question is answered instead."""
    text = turn.said.text
    if read_short_reply(text) in ("no", "skip"):
        await _leave(turn)
        return True
    request = read_answer(text, language=turn.language, now=turn.written, folder=lexicon(turn))
    if request is None or _is_rather_a_question(turn, request):
        return False
    await requested(turn, request)
    return True


def _is_rather_a_question(turn: Turn, request: ReminderRequest) -> bool:
    """Counts and commands always. What names no time is a reminder only where it names a purpose, or soon after we
    asked and with no answer or greeting to give instead."""
    read = understood(turn)
    if read.kind in ("lab_entry", "command"):
        return True
    if DOUBT_WHEN not in request.doubts or request.purpose != "other":
        return False
    asked = datetime.fromisoformat(str(turn.dialog.data["at"])) if turn.dialog else turn.now.people
    return read.kind == "answer" or read.topic == _GREETING or turn.now.people - asked > _SOON


async def _told_more(turn: Turn, draft: Draft) -> bool:
    """Yes or no, a time, a day, or another time altogether for what this is about."""
    text, request = turn.said.text, draft.request
    reply = read_short_reply(text)
    if reply == "yes" and not request.doubt:
        await save(turn, draft)
    elif reply in ("no", "skip"):
        await _leave(turn)
    elif (settled := _settled(turn, request)) is not None:
        await next_step(turn, draft.with_request(settled))
    else:
        return False
    return True


def _settled(turn: Turn, request: ReminderRequest) -> ReminderRequest | None:
    """The request with what was typed put in; None when that is no time."""
    text, language, folder = turn.said.text, turn.language, lexicon(turn)
    times = time_readings(text, language, folder)
    days = () if times else date_readings(text, language, turn.today, folder)
    whole = read_request(text, language=language, now=turn.written, folder=folder)
    if whole is not None and not whole.note and (DOUBT_PAST in request.doubts or not (times or days)):
        return request.rescheduled_as(whole)
    if len(times) == 1:
        return request.with_time(times[0], turn.written)
    if len(days) == 1:
        return request.with_date(days[0], turn.written)
    if times:
        return replace(request, time=None, time_choices=times, doubts=(*request.doubts, DOUBT_TIME))
    if days:
        return replace(request, date=None, date_choices=days, doubts=(*request.doubts, DOUBT_DATE))
    return None


async def tapped(turn: Turn, tap: Tap) -> None:
    """A button under a reminder that is being asked for, or was."""
    dialog = turn.dialog
    draft = Draft.from_data(dialog.data) if dialog is not None and dialog.name == DRAFT else None
    if draft is None or draft.id != tap.arg():
        await _no_longer_open(turn, tap.arg())
        return
    match tap.action:
        case "save" if not draft.request.doubt:
            await save(turn, draft)
        case "times":
            ask_time(turn, draft)
        case "time":
            at = time.fromisoformat(tap.arg(1))
            await next_step(turn, draft.with_request(draft.request.with_time(at, turn.local_now)))
        case "date":
            day = date.fromisoformat(tap.arg(1))
            await next_step(turn, draft.with_request(draft.request.with_date(day, turn.local_now)))
        case "endless":
            asked = draft.request
            endless = asked.with_rule(asked.freq, asked.every, asked.weekdays, turn.local_now)
            await next_step(turn, draft.with_request(endless))
        case "drop":
            await _leave(turn)
        case _:
            await next_step(turn, draft)


async def _no_longer_open(turn: Turn, reminder_id: str) -> None:
    """Saved by now, left, or replaced by another request: what became of it is shown."""
    reminder = await calendar.get(turn.connection, turn.said.chat_id, reminder_id)
    if reminder is not None and reminder.state is not ReminderState.ENDED:
        turn.toast(line("reminder-saved-before"))
        await show_one(turn, reminder)
    else:
        await old_button(turn, line("reminder-draft-over"))


async def _leave(turn: Turn) -> None:
    saved = turn.dialog is not None and bool(turn.dialog.data.get("saved"))
    await turn.stop_asking()
    turn.answer(line("reminder-unchanged" if saved else "reminder-not-set"))


async def save(turn: Turn, draft: Draft) -> None:
    """Keep it as it was shown back."""
    person, rule, kind, note = turn.person, draft.rule(turn.today), draft.request.purpose, draft.request.note
    if person is None or next_due(rule, turn.zone, turn.now.people) is None:
        await next_step(turn, draft)
        return
    where = (turn.connection, turn.said.chat_id)
    if draft.saved:
        first = await calendar.reschedule(*where, draft.id, rule, turn.now)
    else:
        payload = notes.sealed(note, person, draft.id)
        first = await calendar.create(turn.connection, draft.id, turn.said.chat_id, kind, rule, turn.now, payload)
    await turn.stop_asking()
    if first is None:  # erased or ended by another of their devices in between
        await old_button(turn, line("reminder-draft-over"))
        return
    turn.answer(
        line("reminder-saved", what=purpose_line(kind, note)),
        *when_lines(rule, first, turn, "reminder-first"),
        *do_not_wait(kind),
        buttons=(change_buttons(draft.id),),
    )
