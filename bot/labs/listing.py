"""/labs: the days with their values, the newest first, a few at a time."""

from datetime import date

from bot.buttons import Tap
from bot.labs import records
from bot.labs.records import Kept
from bot.labs.showing import footer, shown, tap
from bot.labs.words import days_shown
from bot.notice import Button, Line, Rows, button, line
from bot.old_button import old_button
from bot.patients.consent import ask_consent_first
from bot.patients.records import Person
from bot.turn import Turn
from content.wording import date_words

_DAYS_A_PAGE = 5


async def show(turn: Turn) -> None:
    """/labs."""
    if turn.person is None:
        ask_consent_first(turn)
        return
    kept = await records.of_person(turn.connection, turn.person)
    if not kept:
        turn.say(line("lab-none-yet"), line("help-count"))
        return
    lines, rows = _page(kept, 0, turn)
    turn.say(*lines, buttons=rows)


def _page(kept: list[Kept], first: int, turn: Turn) -> tuple[tuple[Line, ...], Rows]:
    days = sorted({each.count.day for each in kept}, reverse=True)
    here = days[first : first + _DAYS_A_PAGE]
    values = [each for each in kept if each.count.day in here]
    lines = (line("lab-list-title"), *days_shown(values, turn), line("number-line"), footer())
    return lines, (*_days(here, turn), *_turning(first, len(days), turn))


def _days(days: list[date], turn: Turn) -> Rows:
    """A button a day, to change what stands there; two in a row."""
    made = [
        Button(line("lab-change-day", day=date_words(day, turn.language)), tap("open", day.isoformat(), turn))
        for day in days
    ]
    return tuple(tuple(made[place : place + 2]) for place in range(0, len(made), 2))


def _turning(first: int, days: int, turn: Turn) -> Rows:
    row = []
    if first + _DAYS_A_PAGE < days:
        row.append(button(tap("list", str(first + _DAYS_A_PAGE), turn), "lab-older"))
    if first:
        row.append(button(tap("list", str(max(0, first - _DAYS_A_PAGE)), turn), "lab-newer"))
    return (tuple(row),) if row else ()


async def tapped(turn: Turn, person: Person, tapped_on: Tap) -> None:
    """Another page, or one day's entries with their buttons."""
    kept = await records.of_person(turn.connection, person)
    of_day = [each for each in kept if each.count.day.isoformat() == tapped_on.arg()]
    if tapped_on.action == "list" and kept and tapped_on.arg().isdigit():
        lines, rows = _page(kept, min(int(tapped_on.arg()), len(kept) - 1), turn)
        turn.rewrite(*lines, buttons=rows)
    elif tapped_on.action == "open" and of_day:
        for entry_id in dict.fromkeys(each.entry_id for each in of_day):
            drawn = await shown(turn, person, entry_id)
            turn.say(*drawn.lines(), buttons=drawn.buttons())
    else:
        await old_button(turn)
