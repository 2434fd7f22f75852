"""What speaks for each topic, and for there being an answer at all: one row of numbers a message."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from content.similarity import Floats, Ints

Rows = NDArray[np.float32]


TOPIC_EVIDENCE = (
    "ridge", "ridge_share", "nearest_words", "nearest_letters", "nearest_concepts", "several_near",
    "mean_words", "mean_concepts", "written", "written_share",
)  # fmt: skip


class Near(NamedTuple):
    """How like each known line a message is, by words, letters and concepts: messages x lines."""

    words: Rows
    letters: Rows
    concepts: Rows

    def blend(self) -> Rows:
        """One similarity of three; also the kernel's linear part."""
        return np.asarray(0.4 * self.words + 0.3 * self.letters + 0.3 * self.concepts, dtype=np.float32)

    def kernel(self, together: Rows) -> Rows:
        """How alike lines are for the ridge classifier; the square lets pairs of concepts speak together.

        `together` is the blend."""
        return np.asarray(together + 0.5 * self.concepts**2 + 0.05, dtype=np.float32)


def topic_evidence(near: Near, blend: Rows, ridge: Rows, written: Rows, starts: Ints) -> Rows:
    """Messages x topics x `TOPIC_EVIDENCE`.

    Lines are sorted by topic: topic t's begin at `starts[t]`, those of none at `starts[-1]`. `blend` is of `near`;
    `ridge` and `written` are messages x topics.
    """
    counts = np.diff(starts).astype(np.float32)
    inside = slice(0, int(starts[-1]))
    w, c, k = (similarity[:, inside] for similarity in near)
    together = blend[:, inside]
    first = starts[:-1]
    largest = np.maximum(written.max(axis=1, keepdims=True), 1e-6)
    return np.stack(
        [
            ridge,
            ridge - ridge.max(axis=1, keepdims=True),
            np.maximum.reduceat(w, first, axis=1),
            np.maximum.reduceat(c, first, axis=1),
            np.maximum.reduceat(k, first, axis=1),
            _high_mean(together, first),
            np.add.reduceat(w, first, axis=1) / counts,
            np.add.reduceat(k, first, axis=1) / counts,
            written / 20.0,
            written / largest,
        ],
        axis=2,
    ).astype(np.float32)


ANSWER_EVIDENCE = (
    "best", "margin", "entropy", "answer_mass", "nearest_answer", "nearest_decline", "nearest_outside", "ridge_answers",
    "ridge_declines", "ridge_outside", "known", "concepts", "inside", "outside", "only_outside", "no_inside",
)  # fmt: skip


def nearest_kinds(together: Rows, starts: Ints, answers: int) -> Rows:
    """Messages x the likeness of the nearest line of an answer, of a decline and of none."""
    first_decline, first_outside = int(starts[answers]), int(starts[-1])
    parts = (together[:, :first_decline], together[:, first_decline:first_outside], together[:, first_outside:])
    return np.stack([_largest(part) for part in parts], axis=1)


def answer_evidence(chances: Rows, nearest: Rows, ridge: Rows, reading: Rows, answers: int) -> Rows:
    """Messages x `ANSWER_EVIDENCE`. `chances` are over all topics, answers first; `ridge` has one column more (none).

    `nearest` is what `nearest_kinds` gives; `reading` known share, concept share, concepts inside, concepts outside.
    """
    mass = chances[:, :answers].sum(axis=1)
    among = chances[:, :answers] / np.maximum(mass, 1e-9)[:, None]
    ordered = np.sort(among, axis=1)
    entropy = -(among * np.log(among + 1e-9)).sum(axis=1) / np.log(max(answers, 2))
    known, share, inside, outside = reading.T
    columns = [
        ordered[:, -1], ordered[:, -1] - ordered[:, -2], entropy, mass,
        *nearest.T,
        ridge[:, :answers].sum(axis=1), ridge[:, answers:-1].sum(axis=1), ridge[:, -1],
        known, share, np.minimum(inside, 5) / 5, np.minimum(outside, 3) / 3, (outside > 0) & (inside == 0), inside == 0,
    ]  # fmt: skip
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def _high_mean(similarity: Rows, first: Ints) -> Rows:
    """The mean of power 8 over each topic's lines: near the largest, but two good lines count more than one."""
    squared = similarity * similarity
    fourth = squared * squared
    return np.asarray(np.add.reduceat(fourth * fourth, first, axis=1) ** 0.125, dtype=np.float32)


def _largest(values: Rows) -> Floats:
    return values.max(axis=1) if values.shape[1] else np.zeros(len(values), dtype=np.float32)
