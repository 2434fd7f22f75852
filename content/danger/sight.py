"""What is judged: one sign or one temperature in a message, and the cues in front of it."""

from dataclasses import dataclass

from content.danger.lookup import Span
from content.danger.scene import Cue, Scene


@dataclass(frozen=True, slots=True)
class Sight:
    """A sign or a temperature seen. `own` are its words, without those between; None is a bare number's language."""

    span: Span
    own: tuple[Span, ...]
    language: str | None
    number: bool = False

    def owns(self, span: Span) -> bool:
        """Whether a cue is made of the sight's own words only ("cant" in "cant breathe")."""
        return all(any(cover.start <= at < cover.end for cover in self.own) for at in range(span.start, span.end))

    def touches(self, span: Span) -> bool:
        """Whether a cue shares one of the sight's own words ("n'ai pas" and "pas uriné")."""
        return any(cover.overlaps(span) for cover in self.own)


def before(sight: Sight, scene: Scene, kind: str, reach: int) -> list[Cue]:
    """The cues of a kind in the sight's clause that end at most `reach` words before it."""
    return [
        cue
        for cue in scene.heard(kind, sight.language)
        if scene.same_clause(cue.span, sight.span)
        and 0 <= sight.span.start - cue.span.end <= reach
        and not sight.touches(cue.span)
    ]


def follows(sight: Sight, scene: Scene, kind: str, reach: int) -> bool:
    """Whether a cue of a kind stands in the sight's clause, at most `reach` words after it."""
    return any(
        scene.same_clause(cue.span, sight.span) and 0 <= cue.span.start - sight.span.end <= reach
        for cue in scene.heard(kind, sight.language)
    )


def never_like_this(sight: Sight, scene: Scene) -> bool:
    """ "Never had chest pain like this": it is there, and worse than ever."""
    return all(
        any(scene.same_clause(cue.span, sight.span) for cue in scene.heard(kind, sight.language))
        for kind in ("never", "like_this")
    )
