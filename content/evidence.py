"""What speaks for each topic, and for there being an answer at all: one row of numbers a message."""

import numpy as np
from numpy.typing import NDArray

from content.similarity import Floats, Ints

Rows = NDArray[np.float32]

TOPIC_EVIDENCE = ("learned", "near", "written", "written_share")
_USUAL_SCORE = 20.0  # of a written answer that is about it


def topic_evidence(learned: Rows, near: Rows, written: Rows) -> Rows:
    """Messages x topics and none x `TOPIC_EVIDENCE`, each given as messages x topics and none.

    `learned` are logarithms of chances, `near` is what `near_topics` gives, `written` what the texts score.
    """
    largest = np.maximum(written.max(axis=1, keepdims=True), 1e-6)
    return np.stack([learned, near, written / _USUAL_SCORE, written / largest], axis=2).astype(np.float32)


def near_topics(likeness: Rows, starts: Ints) -> Rows:
    """How near the lines of each topic are: the mean of power 8 is near the largest, but two good lines count more
    than one. Lines are sorted by topic: topic t's begin at `starts[t]`, those of none at `starts[-1]`.
    """
    squared = likeness * likeness
    fourth = squared * squared
    eighth = np.zeros((len(likeness), likeness.shape[1] + 1), dtype=likeness.dtype)  # one more: none may have no line
    eighth[:, :-1] = fourth * fourth
    sums = np.add.reduceat(eighth, starts, axis=1)
    return np.asarray(sums**0.125, dtype=np.float32)


ANSWER_EVIDENCE = (
    "best", "margin", "entropy", "answer_mass", "learned_answers", "learned_answer", "learned_declines",
    "learned_none", "near_answer", "near_decline", "near_none", "written", "concepts", "inside", "outside",
    "only_outside", "no_inside", "length", "french", "spanish",
)  # fmt: skip


def answer_evidence(chances: Rows, evidence: Rows, reading: Rows, answers: int) -> Rows:
    """Messages x `ANSWER_EVIDENCE`. `chances` are of all topics, answers first, and of none; `evidence` is theirs.

    `reading` is what `reading_numbers` gives.
    """
    mass = chances[:, :answers].sum(axis=1)
    among = chances[:, :answers] / np.maximum(mass, 1e-9)[:, None]
    ordered = np.sort(among, axis=1)
    entropy = -(among * np.log(among + 1e-9)).sum(axis=1) / np.log(max(answers, 2))
    learned, near, written = np.exp(evidence[:, :, 0]), evidence[:, :, 1], evidence[:, :, 2]
    share, inside, outside, length, french, spanish = reading.T
    columns = [
        ordered[:, -1], ordered[:, -1] - ordered[:, -2], entropy, _log_odds(mass),
        _log_odds(learned[:, :answers].sum(axis=1)), _log_odds(learned[:, :answers].max(axis=1)),
        _log_odds(learned[:, answers:-1].sum(axis=1)), _log_odds(learned[:, -1]),
        _largest(near[:, :answers]), _largest(near[:, answers:-1]), near[:, -1],
        np.log1p(_USUAL_SCORE * _largest(written[:, :answers])),
        share, np.minimum(inside, 5) / 5, np.minimum(outside, 3) / 3, (outside > 0) & (inside == 0), inside == 0,
        np.log1p(length), french, spanish,
    ]  # fmt: skip
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def in_shares(scores: Rows) -> Rows:
    """Each row's scores as chances that sum to 1."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


def _log_odds(share: Floats) -> Floats:
    held = np.clip(share, 1e-4, 1 - 1e-4)
    return np.asarray(np.log(held / (1 - held)), dtype=np.float32)


def _largest(values: Rows) -> Floats:
    return values.max(axis=1) if values.shape[1] else np.zeros(len(values), dtype=np.float32)
