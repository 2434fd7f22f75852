"""The lowest point of a smooth convex function of a few weights. SciPy has this too, for 100 MB more to install."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
Bowl = Callable[[Doubles], tuple[float, Doubles, Doubles]]  # weights -> height, slope, curvature

_MOST_STEPS = 100
_LEVEL = 1e-8  # a step that would win less than this has arrived
_SHORTEST = 1e-6  # of a full step


def lowest(bowl: Bowl, size: int) -> Doubles:
    """Newton's method from zero; a step that would lead up is halved until it leads down."""
    weights = np.zeros(size)
    height, slope, curvature = bowl(weights)
    for _ in range(_MOST_STEPS):
        step = np.linalg.solve(curvature, slope)
        if slope @ step < _LEVEL:
            break
        length = 1.0
        after = bowl(weights - step)
        while not after[0] < height and length > _SHORTEST:
            length /= 2
            after = bowl(weights - length * step)
        weights = weights - length * step
        height, slope, curvature = after
    return weights
