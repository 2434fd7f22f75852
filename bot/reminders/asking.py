"""Being asked for a reminder: what was understood is shown back, doubts are asked, and only a yes is kept."""

from datetime import datetime, time
from pathlib import Path

from bot import buttons
from bot.notice import Button, Line, Rows, button, line
from bot.patients import place
from bot.patients.consent import ask_consent_first
from bot.reminders.drafts import USUAL_TIME, Draft
from bot.reminders.presets import ROOM, preset, preset_buttons
from bot.reminders.telling import purpose_line, when_lines
from bot.turn import Turn
from content.dates import day_in_words
from content.reminder_request import DOUBT_END
from content.reminder_text import ReminderRequest, read_answer
from content.wording import time_words
from scheduler import reminders as calendar
from scheduler.recurrence import next_due

DRAFT = "rem:draft"
ASKED = "rem:what"
WAITS = "rem:waits"  # for the zone, without which no time can be read
_MOST_REMINDERS = 50
_TIMES = (time(8), time(9), time(12), time(18), time(20), time(22))


def lexicon(turn: Turn) -> Path:
    """The host's own words for times, where they brought their own content."""
    return turn.content.folder / "lexicon"


async def begin(turn: Turn) -> None:
    """/remind, with or without what to be reminded of."""
    if turn.person is None:
        ask_consent_first(turn)
        return
    given = turn.said.arguments
    request = read_answer(given, language=turn.language, now=turn.written, folder=lexicon(turn)) if given else None
    if request is not None:
        await requested(turn, request)
    else:
        await ask_what(turn)


async def ask_what(turn: Turn) -> None:
    """What of, and when: typed, or one of those offered."""
    await turn.ask(ASKED, at=turn.now.people.isoformat())
    turn.answer(
        line("reminder-ask-what"),
        line("reminder-examples", tight=True),
        line("reminder-presets"),
        buttons=(*preset_buttons(), (button(buttons.data(ROOM, "leave", "x"), "reminder-drop"),)),
    )


async def requested(turn: Turn, request: ReminderRequest, *above: Line) -> None:
    """A reminder was asked for in free text."""
    if turn.person is None:
        if above:
            turn.say(*above)
        ask_consent_first(turn)
    elif turn.person.zone is None:
        text = turn.said.arguments or turn.said.text
        await _wait_for_zone(turn, *above, text=text, said=turn.written.isoformat(), language=turn.language)
    else:
        await begin_draft(turn, Draft.of(request), *above)


async def chosen(turn: Turn, name: str) -> bool:
    """One of those offered; False for one we do not have."""
    request = preset(name, turn.today)
    if request is None:
        return False
    if turn.person is None or turn.person.zone is None:
        await _wait_for_zone(turn, preset=name)
    else:
        await begin_draft(turn, Draft.of(request))
    return True


async def _wait_for_zone(turn: Turn, *above: Line, **kept: str) -> None:
    """Keep what was asked for as it was said, and go on with it when the zone is known."""
    await turn.ask(WAITS, **kept)
    turn.say(*above, line("reminder-needs-zone"))
    await place.choose_zone(turn)


async def ask_again(turn: Turn) -> None:
    """Go on with what waited: for the zone, or for another question to be answered."""
    dialog = turn.dialog
    if dialog is None:
        return
    if dialog.name == DRAFT:
        await next_step(turn, Draft.from_data(dialog.data))
    elif dialog.name == ASKED:
        await ask_what(turn)
    elif turn.person is None or turn.person.zone is None:
        await place.choose_zone(turn)
    elif "preset" in dialog.data:
        await chosen(turn, str(dialog.data["preset"]))
    else:
        await _read_what_waited(turn, str(dialog.data["text"]), str(dialog.data["language"]))


