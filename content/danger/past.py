"""When a sign was, as far as the message says."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from content.danger.lookup import Span
from content.danger.scene import Cue, Scene


class When(IntEnum):
    """How long ago. RECENT is within the 48 hours of clinical/tables.md 3.4 rule 3, or not surely outside them."""

    UNSAID = 0
    HOURS = 1
    RECENT = 2
    OLD = 3


@dataclass(frozen=True, slots=True)
class _Moment:
    when: When
    span: Span


_SMALL_WORDS = 2
_ONE = ("a", "an", "one", "un", "une", "una")  # "39 a week ago" is no 39 weeks
_NEAR = 3
# The last of them ages on the safe side: a year not in it is taken for now.
_YEARS = range(1930, 2026)
_BARE_YEARS = range(1960, 2026)
_HOURS_IN = {"unit_hours": 1.0, "unit_days": 24.0, "unit_weeks": 168.0}


def when(scene: Scene, span: Span, language: str | None) -> When:
    """What the message says about when the words at `span` happened."""
    near = [m for m in _moments(scene, span, language) if _belongs(scene, m, span, language)]
    return min(near, key=lambda m: _distance(m.span, span)).when if near else When.UNSAID


def ongoing(scene: Scene, span: Span, language: str | None, said: When) -> bool:
    """Whether it goes on: "since" beside it, or a "still" or "again" later in the sentence.

    "Every night" goes on too, but not where it is said to be long ago: "every night during my first flare".
    """
    kinds = ("ongoing",) if said is When.OLD else ("ongoing", "habit")
    if any(scene.same_clause(cue.span, span) for kind in kinds for cue in scene.heard(kind, language)):
        return True
    stills = (cue.span for cue in scene.heard("still", language))
    return any(still.start > span.start and scene.same_sentence(still, span) for still in stills)


def _moments(scene: Scene, span: Span, language: str | None) -> Iterator[_Moment]:
    for kind, at in (("hours", When.HOURS), ("recent", When.RECENT), ("old", When.OLD)):
        for cue in scene.heard(kind, language):
            yield _Moment(at, cue.span)
    numbered = (*_ages(scene, language), *_years(scene, language))
    yield from (m for m in numbered if not m.span.overlaps(span))  # "she thinks it is 1990", "I'm at 102 F and ..."
    for cue in scene.heard("ago_after", language):
        yield from _counted(scene, cue.span.start - 1, -1, cue)
    for cue in scene.heard("ago_before", language):
        yield from _counted(scene, cue.span.end, 1, cue)
    for cue in scene.heard("ago_unless_present", language):
        if not _told_in_the_present(scene, cue):
            yield from (m for m in _counted(scene, cue.span.end, 1, cue) if not _has_lasted(scene, m, cue))


def _ages(scene: Scene, language: str | None) -> Iterator[_Moment]:
    """ "At age 80", "à 80 ans", "a los 80": an age, so what happened then is past. A lone "at" may be a clock's."""
    for cue in scene.heard("at_age", language):
        at = cue.span.end
        age = scene.words[at].value if at < len(scene.words) else None
        if age is not None and (_said_in_years(scene, at) or at - cue.span.start > 1):
            yield _Moment(When.OLD, Span(cue.span.start, at + 1))


def _years(scene: Scene, language: str | None) -> Iterator[_Moment]:
    """ "In 1988", "2019": a year that is over, unless a laboratory value may stand there ("neutrophils 1980")."""
    named = {cue.span.end: cue.span for cue in scene.heard("in_year", language)}
    for at, word in enumerate(scene.words):
        if word.value is None or word.value not in _YEARS or not word.text.isdigit():
            continue
        if at in named:
            yield _Moment(When.OLD, Span(named[at].start, at + 1))
        elif word.value in _BARE_YEARS and not _beside_a_measure(scene, at):
            yield _Moment(When.OLD, Span(at, at + 1))


def _beside_a_measure(scene: Scene, at: int) -> bool:
    here = Span(at, at + 1)
    return any(scene.same_clause(c.span, here) and _distance(c.span, here) <= _NEAR for c in scene.of("measure"))


def _said_in_years(scene: Scene, at: int) -> bool:
    return any(cue.span.start == at + 1 for cue in scene.heard("age_after"))


def _told_in_the_present(scene: Scene, cue: Cue) -> bool:
    def beside(kind: str) -> bool:
        return any(scene.same_clause(c.span, cue.span) for c in scene.heard(kind, cue.language))

    return beside("assertion") and not beside("past_verb")


