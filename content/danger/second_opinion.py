"""A small learned second opinion: how much a message is like emergencies heard before. It can only raise the level.

Naive Bayes over words, pairs of words and pairs with one word between, counted at loading from `content/urgency/heard`
and the wordings' own examples: no model is kept, a clinician adds a message by adding a line.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from content.danger.level import Finding, Level
from content.danger.words import tokens

# From the first on an emergency, from the second on unclear: one short question and the urgent line (3.4, rule 6).
EMERGENCY_FROM = 8.5
UNCLEAR_FROM = 6.0
# Where a rule has spoken of another part of the message, more is asked of the rest.
EMERGENCY_BESIDE = 12.5
# Ordinary questions outnumber near misses and calls for today, which are what is hard to tell from an emergency.
# So each counts for less, and all together for so many messages at most, however many ways of asking are added.
_ORDINARY_COUNTS_FOR = 0.3
_ORDINARY_TOGETHER = 1450
_SMOOTHING = 0.15
_FEWEST_WORDS = 3
_LONG = 20  # longer messages gather weight by their length alone: theirs is shared out
PASSED_OVER = ""  # stands for a word that is not to be weighed


Keys = NDArray[np.int64]
Weights = NDArray[np.float64]


class SecondOpinion:
    """The weight of each word and pair of words, for an emergency (above 0) or against it.

    Parts are known by Python's own hash of them, which is another in each process: a tenth of the memory of the words.
    """

    def __init__(self, emergencies: Iterable[str], others: Iterable[str], ordinary: Sequence[str] = ()) -> None:
        heard = [_heard(emergencies), _heard(others), _heard(ordinary)]
        self._known, of = np.unique(np.concatenate(heard), return_inverse=True)
        grave, calm, everyday = (
            np.bincount(part, minlength=len(self._known)).astype(np.float64)
            for part in np.split(of, np.cumsum([len(keys) for keys in heard])[:-1])
        )
        each = min(_ORDINARY_COUNTS_FOR, _ORDINARY_TOGETHER / max(len(ordinary), 1))
        self._weights = _log_shares(grave) - _log_shares(calm + each * everyday)

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
        return float(self._weights_of(_keys(plain)).sum()) * min(1.0, _LONG / said)

    def _weights_of(self, keys: Keys) -> Weights:
        """Those of the known parts among these."""
        if not len(self._known):
            return np.zeros(0)
        at = np.minimum(np.searchsorted(self._known, keys), len(self._known) - 1)
        return np.asarray(self._weights[at[self._known[at] == keys]], dtype=np.float64)


def _heard(texts: Iterable[str]) -> Keys:
    """The parts of all messages; one that stands twice in a message counts once for it."""
    each = [_keys(_plain(tokens(text))) for text in texts]
    return np.concatenate(each) if each else np.zeros(0, dtype=np.int64)


def _log_shares(counts: Weights) -> Weights:
    """Of all that was heard, by logarithm; what was never heard in a kind is rare there, not impossible."""
    shares: Weights = np.log(counts + _SMOOTHING) - np.log(counts.sum() + _SMOOTHING * len(counts))
    return shares


def _keys(plain: Sequence[str]) -> Keys:
    parts = _parts(plain)
    return np.fromiter(map(hash, parts), dtype=np.int64, count=len(parts))


def _plain(words: Sequence[str]) -> list[str]:
    """The words without numbers, which are for the rules, and without marks."""
    return [word for word in words if word == PASSED_OVER or word[0].isalpha()]


def _parts(plain: Sequence[str]) -> set[str]:
    pairs = {f"{a} {b}" for a, b in pairwise(plain) if a and b}
    apart = {f"{a} * {b}" for a, b in zip(plain, plain[2:], strict=False) if a and b}
    return {word for word in plain if word} | pairs | apart
