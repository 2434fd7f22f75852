"""Which topic a line is of, learned from its grams: multinomial logistic regression by a few passes of AdaGrad.

Only the fit needs it; the bot never loads it. Stopping early is the penalty: what every line says is learned first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from content.evidence import in_shares
from content.similarity import Floats, Halves, Ints

_PASSES = 4
_STEP = np.float32(0.8)
_TOGETHER = 32  # lines learned from at once
_START = 1e-3  # of the sum of squared slopes


@dataclass(frozen=True)
class Vectors:
    """Lines as grams and weights: line l's stand from `starts[l]` to `starts[l + 1]`."""

    starts: Ints
    grams: Ints
    weights: Floats

    @classmethod
    def of(cls, lines: Sequence[tuple[Ints, Floats]]) -> "Vectors":
        """From one pair a line, as `Grams.vector` gives it."""
        starts = np.cumsum([0, *(len(grams) for grams, _ in lines)]).astype(np.int32)
        return cls(starts, np.concatenate([g for g, _ in lines]), np.concatenate([w for _, w in lines]))

    def dense(self, lines: Ints) -> tuple[Ints, Floats]:
        """The grams some lines have, and the lines over these grams."""
        spans = [slice(self.starts[line], self.starts[line + 1]) for line in lines]
        grams, places = np.unique(np.concatenate([self.grams[span] for span in spans]), return_inverse=True)
        table = np.zeros((len(lines), len(grams)), dtype=np.float32)
        row = np.repeat(np.arange(len(lines)), [span.stop - span.start for span in spans])
        table[row, places] = np.concatenate([self.weights[span] for span in spans])
        return grams, table


def learn(vectors: Vectors, lines: Ints, right: Ints, shape: tuple[int, int]) -> Halves:
    """Weights, grams x classes as `shape` says, from these lines; `right` is the class of every line there is.

    They are the largest thing the bot keeps in memory, and half the digits tell the same.
    """
    learned = np.zeros(shape, dtype=np.float32)
    steepness = np.full(shape[0], _START, dtype=np.float32)
    for some in _portions(lines):
        grams, table = vectors.dense(some)
        now = learned[grams]
        share = in_shares(table @ now)
        share[np.arange(len(some)), right[some]] -= 1
        slope = table.T @ share
        steepness[grams] += np.einsum("gc,gc->g", slope, slope)
        slope *= (_STEP / np.sqrt(steepness[grams]))[:, None]
        learned[grams] = now - slope
    return learned.astype(np.float16)


def _portions(lines: Ints) -> Iterator[Ints]:
    """All lines some times over, each time in another order, which is the same for everybody."""
    order = np.random.default_rng(0)
    for _ in range(_PASSES):
        yield from np.array_split(order.permutation(lines), len(lines) // _TOGETHER + 1)
