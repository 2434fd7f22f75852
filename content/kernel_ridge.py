"""Ridge regression over how alike the known lines are, in little memory: half a square of numbers, worked on in place.

Only the fit needs it; the bot never loads it.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from content.evidence import Near, Rows
from content.similarity import GramIndex, Ints

_STIFFNESS = 0.5  # ridge penalty
_BLOCK = 64  # lines looked at together
Targets = NDArray[np.float64]
Tiles = dict[tuple[int, int], Rows]  # lower ones only; one row and one column of tiles a fold
Places = Sequence[Ints]  # the lines of each fold


class Likeness:
    """How like every known line is every other, a block of rows at a time; the whole would be large."""

    def __init__(self, words: GramIndex, letters: GramIndex, concepts: GramIndex) -> None:
        self.count = words.line_count
        self._lines = [_by_line(index) for index in (words, letters, concepts)]

    def blocks(self) -> Iterator[tuple[slice, Near]]:
        """The rows of each block, and their likeness with all lines."""
        for first in range(0, self.count, _BLOCK):
            rows = slice(first, min(first + _BLOCK, self.count))
            yield rows, self.of(rows, slice(None))

    def of(self, rows: slice | Ints, others: slice | Ints) -> Near:
        """How like some lines are some others."""
        return Near(*((lines[rows] @ lines[others].T).toarray() for lines in self._lines))


def _by_line(index: GramIndex) -> sparse.csr_matrix:
    shape = (index.line_count, len(index.vocabulary))
    return sparse.csc_matrix((index.weights, index.lines, index.starts), shape=shape).tocsr()


def ridge(likeness: Likeness, right: Rows, fold: Ints) -> tuple[Rows, Rows]:
    """Weights of the lines for each column of `right`, and each line's scores with its own fold held out (exactly)."""
    places = [np.flatnonzero(fold == number).astype(np.int32) for number in np.unique(fold)]
    tiles = _kernel(likeness, places)
    _factor(tiles, len(places))
    _invert(tiles, len(places))
    pull, held_out = _weights(tiles, right, places), np.zeros_like(right)
    for at, own in enumerate(places):
        inverse = sum(tiles[low, at].T @ tiles[low, at] for low in range(at, len(places)))
        held_out[own] = right[own] - np.linalg.solve(np.asarray(inverse, dtype=np.float64), pull[own])
    return pull, held_out


def _kernel(likeness: Likeness, places: Places) -> Tiles:
    tiles: Tiles = {}
    for low, rows in enumerate(places):
        for left in range(low + 1):
            parts = np.array_split(rows, len(rows) // _BLOCK + 1)
            nears = (likeness.of(part, places[left]) for part in parts)
            tiles[low, left] = np.concatenate([near.kernel(near.blend()) for near in nears])
        tiles[low, low][np.diag_indices(len(rows))] += _STIFFNESS
    return tiles


def _factor(tiles: Tiles, count: int) -> None:
    """Cholesky: the kernel becomes a lower triangle whose product with itself, turned, it was.

    The tiles on the diagonal are left inverted, as nobody needs them otherwise.
    """
    for left in range(count):
        tiles[left, left] = np.linalg.inv(np.linalg.cholesky(tiles[left, left]))
        for low in range(left + 1, count):
            tiles[low, left] = tiles[low, left] @ tiles[left, left].T
        for low in range(left + 1, count):
            for other in range(left + 1, low + 1):
                tiles[low, other] -= tiles[low, left] @ tiles[other, left].T


def _invert(tiles: Tiles, count: int) -> None:
    """The lower triangle becomes its inverse, column by column: what a column needs stands in it or to its right."""
    for left in range(count):
        for low in range(left + 1, count):
            between = sum(tiles[low, at] @ tiles[at, left] for at in range(left, low))
            tiles[low, left] = -tiles[low, low] @ between


def _weights(tiles: Tiles, right: Rows, places: Places) -> Rows:
    count, weights = len(places), np.zeros_like(right)
    half = [sum(tiles[low, at] @ right[places[at]] for at in range(low + 1)) for low in range(count)]
    for at in range(count):
        weights[places[at]] = sum(tiles[low, at].T @ half[low] for low in range(at, count))
    return weights
