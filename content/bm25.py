"""BM25 over what is written about each topic (Robertson and Zaragoza, 2009; k1 1.5, b 0.75)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from content.similarity import Floats, Ints

_K1 = 1.5
_B = 0.75


@dataclass(frozen=True)
class Bm25:
    """Documents by term. `starts[t]:starts[t+1]` are term t's places in `documents` and `weights`."""

    vocabulary: dict[str, int]
    starts: Ints
    documents: Ints
    weights: Floats
    document_count: int

    def scores(self, terms: Sequence[str]) -> Floats:
        """One score a document; 0 where no term stands in it."""
        scores = np.zeros(self.document_count, dtype=np.float32)
        for term in dict.fromkeys(terms):
            number = self.vocabulary.get(term)
            if number is not None:
                span = slice(self.starts[number], self.starts[number + 1])
                scores[self.documents[span]] += self.weights[span]
        return scores


def index_documents(documents: Sequence[Sequence[str]]) -> Bm25:
    """Index documents given as terms."""
    counted = [Counter(terms) for terms in documents]
    spread = Counter(term for counts in counted for term in counts)
    usual = sum(sum(counts.values()) for counts in counted) / max(len(counted), 1)
    vocabulary = {term: number for number, term in enumerate(sorted(spread))}
    places = sorted(
        (vocabulary[term], number, count) for number, counts in enumerate(counted) for term, count in counts.items()
    )
    rarity = {vocabulary[term]: np.log(1 + (len(counted) - n + 0.5) / (n + 0.5)) for term, n in spread.items()}
    sizes = [sum(counts.values()) for counts in counted]
    weights = [
        rarity[term] * count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * sizes[number] / usual))
        for term, number, count in places
    ]
    starts = np.searchsorted([term for term, _, _ in places], np.arange(len(vocabulary) + 1)).astype(np.int32)
    return Bm25(
        vocabulary, starts, np.array([n for _, n, _ in places], np.int32), np.array(weights, np.float32), len(counted)
    )
