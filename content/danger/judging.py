"""What each sight of a message means for the person: clinical/tables.md 3.1 to 3.4."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from content.danger.level import Finding, Known, Level
from content.danger.lookup import Span
from content.danger.measured import Measured, masked
from content.danger.reader import Message
from content.danger.second_opinion import PASSED_OVER
from content.danger.sight import Sight
from content.danger.standing import Standing, standing
from content.danger.tables import FEVER, Combination
from content.danger.temperatures import Temperature, temperatures
from content.danger.wordings import Hit

# Emergencies for 48 hours even when over (3.4, rule 3); E18 is never taken for over.
_LINGERING_SIGNS = frozenset({"E02", "E03", "E10", "E12", "E18"})
_FEVER_SIGNS = frozenset({"E01", "C01"})
_BLEEDING = "E14"
# A finding of a combination that still counts when it was found before: a count is low until another one is known.
_KEPT_FINDINGS = frozenset({"platelets", "plaquettes", "plaquetas"})


@dataclass(frozen=True)
class _Seen:
    """A wording found, how it stands, and the words of the message."""

    hit: Hit
    standing: Standing
    typed: str

    @property
    def sign(self) -> str:
        return self.hit.wording.sign

    @property
    def grave(self) -> bool:
        """Whether it is a sign of 3.2 or a fever."""
        return self.sign[0] == "E" or self.sign in _FEVER_SIGNS

    @property
    def because(self) -> str:
        return f'{self.sign} "{self.typed}" ({self.standing}) by {self.hit.wording.words}'


class Judge:
    """The judging of one message."""

    def __init__(self, message: Message, combinations: Sequence[tuple[str, Combination]], known: Known) -> None:
        self._combinations = combinations
        self._scene = message.scene
        self.known = self._of_whom_it_is_about(known)
        hits = _most_telling(message.hits, self._scene.languages)
        fever = [hit.span for hit in hits if hit.wording.sign in _FEVER_SIGNS]
        self._sights = [_sight(hit) for hit in hits]
        self._seen = [
            _Seen(hit, self._stands(sight), self._scene.typed(hit.covers))
            for hit, sight in zip(hits, self._sights, strict=True)
        ]
        measured = [(degrees, self._stands(_number(degrees))) for degrees in temperatures(self._scene, fever)]
        self._measured = Measured(self._scene, self.known, measured)

    def findings(self) -> list[Finding]:
        """Everything seen, with what it means."""
        found = [*self._words(), *self._numbers(), *self._combined()]
        return found or list(self._subject())

    @property
    def silent(self) -> bool:
        """Whether the rules saw no sign at all, not even one they took for another meaning."""
        return not self._spoken and not self._measured.readings

    @property
    def _spoken(self) -> list[_Seen]:
        """The sights that are a sign each by themselves."""
        return [seen for seen in self._seen if seen.sign[0].isupper()]

    def unjudged(self) -> list[str]:
        """The words left to the second opinion: without those the rules have understood as less than an emergency."""
        understood = ("idiom", "gone", "fine", "feels_fine")
        passed = {at for kind in understood for cue in self._scene.of(kind) for at in _places(cue.span)}
        for seen in self._spoken:
            if seen.standing is Standing.DENIED or seen.sign[0] == "C" or self._speaks_for_the_number(seen):
                passed.update(at for cover in seen.hit.covers for at in _places(cover))
            wording = seen.hit.wording
            weaker = wording.unsure or (wording.lasting and self._lasting())
            passed |= self._passed_over(seen.hit.span, Standing.UNSURE if weaker else seen.standing)
        for degrees, stands in self._measured.readings:
            passed |= self._passed_over(degrees.span, Standing.UNSURE if self._measured.is_lower(degrees) else stands)
        return [PASSED_OVER if at in passed else word.text for at, word in enumerate(self._scene.words)]

    def _passed_over(self, span: Span, stands: Standing) -> set[int]:
        """The clause of what is supposed, past, another's or asked about: all of it is."""
        if stands in (Standing.PRESENT, Standing.DENIED):
            return set()
        clause = self._scene.clause(span.start)
        return {at for at, word in enumerate(self._scene.words) if word.clause == clause}

    def _speaks_for_the_number(self, seen: _Seen) -> bool:
        return seen.sign in _FEVER_SIGNS and self._measured.lower

    def _of_whom_it_is_about(self, known: Known) -> Known:
        """What is known is known of who wrote: nothing of it is said of somebody they care for."""
        return Known(fever_limit_c=known.fever_limit_c) if self._scene.has("person") else known

    def _stands(self, sight: Sight) -> Standing:
        return standing(sight, self._scene, self._sights)

    def _words(self) -> Iterator[Finding]:
        for seen in self._seen:
            if seen.sign[0].islower() or seen.standing is Standing.NOTHING:
                continue
            level, sign, ask = self._weigh(seen)
            if level > Level.NONE:
                yield Finding(sign, level, seen.hit.wording.language, seen.because, ask)

    def _weigh(self, seen: _Seen) -> tuple[Level, str, bool]:
        """The level of a wording, the sign it counts as, and whether to ask."""
        grave, sign = seen.sign.startswith("E"), seen.sign
        match seen.standing:
            case Standing.PRESENT if sign in _FEVER_SIGNS and self._measured.lower:
                return self._measured.level_of_raised, "C01", False
            case Standing.PRESENT if seen.hit.wording.unsure and not self._sure(seen):
                return Level.HINT, sign, True
            case Standing.PRESENT if seen.hit.wording.lasting and self._lasting():
                return Level.TODAY, sign, False
            case Standing.PRESENT:
                return (Level.EMERGENCY if grave else Level.TODAY), sign, False
            case Standing.RECENT:
                return (*self._recent(seen), False)
            case Standing.UNSURE if sign in _FEVER_SIGNS and self._scene.has("unclear") and masked(self._scene):
                return Level.EMERGENCY, "E01", False
            case Standing.UNSURE:
                return Level.HINT, sign, True
            case Standing.ELSEWHERE if sign == "C07":  # somebody else's chickenpox is the contact that counts
                return Level.TODAY, sign, False
            case _:
                return (Level.HINT if grave or sign == "C01" else Level.NONE), sign, False

    def _recent(self, seen: _Seen) -> tuple[Level, str]:
        if seen.sign in _FEVER_SIGNS:
            return (Level.EMERGENCY, "E01") if masked(self._scene) else (Level.TODAY, "C10")
        lingering = seen.sign in _LINGERING_SIGNS or seen.hit.wording.lingering
        return (Level.EMERGENCY if lingering else Level.TODAY), seen.sign

    def _lasting(self) -> bool:
        return self._scene.has("lasting") and not self._scene.has("worse")

    def _sure(self, seen: _Seen) -> bool:
        """Whether an unsure wording counts in full: another emergency or a raised temperature is there now, or it is a
        blow to the head or a bleeding of somebody whose platelets are low."""
        if seen.sign == _BLEEDING and self.known.low_platelets:
            return True
        words = any(o.sign != seen.sign and o.grave and o.standing is Standing.PRESENT for o in self._seen)
        return words or self._measured.raised

    def _numbers(self) -> Iterator[Finding]:
        language = next((s.hit.wording.language for s in self._seen if s.sign in _FEVER_SIGNS), None)
        ill = self._scene.has("ill") or any(s.standing is Standing.PRESENT for s in self._seen)
        return self._measured.findings(language, ill=ill)

    def _combined(self) -> Iterator[Finding]:
        for language, combination in self._combinations:
            if all(self._part(name, language) for name in combination.needs):
                because = f"{combination.sign} {' + '.join(combination.needs)} (present)"
                yield Finding(combination.sign, Level.EMERGENCY, language, because)

    def _part(self, name: str, language: str) -> bool:
        if name == FEVER and self._measured.fever:
            return True
        sign = "E01" if name == FEVER else name
        standings = {Standing.PRESENT} if sign[0].isupper() else {Standing.PRESENT, Standing.RECENT}
        if sign in _KEPT_FINDINGS:
            standings.add(Standing.OLD)
        return any(
            s.sign == sign and s.hit.wording.language == language and s.standing in standings for s in self._seen
        )

    def _subject(self) -> Iterator[Finding]:
        """A question about taking a temperature, without any sign: one line about fever."""
        kinds = ("hypothetical", "general", "question", "question_start")
        asked = [cue.span for kind in kinds for cue in self._scene.heard(kind)]
        for cue in self._scene.heard("temperature"):
            judged = any(sight.owns(cue.span) for sight in self._sights)
            if not judged and any(a.start < cue.span.start and self._scene.same_sentence(a, cue.span) for a in asked):
                yield Finding(None, Level.HINT, cue.language, "a question about temperature")


def _most_telling(hits: Sequence[Hit], languages: Collection[str]) -> list[Hit]:
    """The hits without those whose words are only a part of another's ("chills" in "shaking chills"), and, where
    languages share a word, only that of the message's language."""
    owned = [(hit, _words_of(hit), hit.wording.language in languages) for hit in hits if hit.wording.sign[0].isupper()]
    findings = [hit for hit in hits if hit.wording.sign[0].islower()]
    telling = [
        hit for hit, own, spoken in owned if not any(own < o or (own == o and s and not spoken) for _, o, s in owned)
    ]
    return telling + findings


def _words_of(hit: Hit) -> frozenset[int]:
    return frozenset(at for cover in hit.covers for at in _places(cover))


def _places(span: Span) -> range:
    return range(span.start, span.end)


def _sight(hit: Hit) -> Sight:
    return Sight(hit.span, hit.covers, hit.wording.language)


def _number(degrees: Temperature) -> Sight:
    return Sight(degrees.span, (degrees.span,), None, number=True)
