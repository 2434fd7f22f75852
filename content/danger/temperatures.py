"""Which numbers of a message are body temperatures (clinical/tables.md 3.1), in degrees Celsius."""

from collections.abc import Sequence
from dataclasses import dataclass

from content.danger.lookup import Span
from content.danger.other_numbers import something_else
from content.danger.place import Place, make_a_range
from content.danger.scene import Scene
from content.danger.slips import NORMAL
from content.danger.words import Word, decimals

_CELSIUS = (34.0, 43.9)
_FAHRENHEIT = (93.0, 110.0)
_BARE_CELSIUS = (37.5, 43.0)
_BARE_FAHRENHEIT = (99.5, 107.9)
_WHOLE = (38, 39, 40, 41, 42)
_WHOLE_FAHRENHEIT = range(100, 108)
_WITHOUT_COMMA = range(375, 430)  # "385" on a thermometer
_CHILLED = (34.0, 35.9)
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
    numbers = [_Number(Place(scene, at, fever)) for at, word in enumerate(scene.words) if word.value is not None]
    raised = [found for number in numbers if (found := number.read()) is not None]
    normal = [found for number in numbers if (found := number.normal()) is not None] if raised else []
    return sorted({found.span: found for found in [*normal, *raised]}.values(), key=lambda found: found.span.start)


