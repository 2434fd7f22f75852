"""Whether a negation covers a sign: only in its own clause, and only the sign beside it (clinical/tables.md 3.5)."""

from collections.abc import Sequence

from content.danger.scene import Cue, Scene
from content.danger.sight import Sight, before, follows, never_like_this

_REACH = 4
_REACH_OF_LISTS = 8
_REACH_TO_NUMBERS = 4
_OF = frozenset({"of", "de", "a", "at"})


def denied(sight: Sight, scene: Scene, others: Sequence[Sight]) -> bool:
    """Whether a negation of its own clause covers the sight, alone or as one of a list closed by "or"."""
    if _begins_with_a_negation(sight, scene) or never_like_this(sight, scene):
        return False
    if _inside(sight, scene) or _answered_no(sight, scene):
        return True
    reach = _REACH_TO_NUMBERS if sight.number else _REACH_OF_LISTS
    if any(_covers(cue, sight, scene, others) for cue in before(sight, scene, "negation", reach)):
        return True
    return not sight.number and (_denied_after(sight, scene) or _listed(sight, scene, others))


def _begins_with_a_negation(sight: Sight, scene: Scene) -> bool:
    """Whether the sign itself says that something is not: another "no" only says it twice ("no queda ni un sorbo")."""
    kinds = ("negation", "not_a_negation")
    return any(cue.span.overlaps(sight.own[0]) for kind in kinds for cue in scene.heard(kind, sight.language))


def _inside(sight: Sight, scene: Scene) -> bool:
    """A negation among the sight's words that is not one of them: "my chest does not hurt"."""
    return any(
        sight.span.start < cue.span.start < sight.span.end and not sight.touches(cue.span)
        for cue in scene.heard("negation", sight.language)
    )


def _covers(cue: Cue, sight: Sight, scene: Scene, others: Sequence[Sight]) -> bool:
    start, end = cue.span.end, sight.span.start
    if any(start <= c.span.start < end for c in scene.heard("assertion", sight.language)):
        return False
    between = [o for o in others if start <= o.span.start and o.span.end <= end]
    if not between or _of_the_nearest(sight, between, scene):
        return end - start <= _REACH
    return any(o.span.end <= c.span.start for c in _ors(sight, scene) for o in between)


def _of_the_nearest(sight: Sight, between: Sequence[Sight], scene: Scene) -> bool:
    """Whether a number is that of the sign before it, which is denied with it: "never had a fever of 39"."""
    last = max(other.span.end for other in between)
    return sight.number and sight.span.start - last == 1 and scene.words[last].text in _OF


def _ors(sight: Sight, scene: Scene) -> list[Cue]:
    """The "or"s and "nor"s of the sight's sentence: the closing of a denied list."""
    return [c for c in scene.heard("or", sight.language) if scene.same_sentence(c.span, sight.span)]


def _listed(sight: Sight, scene: Scene, others: Sequence[Sight]) -> bool:
    """An item of a list that began with a negation and ends with an "or": "no fever, chills or cough"."""
    start = scene.clause_start(sight.span.start)
    if not _ors(sight, scene) or not _bare_item(sight, start, scene, others):
        return False
    earlier = [o for o in others if o.span.end <= start and scene.same_sentence(o.span, sight.span)]
    return any(
        scene.same_clause(cue.span, o.span) and 0 <= o.span.start - cue.span.end <= _REACH
        for cue in scene.heard("negation", sight.language)
        for o in earlier
    )


def _bare_item(sight: Sight, start: int, scene: Scene, others: Sequence[Sight]) -> bool:
    """Whether the sight opens its clause, or follows one that does by an "or"."""
    if sight.span.start - start <= 1:
        return True
    first = any(o.span.start - start <= 1 and scene.same_clause(o.span, sight.span) for o in others)
    return first and any(c.span.end == sight.span.start for c in _ors(sight, scene))


def _answered_no(sight: Sight, scene: Scene) -> bool:
    """Whether the question is answered by the whole of the next clause: "Fever? No." """
    end = sight.span.end
    if end >= len(scene.words) or scene.words[end - 1].stop not in ("?", ":"):
        return False
    clause = scene.clause(end)
    length = sum(word.clause == clause for word in scene.words)
    return length <= 2 and any(cue.span.start == end for cue in scene.heard("answer_no", sight.language))


def _denied_after(sight: Sight, scene: Scene) -> bool:
    """Denied by what follows ("never came back"), or by a "no" that ends the clause ("fever no, cough yes")."""
    if any(sight.touches(cue.span) for cue in scene.heard("negation", sight.language)):
        return False  # "no despertar nunca" denies nothing twice
    return follows(sight, scene, "denied_after", 1) or any(
        scene.same_clause(cue.span, sight.span)
        and 0 <= cue.span.start - sight.span.end <= 1
        and scene.ends_clause(cue.span.end - 1)
        for cue in scene.heard("answer_no", sight.language)
    )
