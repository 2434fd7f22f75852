"""So many of so many, with its 95 % Wilson interval."""

from dataclasses import dataclass
from math import nan, sqrt

_Z = 1.96


@dataclass(frozen=True)
class Share:
    """`hits` of `count`. Of none, every figure is not a number, and no limit is met."""

    hits: int
    count: int

    @property
    def percent(self) -> float:
        return 100 * self.hits / self.count if self.count else nan

    @property
    def interval(self) -> tuple[float, float]:
        """In percent."""
        if not self.count:
            return nan, nan
        share = self.hits / self.count
        middle = share + _Z * _Z / (2 * self.count)
        width = _Z * sqrt(share * (1 - share) / self.count + _Z * _Z / (4 * self.count**2))
        scale = 1 + _Z * _Z / self.count
        return 100 * max(middle - width, 0.0) / scale, 100 * min(middle + width, scale) / scale

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.percent:5.1f} % [{low:4.1f}, {high:5.1f}] of {self.count:3d}"
