"""A small learned second opinion: how much a message is like emergencies heard before. It can only raise the level.

Naive Bayes over words, pairs of words and pairs with one word between, counted at loading from `content/urgency/heard`
and the wordings' own examples: no model is kept, a clinician adds a message by adding a line.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log

from content.danger.level import Finding, Level
from content.danger.words import tokens

# From the first on an emergency, from the second on unclear: one short question and the urgent line (3.4, rule 6).
EMERGENCY_FROM = 8.0
UNCLEAR_FROM = 5.0
# Where a rule has spoken of another part of the message, more is asked of the rest.
EMERGENCY_BESIDE = 11.0
# Ordinary questions outnumber near misses and calls for today, which are what is hard to tell from an emergency.
_ORDINARY_COUNTS_FOR = 0.3
_SMOOTHING = 0.15
_FEWEST_WORDS = 3
_LONG = 20  # longer messages gather weight by their length alone: theirs is shared out
PASSED_OVER = ""  # stands for a word that is not to be weighed


class _Counts(defaultdict[str, float]):
    """How often each part was heard, each message counting once for it."""

    def __init__(self) -> None:
        super().__init__(float)

    def count(self, texts: Iterable[str], weight: float) -> None:
        """Add the parts of these messages, each for so much."""
        for text in texts:
            for part in _parts(_plain(tokens(text))):
                self[part] += weight


class SecondOpinion:
    """The weight of each word and pair of words, for an emergency (above 0) or against it."""

    def __init__(self, emergencies: Iterable[str], others: Iterable[str], ordinary: Iterable[str] = ()) -> None:
        grave, calm = _Counts(), _Counts()
        grave.count(emergencies, 1.0)
        calm.count(others, 1.0)
        calm.count(ordinary, _ORDINARY_COUNTS_FOR)
        known = grave.keys() | calm.keys()
        grave_all = sum(grave.values()) + _SMOOTHING * len(known)
        calm_all = sum(calm.values()) + _SMOOTHING * len(known)
        self._weights = {
            part: log((grave.get(part, 0.0) + _SMOOTHING) / grave_all)
            - log((calm.get(part, 0.0) + _SMOOTHING) / calm_all)
            for part in known
        }

    def findings(self, words: Sequence[str], *, beside_rules: bool) -> list[Finding]:
        """An emergency, a question with the urgent line, or nothing. `beside_rules`: a rule has spoken of the rest."""
        score = self.score(words)
        because = f"second opinion {score:.1f}: like emergencies heard before"
        if score >= (EMERGENCY_BESIDE if beside_rules else EMERGENCY_FROM):
            return [Finding(None, Level.EMERGENCY, None, because, learned=True)]
        if score >= UNCLEAR_FROM and not beside_rules:
            return [Finding(None, Level.HINT, None, because, ask=True, learned=True)]
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
    pairs = {f"{a} {b}" for a, b in pairwise(plain) if a and b}
    apart = {f"{a} * {b}" for a, b in zip(plain, plain[2:], strict=False) if a and b}
    return {word for word in plain if word} | pairs | apart
