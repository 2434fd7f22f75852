"""Whether a sign is said to be over: strictly, for it takes a warning down (clinical/tables.md 3.4, rules 3 and 6)."""

from content.danger.past import When
from content.danger.scene import Cue, Scene
from content.danger.sight import Sight, before, never_like_this

_DIRECTLY = 2
_NEAR = 4


def over(sight: Sight, scene: Scene, at: When) -> bool:
    """Whether it is gone: by words about it, or by "fine now" where it was already told as past."""
    if before(sight, scene, "gone_before", _DIRECTLY):
        return True
    gone = [cue for cue in scene.heard("gone", sight.language) if not sight.touches(cue.span)]
    if any(_said_of(cue, sight, scene) or _fell_from(cue, sight, scene) for cue in gone):
        return True
    past = told_as_past(sight, scene)
    if sight.number and past and any(scene.same_sentence(cue.span, sight.span) for cue in gone):
        return True
    fine = ["feels_fine"] if past or at is When.RECENT else []
    fine += ["fine"] if past or at is not When.UNSAID else []
    relief = (cue.span for kind in fine for cue in scene.heard(kind, sight.language))
    return any(span.start > sight.span.start and not sight.touches(span) for span in relief)


def ended_long_ago(sight: Sight, scene: Scene) -> bool:
    """Whether a story told is closed behind it, with nothing of today in it: "could not breathe. Fine ever since"."""
    closes = any(cue.span.start > sight.span.start for cue in scene.heard("ended_long_ago", sight.language))
    today = any(scene.has(kind) for kind in ("hours", "recent"))
    return closes and not today and not any(scene.same_clause(c.span, sight.span) for c in scene.of("ongoing"))


def told_as_past(sight: Sight, scene: Scene) -> bool:
    """Whether it is told in a past tense, with no "since" or "still" beside it."""
    verbs = before(sight, scene, "past_verb", _DIRECTLY + 1)
    if all(any(w.value is not None for w in scene.words[verb.span.end : sight.span.start]) for verb in verbs):
        return False  # none, or one that is about another number: "neutrophils were 0.9 fever"
    if never_like_this(sight, scene):
        return False
    return not any(scene.same_clause(cue.span, sight.span) for cue in scene.heard("ongoing", sight.language))


def _said_of(cue: Cue, sight: Sight, scene: Scene) -> bool:
    """Whether "gone" is said of the sight: close behind it, or opening the next clause, and of nothing between."""
    start = cue.span.start
    if start < sight.span.end or any(
        sight.span.end <= c.span.start < start for kind in ("anchor", "measure") for c in scene.heard(kind)
    ):
        return False
    clauses = scene.clause(start) - scene.clause(sight.span.start)
    if clauses == 0:
        return start - sight.span.end <= _NEAR
    return clauses == 1 and start - scene.clause_start(start) <= _DIRECTLY + 1


def _fell_from(cue: Cue, sight: Sight, scene: Scene) -> bool:
    """Whether the number is what it was before it fell: "went down from 39"."""
    if not (scene.same_clause(cue.span, sight.span) and cue.span.end <= sight.span.start):
        return False
    return any(
        cue.span.end <= c.span.start and c.span.end == sight.span.start for c in scene.heard("from", sight.language)
    )
