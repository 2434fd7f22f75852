"""Counts that were worked out from a total and a percent follow them when they change."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.labs import records
from bot.labs.count import Count
from bot.labs.records import Kept, State
from bot.patients.records import Person
from bot.turn import Turn
from content.counts import PERCENT_OF
from content.working_out import worked_out_again

_ABSOLUTE_OF = {percent: absolute for absolute, percent in PERCENT_OF.items()}
_GONE = (State.REMOVED, State.LEFT_OUT)


async def follow(turn: Turn, person: Person, entry_id: str, before: Sequence[Kept]) -> None:
    """After a change of an entry: work out again what its percents give; `before` is the entry as it was."""
    after = await records.of_entry(turn.connection, person, entry_id)
    for percent in [each for each in after if each.count.analyte in _ABSOLUTE_OF]:
        worked_out = _derived_from(percent, after)
        if worked_out is None:
            await _begin(turn, person, percent, after)
        elif worked_out.state is not State.REMOVED:
            await _again(turn, person, worked_out, percent, before, after)


def _derived_from(percent: Kept, entry: Sequence[Kept]) -> Kept | None:
    """The absolute count of the percent's own day, derived or printed."""
    absolute = _ABSOLUTE_OF[percent.count.analyte]
    same = [each for each in entry if each.count.analyte == absolute and each.count.day == percent.count.day]
    return same[0] if same else None


def _on_same_day(analyte: str, like: Kept, entry: Sequence[Kept]) -> Kept | None:
    same = [each for each in entry if each.count.analyte == analyte and each.count.day == like.count.day]
    return next((each for each in same if each.state not in _GONE), None)


async def _begin(turn: Turn, person: Person, percent: Kept, entry: Sequence[Kept]) -> None:
    """A number turned out to be a percent: with the total of its day it gives a count."""
    total = _on_same_day("wbc", percent, entry)
    if total is None or percent.state is not State.CONFIRMED:
        return
    value = total.count.value * percent.count.value / 100
    count = _worked_out(percent.count, value)
    state = total.state
    await records.put_values(
        turn.connection, person, percent.entry_id, [(count, state)], turn.now, first_place=len(entry)
    )


def _worked_out(percent: Count, value: Decimal) -> Count:
    return replace(
        percent, analyte=_ABSOLUTE_OF[percent.analyte], value=value, unit="10*9/L", typed_unit=None, derived=True,
        low=None, high=None, doubt=None, alternative=None,
    )  # fmt: skip


async def _again(
    turn: Turn, person: Person, derived: Kept, percent: Kept, before: Sequence[Kept], after: Sequence[Kept]
) -> None:
    if not derived.count.derived:
        return
    total = _on_same_day("wbc", derived, after)
    total_before = next((each for each in before if total is not None and each.id == total.id), None)
    had_total = any(each.count.analyte == "wbc" for each in before)
    if percent.state in _GONE or (had_total and total is None):
        await records.set_state(turn.connection, [derived.id], State.LEFT_OUT)
        return
    old = next((each.count.value for each in before if each.id == percent.id), percent.count.value)
    totals = (total_before.count.value, total.count.value) if total and total_before else None
    value = worked_out_again(derived.count.value, (old, percent.count.value), totals)
    sure = all(each.state is State.CONFIRMED for each in (percent, *([total] if total else [])))
    state, doubt = (State.CONFIRMED, None) if sure else (derived.state, derived.count.doubt)
    count = replace(derived.count, value=value, doubt=doubt, day=percent.count.day)
    await records.change_value(turn.connection, person, derived, count, state)
