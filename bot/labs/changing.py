"""Changing what was entered: undo, another day, another value, a doubt settled, an edited message, the list."""

from dataclasses import replace
from datetime import date, timedelta

from bot import buttons
from bot.buttons import Tap
from bot.labs import entering, records
from bot.labs.records import Entry, Kept, State
from bot.labs.telling import ROOM, below, shown, tier_lines, tiers_of, value_words
from bot.notice import Button, Rows, button, line
from bot.old_button import old_button
from bot.patients.consent import ask_consent_first
from bot.patients.records import Person
from bot.turn import Turn
from content.dates import day_in_words
from content.lab_reading import LabEntry
from content.lab_text import read_entry
from content.result_dates import find_dates
from content.typed_text import plain

_MOST_DAYS = 8


async def show(turn: Turn) -> None:
    """/labs: the newest days, each with its values."""
    if turn.person is None:
        ask_consent_first(turn)
        return
    kept = await records.of_person(turn.connection, turn.person)
    days = sorted({each.count.day for each in kept}, reverse=True)
    if not days:
        turn.say(line("lab-none-yet"), line("help-count"))
        return
    lines = [
        part for day in days[:_MOST_DAYS] for part in shown([each for each in kept if each.count.day == day], turn)
    ]
    more = (line("lab-older", count=len(days) - _MOST_DAYS),) if len(days) > _MOST_DAYS else ()
    turn.say(line("lab-list-title"), *lines, *more, line("number-line"))


async def tapped(turn: Turn) -> None:
    """A button under an entry or a doubt, looked up for the person who tapped it."""
    tap, person = buttons.parse(turn.said.data), turn.person
    if tap is None or person is None:
        await old_button(turn)
    elif tap.action in ("is0", "is1", "none", "pick"):
        await _about_value(turn, person, tap)
    else:
        await _about_entry(turn, person, tap)


async def _about_entry(turn: Turn, person: Person, tap: Tap) -> None:
    entry = await records.get_entry(turn.connection, person, tap.arg())
    if entry is None:
        await old_button(turn)
        return
    match tap.action:
        case "undo":
            await _set_all(turn, person, entry, State.REMOVED)
        case "redo":
            await _set_all(turn, person, entry, State.CONFIRMED)
        case "yesterday":
            await _move(turn, person, entry, turn.today - timedelta(days=1))
        case "day":
            await turn.ask("lab:day", entry=entry.id)
            turn.say(line("lab-ask-day"))
        case "change":
            await _offer_values(turn, person, entry)
        case "overwrite":
            await _overwrite(turn, person, entry)
        case "keep":
            await turn.stop_asking()
            turn.rewrite(line("lab-edit-ignored"))
        case _:
            await old_button(turn)


async def _set_all(turn: Turn, person: Person, entry: Entry, state: State) -> None:
    kept = await records.of_entry(turn.connection, person, entry.id)
    for each in kept:
        doubtful = state is State.CONFIRMED and each.count.doubt is not None
        await records.set_state(turn.connection, [each.id], State.UNCONFIRMED if doubtful else state)
    await records.mark_changed_by_button(turn.connection, entry.id)
    if state is State.REMOVED:
        back = (button(buttons.data(ROOM, "redo", entry.id), "lab-redo"),)
        turn.rewrite(line("lab-undone"), buttons=(back,))
    else:
        await _show_again(turn, person, entry)


async def _show_again(turn: Turn, person: Person, entry: Entry) -> None:
    kept = [each for each in await records.of_entry(turn.connection, person, entry.id) if each.state != State.REMOVED]
    lines = tier_lines(tiers_of([each.count for each in kept], turn, {}), turn)
    turn.rewrite(*lines, *shown(kept, turn), line("number-line"), buttons=below(entry.id, date_assumed=False))


async def _move(turn: Turn, person: Person, entry: Entry, day: date) -> None:
    for each in await records.of_entry(turn.connection, person, entry.id):
        await records.change_value(turn.connection, person, each, replace(each.count, day=day), each.state)
    await records.mark_changed_by_button(turn.connection, entry.id)
    await _show_again(turn, person, entry)


async def _offer_values(turn: Turn, person: Person, entry: Entry) -> None:
    kept = await records.of_entry(turn.connection, person, entry.id)
    rows: Rows = tuple((_value_button(each, turn),) for each in kept)
    other_day = (button(buttons.data(ROOM, "day", entry.id), "lab-other-day"),)
    turn.say(line("lab-change-which"), buttons=(*rows, other_day))


def _value_button(kept: Kept, turn: Turn) -> Button:
    count = kept.count
    return button(
        buttons.data(ROOM, "pick", kept.id),
        "lab-value-button",
        name=line(f"analyte-{count.analyte}"),
        value=value_words(count.value, count.unit, turn.language, count.comparator),
    )


