"""The arithmetic of the fit, beside slower ways to the same numbers."""

import numpy as np
import pytest

from content.kernel_ridge import Likeness, ridge
from content.newton import Doubles, lowest
from content.similarity import index_lines

LINES = [line.split() for line in ("a b", "a c d", "b c", "d e f", "a e", "c f", "b b d", "e f a", "c", "d a f")]
FOLD = np.array([0, 1, 2, 0, 1, 2, 0, 1, 2, 0], dtype=np.int32)
RIGHT = np.eye(3, dtype=np.float32)[[0, 1, 2, 0, 1, 2, 0, 1, 2, 1]]


@pytest.fixture
def likeness() -> Likeness:
    """Ten lines of letters, alike by the letters they share."""
    index = index_lines(LINES)
    return Likeness(index, index, index)


def kernel(likeness: Likeness) -> Doubles:
    """The whole square at once."""
    return np.concatenate([near.kernel(near.blend()) for _, near in likeness.blocks()]).astype(np.float64)


def test_the_weights_solve_the_ridge(likeness: Likeness) -> None:
    """What the tiles give is what the plain equation gives."""
    pull, _ = ridge(likeness, RIGHT, FOLD)
    assert pull == pytest.approx(np.linalg.solve(kernel(likeness) + 0.5 * np.eye(10), RIGHT), abs=1e-5)


def test_a_held_out_score_is_that_of_a_fit_without_the_fold(likeness: Likeness) -> None:
    """Each fold is scored as if its lines had never been seen."""
    square = kernel(likeness)
    _, held_out = ridge(likeness, RIGHT, FOLD)
    for number in range(3):
        own, known = number == FOLD, number != FOLD
        without = np.linalg.solve(square[np.ix_(known, known)] + 0.5 * np.eye(known.sum()), RIGHT[known])
        assert held_out[own] == pytest.approx(square[np.ix_(own, known)] @ without, abs=1e-5)


def test_the_lowest_point_of_a_bowl() -> None:
    """A curved valley in which full steps from zero lead up."""

    def bowl(at: Doubles) -> tuple[float, Doubles, Doubles]:
        away = at - np.array([3.0, -2.0])
        height = np.log(np.cosh(away)).sum() + 0.01 * away @ away
        return float(height), np.tanh(away) + 0.02 * away, np.diag(1 / np.cosh(away) ** 2 + 0.02)

    assert lowest(bowl, 2) == pytest.approx([3.0, -2.0], abs=1e-3)
