"""What the temperatures of a message mean: clinical/tables.md 3.1."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from content.danger.level import Finding, Known, Level
from content.danger.lookup import Span
from content.danger.scene import Cue, Scene
from content.danger.standing import Standing
from content.danger.temperatures import Temperature

_FEVER = 38.0  # one reading, no waiting (3.1)
_RAISED = 37.5
_COLD = 36.0


def masked(scene: Scene) -> bool:
    """Whether a medicine that brings fever down was taken: the fever counts as there (3.4, rule 7)."""
    return any(not _refused(cue, scene) for cue in scene.heard("antipyretic"))


def _refused(medicine: Cue, scene: Scene) -> bool:
    """Whether none was taken: "no paracetamol", "sin tomar ibuprofeno"; but "no paracetamol since six" was, before."""
    since = any(scene.same_clause(cue.span, medicine.span) for cue in scene.heard("ongoing", medicine.language))
    return not since and any(
        scene.same_clause(cue.span, medicine.span) and 0 <= medicine.span.start - cue.span.end <= 1
        for cue in scene.heard("negation", medicine.language)
    )


@dataclass(frozen=True)
class Measured:
    """The temperatures of a message, each with how it stands. `known` is of whom the message is about."""

    scene: Scene
    known: Known
    readings: Sequence[tuple[Temperature, Standing]]

    @property
    def _limit(self) -> float:
        return min(_FEVER, self.known.fever_limit_c or _FEVER)

    @property
    def _now(self) -> list[float]:
        return [degrees.celsius for degrees, stands in self.readings if stands is Standing.PRESENT]

    @property
    def fever(self) -> bool:
        """Whether there is a fever now."""
        return any(celsius >= self._limit for celsius in self._now)

    @property
    def raised(self) -> bool:
        """Whether there is a raised temperature now, or a fever."""
        return any(celsius >= _RAISED for celsius in self._now)

    @property
    def lower(self) -> bool:
        """Whether the thermometer was read, and under the limit: the number speaks for the word "fever"."""
        return bool(self._now) and _COLD <= max(self._now) < self._limit

    @property
    def level_of_raised(self) -> Level:
        """What a raised temperature under the limit is for this person."""
        return Level.TODAY if self.known.may_be_at_risk else Level.HINT

    def is_lower(self, degrees: Temperature) -> bool:
        """Whether this one is neither a fever nor too cold."""
        return _COLD <= degrees.celsius < self._limit

    def findings(self, language: str | None, *, ill: bool) -> Iterator[Finding]:
        """What each means. `language` is that of the words of fever; `ill` whether the person feels ill."""
        for degrees, stands in self.readings:
            level, sign, ask = self._weigh(degrees, self._since_fallen(degrees, stands), ill=ill)
            if level > Level.NONE:
                because = f"{sign} {degrees.typed} read as {degrees.celsius:g} °C ({stands})"
                yield Finding(sign, level, language, because, ask)

    def _weigh(self, degrees: Temperature, stands: Standing, *, ill: bool) -> tuple[Level, str, bool]:
        if degrees.celsius < _COLD:
            grave = ill and (stands is Standing.PRESENT or (stands is Standing.RECENT and not self._well))
            return (Level.EMERGENCY if grave else Level.HINT), "E16", stands is Standing.PRESENT and not ill
        if degrees.celsius < min(_RAISED, self._limit) or stands is Standing.NOTHING:
            return Level.NONE, "C01", False
        fever = degrees.celsius >= self._limit
        if stands is Standing.PRESENT:
            return (Level.EMERGENCY, "E01", False) if fever else (self.level_of_raised, "C01", False)
        if stands is Standing.RECENT and fever:
            return (Level.EMERGENCY, "E01", False) if masked(self.scene) else (Level.TODAY, "C10", False)
        return Level.HINT, "E01", stands is Standing.UNSURE

    @property
    def _well(self) -> bool:
        """Whether the person is said to be well again: "it went down to 34.8" alone says that it is cold now."""
        return any(self.scene.has(kind) for kind in ("fine", "feels_fine"))

    def _since_fallen(self, degrees: Temperature, stands: Standing) -> Standing:
        """A fever followed by a normal number that is said to be the present one is a fever of the last hours."""
        later = [t for t, s in self.readings if t.span.start > degrees.span.start and s is Standing.PRESENT]
        if stands is not Standing.PRESENT or not later or later[-1].celsius >= _RAISED:
            return stands
        if self._told_after(degrees, later[-1]):
            return stands
        fallen = self._said_now(later[-1], after=degrees) or self._told_before(degrees, later[-1])
        return Standing.RECENT if fallen else stands

    def _told_after(self, degrees: Temperature, other: Temperature) -> bool:
        """Whether the fever is that of tonight and the other of hours before: "38.6 tonight, 36.8 this morning"."""
        today = [cue.span for cue in self.scene.heard("later_today")]
        earlier = [cue.span for kind in ("hours", "recent") for cue in self.scene.heard(kind)]
        return self._beside(today, degrees) and not self._beside(today, other) and self._beside(earlier, other)

    def _told_before(self, degrees: Temperature, later: Temperature) -> bool:
        """Whether each has its time, and the fever the earlier one: "38.4 last night, 36.8 this morning"."""
        nights = [cue.span for cue in self.scene.heard("evening_before")]
        since = [cue.span for cue in self.scene.heard("hours") if cue.span not in nights]
        goes_on = any(self.scene.has(kind) for kind in ("ongoing", "habit"))
        return self._beside(nights, degrees) and self._beside(since, later) and not goes_on

    def _beside(self, times: Sequence[Span], degrees: Temperature) -> bool:
        return any(self.scene.same_clause(span, degrees.span) for span in times)

    def _said_now(self, degrees: Temperature, *, after: Temperature) -> bool:
        """Whether "now" is said of this one, and not of the one before: "38.1 now, 36.4 this morning"."""
        before = range(max(degrees.span.start - 5, after.span.end), degrees.span.start)
        own = [cue.span for cue in self.scene.heard("now") if cue.span.start in before]
        return self._beside(own, degrees) and not any(c.span.start in before for c in self.scene.heard("usual"))
