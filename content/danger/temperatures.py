"""Which numbers of a message are body temperatures (clinical/tables.md 3.1), in degrees Celsius."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from content.danger.lookup import Span
from content.danger.scene import Scene
from content.danger.words import Word

_CELSIUS = (34.0, 43.9)
_FAHRENHEIT = (93.0, 110.0)
_BARE_CELSIUS = (37.5, 43.0)
_BARE_FAHRENHEIT = (99.5, 107.9)
_WHOLE = (38, 39, 40, 41, 42)
_WHOLE_FAHRENHEIT = range(100, 108)
_LOOK_BACK = 8
_TENTHS = frozenset("123456789")


@dataclass(frozen=True, slots=True)
class Temperature:
    """A body temperature as read. `typed` is what the person wrote."""

    celsius: float
    span: Span
    typed: str


def temperatures(scene: Scene, fever: Sequence[Span]) -> list[Temperature]:
    """The body temperatures of a message. `fever` is where its fever words stand."""
    nouns = [c.span for kind in ("temperature", "thermometer") for c in scene.of(kind)]
    fever = [*fever, *nouns]
    return [found for at in range(len(scene.words)) if (found := _Number(scene, at, fever).read()) is not None]


@dataclass(frozen=True)
class _Number:
    """One number and what stands around it."""

    scene: Scene
    at: int
    fever: Sequence[Span]

    @property
    def word(self) -> Word:
        return self.scene.words[self.at]

    def read(self) -> Temperature | None:
        value = self.word.value
        if value is None or value < 34 or _decimals(self.word.text) > 2:
            return None
        value, end = self._with_lone_tenth(value)
        scale, end = self._scale(end)
        celsius = _in_celsius(value, scale)
        if celsius is None or self._something_else(end, scale, value) or not self._is_body(value, scale, end):
            return None
        return Temperature(round(celsius + self._bound(), 2), Span(self.at, end), self.word.text)

    def _with_lone_tenth(self, value: float) -> tuple[float, int]:
        """The value with a tenth that stands apart: "38 5" in a sentence about fever is 38.5."""
        after = self._next(self.at + 1)
        alone = after is not None and after.text in _TENTHS and not self._cue("unit", self.at + 2)
        if after is not None and alone and value == int(value) <= 42 and not self.word.stop and self._fever_near():
            return value + int(after.text) / 10, self.at + 2
        return value, self.at + 1

    def _scale(self, end: int) -> tuple[str, int]:
        """The unit after the number: C, F, D for degrees without a letter, or nothing."""
        for kind, letter in (("celsius", "C"), ("fahrenheit", "F"), ("degrees", "D")):
            for cue in self.scene.heard(kind):
                if cue.span.start == end and self.scene.same_clause(cue.span, Span(self.at, end)):
                    return letter, cue.span.end
        return "", end

    def _next(self, at: int) -> Word | None:
        return self.scene.words[at] if at < len(self.scene.words) else None

    def _cue(self, kind: str, at: int) -> bool:
        return any(c.span.start == at for c in self.scene.heard(kind)) and (
            self.scene.clause(at) == self.scene.clause(at - 1)
        )

    def _ends(self, kind: str, reach: int = 0) -> bool:
        """Whether a cue of this kind stands before the number, with at most `reach` words between."""
        return any(
            0 <= self.at - c.span.end <= reach and self.scene.same_clause(c.span, Span(self.at, self.at + 1))
            for c in self.scene.heard(kind)
        )

    def _something_else(self, end: int, scale: str, value: float) -> bool:
        """A number with another unit, of a clock, a fraction, an age, a laboratory, the weather."""
        if self._cue("unit", end) or self._clock_or_fraction(end) or (scale == "F" and value < 93):
            return True
        if self._governor() == "other":
            return True
        if self._ambient():
            return True
        whole = not scale and _decimals(self.word.text) == 0 and value == int(value)
        return whole and (self._cue("age_after", end) or self._as_age())

    def _clock_or_fraction(self, end: int) -> bool:
        if _decimals(self.word.text):
            return False
        before = self.scene.words[self.at - 1] if self.at else None
        if before is not None and (before.text in ("/", "h") or (before.value is not None and before.stop == ":")):
            return not self._partner()
        after = self._next(end)
        return after is not None and after.text in ("/", "h") and not self._fever_near()

    def _partner(self) -> bool:
        """ "38/39": the second of two temperatures."""
        first = self.scene.words[self.at - 2].value if self.at >= 2 else None
        return first is not None and self.word.value is not None and 0 < self.word.value - first <= 3

    def _ambient(self) -> bool:
        """A warm day, bath or room: said in the sentence, with no body temperature in it ("room temperature")."""
        here = Span(self.at, self.at + 1)
        places = [c.span for c in self.scene.heard("ambient") if self.scene.same_sentence(c.span, here)]
        bodily = [span for span in self.fever if self.scene.same_sentence(span, here)]
        if self._ends("weather") and not bodily and not _decimals(self.word.text):
            return True
        return bool(places) and all(any(_near(span, place) for place in places) for span in bodily)

    def _fever_near(self) -> bool:
        return any(self.scene.same_sentence(span, Span(self.at, self.at + 1)) for span in self.fever)

    def _is_body(self, value: float, scale: str, end: int) -> bool:
        if scale or self._governor() == "body" or self._in_range_with_a_temperature():
            return True
        written_tenths = _decimals(self.word.text) > 0 or end > self.at + 1 or value != int(value)
        if written_tenths:
            return _between(value, _BARE_CELSIUS) or _between(value, _BARE_FAHRENHEIT)
        return (value in _WHOLE or value in _WHOLE_FAHRENHEIT) and self._said_as_reading(value, end)

    def _said_as_reading(self, value: float, end: int) -> bool:
        """A whole number without a unit: only after "running", "j'ai", "over" and the like, or before "since"."""
        if self.word.text.isalpha():  # "cent", "forty": a verb before it is not enough
            return False
        as_age = self._as_age()
        if not self._ends_well(end):
            return False
        if self._ends("reads", 1) or self._ends("above") or (value in _WHOLE_FAHRENHEIT and as_age):
            return True
        return self._cue("since", end) and not as_age

    def _ends_well(self, end: int) -> bool:
        """Whether nothing counted follows: "got 39 since noon", not "got 39 reminders"."""
        if end >= len(self.scene.words) or self.scene.starts_clause(end):
            return True
        return any(c.span.start == end for kind in ("since", "function") for c in self.scene.heard(kind))

    def _as_age(self) -> bool:
        """Said as an age: "I am 38", but not "he's got 38"."""
        return self._ends("age_before", 1) and not self._ends("reads")

    def _in_range_with_a_temperature(self) -> bool:
        if not self._ends("to") or self.at < 2:
            return False
        back = next((w for w in self.scene.words[self.at - 2 :: -1][:3] if w.value is not None), None)
        return back is not None and _in_celsius(back.value or 0.0, "") is not None and self._first_of_range_is_body()

    def _first_of_range_is_body(self) -> bool:
        before = [at for at in range(max(self.at - 4, 0), self.at - 1) if self.scene.words[at].value is not None]
        return bool(before) and _Number(self.scene, before[-1], self.fever).read() is not None

    def _governor(self) -> str:
        """What the number is said of: the nearest fever word or laboratory name, looking back first, then ahead."""
        back = list(self._governors(range(self.at - 1, max(self.at - _LOOK_BACK, 0) - 1, -1)))
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
        """Whether only words like "is", "of", "count" stand between a laboratory name and the number."""
        return all(
            any(c.span.start <= between < c.span.end for kind in ("link", "measure") for c in self.scene.heard(kind))
            for between in range(at + 1, self.at)
        )

    def _governors_ahead(self, places: range) -> Iterator[str]:
        names = list(self._named_with_place(places))
        for at, name in names:
            if self.scene.clause(at) != self.scene.clause(self.at):
                return
            later = any(w.value is not None for w in self.scene.words[at + 1 : at + 4])
            if not (name == "other" and (later or at > self.at + 3)):
                yield name

    def _named_with_place(self, places: range) -> Iterator[tuple[int, str]]:
        for at in places:
            if self.scene.words[at].value is not None:
                return
            for name in self._named(at):
                yield at, name

    def _named(self, at: int) -> Iterator[str]:
        if any(span.start <= at < span.end for span in self.fever):
            yield "body"
        elif any(c.span.start <= at < c.span.end for c in self.scene.heard("measure")):
            yield "other"

    def _joined(self, at: int) -> bool:
        """Whether the number at `at` and this one are two ends of a range, or a count of days or hours."""
        between = self.scene.words[at + 1 : self.at]
        return (
            any(c.span.start == at + 1 for c in self.scene.heard("to"))
            or self._cue("unit", at + 1)
            or (len(between) > 0 and between[0].text == "/")
        )

    def _bound(self) -> float:
        """ "Under 38" and "almost 38" are below it, in tenths a thermometer shows."""
        return -0.1 if self._ends("below") or self._ends("almost") else 0.0


def _near(a: Span, b: Span) -> bool:
    return max(a.start - b.end, b.start - a.end) <= 2


def _in_celsius(value: float, scale: str) -> float | None:
    if scale != "F" and _between(value, _CELSIUS):
        return value
    if scale != "C" and _between(value, _FAHRENHEIT):
        return (value - 32) / 1.8
    return None


def _between(value: float, limits: tuple[float, float]) -> bool:
    return limits[0] <= value <= limits[1]


def _decimals(text: str) -> int:
    return len(text.replace(",", ".").partition(".")[2])
