"""How like two texts are, by the grams they share: TF-IDF over an inverted index of known lines."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@dataclass(frozen=True)
class GramIndex:
    """Lines by gram. `starts[g]:starts[g+1]` are gram g's places in `lines` and `weights`."""

    vocabulary: dict[str, int]
    rarity: Floats
    starts: Ints
    lines: Ints
    weights: Floats
    line_count: int

    def similarity(self, grams: Sequence[str]) -> Floats:
        """Cosine with every line, 0 to 1. Grams never seen count in the length, so strange text is like nothing."""
        ids, weights = self.vector(grams)
        if not len(ids):
            return np.zeros(self.line_count, dtype=np.float32)
        spans = [slice(self.starts[gram], self.starts[gram + 1]) for gram in ids]
        lines = np.concatenate([self.lines[span] for span in spans])
        shares = np.concatenate([self.weights[span] * w for span, w in zip(spans, weights, strict=True)])
        return np.bincount(lines, weights=shares, minlength=self.line_count).astype(np.float32)

    def vector(self, grams: Sequence[str]) -> tuple[Ints, Floats]:
        """Known grams and their weights, in the order of first appearance."""
        counts = Counter(grams)
        known = [(self.vocabulary[gram], count) for gram, count in counts.items() if gram in self.vocabulary]
        strange = sum(
            _weight(count, self._strangest) ** 2 for gram, count in counts.items() if gram not in self.vocabulary
        )
        ids = np.array([gram for gram, _ in known], dtype=np.int32)
        often = np.array([1.0 + np.log(count) for _, count in known], dtype=np.float32)
        weights = often * self.rarity[ids] if len(ids) else often
        length = np.sqrt(float(np.sum(weights * weights)) + strange)
        return ids, (weights / length).astype(np.float32) if length else weights

    def weighed(self, grams: Sequence[str]) -> dict[str, float]:
        """Each gram's weight by its rarity; one never seen weighs as the rarest. Their squares sum to 1."""
        rare = {
            gram: float(self.rarity[self.vocabulary[gram]]) if gram in self.vocabulary else self._strangest
            for gram in grams
        }
        length = sum(weight * weight for weight in rare.values()) ** 0.5 or 1.0
        return {gram: weight / length for gram, weight in rare.items()}

    @property
    def _strangest(self) -> float:
        return float(self.rarity.max()) if len(self.rarity) else 1.0


def index_lines(lines: Iterable[Sequence[str]], fewest: int = 1) -> GramIndex:
    """Index lines given as grams; a gram in fewer than `fewest` lines is left out."""
    counted = [Counter(grams) for grams in lines]
    spread = Counter(gram for counts in counted for gram in counts)
    kept = sorted(gram for gram, count in spread.items() if count >= fewest)
    vocabulary = {gram: number for number, gram in enumerate(kept)}
    rarity = np.array([np.log((1 + len(counted)) / (1 + spread[gram])) + 1.0 for gram in kept], dtype=np.float32)
    empty = GramIndex(
        vocabulary, rarity, np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32), len(counted)
    )
    vectors = [empty.vector(list(counts.elements())) for counts in counted]
    return _inverted(empty, vectors)


def _inverted(index: GramIndex, vectors: list[tuple[Ints, Floats]]) -> GramIndex:
    grams = np.concatenate([ids for ids, _ in vectors])
    weights = np.concatenate([values for _, values in vectors])
    lines = np.repeat(np.arange(len(vectors), dtype=np.int32), [len(ids) for ids, _ in vectors])
    order = np.argsort(grams, kind="stable")
    starts = np.searchsorted(grams[order], np.arange(len(index.vocabulary) + 1)).astype(np.int32)
    return GramIndex(index.vocabulary, index.rarity, starts, lines[order], weights[order], index.line_count)


def _weight(count: int, rarity: float) -> float:
    return (1.0 + float(np.log(count))) * rarity
