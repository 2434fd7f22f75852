"""Whether what was found is happening now to the person: clinical/tables.md 3.4, rules 1 to 7."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from content.danger.lookup import Span
from content.danger.past import When, when
from content.danger.scene import Cue, Scene

_BESIDE = 5
_DIRECTLY = 2
_SMALL = 3
_FEW = 3


class Standing(StrEnum):
    """How a sign stands in the message."""

    PRESENT = "present"
    UNSURE = "unsure"
    RECENT = "within 48 hours"
    OLD = "past"
    DENIED = "denied"
    SUPPOSED = "hypothetical or general"
    ELSEWHERE = "somebody else"
    NOTHING = "another meaning"


@dataclass(frozen=True, slots=True)
class Sight:
    """A sign or a temperature seen. `gap` holds words inside it that are not its own; None is a number's language."""

    span: Span
    own: tuple[Span, ...]
    language: str | None
    number: bool = False

    def owns(self, span: Span) -> bool:
        """Whether a cue is made of the sight's own words ("cant" in "cant breathe")."""
        return any(cover.overlaps(span) for cover in self.own)


def standing(sight: Sight, scene: Scene, others: Sequence[Sight]) -> Standing:
    """How one sight stands, given the other sights of the message (a negation covers a list of them)."""
    language = sight.language
    if any(_part_of(sight, cue.span, scene) for cue in scene.heard("idiom", language)):
        return Standing.NOTHING
    if _of(sight, scene, "pet"):
        return Standing.NOTHING
    if _supposed(sight, scene, others):
        return Standing.SUPPOSED
    if _of(sight, scene, "stranger"):
        return Standing.ELSEWHERE
    return _in_time(sight, scene, others)


def _part_of(sight: Sight, span: Span, scene: Scene) -> bool:
    """Whether the sight's own phrases of more than small words are in a span: "dying" in "dying to know"."""
    telling = [c for c in sight.own if any(len(word.text) > _SMALL for word in scene.words[c.start : c.end])]
    return all(cover.overlaps(span) for cover in telling or sight.own)


def _in_time(sight: Sight, scene: Scene, others: Sequence[Sight]) -> Standing:
    at = when(scene, sight.span, sight.language)
    if at is When.OLD:
        return Standing.OLD
    if gone(sight, scene, at):
        return Standing.RECENT
    if denied(sight, scene, others):
        return Standing.DENIED
    if _unclear(sight, scene):
        return Standing.UNSURE
    if at is When.RECENT or (at is When.UNSAID and not sight.number and _told_as_past(sight, scene)):
        return Standing.RECENT
    return Standing.PRESENT


def _before(sight: Sight, scene: Scene, kind: str, reach: int) -> list[Cue]:
    """The cues of a kind in the sight's clause that end at most `reach` words before it."""
    return [
        cue
        for cue in scene.heard(kind, sight.language)
        if scene.same_clause(cue.span, sight.span)
        and 0 <= sight.span.start - cue.span.end <= reach
        and not sight.owns(cue.span)
    ]


def _of(sight: Sight, scene: Scene, kind: str) -> bool:
    """Whether the sight is said of such a person or animal: named before it, in the same sentence, and nearest."""
    named = [c for c in scene.heard(kind, sight.language) if _leads(c, sight, scene)]
    persons = [c for c in scene.heard("person", sight.language) if _leads(c, sight, scene)]
    latest = max((c.span.start for c in named), default=-1)
    return latest >= 0 and latest >= max((c.span.start for c in persons), default=-1)


def _leads(cue: Cue, sight: Sight, scene: Scene) -> bool:
    return cue.span.start <= sight.span.start and scene.same_sentence(cue.span, sight.span)


def _supposed(sight: Sight, scene: Scene, others: Sequence[Sight]) -> bool:
    if _within(sight, scene, _ifs(scene, sight.language), others, asserted_ends=False):
        return True
    if _follows(sight, scene, "hypothetical_after") or _continues_a_question(sight, scene):
        return True
    if sight.number:
        return False
    asked = scene.heard("question", sight.language)
    if _within(sight, scene, asked, others, asserted_ends=True) or _asked(sight, scene):
        return True
    return _follows(sight, scene, "question_after") and not _asserted(scene, _clause_start(scene, sight), sight)


