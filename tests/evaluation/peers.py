"""Peers beside ours in the same run: BM25 over the same phrasings, and the small MiniLM model where it is installed.

Each refuses, in each language, the tenth of our questions it likes least: no score of theirs says by itself whether
there is an answer.
"""

import json
import math
import os
import subprocess
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from content.phrasing import Phrasing
from content.words import words_of
from tests.evaluation.questions import Outcome, Question

PYTHON = Path(__file__).parents[2] / "build" / "peers" / "bin" / "python"  # `make peers` makes it
_PROGRAM = Path(__file__).with_name("minilm.py")
_SIZE = 384
_SECONDS = 1800  # two minutes on a core of its own; a shared machine may be slow

Scored = list[tuple[float, str]]
Vectors = NDArray[np.float32]


def bm25(phrasings: Sequence[Phrasing], questions: Sequence[Question]) -> list[Outcome]:
    """Each topic's phrasings of the question's language as one document."""
    documents: dict[tuple[str, str], list[str]] = defaultdict(list)
    for phrasing in phrasings:
        documents[phrasing.language, phrasing.topic] += words_of(phrasing.text)
    return _outcomes(questions, [_bm25_scores(documents, question) for question in questions])


def _bm25_scores(documents: dict[tuple[str, str], list[str]], question: Question) -> Scored:
    own = {topic: Counter(words) for (language, topic), words in documents.items() if language == question.language}
    usual = sum(counts.total() for counts in own.values()) / len(own)
    scores = dict.fromkeys(own, 0.0)
    for word in set(words_of(question.text)):
        spread = sum(word in counts for counts in own.values())
        rarity = math.log(1 + (len(own) - spread + 0.5) / (spread + 0.5))
        for topic, counts in own.items():
            often = counts[word]
            scores[topic] += rarity * often * 2.5 / (often + 1.5 * (0.25 + 0.75 * counts.total() / usual))
    return sorted(((score, topic) for topic, score in scores.items()), reverse=True)


def minilm(phrasings: Sequence[Phrasing], questions: Sequence[Question]) -> list[Outcome]:
    """The topic of the nearest phrasing in the question's language."""
    vectors = _encoded([phrasing.text for phrasing in phrasings] + [question.text for question in questions])
    like = vectors[len(phrasings) :] @ vectors[: len(phrasings)].T
    nearest = [_nearest(row, question, phrasings) for row, question in zip(like, questions, strict=True)]
    return _outcomes(questions, nearest)


def _nearest(row: Vectors, question: Question, phrasings: Sequence[Phrasing]) -> Scored:
    best: dict[str, float] = defaultdict(lambda: -1.0)
    for value, phrasing in zip(row.tolist(), phrasings, strict=True):
        if phrasing.language == question.language:
            best[phrasing.topic] = max(best[phrasing.topic], value)
    return sorted(((value, topic) for topic, value in best.items()), reverse=True)


def _encoded(texts: Sequence[str]) -> Vectors:
    asked = "".join(f"{json.dumps(text)}\n" for text in texts).encode()
    one_thread = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
    done = subprocess.run(
        [PYTHON, _PROGRAM], input=asked, capture_output=True, timeout=_SECONDS, check=True, env=one_thread
    )
    return np.frombuffer(done.stdout, dtype=np.float32).reshape(len(texts), _SIZE)


def _outcomes(questions: Sequence[Question], scored: Sequence[Scored]) -> list[Outcome]:
    pairs = list(zip(questions, scored, strict=True))
    bounds = {}
    for language in {question.language for question in questions}:
        inside = sorted(best[0][0] for question, best in pairs if question.language == language and question.topic)
        bounds[language] = inside[len(inside) // 10]
    outcomes = []
    for question, best in pairs:
        heard = best[0][0] >= bounds[question.language] and best[0][0] > 0
        topics = tuple(topic for _, topic in best[:3]) if heard else ()
        outcomes.append(Outcome(question, topics, direct=bool(topics)))
    return outcomes


Peer = Callable[[Sequence[Phrasing], Sequence[Question]], list[Outcome]]


def peers() -> dict[str, Peer | None]:
    """By name; None for one that is not installed."""
    return {"BM25": bm25, "MiniLM": minilm if PYTHON.exists() else None}
