"""What was understood of the counts in a message, as it would be kept, weighed and said."""

from dataclasses import dataclass

from bot.labs.count import Count
from bot.labs.records import Kept, State
from bot.labs.words import name_line, typed_words
from bot.notice import Line, line
from content.lab_reading import LabEntry, LabReading


@dataclass(frozen=True)
class Understood:
    """`usable` can be kept, confirmed or not. `refused_low`: refused, and low enough for a call all the same: a low
    value is never kept from its message by a doubt (clinical/tables.md, number rule 7)."""

    usable: tuple[tuple[Count, State], ...]
    refused_low: tuple[Count, ...]
    refusals: tuple[Line, ...]

    @classmethod
    def of(cls, entry: LabEntry | None) -> "Understood":
        """Nothing for a message without counts."""
        if entry is None:
            return cls((), (), ())
        read = [(reading, count_of(reading, day_assumed=entry.date_assumed)) for reading in entry.readings]
        refused = [(reading, count) for reading, count in read if reading.outcome == "refuse"]
        return cls(
            tuple((count, state_of(reading)) for reading, count in read if reading.outcome != "refuse"),
            tuple(count for reading, count in refused if reading.tier in ("T2", "T3")),
            tuple(refusal(reading, count) for reading, count in refused if not reading.derived),
        )

    @property
    def weighed(self) -> list[Count]:
        """What calls for something."""
        return [*(count for count, _ in self.usable), *self.refused_low]

    def as_shown(self) -> list[Kept]:
        """As they would stand in the records; a question is no doubt about the value itself."""
        return [
            Kept("", "", State.CONFIRMED if count.doubt in (None, "question") else State.UNCONFIRMED, count)
            for count, _ in self.usable
        ]


def count_of(reading: LabReading, *, day_assumed: bool = False) -> Count:
    """One reading, as it is kept."""
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
        day_assumed=day_assumed,
    )


def state_of(reading: LabReading) -> State:
    """A doubtful one is kept, unconfirmed."""
    return State.CONFIRMED if reading.outcome == "store" else State.UNCONFIRMED


def refusal(reading: LabReading, count: Count) -> Line:
    """Why this one was not kept."""
    why = line(f"lab-why-{reading.why or 'not-possible'}")
    return line("lab-refused", name=name_line(count), typed=typed_words(count), why=why)
