"""How like two texts are, by the grams they share: TF-IDF over an inverted index of known lines."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Halves = NDArray[np.float16]
Ints = NDArray[np.int32]

_STRANGE = -1  # for a gram never seen
_LEAST = 1e-9


@dataclass(frozen=True)
class Grams:
    """The grams that count, by number, and how rare each is."""

    numbers: dict[str, int]
    rarity: Floats

    @classmethod
    def of(cls, lines: Sequence[Sequence[str]]) -> "Grams":
        """Those of lines given as grams; a pair of words that stands in one line only is left out."""
        spread = Counter(chain.from_iterable(map(set, lines)))
        kept = sorted(gram for gram, count in spread.items() if count > 1 or " " not in gram)
        rarity = np.array([np.log((1 + len(lines)) / (1 + spread[gram])) + 1.0 for gram in kept], dtype=np.float32)
        return cls({gram: number for number, gram in enumerate(kept)}, rarity)

    def vector(self, grams: Sequence[str]) -> tuple[Ints, Floats]:
        """Known grams and their weights, in the order of first appearance. Grams never seen count in the length, so
        strange text is like nothing.
        """
        counts = Counter(grams)
        numbers = np.array([self.numbers.get(gram, _STRANGE) for gram in counts], dtype=np.int32)
        weights = 1.0 + np.log(np.array([*counts.values()], dtype=np.float32))
        strange = numbers == _STRANGE
        weights *= np.where(strange, np.float32(self._strangest), self._rarity_or_last[numbers])
        length = float(np.sqrt(weights @ weights))
        return numbers[~strange], (weights[~strange] / max(length, _LEAST)).astype(np.float32)

    def weighed(self, grams: Sequence[str]) -> dict[str, float]:
        """Each gram's weight by its rarity; one never seen weighs as the rarest. Their squares sum to 1."""
        rare = {
            gram: float(self.rarity[self.numbers[gram]]) if gram in self.numbers else self._strangest for gram in grams
        }
        length = sum(weight * weight for weight in rare.values()) ** 0.5 or 1.0
        return {gram: weight / length for gram, weight in rare.items()}

    @cached_property
    def _rarity_or_last(self) -> Floats:
        """With one more at the end, for `_STRANGE` to point at."""
        return np.append(self.rarity, np.float32(0))

    @cached_property
    def _strangest(self) -> float:
        return float(self.rarity.max()) if len(self.rarity) else 1.0


@dataclass(frozen=True)
class GramIndex:
    """Lines by gram. `starts[g]:starts[g+1]` are gram g's places in `lines` and `weights`."""

    starts: Ints
    lines: Ints
    weights: Floats
    line_count: int

    @classmethod
    def of(cls, vectors: Sequence[tuple[Ints, Floats]], gram_count: int) -> "GramIndex":
        """Turn lines, each given as `Grams.vector` gives it, into lines by gram."""
        grams = np.concatenate([ids for ids, _ in vectors])
        weights = np.concatenate([values for _, values in vectors])
        lines = np.repeat(np.arange(len(vectors), dtype=np.int32), [len(ids) for ids, _ in vectors])
        order = np.argsort(grams, kind="stable")
        starts = np.searchsorted(grams[order], np.arange(gram_count + 1)).astype(np.int32)
        return cls(starts, lines[order], weights[order], len(vectors))

    def likeness(self, ids: Ints, weights: Floats) -> Floats:
        """Cosine with every line, 0 to 1, of a text as `Grams.vector` gives it."""
        first = self.starts[ids]
        counts = self.starts[ids + 1] - first
        skipped = first - np.cumsum(counts) + counts
        places = np.arange(counts.sum()) + np.repeat(skipped, counts)
        shares = self.weights[places] * np.repeat(weights, counts)
        return np.bincount(self.lines[places], weights=shares, minlength=self.line_count).astype(np.float32)
