"""An edited message changes the counts it wrote; it asks where a button changed them since."""

from datetime import date

from bot.labs import records
from bot.labs.advice import calls, weigh
from bot.labs.entering import Source, entered, entered_in_danger, write
from bot.labs.records import Entry, Kept, State
from bot.labs.showing import footer, tap
from bot.labs.understood import Understood
from bot.notice import button, line
from bot.old_button import old_button
from bot.patients.records import Person
from bot.turn import Turn
from content.lab_reading import LabEntry

_ASKED = "lab:edit"


async def edited(turn: Turn, lab: LabEntry | None, *, in_danger: bool) -> None:
    """The same text does nothing. A message that wrote no counts before is read as a new one."""
    if turn.person is None:
        return
    entry = await records.entry_of_message(turn.connection, turn.person, turn.said.message_id)
    if entry is None:
        if lab is not None and not lab.is_question:
            await (entered_in_danger(turn) if in_danger else entered(turn, lab))
    elif entry.wrote(turn.said.text, turn.person):
        await _drop_what_was_asked(turn, entry)
    elif entry.changed_by_button:
        await _ask(turn, entry, lab)
    else:
        await _write_over(turn, turn.person, entry, Source(turn.said.text, turn.said.message_id))


async def _drop_what_was_asked(turn: Turn, entry: Entry) -> None:
    """Edited back: the edit between is not to be taken any more."""
    if turn.dialog is not None and turn.dialog.name == _ASKED and turn.dialog.data["entry"] == entry.id:
        await turn.stop_asking()


async def _ask(turn: Turn, entry: Entry, lab: LabEntry | None) -> None:
    """Which of the two holds; a count low enough for a call is not held back by the question."""
    await turn.ask(_ASKED, entry=entry.id, text=turn.said.text, message=turn.said.message_id, sent=turn.said.sent)
    counts = Understood.of(lab).weighed if lab else ()
    call = tuple(calls(weigh(counts, turn, {}), turn, among=len(counts) + 1))
    turn.say(
        *call,
        line("lab-edit-asks"),
        *((footer(),) if call else ()),
        buttons=(
            (button(tap("overwrite", entry.id, turn), "lab-edit-overwrite"),),
            (button(tap("keep", entry.id, turn), "lab-edit-keep"),),
        ),
    )


async def take_the_edit(turn: Turn, person: Person, entry: Entry) -> None:
    """A button: the edited message, not what a button set before."""
    if turn.dialog is None or turn.dialog.name != _ASKED or turn.dialog.data["entry"] != entry.id:
        await old_button(turn)
        return
    data = turn.dialog.data
    await turn.stop_asking()
    turn.rewrite(line("lab-edit-taken"))
    turn.written_at = data["sent"]
    await _write_over(turn, person, entry, Source(str(data["text"]), data["message"]))


async def keep_as_it_was(turn: Turn) -> None:
    """A button: what a button set before, not the edited message."""
    if turn.dialog is not None and turn.dialog.name == _ASKED:
        await turn.stop_asking()
    turn.rewrite(line("lab-edit-ignored"))


async def _write_over(turn: Turn, person: Person, entry: Entry, source: Source) -> None:
    """The message says this now: its counts anew; without any, what it wrote is taken away."""
    before = await records.of_entry(turn.connection, person, entry.id)
    written = await write(turn, person, source, over=entry)
    if not written.shown.kept and not written.understood.refusals:
        turn.say(line("lab-edited-away"))
    elif _said(before) != _said(written.shown.kept) or written.understood.refusals:
        written.say(turn, line("lab-edited"))


def _said(kept: list[Kept]) -> list[tuple[str, str, date, State]]:
    """What tells two versions of an entry apart for their reader."""
    return [(each.count.analyte, f"{each.count.comparator}{each.count.value}", each.count.day, each.state)
            for each in kept]  # fmt: skip