@dataclass(frozen=True)
class _Number:
    """One number, read by what stands around it."""

    place: Place

    @property
    def scene(self) -> Scene:
        return self.place.scene

    @property
    def at(self) -> int:
        return self.place.at

    @property
    def word(self) -> Word:
        return self.place.word

    def read(self) -> Temperature | None:
        value = self.word.value or 0.0
        if value < 34 or decimals(self.word.text) > 2:
            return None
        if value in _WITHOUT_COMMA and not decimals(self.word.text) and self._on_a_thermometer():
            value /= 10
        value, end = self._with_lone_tenth(value)
        scale, end = self._scale(end)
        celsius = _in_celsius(value, scale)
        if celsius is None or something_else(self.place, end, scale, value) or not self._is_body(value, scale, end):
            return None
        return Temperature(round(celsius + self._bound(), 2), Span(self.at, end), self.word.text)

    def normal(self) -> Temperature | None:
        """A normal temperature in tenths; beside a raised one it tells what came of it, alone it is anything."""
        value, end = self.word.value or 0.0, self.at + 1
        if (
            not decimals(self.word.text)
            or not NORMAL[0] <= value <= NORMAL[1]
            or something_else(self.place, end, "", value)
        ):
            return None
        return Temperature(value, Span(self.at, end), self.word.text)

    def _with_lone_tenth(self, value: float) -> tuple[float, int]:
        """The value with a tenth that stands apart: "38 5" is 38.5 in a sentence about fever, or behind "he has"."""
        after = self.place.next(self.at + 1)
        alone = after is not None and after.text in _TENTHS and not self.place.cue("unit", self.at + 2)
        if after is None or not alone or self.word.stop or not value == int(value) <= 42:
            return value, self.at + 1
        if self.place.fever_near() or (self.place.ends("reads", 1) and self.place.ends_well(self.at + 2)):
            return value + int(after.text) / 10, self.at + 2
        return value, self.at + 1

    def _scale(self, end: int) -> tuple[str, int]:
        """The unit after the number: C, F, D for degrees without a letter, or nothing."""
        for kind, letter in (("celsius", "C"), ("fahrenheit", "F"), ("degrees", "D")):
            for cue in self.scene.heard(kind):
                if cue.span.start == end and self.scene.same_clause(cue.span, Span(self.at, end)):
                    return letter, cue.span.end
        after = self.place.next(end)
        aged = not decimals(self.word.text) and (self.word.value or 0.0) < _WHOLE_FAHRENHEIT.start
        if after is not None and after.text == "f" and not aged:
            return "F", end + 1  # "102 F and no car": at such an age nobody gives her sex
        return "", end

    def _on_a_thermometer(self) -> bool:
        governor = self.place.governor()
        return governor == "body" or (not governor and self.place.thermometer_near())

    def _is_body(self, value: float, scale: str, end: int) -> bool:
        if scale or self.place.governor() == "body" or self._in_range_with_a_temperature():
            return True
        written_tenths = decimals(self.word.text) > 0 or end > self.at + 1 or value != int(value)
        if written_tenths:
            return (
                _between(value, _BARE_CELSIUS)
                or _between(value, _BARE_FAHRENHEIT)
                or (_between(value, _CHILLED) and self.scene.has("ill"))
            )
        if self._opens_a_range(value):
            return True
        return (value in _WHOLE or value in _WHOLE_FAHRENHEIT) and self._said_as_reading(value, end)

    def _opens_a_range(self, value: float) -> bool:
        """The first of "between 38 and 39", with nothing counted behind."""
        second = self.place.next(self.at + 2)
        if second is None or not self.place.ends("between"):
            return False
        higher = make_a_range(value, second.value) and second.value in _WHOLE
        return higher and self.place.cue("to", self.at + 1) and self.place.ends_well(self.at + 3)

    def _said_as_reading(self, value: float, end: int) -> bool:
        """A whole number without a unit: only after "running", "j'ai", "over" and the like, or before "since"."""
        if self.word.text.isalpha():  # "cent", "forty": a verb before it is not enough
            return False
        as_age = self.place.said_as_age()
        if self._counted_back(end):
            return not as_age
        if not self.place.ends_well(end) and not self._told_with_a_time(end):
            return False
        if (
            self.place.ends("reads", 1)
            or self.place.ends("above")
            or self.place.thermometer_near()
            or (self._alone(end) and (self._just_taken() or self.scene.has("ill")))
            or self._told_with_a_time(end)
            or (value in _WHOLE_FAHRENHEIT and as_age)
        ):
            return True
        return self.place.cue("since", end) and not as_age

    def _counted_back(self, end: int) -> bool:
        """ "39 two hours ago": straight behind the number, how long ago it was."""
        units = ("unit_hours", "unit_days", "unit_weeks")
        counted = self.place.next(end)
        return (
            counted is not None
            and counted.value is not None
            and any(self.place.cue(kind, end + 1) for kind in units)
            and self.place.cue("ago_after", end + 2)
        )

    def _told_with_a_time(self, end: int) -> bool:
        """A whole number with a time beside it: "yesterday 39", "39 il y a deux heures"."""
        if self.place.said_as_age():
            return False
        before = any(self.place.ends(kind) for kind in ("hours", "recent"))
        behind = ("hours", "recent", "old", "ago_before", "ago_unless_present")
        return before or any(self.place.cue(kind, end) for kind in behind)

    def _alone(self, end: int) -> bool:
        """Between two pauses: "flu for sure. 39." """
        return self.scene.starts_clause(self.at) and (end >= len(self.scene.words) or self.scene.starts_clause(end))

    def _just_taken(self) -> bool:
        """Straight behind "I have just taken it" """
        return any(c.span.end == self.at for c in self.scene.heard("reads"))

    def _in_range_with_a_temperature(self) -> bool:
        if not self.place.ends("to") or self.at < 2:
            return False
        back = next((w for w in self.scene.words[self.at - 2 :: -1][:3] if w.value is not None), None)
        return back is not None and _in_celsius(back.value or 0.0, "") is not None and self._first_of_range_is_body()

    def _first_of_range_is_body(self) -> bool:
        before = [at for at in range(max(self.at - 4, 0), self.at - 1) if self.scene.words[at].value is not None]
        return bool(before) and _Number(Place(self.scene, before[-1], self.place.fever)).read() is not None

    def _bound(self) -> float:
        """ "Under 38" and "almost 38" are below it, in tenths a thermometer shows."""
        return -0.1 if self.place.ends("below") or self.place.ends("almost") else 0.0


def _in_celsius(value: float, scale: str) -> float | None:
    if scale != "F" and _between(value, _CELSIUS):
        return value
    if scale != "C" and _between(value, _FAHRENHEIT):
        return (value - 32) / 1.8
    return None


def _between(value: float, limits: tuple[float, float]) -> bool:
    return limits[0] <= value <= limits[1]
