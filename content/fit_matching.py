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

from content.bm25 import index_documents
from content.evidence import Rows, answer_evidence
from content.fitted import Bounds, Fitted
from content.judging import all_terms, gathered, reading_numbers, shares
from content.learning_lines import Lines, known_words, lines_of, read_outside, reader_of, words_of_all
from content.library import ContentError, Library
from content.linear import Vectors, learn
from content.newton import Doubles, lowest
from content.phrasing import Document, OutsideLine, Phrasing, documents_of, phrasings_of
from content.reading import Reader
from content.similarity import Floats, GramIndex, Grams, Ints

_RANK_PENALTY = 1.0
_WRONG_ALLOWED = 0.05  # of direct answers, on held-out lines
_DECLINE = 0.5  # likelier than all else that is no answer
_OUTSIDE_PASSED = 0.065  # of lines without an answer, on held-out lines


def fit(
    phrasings: Sequence[Phrasing], documents: Sequence[Document], outside: Sequence[OutsideLine], lexicons: Path
) -> Fitted:
    """Learn from phrasings, written answers and lines of none. `lexicons` is the folder of the concept files."""
    known, ordinary = known_words(documents, phrasings, lexicons)
    reader = reader_of(lexicons, known)
    lines = lines_of(phrasings, outside, reader)
    draft = replace(_draft(lines, documents, reader, known), ordinary_words=ordinary)
    vectors = [draft.vector(reading) for reading in lines.readings]
    trial = _taught(draft, lines, vectors, ~lines.held)
    held = np.flatnonzero(lines.held)
    right = lines.number[held]
    asked = [(lines.readings[at], lines.lines[at].language) for at in held]
    evidence = np.concatenate([gathered(trial, reading, language)[0] for reading, language in asked])
    ranking = _rank(evidence, right)
    chances = shares(evidence, ranking)
    about = answer_evidence(chances, evidence, reading_numbers(asked), lines.answers)
    answering, base = _answering(about, right < lines.answers)
    bounds = _bounds(chances, about @ answering + base, right, lines)
    taught = _taught(draft, lines, vectors, np.ones_like(lines.held))
    return replace(taught, ranking=ranking, answering=answering, answering_base=base, bounds=bounds)


def _taught(draft: Fitted, lines: Lines, vectors: Sequence[tuple[Ints, Floats]], kept: NDArray[np.bool_]) -> Fitted:
    """With what the kept lines teach; the others keep their numbers and are like nothing."""
    shape = (draft.word_count + len(draft.letters.rarity), len(lines.topics) + 1)
    learned = learn(Vectors.of(vectors), np.flatnonzero(kept).astype(np.int32), lines.number, shape)
    nothing = (np.zeros(0, np.int32), np.zeros(0, np.float32))
    words = [draft.words_only(*vector) if keep else nothing for vector, keep in zip(vectors, kept, strict=True)]
    return replace(draft, learned=learned, index=GramIndex.of(words, draft.word_count))


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
        words=Grams.of([r.word_grams for r in lines.readings]),
        letters=Grams.of([r.letter_grams for r in lines.readings]),
        index=GramIndex(np.zeros(1, np.int32), np.zeros(0, np.int32), nothing, len(lines.lines)),
        learned=nothing.astype(np.float16),
        written=index_documents([all_terms(text) for text in texts]),
        written_of=tuple((number[document.topic], document.language) for document in documents),
        known_words=known,
        ordinary_words=known,
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


def _rank(evidence: Rows, right: Ints) -> Rows:
    """Conditional logit over topics and none: one weight for each kind of evidence."""
    seen = evidence.astype(np.float64)
    spread = seen.std(axis=(0, 1)) + 1e-6
    seen = (seen - seen.mean(axis=(0, 1))) / spread
    rows = np.arange(len(right))

    def bowl(weights: Doubles) -> tuple[float, Doubles, Doubles]:
        pull = seen @ weights
        raised = np.exp(pull - pull.max(axis=1, keepdims=True))
        chance = raised / raised.sum(axis=1, keepdims=True)
        missed = -np.log(chance[rows, right] + 1e-12).sum() + _RANK_PENALTY * weights @ weights / 2
        expected = np.einsum("mt,mtf->mf", chance, seen)
        around = np.einsum("mt,mtf,mtg->fg", chance, seen, seen, optimize=True) - expected.T @ expected
        slope = (expected - seen[rows, right]).sum(axis=0) + _RANK_PENALTY * weights
        return float(missed), slope, around + _RANK_PENALTY * np.eye(len(weights))

    return np.asarray(lowest(bowl, seen.shape[2]) / spread, dtype=np.float32)


def _answering(about: Rows, has_answer: NDArray[np.bool_]) -> tuple[Rows, float]:
    """Logistic regression; lines with an answer weigh together as much as those without."""
    middle, spread = about.mean(axis=0), about.std(axis=0) + 1e-3
    scaled = np.column_stack([(about - middle) / spread, np.ones(len(about))]).astype(np.float64)
    sign = np.where(has_answer, 1.0, -1.0)
    share = len(about) / 2 / np.where(has_answer, has_answer.sum(), (~has_answer).sum())
    held = np.append(np.ones(about.shape[1]), 0.0)  # the penalty: on all but the base

    def bowl(weights: Doubles) -> tuple[float, Doubles, Doubles]:
        odds = sign * (scaled @ weights)
        wrong = np.exp(-np.logaddexp(0.0, odds))  # 1 / (1 + e^odds), for any odds
        missed = share @ np.logaddexp(0.0, -odds) + held @ weights**2 / 2
        slope = -(share * sign * wrong) @ scaled + held * weights
        return float(missed), slope, (scaled.T * (share * wrong * (1 - wrong))) @ scaled + np.diag(held)

    found = lowest(bowl, scaled.shape[1])
    weights = found[:-1] / spread
    return weights.astype(np.float32), float(found[-1] - middle @ weights)


def _bounds(chances: Rows, log_odds: Rows, number: Ints, lines: Lines) -> Bounds:
    """The lowest bounds that keep mistakes on held-out lines, which are of these topics, at what is allowed."""
    inside = number < lines.answers
    p_answerable = 1.0 / (1.0 + np.exp(-np.clip(log_odds, -50, 50)))
    answerable = _lowest(lambda bound: _rate(p_answerable[~inside] >= bound) <= _OUTSIDE_PASSED)
    among = chances[:, : lines.answers] / np.maximum(chances[:, : lines.answers].sum(axis=1, keepdims=True), 1e-9)
    best, right = among.max(axis=1), among.argmax(axis=1) == number
    p_right = np.where(p_answerable >= answerable, best * p_answerable, 0.0)
    direct = _lowest(lambda bound: _rate(~right[p_right >= bound]) <= _WRONG_ALLOWED)
    return Bounds(answerable, direct, _DECLINE)


def main(folder: Path, file: Path) -> int:
    """Fit and save. 0 when done; 1 when the content is wrong, with `[file, line, what]` of each mistake as JSON."""
    lexicons = folder / "lexicon"
    try:
        library = Library.load(folder)
        outside = read_outside(lexicons)
        fit(phrasings_of(library), documents_of(library), outside, lexicons).save(file)
    except ContentError as error:
        json.dump([[str(problem.file), problem.line, problem.what] for problem in error.problems], sys.stdout)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