def _continues_a_question(sight: Sight, scene: Scene) -> bool:
    """ "Which signs matter? Chest pain?" A few words with a question mark after a question that supposes."""
    start, sentence = sight.span.start, scene.sentence(sight.span.start)
    said = [at for at, word in enumerate(scene.words) if word.sentence == sentence]
    if len(said) > _FEW or scene.words[said[-1]].stop != "?":
        return False
    cues = [*_ifs(scene, sight.language), *scene.heard("question", sight.language)]
    return any(cue.span.start < start and scene.sentence(cue.span.start) < sentence for cue in cues)


def _follows(sight: Sight, scene: Scene, kind: str) -> bool:
    return any(
        scene.same_clause(cue.span, sight.span) and 0 <= cue.span.start - sight.span.end <= _DIRECTLY
        for cue in scene.heard(kind, sight.language)
    )


def _asked(sight: Sight, scene: Scene) -> bool:
    """A question by its first word ("is fever ...", "puede ..."), with nothing said of a person in between."""
    return any(
        cue.span.start < sight.span.start
        and scene.same_clause(cue.span, sight.span)
        and (scene.starts_sentence(cue.span.start) or _opens_clause(scene, cue.span.start))
        and not sight.owns(cue.span)
        and not _asserted(scene, cue.span.end, sight)
        for cue in scene.heard("question_start", sight.language)
    )


def _opens_clause(scene: Scene, at: int) -> bool:
    return at > 0 and scene.clause(at - 1) != scene.clause(at)


def _within(sight: Sight, scene: Scene, cues: Iterable[Cue], others: Sequence[Sight], *, asserted_ends: bool) -> bool:
    """Whether a cue's reach holds the sight: to the end of its clause, and on through a list of signs."""
    for cue in cues:
        if cue.span.start >= sight.span.start or sight.owns(cue.span) or not scene.same_sentence(cue.span, sight.span):
            continue
        if scene.same_clause(cue.span, sight.span):
            if not (asserted_ends and _asserted(scene, cue.span.end, sight)):
                return True
        elif _lists(cue, scene, others) and not _asserted(scene, _clause_start(scene, sight), sight):
            return True
    return False


def _lists(cue: Cue, scene: Scene, others: Sequence[Sight]) -> bool:
    return any(scene.same_clause(cue.span, o.span) and o.span.start >= cue.span.end for o in others)


def _clause_start(scene: Scene, sight: Sight) -> int:
    clause = scene.clause(sight.span.start)
    return next(at for at, word in enumerate(scene.words) if word.clause == clause)


def _asserted(scene: Scene, start: int, sight: Sight) -> bool:
    """Whether something is said of a person between `start` and the sight ("I have", "my husband", "right now")."""
    end = sight.span.end
    if any(start <= c.span.start < end for k in ("assertion", "ongoing") for c in scene.heard(k, sight.language)):
        return True
    if any(
        c.span.start >= start and scene.same_clause(c.span, sight.span) for c in scene.heard("person", sight.language)
    ):
        return True
    return any(cue.span.end == sight.span.start for cue in scene.heard("own", sight.language))


def denied(sight: Sight, scene: Scene, others: Sequence[Sight]) -> bool:
    """Whether a negation of its own clause covers the sight, alone or as one of a list closed by "or"."""
    if _inside(sight, scene) or _answered_no(sight, scene):
        return True
    if any(_reaches(cue, sight, scene, others) for cue in _before(sight, scene, "negation", _BESIDE + 3)):
        return True
    return not sight.number and (_denied_after(sight, scene) or _listed_after_no(sight, scene, others))


def _inside(sight: Sight, scene: Scene) -> bool:
    return any(
        sight.span.start < cue.span.start < sight.span.end and not sight.owns(cue.span)
        for cue in scene.heard("negation", sight.language)
    )


