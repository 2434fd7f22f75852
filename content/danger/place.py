"""Where a number stands: what is beside it, and what it is said of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from content.danger.lookup import Span
from content.danger.scene import Scene
from content.danger.words import Word

LOOK_BACK = 8
_LINKS = ("link", "measure")
_OF_NAME = ("of_name", "measure", "unit")
_WIDEST_RANGE = 3


def make_a_range(lower: float | None, upper: float | None) -> bool:
    """Whether two numbers may be the ends of one range of temperatures: "38 to 39"."""
    return lower is not None and upper is not None and 0 < upper - lower <= _WIDEST_RANGE


@dataclass(frozen=True)
class Place:
    """One number of a message. `fever` is where the fever words stand."""

    scene: Scene
    at: int
    fever: Sequence[Span]

    @property
    def here(self) -> Span:
        """Its own place, without a unit."""
        return Span(self.at, self.at + 1)

    @property
    def word(self) -> Word:
        """The number itself."""
        return self.scene.words[self.at]

    def next(self, at: int) -> Word | None:
        """The word at `at`, if the message goes on so far."""
        return self.scene.words[at] if at < len(self.scene.words) else None

    def cue(self, kind: str, at: int) -> bool:
        """Whether a cue of this kind begins at `at`, in the clause of the word before."""
        return any(c.span.start == at for c in self.scene.heard(kind)) and (
            self.scene.clause(at) == self.scene.clause(at - 1)
        )

    def ends(self, kind: str, reach: int = 0) -> bool:
        """Whether a cue of this kind stands before the number, with at most `reach` words between."""
        return any(
            0 <= self.at - c.span.end <= reach and self.scene.same_clause(c.span, self.here)
            for c in self.scene.heard(kind)
        )

    def ends_well(self, end: int) -> bool:
        """Whether nothing counted follows: "got 39 since noon", not "got 39 reminders"."""
        if end >= len(self.scene.words) or self.scene.starts_clause(end):
            return True
        return any(c.span.start == end for kind in ("since", "function") for c in self.scene.heard(kind))

    def said_as_age(self) -> bool:
        """Whether the number is said as an age: "I am 38", but not "he's got 38", nor "my temp is almost 40"."""
        nearly = self.ends("almost") and any(self.scene.same_clause(span, self.here) for span in self.fever)
        return self.ends("age_before", 1) and not self.ends("reads") and not nearly

    def fever_near(self) -> bool:
        """Whether the sentence holds a word of fever, a temperature or a thermometer."""
        return any(self.scene.same_sentence(span, self.here) for span in self.fever)

    def thermometer_near(self) -> bool:
        """Whether the sentence holds a thermometer."""
        return any(self.scene.same_sentence(c.span, self.here) for c in self.scene.of("thermometer"))

    def governor(self) -> str:
        """What the number is said of: the nearest fever word or laboratory name, looking back first, then ahead."""
        back = list(self._governors(range(self.at - 1, max(self.at - LOOK_BACK, 0) - 1, -1)))
        if back:
            return back[0]
        ahead = range(self.at + 1, min(self.at + 5, len(self.scene.words)))
        return next(self._governors_ahead(ahead), "")

    def _governors(self, places: range) -> Iterator[str]:
        for at in places:
            if self.scene.words[at].value is not None and not self._joined(at):
                return
            for name in self._named(at):
                if name == "body" or self._linked(at):
                    yield name

    def _linked(self, at: int) -> bool:
        """Whether only words like "is", "of", "count" stand between the name at `at` and the number, or the lower end
        of its range: "score 38 to 39". An "and" without such a number parts them: "neutrophils and 38.6"."""
        return all(
            self._lower_end(between)
            or any(self.is_in(kind, between) for kind in _LINKS)
            or (self.is_in("to", between) and self.scene.words[between - 1].value is not None)
            for between in range(at + 1, self.at)
        )

    def _lower_end(self, at: int) -> bool:
        if self.scene.clause(at) != self.scene.clause(self.at):
            return False
        return at == self.at - 2 and make_a_range(self.scene.words[at].value, self.word.value)

    def _governors_ahead(self, places: range) -> Iterator[str]:
        names = list(self._named_with_place(places))
        for at, name in names:
            if self.scene.clause(at) != self.scene.clause(self.at):
                return
            if name == "body" or self._names_the_number(at):
                yield name

    def _names_the_number(self, at: int) -> bool:
        """Whether a laboratory name behind the number is its name and the end of its clause ("38.5 is my hematocrit"):
        one of which more is said is another's ("38.6 neutrophils very low", "38.6 on oxygen", "38.7 room is spinning").
        """
        name = next(c.span for c in self.scene.heard("measure") if c.span.start <= at < c.span.end)
        if self.is_in("numbered", at) or not self.scene.ends_clause(name.end - 1):
            return False
        between = range(self.at + 1, name.start)
        return all(any(self.is_in(kind, word) for kind in _OF_NAME) for word in between)

    def is_in(self, kind: str, at: int) -> bool:
        """Whether the word at `at` stands in a cue of this kind."""
        return any(c.span.start <= at < c.span.end for c in self.scene.heard(kind))

    def _named_with_place(self, places: range) -> Iterator[tuple[int, str]]:
        for at in places:
            if self.scene.words[at].value is not None:
                return
            for name in self._named(at):
                yield at, name

    def _named(self, at: int) -> Iterator[str]:
        if any(span.start <= at < span.end for span in self.fever):
            yield "body"
        elif (self.is_in("measure", at) or self._priced(at)) and not self._only_whole(at):
            yield "other"

    def _priced(self, at: int) -> bool:
        return at < self.at and self.is_in("price", at)

    def _only_whole(self, at: int) -> bool:
        """Whether what stands there is numbered in whole numbers, and this one has tenths and a word of fever with it:
        "temperature of the day 38.6"."""
        tenths = self.word.value is not None and self.word.value != int(self.word.value)
        return tenths and self.is_in("numbered", at) and self.fever_near()

    def _joined(self, at: int) -> bool:
        """Whether the number at `at` and this one are two ends of a range, or a count of days or hours."""
        between = self.scene.words[at + 1 : self.at]
        return (
            any(c.span.start == at + 1 for c in self.scene.heard("to"))
            or self.cue("unit", at + 1)
            or (len(between) > 0 and between[0].text == "/")
        )
