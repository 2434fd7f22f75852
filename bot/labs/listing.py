"""/labs: the days with their values, the newest first, a few at a time."""

from datetime import date

from bot.buttons import Tap
from bot.labs import records
from bot.labs.records import Kept
from bot.labs.showing import footer, number_line, shown, tap
from bot.labs.words import MOST_SHOWN, days_shown
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


def _pages(kept: list[Kept]) -> list[list[date]]:
    """The days, newest first, as many a page as a message holds."""
    pages: list[list[date]] = []
    held = 0
    for day in sorted({each.count.day for each in kept}, reverse=True):
        values = sum(each.count.day == day for each in kept)
        if not pages or len(pages[-1]) == _DAYS_A_PAGE or held + values > MOST_SHOWN:
            pages.append([])
            held = 0
        pages[-1].append(day)
        held += values
    return pages


def _page(kept: list[Kept], number: int, turn: Turn) -> tuple[tuple[Line, ...], Rows]:
    pages = _pages(kept)
    number = min(number, len(pages) - 1)
    values = [each for each in kept if each.count.day in pages[number]]
    lines = (line("lab-list-title"), *days_shown(values, turn), number_line(len(values)), footer())
    return lines, (*_days(pages[number], turn), *_turning(number, len(pages), turn))


def _days(days: list[date], turn: Turn) -> Rows:
    """A button a day, to change what stands there; two in a row."""
    made = [
        Button(line("lab-change-day", day=date_words(day, turn.language)), tap("open", day.isoformat(), turn))
        for day in days
    ]
    return tuple(tuple(made[place : place + 2]) for place in range(0, len(made), 2))


def _turning(number: int, pages: int, turn: Turn) -> Rows:
    row = []
    if number + 1 < pages:
        row.append(button(tap("list", str(number + 1), turn), "lab-older"))
    if number:
        row.append(button(tap("list", str(number - 1), turn), "lab-newer"))
    return (tuple(row),) if row else ()


async def tapped(turn: Turn, person: Person, tapped_on: Tap) -> None:
    """Another page, or one day's entries with their buttons."""
    kept = await records.of_person(turn.connection, person)
    of_day = [each for each in kept if each.count.day.isoformat() == tapped_on.arg()]
    if tapped_on.action == "list" and kept and tapped_on.arg().isdecimal():
        lines, rows = _page(kept, int(tapped_on.arg()), turn)
        turn.rewrite(*lines, buttons=rows)
    elif tapped_on.action == "open" and of_day:
        for entry_id in dict.fromkeys(each.entry_id for each in of_day):
            drawn = await shown(turn, person, entry_id)
            turn.say(*drawn.lines(), buttons=drawn.buttons())
    else:
        await old_button(turn)
