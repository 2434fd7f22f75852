"""The buttons under counts: undo, another day, another value, a doubt settled. Each redraws its own message."""

from dataclasses import replace
from datetime import date, timedelta

from bot import buttons
from bot.buttons import Tap
from bot.labs import deriving, listing, records
from bot.labs.doubts import ANOTHER_DAY, Way, first_doubt
from bot.labs.edits import keep_as_it_was, take_the_edit
from bot.labs.entering import Source, write
from bot.labs.mentioning import carried_text
from bot.labs.records import Entry, Kept, State
from bot.labs.showing import language_of, shown, tap
from bot.labs.words import name_line
from bot.notice import button, line
from bot.old_button import old_button
from bot.patients.records import Person
from bot.turn import Turn
from content.lab_text import read_entry


async def tapped(turn: Turn) -> None:
    """A button under counts, looked up for the person who tapped it."""
    tapped_on, person = buttons.parse(turn.said.data), turn.person
    if tapped_on is None or person is None or not turn.said.private:
        await old_button(turn)  # in a group nothing of anybody is shown, whoever taps
        return
    turn.language = language_of(tapped_on.args) or turn.language
    match tapped_on.action:
        case "way" | "pick":
            await _about_value(turn, person, tapped_on)
        case "mine":
            await _keep_mentioned(turn, person, tapped_on)
        case "list" | "open":
            await listing.tapped(turn, person, tapped_on)
        case _:
            await _about_entry(turn, person, tapped_on)


async def _about_entry(turn: Turn, person: Person, tapped_on: Tap) -> None:
    entry = await records.get_entry(turn.connection, person, tapped_on.arg())
    if entry is None:
        await old_button(turn)
        return
    match tapped_on.action:
        case "undo":
            await _undo(turn, person, entry)
        case "redo":
            await _bring_back(turn, person, entry)
        case "yesterday":
            await _yesterday(turn, person, entry)
        case "day":
            await _ask_day(turn, entry.id)
        case "change":
            drawn = await shown(turn, person, entry.id)
            turn.rewrite(line("lab-change-which"), *drawn.plainly(), buttons=drawn.to_change())
        case "back":
            await redraw(turn, person, entry.id)
        case "overwrite":
            await take_the_edit(turn, person, entry)
        case "keep":
            await keep_as_it_was(turn)
        case _:
            await old_button(turn)


async def redraw(turn: Turn, person: Person, entry_id: str) -> None:
    """The message whose button was tapped, as its entry stands now."""
    drawn = await shown(turn, person, entry_id)
    if drawn.kept:
        turn.rewrite(*drawn.lines(), buttons=drawn.buttons())
    else:
        turn.rewrite(line("lab-undone"), buttons=((button(tap("redo", entry_id, turn), "lab-redo"),),))


async def _undo(turn: Turn, person: Person, entry: Entry) -> None:
    kept = await records.of_entry(turn.connection, person, entry.id)
    ids = [each.id for each in kept if each.state is not State.LEFT_OUT]
    await records.set_state(turn.connection, ids, State.REMOVED)
    await _changed(turn, person, entry.id)


async def _bring_back(turn: Turn, person: Person, entry: Entry) -> None:
    kept = await records.of_entry(turn.connection, person, entry.id)
    removed = [each for each in kept if each.state is State.REMOVED]
    for each in removed or kept:
        state = State.CONFIRMED if each.count.doubt is None else State.UNCONFIRMED
        await records.set_state(turn.connection, [each.id], state)
    await _changed(turn, person, entry.id)


async def _changed(turn: Turn, person: Person, entry_id: str) -> None:
    await records.mark_changed_by_button(turn.connection, entry_id)
    await redraw(turn, person, entry_id)


async def _yesterday(turn: Turn, person: Person, entry: Entry) -> None:
    """Of those whose day was assumed; a second tap on an old copy of the button changes nothing more."""
    for each in await records.of_entry(turn.connection, person, entry.id):
        if each.count.day_assumed:
            day = each.count.day - timedelta(days=1)
            await _move(turn, person, each, day)
    await _changed(turn, person, entry.id)


async def _move(turn: Turn, person: Person, kept: Kept, day: date) -> None:
    moved = replace(kept.count, day=day, day_assumed=False)
    await records.change_value(turn.connection, person, kept, moved, kept.state)


async def _ask_day(turn: Turn, entry_id: str, *, value_id: str = "") -> None:
    """`value_id`: the value whose day is in doubt; the others with the same doubt move with it."""
    await turn.ask("lab:day", entry=entry_id, value=value_id, message=turn.said.message_id, language=turn.language)
    turn.say(line("lab-ask-day"))


async def _about_value(turn: Turn, person: Person, tapped_on: Tap) -> None:
    kept = await records.get_value(turn.connection, person, tapped_on.arg())
    if kept is None:
        await old_button(turn)
    elif tapped_on.action == "pick":
        await turn.ask("lab:value", value=kept.id, message=turn.said.message_id, language=turn.language)
        turn.say(line("lab-ask-value", name=name_line(kept.count)))
    else:
        await _settle(turn, person, kept, tapped_on.arg(1))


async def _settle(turn: Turn, person: Person, asked: Kept, code: str) -> None:
    """One way out of a doubt. What is no longer in doubt is only drawn again."""
    entry = await records.of_entry(turn.connection, person, asked.entry_id)
    latest = await records.latest(turn.connection, person, besides=asked.entry_id)
    still = [asked, *(each for each in entry if each.id != asked.id)] if asked.state is State.UNCONFIRMED else []
    doubt = first_doubt(still, turn, latest)
    way = next((way for way in doubt.ways if way.code == code), None) if doubt else None
    if way is None:
        turn.toast(line("old-button-toast"))
        await redraw(turn, person, asked.entry_id)
    elif code == ANOTHER_DAY:
        await _ask_day(turn, asked.entry_id, value_id=asked.id)
    else:
        await _go(turn, person, way)
        await deriving.follow(turn, person, asked.entry_id, entry)
        await _changed(turn, person, asked.entry_id)


async def _go(turn: Turn, person: Person, way: Way) -> None:
    for kept, count in way.sure:
        await records.change_value(turn.connection, person, kept, count, State.CONFIRMED)
    await records.set_state(turn.connection, [each.id for each in way.left_out], State.LEFT_OUT)


async def _keep_mentioned(turn: Turn, person: Person, tapped_on: Tap) -> None:
    """A count from a question, kept after all. A second tap on its button keeps it no second time."""
    text = carried_text(tapped_on.arg(), tapped_on.arg(1))
    if text is None or read_entry(text, language="en", today=turn.today, counts=turn.content.counts) is None:
        await old_button(turn)
        return
    already = await records.entry_of_message(turn.connection, person, turn.said.message_id)
    if already is not None:
        turn.toast(line("lab-kept-already"))
        return
    written = await write(turn, person, Source(text, turn.said.message_id))
    written.say(turn)
