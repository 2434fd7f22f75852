"""A small learned second opinion: how much a message is like emergencies heard before. It can only raise the level.

Naive Bayes over words and pairs of words, counted at loading from `content/urgency/heard` and the
wordings' own examples: no model is kept, a clinician adds a message by adding a line.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log

from content.danger.level import Finding, Level
from content.danger.words import tokens

# From the first on an emergency, from the second on unclear: one short question and the urgent line (3.4, rule 6).
EMERGENCY_FROM = 8.0
UNCLEAR_FROM = 5.5
# Where a rule has spoken of another part of the message, more is asked of the rest.
EMERGENCY_BESIDE = 14.0
_SMOOTHING = 0.15
_FEWEST_WORDS = 3
_LONG = 20  # longer messages gather weight by their length alone: theirs is shared out
PASSED_OVER = ""  # stands for a word that is not to be weighed


class SecondOpinion:
    """The weight of each word and pair of words, for an emergency (above 0) or against it."""

    def __init__(self, emergencies: Iterable[str], others: Iterable[str]) -> None:
        grave, calm = (
            Counter(part for text in texts for part in _parts(_plain(tokens(text)))) for texts in (emergencies, others)
        )
        known = grave.keys() | calm.keys()
        grave_all = grave.total() + _SMOOTHING * len(known)
        calm_all = calm.total() + _SMOOTHING * len(known)
        self._weights = {
            part: log((grave[part] + _SMOOTHING) / grave_all) - log((calm[part] + _SMOOTHING) / calm_all)
            for part in known
        }

    def findings(self, words: Sequence[str], *, beside_rules: bool) -> list[Finding]:
        """An emergency, a question with the urgent line, or nothing. `beside_rules`: a rule has spoken of the rest."""
        score = self.score(words)
        because = f"second opinion {score:.1f}: like emergencies heard before"
        if score >= (EMERGENCY_BESIDE if beside_rules else EMERGENCY_FROM):
            return [Finding(None, Level.EMERGENCY, None, because)]
        if score >= UNCLEAR_FROM and not beside_rules:
            return [Finding(None, Level.HINT, None, because, ask=True)]
        return []

    def score(self, words: Sequence[str]) -> float:
        """The sum of the weights of its words and pairs; 0 for words never heard, and for very short messages."""
        plain = _plain(words)
        said = len(plain) - plain.count(PASSED_OVER)
        if said < _FEWEST_WORDS:
            return 0.0
        return sum(self._weights.get(part, 0.0) for part in _parts(plain)) * min(1.0, _LONG / said)


def _plain(words: Sequence[str]) -> list[str]:
    """The words without numbers, which are for the rules, and without marks."""
    return [word for word in words if word == PASSED_OVER or word[0].isalpha()]


def _parts(plain: Sequence[str]) -> set[str]:
    return {word for word in plain if word} | {f"{a} {b}" for a, b in pairwise(plain) if a and b}
