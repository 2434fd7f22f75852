"""Ridge regression over how alike the known lines are, in little memory: half a square of numbers, worked on in place.

Only the fit needs it; the bot never loads it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from content.evidence import Near, Rows
from content.similarity import Floats, GramIndex, Ints

_STIFFNESS = 0.5  # ridge penalty
_BLOCK = 64  # lines looked at together
Tiles = dict[tuple[int, int], Rows]  # lower ones only; one row and one column of tiles a fold
Places = Sequence[Ints]  # the lines of each fold


@dataclass(frozen=True)
class _Lines:
    """The lines of an index as they were given to it: line l's grams and weights stand from `starts[l]` on."""

    index: GramIndex
    starts: Ints
    grams: Ints
    weights: Floats

    @classmethod
    def of(cls, index: GramIndex) -> "_Lines":
        """Turn an index by gram into one by line."""
        order = np.argsort(index.lines, kind="stable")
        grams = np.repeat(np.arange(len(index.vocabulary), dtype=np.int32), np.diff(index.starts))[order]
        starts = np.searchsorted(index.lines[order], np.arange(index.line_count + 1)).astype(np.int32)
        return cls(index, starts, grams, index.weights[order])

    def likeness(self, rows: Ints) -> Rows:
        """How like these lines are all lines, as a message is compared with them."""
        spans = [slice(self.starts[row], self.starts[row + 1]) for row in rows]
        return np.stack([self.index.likeness(self.grams[span], self.weights[span]) for span in spans])


class Likeness:
    """How like every known line is every other, some rows at a time; the whole would be large."""

    def __init__(self, words: GramIndex, letters: GramIndex, concepts: GramIndex) -> None:
        self.count = words.line_count
        self._kinds = [_Lines.of(index) for index in (words, letters, concepts)]

    def blocks(self) -> Iterator[tuple[slice, Near]]:
        """All lines in blocks, and each block's likeness with all lines."""
        for first in range(0, self.count, _BLOCK):
            rows = slice(first, min(first + _BLOCK, self.count))
            yield rows, self.of(np.arange(self.count, dtype=np.int32)[rows])

    def of(self, rows: Ints) -> Near:
        """How like some lines are all lines."""
        return Near(*(lines.likeness(rows) for lines in self._kinds))


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
        parts: list[list[Rows]] = [[] for _ in range(low + 1)]
        for block in np.array_split(rows, len(rows) // _BLOCK + 1):
            near = likeness.of(block)
            whole = near.kernel(near.blend())
            for left, kept in enumerate(parts):
                kept.append(whole[:, places[left]])
        tiles.update({(low, left): np.concatenate(kept) for left, kept in enumerate(parts)})
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
