"""A small learned second opinion: how much a message is like emergencies heard before. It can only raise the level.

Naive Bayes over words and pairs of words, counted at loading from `content/urgency/heard` and the wordings' own
examples: no model is kept, a clinician adds a message by adding a line.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log

from content.danger.level import Finding, Level
from content.danger.words import tokens

# From the first on an emergency, from the second on unclear: one short question and the urgent line (3.4, rule 6).
EMERGENCY_FROM = 9.0
UNCLEAR_FROM = 6.0
_SMOOTHING = 0.3
_FEWEST_WORDS = 3
_LONG = 12  # longer messages gather weight by their length alone: theirs is shared out


class SecondOpinion:
    """The weight of each word and pair of words, for an emergency (above 0) or against it."""

    def __init__(self, emergencies: Iterable[str], others: Iterable[str]) -> None:
        grave, calm = (
            Counter(part for text in texts for part in _parts(tokens(text))) for texts in (emergencies, others)
        )
        known = grave.keys() | calm.keys()
        grave_all = grave.total() + _SMOOTHING * len(known)
        calm_all = calm.total() + _SMOOTHING * len(known)
        self._weights = {
            part: log((grave[part] + _SMOOTHING) / grave_all) - log((calm[part] + _SMOOTHING) / calm_all)
            for part in known
        }

    def findings(self, text: str) -> list[Finding]:
        """An emergency, a question with the urgent line, or nothing, for a message the rules are silent about."""
        score = self.score(text)
        if score < UNCLEAR_FROM:
            return []
        because = f"second opinion {score:.1f}: like emergencies heard before"
        if score < EMERGENCY_FROM:
            return [Finding(None, Level.HINT, None, because, ask=True)]
        return [Finding(None, Level.EMERGENCY, None, because)]

    def score(self, text: str) -> float:
        """The sum of the weights of its words and pairs; 0 for words never heard, and for very short messages."""
        words = tokens(text)
        if len(words) < _FEWEST_WORDS:
            return 0.0
        total = sum(self._weights.get(part, 0.0) for part in _parts(words))
        return total * min(1.0, _LONG / len(words))


def _parts(words: Sequence[str]) -> set[str]:
    """The words and the pairs of neighbours; numbers are for the rules."""
    plain = [word for word in words if word[0].isalpha()]
    return {*plain, *(f"{a} {b}" for a, b in pairwise(plain))}
