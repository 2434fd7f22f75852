"""What is typed after a button has asked for it: the right day, or the right value."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.labs import deriving, records
from bot.labs.doubts import about_its_day, shares_date_doubt
from bot.labs.records import Kept, State
from bot.labs.showing import footer, shown
from bot.labs.understood import count_of, refusal, state_of
from bot.notice import line
from bot.patients.records import Person
from bot.something_else import asks_for_something, is_a_question
from bot.turn import Turn
from content.lab_reading import LabReading
from content.lab_text import read_entry
from content.result_dates import find_dates
from content.typed_text import plain

_LONGEST_ANSWER = 40  # characters; anything longer is a message of its own


async def answered(turn: Turn) -> bool:
    """A day or value that a button asked for; False when it reads like something else."""
    if turn.dialog is None or turn.person is None or len(turn.said.text) > _LONGEST_ANSWER:
        return False
    match turn.dialog.name:
        case "lab:day":
            return await _day_typed(turn, turn.person) or _ask_again(turn, "lab-day-unclear")
        case "lab:value":
            return await _value_typed(turn, turn.person) or _ask_again(turn, "lab-value-unclear")
        case _:
            return False  # an edited message waits for a button, not for words


def _ask_again(turn: Turn, phrase: str) -> bool:
    """What is neither the answer nor anything else we know is taken for a slip."""
    if asks_for_something(turn) or is_a_question(turn):
        return False
    turn.say(line(phrase))
    return True


async def _day_typed(turn: Turn, person: Person) -> bool:
    data = turn.dialog.data if turn.dialog else {}
    entry = await records.get_entry(turn.connection, person, str(data["entry"]))
    found = find_dates(plain(turn.said.text), turn.content.counts.dates, today=turn.today, language=turn.language)
    if entry is None or len(found) != 1:
        return False
    day = found[0].day if found[0].doubt is None else None
    if day is None or day > turn.today:
        turn.say(line("lab-day-future" if day else "lab-day-unclear"))
        return True
    kept = await records.of_entry(turn.connection, person, entry.id)
    for each in _moving(kept, str(data["value"])):
        await _put_on(turn, person, each, day)
    await _show_changed(turn, person, entry.id, kept)
    return True


def _moving(kept: Sequence[Kept], value_id: str) -> list[Kept]:
    """The value whose day was asked for with those that share its doubt; without one, all."""
    asked = next((each for each in kept if each.id == value_id), None)
    return [each for each in kept if asked is None or each is asked or shares_date_doubt(each, asked)]


async def _put_on(turn: Turn, person: Person, kept: Kept, day: date) -> None:
    settled = about_its_day(kept.count)
    count = replace(kept.count, day=day, day_assumed=False, doubt=None if settled else kept.count.doubt)
    state = State.CONFIRMED if settled and kept.state is State.UNCONFIRMED else kept.state
    await records.change_value(turn.connection, person, kept, count, state)


async def _value_typed(turn: Turn, person: Person) -> bool:
    data = turn.dialog.data if turn.dialog else {}
    kept = await records.get_value(turn.connection, person, str(data["value"]))
    reading = _read(turn, kept) if kept else None
    if kept is None or reading is None:
        return False
    if reading.outcome == "refuse":
        turn.say(refusal(reading, count_of(reading)), line("lab-ask-again"), footer())
        return True
    entry = await records.of_entry(turn.connection, person, kept.entry_id)
    count = replace(count_of(reading), day=kept.count.day, day_assumed=kept.count.day_assumed)
    if (count.low, count.high) == (None, None):
        count = replace(count, low=kept.count.low, high=kept.count.high)
    await records.change_value(turn.connection, person, kept, count, state_of(reading))
    await deriving.follow(turn, person, kept.entry_id, entry)
    await _show_changed(turn, person, kept.entry_id, entry)
    return True


def _read(turn: Turn, kept: Kept) -> LabReading | None:
    """What was typed, read as this count; its unit of before where a bare number was typed."""
    name = turn.content.phrases.label(turn.language, f"analyte-short-{kept.count.analyte}")
    typed = turn.said.text.strip()
    bare = typed.lstrip("<> ").replace(",", ".").replace(".", "", 1).isdigit()
    unit = kept.count.typed_unit or "" if bare else ""
    today, counts = turn.today, turn.content.counts
    for text in (typed, f"{name} {typed} {unit}"):
        entry = read_entry(text.strip(), language=turn.language, today=today, counts=counts)
        readings = [each for each in entry.readings if each.analyte == kept.count.analyte] if entry else []
        if entry and len(entry.readings) == len(readings) == 1 and not entry.is_question:
            return readings[0]
    return None


async def _show_changed(turn: Turn, person: Person, entry_id: str, before: Sequence[Kept]) -> None:
    """The whole entry anew; the message it was asked under says that it is further down."""
    message = turn.dialog.data.get("message") if turn.dialog else None
    await turn.stop_asking()
    await records.mark_changed_by_button(turn.connection, entry_id)
    if message is not None:
        turn.rewrite_message(int(message), line("lab-changed-below"))
    drawn = await shown(turn, person, entry_id)
    turn.say(*drawn.lines(line("lab-changed")), buttons=drawn.buttons())
