"""Fit the matcher to the content: `python -m content.fit_matching CONTENT_FOLDER FILE`.

A program of its own, so that the libraries it needs are never loaded by the bot. One thread and no chance in it: the
same content gives the same bytes. Weights and bounds come from scores of lines held out in turn, never from the
evaluation.
"""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import linalg, optimize, sparse
from sklearn.linear_model import LogisticRegression

from content.bm25 import index_documents
from content.evidence import Near, Rows, answer_evidence, topic_evidence
from content.fitted import Bounds, Fitted
from content.judging import all_terms, reading_numbers, shares, written_evidence
from content.learning_lines import FOLDS, Lines, known_words, lines_of, read_outside, reader_of, words_of_all
from content.library import ContentError, Library
from content.phrasing import Document, OutsideLine, Phrasing, documents_of, phrasings_of
from content.reading import Reader
from content.similarity import GramIndex, Ints, index_lines

_STIFFNESS = 0.5  # ridge penalty
_RANK_PENALTY = 1.0
_WRONG_ALLOWED = 0.05  # of direct answers, on held-out lines
_OUTSIDE_PASSED = 0.055  # of lines without an answer, on held-out lines
Doubles = NDArray[np.float64]


def fit(
    phrasings: Sequence[Phrasing], documents: Sequence[Document], outside: Sequence[OutsideLine], lexicons: Path
) -> Fitted:
    """Learn from phrasings, written answers and lines of none. `lexicons` is the folder of the concept files."""
    known = known_words(documents, lexicons)
    reader = reader_of(lexicons, known)
    lines = lines_of(phrasings, outside, reader)
    draft = _draft(lines, documents, reader, known)
    near = Near(
        _near(draft.words, [reading.word_grams for reading in lines.readings]),
        _near(draft.letters, [reading.letter_grams for reading in lines.readings]),
        _near(draft.concepts, [reading.concept_grams for reading in lines.readings]),
    )
    written = np.stack(
        [written_evidence(draft, r, line.language) for r, line in zip(lines.readings, lines.lines, strict=True)]
    )
    pull, held_out = _ridge(near.kernel(), lines)
    masked = Near(*(_without_own_fold(similarity, lines.fold) for similarity in near))
    evidence = topic_evidence(masked, held_out[:, :-1], written, lines.starts)
    ranking = _rank(evidence, lines)
    chances = shares(evidence, ranking)
    about = answer_evidence(
        chances, masked.blend(), held_out, reading_numbers(lines.readings), lines.starts, lines.answers
    )
    answering, base = _answering(about, lines.number < lines.answers)
    bounds = _bounds(chances, about @ answering + base, lines)
    return replace(draft, pull=pull, ranking=ranking, answering=answering, answering_base=base, bounds=bounds)


def _draft(lines: Lines, documents: Sequence[Document], reader: Reader, known: frozenset[str]) -> Fitted:
    """The indexes, with nothing learned yet."""
    number = {topic: at for at, topic in enumerate(lines.topics)}
    texts = [reader.read(words_of_all(document.text), document.language) for document in documents]
    nothing = np.zeros(0, dtype=np.float32)
    return Fitted(
        topics=lines.topics,
        answers=lines.answers,
        lines=lines.lines,
        starts=lines.starts,
        words=index_lines([r.word_grams for r in lines.readings]),
        letters=index_lines([r.letter_grams for r in lines.readings], fewest=2),
        concepts=index_lines([r.concept_grams for r in lines.readings]),
        pull=nothing,
        written=index_documents([all_terms(text) for text in texts]),
        written_of=tuple((number[document.topic], document.language) for document in documents),
        known_words=known,
        ranking=nothing,
        answering=nothing,
        answering_base=0.0,
        bounds=Bounds(0.5, 0.5, 0.5),
    )


def _rate(values: NDArray[np.bool_]) -> float:
    return float(values.mean()) if len(values) else 0.0


def _lowest(holds: Callable[[float], bool]) -> float:
    """The lowest hundredth from 0.30 to 0.90 for which this holds; 0.90 when none does."""
    return next((step / 100 for step in range(30, 90) if holds(step / 100)), 0.9)


def _near(index: GramIndex, grams: Sequence[Sequence[str]]) -> Rows:
    """Every line's similarity with every line: what `GramIndex.similarity` gives, all at once."""
    vectors = [index.vector(line) for line in grams]
    shape = (len(vectors), len(index.vocabulary))
    ends = np.cumsum([0, *(len(ids) for ids, _ in vectors)])
    columns, values = (np.concatenate(parts) for parts in zip(*vectors, strict=True))
    asked = sparse.csr_matrix((values, columns, ends), shape=shape)
    lines = sparse.csc_matrix((index.weights, index.lines, index.starts), shape=(index.line_count, shape[1]))
    return np.asarray((asked @ lines.T.tocsc()).toarray(), dtype=np.float32)


