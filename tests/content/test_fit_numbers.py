"""The arithmetic of the fit, beside slower ways to the same numbers."""

import numpy as np
import pytest

from content.linear import Vectors, learn
from content.newton import Doubles, lowest
from content.similarity import GramIndex, Grams

LINES = [line.split() for line in ("a b", "a c d", "b c", "d e f", "a e", "c f", "b b d", "e f a", "c", "d a f")]
RIGHT = np.array([0, 1, 2, 0, 1, 2, 0, 1, 2, 0], dtype=np.int32)


def test_a_line_that_was_learned_is_known_again() -> None:
    """Each of ten lines, learned over and over, scores highest for its own class."""
    grams = Grams.of(LINES)
    vectors = [grams.vector(line) for line in LINES]
    often = np.repeat(np.arange(10, dtype=np.int32), 100)
    learned = learn(Vectors.of(vectors), often, RIGHT, (len(grams.rarity), 3))
    found = [int((weights @ learned[ids]).argmax()) for ids, weights in vectors]
    assert found == RIGHT.tolist()


def test_what_was_not_learned_from_changes_nothing() -> None:
    """A gram of no line learned from weighs nothing, and the same lines give the same weights."""
    grams = Grams.of(LINES)
    vectors = Vectors.of([grams.vector(line) for line in LINES])
    without_e = np.array([0, 1, 2, 5, 6, 8, 9], dtype=np.int32)
    learned, again = (learn(vectors, without_e, RIGHT, (len(grams.rarity), 3)) for _ in range(2))
    assert not learned[grams.numbers["e"]].any()
    assert learned[grams.numbers["a"]].any()
    assert np.array_equal(learned, again)


def test_likeness_is_the_cosine() -> None:
    """Over the inverted index, as over the whole table of lines and grams; grams never seen count in the length."""
    grams = Grams.of(LINES)
    vectors = [grams.vector(line) for line in LINES]
    table = np.zeros((len(LINES), len(grams.rarity)))
    for row, (ids, weights) in zip(table, vectors, strict=True):
        row[ids] = weights
    index = GramIndex.of(vectors, len(grams.rarity))
    for line, row in zip(LINES, table, strict=True):
        assert index.likeness(*grams.vector(line)) == pytest.approx(table @ row, abs=1e-6)
    assert index.likeness(*grams.vector(["a", "b", "zebra"]))[0] < 1


def test_a_pair_of_words_in_one_line_only_is_left_out() -> None:
    """It would weigh on nothing else; single words stay, as a new topic may have only one."""
    assert list(Grams.of([["low count", "low"], ["low count", "count"]]).numbers) == ["count", "low", "low count"]
    assert list(Grams.of([["low count", "low"], ["count"]]).numbers) == ["count", "low"]


def test_the_lowest_point_of_a_bowl() -> None:
    """A curved valley in which full steps from zero lead up."""

    def bowl(at: Doubles) -> tuple[float, Doubles, Doubles]:
        away = at - np.array([3.0, -2.0])
        height = np.log(np.cosh(away)).sum() + 0.01 * away @ away
        return float(height), np.tanh(away) + 0.02 * away, np.diag(1 / np.cosh(away) ** 2 + 0.02)

    assert lowest(bowl, 2) == pytest.approx([3.0, -2.0], abs=1e-3)
