"""Entering counts in free text: what they call for is said first, then they are shown back, and a doubt is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.labs import records
from bot.labs.advice import calls, mentions, weigh
from bot.labs.count import Count
from bot.labs.mentioning import keep_button
from bot.labs.records import Entry, Kept, State
from bot.labs.showing import Shown, footer, number_line
from bot.labs.understood import Understood
from bot.labs.words import days_shown, named_values, values_shown
from bot.notice import Line, Rows, line
from bot.patients.consent import ask_consent_first
from bot.patients.records import Person
from bot.said import Kind
from bot.turn import Turn
from content.lab_reading import LabEntry
from content.lab_text import read_entry


@dataclass(frozen=True)
class Source:
    """The message counts come from: its text, and its id where an edit of it is to be followed."""

    text: str
    message_id: int | None


@dataclass(frozen=True)
class Written:
    """What became of a message with counts."""

    shown: Shown
    understood: Understood
    known: tuple[Count, ...] = ()  # the same value of the same day was kept before, and is not kept twice

    def say(self, turn: Turn, *head: Line) -> None:
        """Show it back."""
        known = (line("lab-known", what=named_values(self.known, turn)),) if self.known else ()
        beside = (*self.understood.refusals, *known)
        lines = self.shown.lines(*head, beside=beside, refused=self.understood.refused_low)
        turn.say(*lines, buttons=self.shown.buttons())


async def entered(turn: Turn, entry: LabEntry, *above: Line) -> None:
    """Counts were typed; `above` stands over them."""
    if turn.person is None:
        _show_unkept(turn, Understood.of(entry), *above)
        ask_consent_first(turn)
        return
    if await _edit_came_first(turn, turn.person):
        return
    written = await write(turn, turn.person, Source(turn.said.text, turn.said.message_id))
    written.say(turn, *above)


async def entered_in_danger(turn: Turn) -> None:
    """Counts beside an urgent text, which has said what to do: kept and shown, and nothing is asked."""
    if turn.person is None or await _edit_came_first(turn, turn.person):
        return
    shown = (await write(turn, turn.person, Source(turn.said.text, turn.said.message_id))).shown
    if shown.kept:
        turn.say(*shown.plainly(line("lab-kept-too")), footer(), buttons=shown.buttons_for_the_whole())


async def _edit_came_first(turn: Turn, person: Person) -> bool:
    """Updates can come out of order: what an edit has written is what the message says now."""
    if turn.said.kind is Kind.EDIT or turn.said.message_id is None:
        return False
    return await records.entry_of_message(turn.connection, person, turn.said.message_id) is not None


def _show_unkept(turn: Turn, understood: Understood, *above: Line) -> None:
    """Before consent: read, weighed and shown, not kept."""
    advice = weigh(understood.weighed, turn, {})
    turn.say(
        *calls(advice, turn, among=len(understood.weighed)),
        *above,
        line("lab-read-not-kept"),
        *days_shown(understood.as_shown(), turn),
        *understood.refusals,
        *mentions(advice, turn, among=len(understood.weighed)),
        number_line(len(understood.usable)),
        *((line("fever-line"),) if advice.low else ()),
        footer(),
    )


def mentioned(turn: Turn, entry: LabEntry) -> tuple[tuple[Line, ...], Rows]:
    """A count inside a question: how it was read stands above the answer, with a button to keep it.

    What asks for a call is said at once, in a message of its own.
    """
    understood = Understood.of(entry)
    advice = weigh(understood.weighed, turn, {})
    counts = understood.weighed
    call = tuple(calls(advice, turn, among=len(counts) + 1))
    if call:
        turn.say(line("lab-if-yours"), *call, footer())
    above = (*values_shown(understood.as_shown(), turn), *mentions(advice, turn, among=len(counts)))
    return (*above, *understood.refusals), keep_button(understood, turn) if turn.person else ()


async def write(turn: Turn, person: Person, source: Source, over: Entry | None = None) -> Written:
    """Keep what a message says, in place of what it wrote before (`over`)."""
    latest = await records.latest(turn.connection, person, besides=over.id if over else "")
    # Read beside what is stored: a value far from the last one is asked about.
    entry = read_entry(
        source.text, language=turn.language, today=turn.written_on, counts=turn.content.counts, latest=latest
    )
    understood = Understood.of(entry)
    before = await records.of_person(turn.connection, person)
    usable, known = _new_and_known(understood, [each for each in before if over is None or each.entry_id != over.id])
    entry_id = await _entry_id(turn, person, over, source) if usable or over is not None else ""
    kept = await records.put_values(turn.connection, person, entry_id, usable, turn.now)
    if known and not usable:
        entry_id = known[0].entry_id
        kept = [each for each in before if each.entry_id == entry_id]
    return Written(Shown(turn, entry_id, kept, latest), understood, _counts(known))


def _new_and_known(understood: Understood, before: Sequence[Kept]) -> tuple[list[tuple[Count, State]], list[Kept]]:
    """What is to be kept, and what stands in the records already as the same value of the same day."""
    there = {_same(each.count): each for each in before if each.state is State.CONFIRMED}
    known = [
        (count, there[_same(count)]) for count, _ in understood.usable if not count.doubt and _same(count) in there
    ]
    again = [count for count, _ in known]
    return [(count, state) for count, state in understood.usable if count not in again], [each for _, each in known]


def _same(count: Count) -> tuple[str, date, Decimal, str | None]:
    return count.analyte, count.day, count.value, count.comparator


def _counts(kept: Sequence[Kept]) -> tuple[Count, ...]:
    return tuple(each.count for each in kept)


async def _entry_id(turn: Turn, person: Person, over: Entry | None, source: Source) -> str:
    if over is None:
        return await records.put_entry(turn.connection, person, source.message_id, source.text, turn.now)
    await records.drop_values(turn.connection, over.id)
    await records.change_source(turn.connection, person, over.id, source.text)
    return over.id
