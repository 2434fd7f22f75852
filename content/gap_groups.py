"""Questions without an answer, grouped: those about the same thing together, in whatever language they were asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from content.matching import Match, Matcher

_ALIKE = 0.33  # cosine of two messages from which they are about one thing
_NAME_LETTERS = 6


@dataclass(frozen=True)
class Gap:
    """One scrubbed question. `language` is the one it was read in, `day` when it was kept."""

    id: str
    text: str
    language: str
    day: date


@dataclass(frozen=True)
class GapGroup:
    """Like questions, the oldest first. `name` is that of the oldest one's, and stays while it stays."""

    name: str
    gaps: tuple[Gap, ...]

    @property
    def languages(self) -> dict[str, int]:
        """How many of each language."""
        return {language: sum(gap.language == language for gap in self.gaps) for language in sorted(self._spoken)}

    @property
    def _spoken(self) -> set[str]:
        return {gap.language for gap in self.gaps}

    def answered_now(self, matcher: Matcher) -> list[tuple[Gap, Match]]:
        """What each would be answered with today's content."""
        return [(gap, matcher.match(gap.text, gap.language)) for gap in self.gaps]


def group(gaps: Sequence[Gap], matcher: Matcher) -> list[GapGroup]:
    """The groups, the largest first. A question joins the group that holds the one it is most like."""
    grouped: list[list[tuple[Gap, dict[str, float]]]] = []
    for gap in sorted(gaps, key=lambda each: (each.day, each.id)):
        features = matcher.features(gap.text, gap.language)
        likeness = [max(_cosine(features, other) for _, other in members) for members in grouped]
        best = max(range(len(grouped)), key=lambda at: likeness[at], default=None)
        if best is not None and likeness[best] >= _ALIKE:
            grouped[best].append((gap, features))
        else:
            grouped.append([(gap, features)])
    groups = [GapGroup(_name(members[0][0]), tuple(gap for gap, _ in members)) for members in grouped]
    return sorted(groups, key=lambda each: (-len(each.gaps), each.gaps[0].day, each.name))


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    return sum(weight * other.get(gram, 0.0) for gram, weight in one.items())


def _name(gap: Gap) -> str:
    return sha256(gap.id.encode()).hexdigest()[:_NAME_LETTERS]
