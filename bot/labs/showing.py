"""An entry as it stands: what it calls for, its values, the one doubt that is asked, and its buttons."""

from collections.abc import Iterator, Sequence

from bot import buttons
from bot.labs import records
from bot.labs.advice import Latest, calls, mentions, weigh
from bot.labs.count import Count
from bot.labs.doubts import Doubt, about_its_day, first_doubt
from bot.labs.records import Kept, State
from bot.labs.words import days_shown, short_name, value_words
from bot.notice import Button, Line, Rows, button, line
from bot.patients.records import Person
from bot.turn import Turn
from content.languages import LANGUAGES

ROOM = "lab"
_MOST_BUTTONS = 40
_GONE = (State.REMOVED, State.LEFT_OUT)


def footer() -> Line:
    """The limits of what is said, and that no clinician has read it."""
    return line("lab-footer", limits=line("limits-line-short"), review=line("answer-unreviewed"))


def number_line(values: int) -> Line:
    """That one result tells little, and how many of them stand above."""
    return line("number-line" if values == 1 else "number-lines")


def tap(action: str, about: str, turn: Turn, *more: str) -> str:
    """A button of this room; it carries the language of its message, so that the answer keeps to it."""
    return buttons.data(ROOM, action, about, *more, turn.language)


def language_of(args: Sequence[str]) -> str | None:
    """The language a button carries."""
    return args[-1] if args and args[-1] in LANGUAGES else None


class Shown:
    """One entry, drawn."""

    def __init__(self, turn: Turn, entry_id: str, kept: Sequence[Kept], latest: Latest) -> None:
        self._turn = turn
        self._entry_id = entry_id
        self.kept = [each for each in kept if each.state not in _GONE]
        self._latest = latest
        self.doubt: Doubt | None = first_doubt(self.kept, turn, latest)

    def lines(self, *head: Line, beside: Sequence[Line] = (), refused: Sequence[Count] = ()) -> tuple[Line, ...]:
        """A call first, then the values, then what else there is to say, and the doubt last, over its buttons.

        `refused`: counts of the message that were not kept and are weighed all the same.
        """
        turn = self._turn
        counts = [*(each.count for each in self.kept), *refused]
        advice = weigh(counts, turn, self._latest)
        return (
            *calls(advice, turn, among=len(counts)),
            *head,
            *days_shown(self.kept, turn),
            *beside,
            *mentions(advice, turn, among=len(counts)),
            *((number_line(len(self.kept)),) if self.kept else (line("lab-refused-again"),)),
            *((line("fever-line"),) if advice.low or advice.earlier else ()),
            footer(),
            *(self.doubt.question if self.doubt else ()),
        )

    def plainly(self, *head: Line) -> tuple[Line, ...]:
        """Only the values."""
        return (*head, *days_shown(self.kept, self._turn))

    def buttons(self) -> Rows:
        """The ways out of the doubt, then Undo and Change, then another day where the day was assumed."""
        if not self.kept:
            return ()
        return (*self._ways(), *self.buttons_for_the_whole(), *self._days())

    def _ways(self) -> Iterator[tuple[Button, ...]]:
        if self.doubt:
            about = self.doubt.about[0].id
            for way in self.doubt.ways:
                yield (Button(way.label, tap("way", about, self._turn, way.code)),)

    def buttons_for_the_whole(self) -> Rows:
        """Undo and Change, for all values of the entry."""
        undo = button(tap("undo", self._entry_id, self._turn), "lab-undo")
        return ((undo, button(tap("change", self._entry_id, self._turn), "lab-change")),)

    def _days(self) -> Iterator[tuple[Button, ...]]:
        asked = self.doubt is not None and about_its_day(self.doubt.about[0].count)
        if any(each.count.day_assumed for each in self.kept) and not asked:
            yield (
                button(tap("yesterday", self._entry_id, self._turn), "lab-yesterday"),
                button(tap("day", self._entry_id, self._turn), "lab-other-day"),
            )

    def to_change(self) -> Rows:
        """Its values to choose from."""
        back = button(tap("back", self._entry_id, self._turn), "lab-back")
        one_day = len({each.count.day for each in self.kept}) == 1
        day = (button(tap("day", self._entry_id, self._turn), "lab-other-day"),) if one_day else ()
        return (*((self._value_button(each),) for each in self.kept[:_MOST_BUTTONS]), (*day, back))

    def _value_button(self, kept: Kept) -> Button:
        name, value = short_name(kept.count), value_words(kept.count, self._turn)
        return button(tap("pick", kept.id, self._turn), "lab-value-button", name=name, value=value)


async def shown(turn: Turn, person: Person, entry_id: str) -> Shown:
    """The entry as it stands in the records."""
    kept = await records.of_entry(turn.connection, person, entry_id)
    return Shown(turn, entry_id, kept, await records.latest(turn.connection, person, besides=entry_id))
