"""Counts in words: each value with its unit, day and range, what it calls for, and what is in doubt."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from bot import buttons
from bot.labs.records import Count, Kept, State
from bot.notice import Line, Rows, button, line
from bot.turn import Turn
from content.counts import Counts
from content.dates import day_in_words
from content.tiers import EntryTiers
from content.wording import number_words

ROOM = "lab"
_UNITS: Mapping[str, str] = {"10*9/L": "×10⁹/L", "g/L": "g/L", "%": "%"}
_DAYS_A_RESULT_IS_NEW = 730  # tables.md 1.4: older ones are history, and no advice is taken from them


def value_words(value: Decimal, unit: str, language: str, comparator: str | None = None) -> str:
    """ "< 0,1 ×10⁹/L" as it is read in this language."""
    sign = f"{comparator} " if comparator else ""
    return f"{sign}{number_words(value, language)} {_UNITS.get(unit, unit)}"


def tiers_of(counts: Sequence[Count], turn: Turn, latest: Mapping[str, tuple[Decimal, date]]) -> EntryTiers | None:
    """What these counts of one day call for; None when they are too old for any advice."""
    fresh = [count for count in counts if (turn.today - count.day).days <= _DAYS_A_RESULT_IS_NEW]
    if not fresh:
        return None
    worst: dict[str, Decimal] = {}
    for count in fresh:
        readings = [count.value] + ([count.alternative] if count.alternative is not None else [])
        worst[count.analyte] = min(readings)
    lows = {count.analyte: count.low for count in fresh if count.low is not None}
    return turn.content.counts.entry_tiers(worst, fresh[0].day, low_limits=lows, latest=latest)


def tier_lines(tiers: EntryTiers | None, turn: Turn) -> tuple[Line, ...]:
    """The message of the highest tier, with the clinic's number; nothing where nothing is low."""
    if tiers is None or tiers.highest in (None, "T0"):
        return ()
    lines = [line(f"lab-tier-{(tiers.highest or '').lower()}")]
    if tiers.highest in ("T2", "T3"):
        clinic = turn.person.clinic if turn.person else None
        lines.append(
            line("call-clinic", number=clinic, tight=True) if clinic else line("call-out-of-hours", tight=True)
        )
    if tiers.ask_neutrophils:
        lines.append(line("lab-ask-neutrophils"))
    return tuple(lines)


def shown(kept: Sequence[Kept], turn: Turn) -> tuple[Line, ...]:
    """The values, a line each, under the day of the first."""
    if not kept:
        return ()
    head = line("lab-on-day", day=day_in_words(kept[0].count.day, turn.language))
    return (head, *(_value_line(each, turn) for each in kept))


def _value_line(kept: Kept, turn: Turn) -> Line:
    count = kept.count
    words = line(
        "lab-value",
        name=line(f"analyte-{count.analyte}"),
        value=value_words(count.value, count.unit, turn.language, count.comparator),
        range=_range(count, turn.content.counts, turn.language),
        mark=_mark(kept),
    )
    return Line(words.phrase, words.args, tight=True)


def _mark(kept: Kept) -> Line:
    if kept.state is State.UNCONFIRMED:
        return line("lab-mark-unconfirmed")
    return line("lab-mark-derived" if kept.count.derived else "lab-mark-none")


def _range(count: Count, counts: Counts, language: str) -> Line:
    if count.low is not None and count.high is not None:
        return line("lab-range-own", low=number_words(count.low, language), high=number_words(count.high, language))
    typical = counts.typical(count.analyte)
    if typical is None:
        return line("lab-range-none")
    return line("lab-range-typical", low=number_words(typical.low, language), high=number_words(typical.high, language))


def doubt(kept: Kept, turn: Turn) -> tuple[tuple[Line, ...], Rows]:
    """The question about one doubtful value, and a button for each way it can be read."""
    count = kept.count
    asked = line(
        "lab-doubt",
        name=line(f"analyte-{count.analyte}"),
        typed=" ".join(part for part in (count.comparator, count.typed, count.typed_unit) if part),
        day=day_in_words(count.day, turn.language),
    )
    readings = [count.value] + ([count.alternative] if count.alternative is not None else [])
    ways = tuple(
        (
            button(
                buttons.data(ROOM, f"is{place}", kept.id),
                "lab-yes-value",
                value=value_words(value, count.unit, turn.language, count.comparator),
            ),
        )
        for place, value in enumerate(readings)
    )
    rows = (*ways, (button(buttons.data(ROOM, "none", kept.id), "lab-leave-out"),))
    return (asked, line(f"lab-why-{count.doubt or 'name-unsure'}")), rows


def below(entry_id: str, *, date_assumed: bool) -> Rows:
    """Undo and Change; and another day, where today was assumed."""
    row = (
        button(buttons.data(ROOM, "undo", entry_id), "lab-undo"),
        button(buttons.data(ROOM, "change", entry_id), "lab-change"),
    )
    if not date_assumed:
        return (row,)
    days = (
        button(buttons.data(ROOM, "yesterday", entry_id), "lab-yesterday"),
        button(buttons.data(ROOM, "day", entry_id), "lab-other-day"),
    )
    return row, days