async def _about_value(turn: Turn, person: Person, tap: Tap) -> None:
    kept = await records.get_value(turn.connection, person, tap.arg())
    if kept is None:
        await old_button(turn)
    elif tap.action == "pick":
        await turn.ask("lab:value", value=kept.id)
        turn.say(line("lab-ask-value", name=line(f"analyte-{kept.count.analyte}")))
    elif tap.action == "none":
        await records.set_state(turn.connection, [kept.id], State.REMOVED)
        await records.mark_changed_by_button(turn.connection, kept.entry_id)
        turn.rewrite(line("lab-left-out", name=line(f"analyte-{kept.count.analyte}")))
    else:
        await _settle(turn, person, kept, first=tap.action == "is0")


async def _settle(turn: Turn, person: Person, kept: Kept, *, first: bool) -> None:
    chosen = kept.count.value if first or kept.count.alternative is None else kept.count.alternative
    sure = replace(kept.count, value=chosen, alternative=None, doubt=None)
    await records.change_value(turn.connection, person, kept, sure, State.CONFIRMED)
    await records.mark_changed_by_button(turn.connection, kept.entry_id)
    now_kept = replace(kept, count=sure, state=State.CONFIRMED)
    lines = tier_lines(tiers_of([sure], turn, {}), turn)
    turn.rewrite(*lines, *shown([now_kept], turn), line("number-line"))


async def answered(turn: Turn) -> bool:
    """A typed day or value that a button asked for; False when it reads like something else."""
    if turn.dialog is None or turn.person is None:
        return False
    if turn.dialog.name == "lab:day":
        return await _day_typed(turn, turn.person, str(turn.dialog.data["entry"]))
    return await _value_typed(turn, turn.person, str(turn.dialog.data["value"]))


async def _day_typed(turn: Turn, person: Person, entry_id: str) -> bool:
    found = find_dates(plain(turn.said.text), turn.content.counts.dates, today=turn.today, language=turn.language)
    day = found[0].day if len(found) == 1 and found[0].doubt is None else None
    entry = await records.get_entry(turn.connection, person, entry_id)
    if day is None or entry is None:
        return False
    if day > turn.today:
        turn.say(line("lab-day-future"))
        return True
    await turn.stop_asking()
    for each in await records.of_entry(turn.connection, person, entry.id):
        await records.change_value(turn.connection, person, each, replace(each.count, day=day), each.state)
    await records.mark_changed_by_button(turn.connection, entry.id)
    turn.say(line("lab-moved", day=day_in_words(day, turn.language)))
    return True


async def _value_typed(turn: Turn, person: Person, value_id: str) -> bool:
    kept = await records.get_value(turn.connection, person, value_id)
    if kept is None:
        return False
    name = turn.content.phrases.label(turn.language, f"analyte-{kept.count.analyte}")
    unit = f" {kept.count.typed_unit}" if kept.count.typed_unit else ""
    typed = turn.said.text.strip()
    read = read_entry(f"{name} {typed}{unit if typed.replace(',', '.').replace('.', '').isdigit() else ''}",
                      language=turn.language, today=turn.today, counts=turn.content.counts)  # fmt: skip
    reading = next((each for each in read.readings if each.analyte == kept.count.analyte), None) if read else None
    if reading is None:
        return False
    if reading.outcome == "refuse":
        turn.say(entering.refusal(reading), line("lab-ask-again"))
        return True
    await turn.stop_asking()
    count = replace(entering.count_of(reading), day=kept.count.day)
    state = entering.state_of(reading)
    await records.change_value(turn.connection, person, kept, count, state)
    await records.mark_changed_by_button(turn.connection, kept.entry_id)
    await entering.say_value(turn, replace(kept, count=count, state=state))
    return True


async def edited(turn: Turn, lab: LabEntry | None) -> None:
    """An edited message changes what it wrote; asks where a button changed it since; the same text does nothing."""
    if turn.person is None:
        return
    entry = await records.entry_of_message(turn.connection, turn.person, turn.said.message_id)
    if entry is None or entry.source == turn.said.text:
        return
    if entry.changed_by_button:
        await turn.ask("lab:edit", entry=entry.id, text=turn.said.text)
        turn.say(
            line("lab-edit-asks"),
            buttons=(
                (button(buttons.data(ROOM, "overwrite", entry.id), "lab-edit-overwrite"),),
                (button(buttons.data(ROOM, "keep", entry.id), "lab-edit-keep"),),
            ),
        )
    else:
        await entering.write_over(turn, turn.person, entry, lab, turn.said.text)


async def _overwrite(turn: Turn, person: Person, entry: Entry) -> None:
    if turn.dialog is None or turn.dialog.name != "lab:edit" or turn.dialog.data["entry"] != entry.id:
        await old_button(turn)
        return
    source = str(turn.dialog.data["text"])
    await turn.stop_asking()
    lab = read_entry(source, language=turn.language, today=turn.today, counts=turn.content.counts)
    turn.rewrite(line("lab-edit-taken"))
    await entering.write_over(turn, person, entry, lab, source)