def _ridge(values: Rows, lines: Lines) -> tuple[Rows, Rows]:
    """Weights of the lines for each topic and none, and each line's scores with its own fold held out (exactly)."""
    count = len(lines.number)
    right = np.zeros((count, len(lines.topics) + 1))
    right[np.arange(count), lines.number] = 1.0
    inverse = _inverse(values.astype(np.float64) + _STIFFNESS * np.eye(count))
    pull = inverse @ right
    held_out = np.zeros_like(right)
    for fold in range(FOLDS):
        own = np.flatnonzero(lines.fold == fold)
        held_out[own] = right[own] - np.linalg.solve(inverse[np.ix_(own, own)], pull[own])
    return pull.astype(np.float32), held_out.astype(np.float32)


def _inverse(symmetric: Doubles) -> Doubles:
    """Of a positive definite matrix; twice as fast as the general way."""
    factor, failed = linalg.lapack.dpotrf(symmetric, lower=1)
    half, _ = linalg.lapack.dpotri(factor, lower=1)
    if failed:
        raise FloatingPointError("the kernel is not positive definite")
    return np.asarray(np.tril(half) + np.tril(half, -1).T)


def _without_own_fold(similarity: Rows, fold: Ints) -> Rows:
    return np.where(fold[:, None] == fold[None, :], np.float32(0), similarity)


def _rank(evidence: Rows, lines: Lines) -> Rows:
    """Conditional logit over topics: one weight for each kind of evidence."""
    inside = np.flatnonzero(lines.number < len(lines.topics))
    seen, right = evidence[inside].astype(np.float64), lines.number[inside]
    spread = seen.std(axis=(0, 1)) + 1e-6
    scaled = (seen - seen.mean(axis=(0, 1))) / spread
    rows = np.arange(len(right))

    def loss(weights: Doubles) -> tuple[float, Doubles]:
        pull = scaled @ weights
        raised = np.exp(pull - pull.max(axis=1, keepdims=True))
        chance = raised / raised.sum(axis=1, keepdims=True)
        missed = -np.log(chance[rows, right] + 1e-12).sum() + _RANK_PENALTY * weights @ weights / 2
        expected = np.einsum("mt,mtf->mf", chance, scaled)
        return float(missed), (expected - scaled[rows, right]).sum(axis=0) + _RANK_PENALTY * weights

    found = optimize.minimize(loss, np.zeros(seen.shape[2]), jac=True, method="L-BFGS-B")
    return np.asarray(found.x / spread, dtype=np.float32)


def _answering(about: Rows, has_answer: NDArray[np.bool_]) -> tuple[Rows, float]:
    middle, spread = about.mean(axis=0), about.std(axis=0) + 1e-3
    model = LogisticRegression(C=1.0, class_weight="balanced", max_iter=1000).fit((about - middle) / spread, has_answer)
    weights = model.coef_[0] / spread
    return weights.astype(np.float32), float(model.intercept_[0] - middle @ weights)


def _bounds(chances: Rows, log_odds: Rows, lines: Lines) -> Bounds:
    """The lowest bounds that keep mistakes on held-out lines at what is allowed."""
    inside = lines.number < lines.answers
    p_answerable = 1.0 / (1.0 + np.exp(-np.clip(log_odds, -50, 50)))
    answerable = _lowest(lambda bound: _rate(p_answerable[~inside] >= bound) <= _OUTSIDE_PASSED)
    among = chances[:, : lines.answers] / np.maximum(chances[:, : lines.answers].sum(axis=1, keepdims=True), 1e-9)
    best, right = among.max(axis=1), among.argmax(axis=1) == lines.number
    heard = p_answerable >= answerable
    direct = _lowest(lambda bound: _rate(~right[heard & (best >= bound)]) <= _WRONG_ALLOWED)
    declined = ~inside & (lines.number < len(lines.topics))
    among_declines = chances[:, lines.answers :]
    named = among_declines.argmax(axis=1) + lines.answers == lines.number if among_declines.shape[1] else ~inside
    sure = among_declines.max(axis=1) if among_declines.shape[1] else np.zeros(len(lines.number))
    decline = _lowest(lambda bound: _rate(~named[declined & (sure >= bound)]) <= 2 * _WRONG_ALLOWED)
    return Bounds(answerable, direct, decline)


def main(folder: Path, file: Path) -> int:
    """Fit and save. 0 when done; 1 when the content is wrong, with `[file, line, what]` of each mistake as JSON."""
    lexicons = folder / "lexicon"
    try:
        library = Library.load(folder)
        outside = read_outside(lexicons / "out_of_scope.yaml")
        fit(phrasings_of(library), documents_of(library), outside, lexicons).save(file)
    except ContentError as error:
        json.dump([[str(problem.file), problem.line, problem.what] for problem in error.problems], sys.stdout)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
