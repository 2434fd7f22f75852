"""Whether what was found is happening now to the person: clinical/tables.md 3.4, rules 1 to 7."""

from collections.abc import Sequence
from enum import StrEnum

from content.danger.denied import denied
from content.danger.lookup import Span
from content.danger.over import ended_long_ago, over, told_as_past
from content.danger.past import When, ongoing, when
from content.danger.scene import Cue, Scene
from content.danger.sight import Sight, before
from content.danger.supposed import YES_REACH, supposed

_SMALL = 3
_NEAR = 8
_BESIDE = 3
_OF = ("de", "d")


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


def standing(sight: Sight, scene: Scene, others: Sequence[Sight]) -> Standing:
    """How one sight stands, given the other sights of the message (a negation covers a list of them)."""
    if any(_part_of(sight, cue.span, scene) for cue in scene.of("idiom")) or _said_of(sight, scene, "pet"):
        return Standing.NOTHING
    if supposed(sight, scene, others) or _quoted_from_a_text(sight, scene):
        return Standing.SUPPOSED
    if _said_of(sight, scene, "stranger") and not scene.has("patient"):
        return Standing.ELSEWHERE
    return _in_time(sight, scene, others)


def _quoted_from_a_text(sight: Sight, scene: Scene) -> bool:
    """Whether it stands in quotation marks, in a sentence that says whose words they are: a leaflet's, a poster's."""
    if not scene.words[sight.span.start].quoted:
        return False
    limit = sight.number and bool(before(sight, scene, "above", 0))  # my doctor said: "above 38, go in"
    texts = (cue for kind in ("text", *(["general"] if limit else [])) for cue in scene.heard(kind, sight.language))
    return any(scene.same_sentence(cue.span, sight.span) for cue in texts)


def _part_of(sight: Sight, span: Span, scene: Scene) -> bool:
    """Whether the sight's own phrases of more than small words are in a span: "dying" in "dying to know"."""
    telling = [c for c in sight.own if any(len(word.text) > _SMALL for word in scene.words[c.start : c.end])]
    return all(cover.overlaps(span) for cover in telling or sight.own)


def _in_time(sight: Sight, scene: Scene, others: Sequence[Sight]) -> Standing:
    said = when(scene, sight.span, sight.language)
    at = When.UNSAID if ongoing(scene, sight.span, sight.language, said) else said
    if at is When.OLD or ended_long_ago(sight, scene):
        return Standing.OLD
    if over(sight, scene, at):
        return Standing.OLD if said is When.OLD else Standing.RECENT
    if denied(sight, scene, others):
        return Standing.DENIED
    if _unclear(sight, scene):
        return Standing.UNSURE
    if at is When.RECENT or (at is When.UNSAID and not sight.number and told_as_past(sight, scene)):
        return Standing.RECENT
    return Standing.PRESENT


def _said_of(sight: Sight, scene: Scene, kind: str) -> bool:
    """Whether the sight is said of such a person or animal: "my dog has", with nobody nearer named."""
    watched = [c.span for c in scene.of("assertion")]  # who is "watching a film" is no film, in any language
    named = [
        c
        for c in scene.heard(kind, sight.language)
        if _has_it(c, sight, scene) and not any(c.span.overlaps(span) for span in watched)
    ]
    named = [c for c in named if not _harmed_or_lent(c, kind, sight, scene)]
    if not named or (kind == "pet" and any(_falls_over(c, sight, scene) for c in named)):
        return False
    persons = [
        c.span.start
        for kind in ("person", "assertion")
        for c in scene.heard(kind, sight.language)
        if not any(n.span.start <= c.span.start <= _end_of_owner(n, scene) for n in named)  # "mi perro vomito"
    ]
    return max(c.span.start for c in named) >= max((at for at in persons if at <= sight.span.start), default=-1)


def _falls_over(pet: Cue, sight: Sight, scene: Scene) -> bool:
    """Whether a person stands before the animal or thing, and is not its owner: "my son tripped over the dog and is
    unconscious"."""
    persons = (c.span for c in scene.heard("person", sight.language) if scene.same_clause(c.span, pet.span))
    return any(span.end <= pet.span.start and not _owns(span, pet.span, scene) for span in persons)


def _owns(person: Span, thing: Span, scene: Scene) -> bool:
    """ "My daughter's rabbit"."""
    between = [word.text for word in scene.words[person.end : thing.start]]
    return between in ([], ["s"])


def _has_it(cue: Cue, sight: Sight, scene: Scene) -> bool:
    """Whether somebody named in the sight's clause is said to have it ("has", "is", "with")."""
    start, end = _end_of_owner(cue, scene), sight.span.start
    if not scene.same_clause(cue.span, sight.span) or not 0 <= end - start <= _NEAR:
        return False
    return start == end or any(
        start <= c.span.start <= end or c.span.overlaps(cue.span) for c in scene.heard("has", sight.language)
    )


def _harmed_or_lent(cue: Cue, kind: str, sight: Sight, scene: Scene) -> bool:
    """Whether the dog bit somebody, whose wound it is, or the neighbour lent a thermometer."""
    if kind == "pet":
        return any(scene.same_sentence(c.span, cue.span) for c in scene.heard("bitten", sight.language))
    beside = range(cue.span.start - _BESIDE, cue.span.end + _BESIDE)
    return sight.number and any(c.span.start in beside for c in scene.of("thermometer"))


def _end_of_owner(cue: Cue, scene: Scene) -> int:
    """The end of who is named, with whose it is: "le lapin de ma fille"."""
    at = cue.span.end
    if at < len(scene.words) and scene.words[at].text in _OF:
        return next((c.span.end for c in scene.heard("person", cue.language) if c.span.start == at + 1), at)
    return at


def _unclear(sight: Sight, scene: Scene) -> bool:
    """Words with two meanings: "plus de fièvre" (no more, or more), a first "si" (if, or yes without its accent)."""
    return (not sight.number and bool(before(sight, scene, "unclear", 0))) or any(
        scene.starts_sentence(cue.span.start) for cue in before(sight, scene, "yes_or_if", YES_REACH)
    )
