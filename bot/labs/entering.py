"""Entering counts in free text: what they call for is said first, then they are shown back, and doubts are asked."""

from collections.abc import Sequence

from bot.labs import records
from bot.labs.records import Count, Entry, Kept, State
from bot.labs.telling import below, doubt, shown, tier_lines, tiers_of
from bot.notice import Line, line
from bot.patients.consent import ask_consent_first
from bot.patients.records import Person
from bot.turn import Turn
from content.lab_reading import LabEntry, LabReading
from content.lab_text import read_entry


async def entered(turn: Turn, entry: LabEntry) -> None:
    """Counts were typed: what they call for first, then what was kept, then what is in doubt."""
    if turn.person is None:
        turn.say(*_without_consent(turn, entry))
        ask_consent_first(turn)
        return
    await _write(turn, turn.person, entry, None, turn.said.text)


async def mentioned(turn: Turn, entry: LabEntry) -> None:
    """A count inside a question: what it calls for is said, and it is kept only if they want it kept."""
    turn.say(*_without_consent(turn, entry))


def _without_consent(turn: Turn, entry: LabEntry) -> tuple[Line, ...]:
    counts = [count_of(reading) for reading in entry.readings if reading.outcome != "refuse"]
    lines = tier_lines(tiers_of(counts, turn, {}), turn)
    return (*lines, line("number-line")) if lines else (line("number-line"), line("fever-line"))


async def _write(turn: Turn, person: Person, entry: LabEntry, over: Entry | None, source: str) -> None:
    """Keep an entry, in place of what its message wrote before (`over`), and show it back."""
    latest = await records.latest(turn.connection, person)
    # Read once more beside what is stored: a value far from the last one is asked about.
    entry = (
        read_entry(source, language=turn.language, today=turn.today, counts=turn.content.counts, latest=latest) or entry
    )
    usable = [reading for reading in entry.readings if reading.outcome != "refuse"]
    refused = [reading for reading in entry.readings if reading.outcome == "refuse"]
    kept: list[Kept] = []
    entry_id = over.id if over else ""
    if usable or over:
        entry_id = await _entry_id(turn, person, over, source)
        counts = [(count_of(reading), state_of(reading)) for reading in usable]
        kept = await records.put_values(turn.connection, person, entry_id, counts, turn.now)
    tiers = tiers_of([each.count for each in kept], turn, latest)
    head = (line("lab-edited"),) if over else ()
    turn.say(
        *tier_lines(tiers, turn),
        *head,
        *shown(kept, turn),
        *(refusal(reading) for reading in refused),
        *((line("number-line"),) if kept else ()),
        *((line("fever-line"),) if tiers and tiers.highest not in (None, "T0") else ()),
        buttons=below(entry_id, date_assumed=entry.date_assumed) if kept else (),
    )
    _ask_doubts(turn, kept)


def _ask_doubts(turn: Turn, kept: Sequence[Kept]) -> None:
    for each in kept:
        if each.state is State.UNCONFIRMED:
            asked, ways = doubt(each, turn)
            turn.say(*asked, buttons=ways)


async def say_value(turn: Turn, kept: Kept) -> None:
    """Show one changed value, with what it calls for and what is in doubt about it."""
    lines = tier_lines(tiers_of([kept.count], turn, {}), turn)
    turn.say(*lines, *shown([kept], turn), line("number-line"))
    _ask_doubts(turn, [kept])


async def write_over(turn: Turn, person: Person, entry: Entry, lab: LabEntry | None, source: str) -> None:
    """The message says this now: write its counts anew; without any, what it wrote is taken away."""
    if lab is not None:
        await _write(turn, person, lab, entry, source)
        return
    await records.drop_values(turn.connection, entry.id)
    await records.change_source(turn.connection, person, entry.id, source)
    turn.say(line("lab-edited-away"))


async def _entry_id(turn: Turn, person: Person, over: Entry | None, source: str) -> str:
    if over is None:
        return await records.put_entry(turn.connection, person, turn.said.message_id, source, turn.now)
    await records.drop_values(turn.connection, over.id)
    await records.change_source(turn.connection, person, over.id, source)
    return over.id


def count_of(reading: LabReading) -> Count:
    """What was understood, as it is kept."""
    low, high = reading.range or (None, None)
    return Count(
        analyte=reading.analyte,
        value=reading.value,
        unit=reading.unit,
        day=reading.date,
        typed=reading.typed,
        typed_unit=reading.typed_unit,
        comparator=reading.comparator,
        derived=reading.derived,
        low=low,
        high=high,
        doubt=reading.why if reading.outcome == "ask" else None,
        alternative=reading.alternative,
    )


def state_of(reading: LabReading) -> State:
    """A doubtful one is kept, unconfirmed."""
    return State.CONFIRMED if reading.outcome == "store" else State.UNCONFIRMED


def refusal(reading: LabReading) -> Line:
    """Why this one was not kept."""
    return line("lab-refused", name=line(f"analyte-{reading.analyte}"), typed=reading.typed,
                why=line(f"lab-why-{reading.why}"))  # fmt: skip