def _reaches(cue: Cue, sight: Sight, scene: Scene, others: Sequence[Sight]) -> bool:
    start, end = cue.span.end, sight.span.start
    if any(start <= c.span.start < end for c in scene.heard("assertion", sight.language)):
        return False
    between = [o for o in others if start <= o.span.start and o.span.end <= end]
    if not between:
        return end - start <= _BESIDE
    return any(o.span.end <= c.span.start for c in _ors(sight, scene) for o in between)


def _ors(sight: Sight, scene: Scene) -> list[Cue]:
    """The "or"s and "nor"s of the sight's clause and of the next short ones: the closing of a denied list."""
    return [c for c in scene.heard("or", sight.language) if scene.same_sentence(c.span, sight.span)]


def _listed_after_no(sight: Sight, scene: Scene, others: Sequence[Sight]) -> bool:
    """ "No fever, chills or cough": a bare item of a list that began with a negation and ends with an "or"."""
    start = _clause_start(scene, sight)
    if sight.span.start - start > 1 or not _ors(sight, scene):
        return False
    before = [o for o in others if o.span.end <= start and scene.same_sentence(o.span, sight.span)]
    return any(
        scene.same_clause(cue.span, o.span) and 0 <= o.span.start - cue.span.end <= _BESIDE
        for cue in scene.heard("negation", sight.language)
        for o in before
    )


def _answered_no(sight: Sight, scene: Scene) -> bool:
    """ "Fever? No." The question's own answer is the whole of the next clause."""
    end = sight.span.end
    if end >= len(scene.words) or scene.words[end - 1].stop not in ("?", ":"):
        return False
    clause = scene.clause(end)
    length = sum(word.clause == clause for word in scene.words)
    return length <= 2 and any(cue.span.start == end for cue in scene.heard("answer_no", sight.language))


def _denied_after(sight: Sight, scene: Scene) -> bool:
    return any(
        scene.same_clause(cue.span, sight.span)
        and 0 <= cue.span.start - sight.span.end <= 1
        and scene.ends_clause(cue.span.end - 1)
        for cue in scene.heard("denied_after", sight.language)
    )


def gone(sight: Sight, scene: Scene, at: When) -> bool:
    """Whether the sight is said to be over: by its own words, or by "fine now" where it was already told as past."""
    if _before(sight, scene, "gone_before", _DIRECTLY):
        return True
    for cue in scene.heard("gone", sight.language):
        if cue.span.start >= sight.span.end and scene.clause(cue.span.start) - scene.clause(sight.span.start) <= 1:
            return True
        if scene.same_clause(cue.span, sight.span) and cue.span.end <= sight.span.start and _from(sight, scene, cue):
            return True
    if at is When.UNSAID and not _told_as_past(sight, scene):
        return False
    return any(cue.span.start > sight.span.start for cue in scene.heard("fine", sight.language))


def _from(sight: Sight, scene: Scene, gone_cue: Cue) -> bool:
    """ "Went down from 39": the number after is what it was."""
    return any(
        gone_cue.span.end <= cue.span.start and cue.span.end == sight.span.start
        for cue in scene.heard("from", sight.language)
    )


def _told_as_past(sight: Sight, scene: Scene) -> bool:
    return bool(_before(sight, scene, "past_verb", _DIRECTLY + 1)) and not any(
        scene.same_clause(cue.span, sight.span) for cue in scene.heard("ongoing", sight.language)
    )


def _unclear(sight: Sight, scene: Scene) -> bool:
    """Words with two meanings: "plus de fièvre" (no more, or more), a first "si" (if, or yes without its accent)."""
    return (not sight.number and bool(_before(sight, scene, "unclear", 0))) or any(
        scene.starts_sentence(cue.span.start) for cue in _before(sight, scene, "yes_or_if", _DIRECTLY + 1)
    )


def _ifs(scene: Scene, language: str | None) -> list[Cue]:
    inner = [c for c in scene.heard("yes_or_if", language) if not scene.starts_sentence(c.span.start)]
    return [*scene.heard("hypothetical", language), *inner]