async def _read_what_waited(turn: Turn, text: str, language: str) -> None:
    """Read now, in their zone, but from the moment it was said: "in 2 hours" counts from then."""
    said = datetime.fromisoformat(str(turn.dialog.data["said"])) if turn.dialog else turn.now.people
    request = read_answer(text, language=language, now=said.astimezone(turn.zone), folder=lexicon(turn))
    if request is None:
        await ask_what(turn)
    else:
        await begin_draft(turn, Draft.of(request))


async def begin_draft(turn: Turn, draft: Draft, *above: Line) -> None:
    """Take up a new reminder, unless there are too many."""
    if not draft.saved and len(await calendar.of_chat(turn.connection, turn.said.chat_id)) >= _MOST_REMINDERS:
        turn.turn_to(ROOM)
        await turn.stop_asking()
        turn.answer(line("reminder-too-many"))
    else:
        await next_step(turn, draft, *above)


async def next_step(turn: Turn, draft: Draft, *above: Line) -> None:
    """Ask the first thing in doubt, or show it back for a yes."""
    await turn.ask(DRAFT, **draft.to_data())
    request = draft.request
    if request.doubt:
        rows = (*_choices(draft, turn), cancel_row(draft))
        turn.answer(*above, *_about(turn, request), line(request.doubt), buttons=rows)
        return
    rule = draft.rule(turn.today)
    first = next_due(rule, turn.zone, turn.now.people)
    if request.freq == "once" and request.date == turn.today and request.time is None:
        ask_time(turn, draft, *above)
    elif first is None:
        turn.answer(*above, *_about(turn, request), line("times-doubt-past"), buttons=(cancel_row(draft),))
    else:
        kind, note = request.purpose, request.note
        turn.answer(
            *above,
            line("reminder-confirm", what=purpose_line(kind, note)),
            *when_lines(rule, first, turn, "reminder-first"),
            *(() if request.time else (line("reminder-usual-time", time=time_words(USUAL_TIME)),)),
            buttons=(
                (button(buttons.data(ROOM, "save", draft.id), "reminder-save"),),
                (button(buttons.data(ROOM, "times", draft.id), "reminder-other-time"), *cancel_row(draft)),
            ),
        )


def _about(turn: Turn, request: ReminderRequest) -> tuple[Line, ...]:
    """What it is about, above a question: several may have been asked for."""
    return (line("reminder-title", what=purpose_line(request.purpose, request.note)),)


def ask_time(turn: Turn, draft: Draft, *above: Line) -> None:
    """At what time: a few to tap, none of them gone by; or typed, also with another day."""
    request = draft.request
    today_only = request.freq == "once" and request.date == turn.today
    times = tuple(at for at in _TIMES if not today_only or at > turn.local_now.time())
    turn.answer(
        *above,
        *_about(turn, request),
        line("reminder-ask-time"),
        buttons=(*_time_rows(draft, times), cancel_row(draft)),
    )


def _choices(draft: Draft, turn: Turn) -> Rows:
    days = tuple(
        (button(buttons.data(ROOM, "date", draft.id, day.isoformat()), "plain", text=day_in_words(day, turn.language)),)
        for day in draft.request.date_choices[:4]
    )
    return _endless(draft) + days + _time_rows(draft, draft.request.time_choices[:6])


def _endless(draft: Draft) -> Rows:
    """What was asked for with an end can be had without one."""
    if draft.request.doubt != DOUBT_END or draft.request.freq == "once":
        return ()
    return ((button(buttons.data(ROOM, "endless", draft.id), "reminder-no-end"),),)


def _time_rows(draft: Draft, times: tuple[time, ...]) -> Rows:
    row = tuple(
        button(buttons.data(ROOM, "time", draft.id, each.strftime("%H%M")), "plain", text=time_words(each))
        for each in times
    )
    return tuple(row[start : start + 3] for start in range(0, len(row), 3))


def cancel_row(draft: Draft) -> tuple[Button, ...]:
    """Leave it."""
    return (button(buttons.data(ROOM, "drop", draft.id), "reminder-drop"),)