def _has_lasted(scene: Scene, moment: _Moment, cue: Cue) -> bool:
    """ "Hace cinco días que no tomo": with a "que" and no past tense it is how long, not how long ago."""
    end = moment.span.end
    if end >= len(scene.words) or scene.words[end].text != "que":
        return False
    return not any(scene.same_clause(c.span, cue.span) for c in scene.heard("past_verb", cue.language))


def _counted(scene: Scene, start: int, step: int, cue: Cue) -> Iterator[_Moment]:
    """The unit beside "ago", "il y a" or "hace", and the number with it; no number is one or a few."""
    for at in range(start, start + 4 * step, step):
        if not 0 <= at < len(scene.words):
            return
        for kind, hours in _HOURS_IN.items():
            if any(unit.span.start == at for unit in scene.heard(kind, cue.language)):
                count, start_of_count = _count(scene, at)
                total = hours * count
                when_ = When.HOURS if total < 24 else When.RECENT if total <= 48 else When.OLD
                yield _Moment(when_, Span(min(start_of_count, cue.span.start), max(at + 1, cue.span.end)))
                return


def _count(scene: Scene, unit: int) -> tuple[float, int]:
    """The number said with a unit ("two weeks", "couple of days") and where it stands; none said is one."""
    for at in range(unit - 1, max(unit - _SMALL_WORDS, 0) - 1, -1):
        value = scene.words[at].value
        if scene.words[at].text in _ONE:
            break
        if value is not None:
            return (value if value == int(value) else 1.0), at
    return 1.0, unit


def _belongs(scene: Scene, moment: _Moment, span: Span, language: str | None) -> bool:
    """A moment belongs to the nearest thing of its clause: the sign, or a medicine, a blood count, an operation."""
    if _of_the_thermometer(scene, moment.span, span, language):
        return False
    if not scene.same_clause(moment.span, span) and not _in_brackets_behind(scene, moment.span, span):
        return scene.same_sentence(moment.span, span) and _alone(scene, moment.span, language)
    away = _distance(moment.span, span)
    ties = [c.span for c in scene.heard("during", language)]
    anchors = [
        c.span
        for c in scene.heard("anchor", language)
        if scene.same_clause(c.span, moment.span)
        and not c.span.overlaps(moment.span)
        and not any(tie.end == c.span.start or tie.overlaps(c.span) for tie in ties)
    ]
    return all(_anchor_distance(scene, moment.span, a) >= away for a in anchors if not a.overlaps(span))


def _of_the_thermometer(scene: Scene, moment: Span, span: Span, language: str | None) -> bool:
    """Whether a thermometer is read in the present behind the moment: "the one I bought last month reads 38.9"."""
    read = (c.span for c in scene.heard("reads_now", language) if moment.end <= c.span.start < span.start)
    named = any(scene.same_sentence(c.span, span) and c.span.start < span.start for c in scene.of("thermometer"))
    return named and any(scene.same_sentence(at, span) for at in read)


def _in_brackets_behind(scene: Scene, moment: Span, span: Span) -> bool:
    """Whether the words at `span` stand alone in brackets behind the moment's clause: "a fever yesterday (38.4)"."""
    before = span.start - 1
    if before < 0 or scene.words[before].stop != "(" or scene.clause(before) != scene.clause(moment.start):
        return False
    return scene.starts_clause(span.start) and scene.ends_clause(span.end - 1)


def _anchor_distance(scene: Scene, moment: Span, anchor: Span) -> int:
    """The distance of an anchor, small words like "was in" between it and its time not counted, nor "yesterday's"."""
    owns = moment.end < len(scene.words) and scene.words[moment.end].text == "s"
    return _distance(moment, anchor) - (_SMALL_WORDS if anchor.end <= moment.start or owns else 0)


def _alone(scene: Scene, span: Span, language: str | None) -> bool:
    """Whether a clause only tells a time at which it was: not "since yesterday", which goes on."""
    belongs_elsewhere = (*scene.of("anchor"), *scene.heard("ongoing", language))
    if any(scene.same_clause(cue.span, span) for cue in belongs_elsewhere):
        return False
    said = [word for word in scene.words if word.clause == scene.clause(span.start)]
    figures = sum(word.value is not None for word in said) - sum(
        word.value is not None for word in scene.words[span.start : span.end]
    )
    return len(said) <= span.end - span.start + 1 and not figures  # "39 now, yesterday 38.2": that day has its own


def _distance(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)
