"""From a reading to chances: which topic, and whether there is an answer at all. Numbers only."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from content.evidence import Near, Rows, answer_evidence, nearest_kinds, topic_evidence
from content.fitted import Fitted
from content.reading import Reading

Ranked = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Judgement:
    """`answers` are (topic, chance among answers), best first; `declines` likewise over all topics.

    `nearest` is the number of the known line most like the message.
    """

    answers: Ranked
    declines: Ranked
    p_answerable: float
    nearest: int

    @property
    def p_topic(self) -> float:
        return self.answers[0][1]


def judge(fitted: Fitted, reading: Reading, language: str) -> Judgement:
    """Weigh one message. `language` chooses whose written answers are searched."""
    near = Near(
        fitted.words.similarity(reading.word_grams)[None, :],
        fitted.letters.similarity(reading.letter_grams)[None, :],
        fitted.concepts.similarity(reading.concept_grams)[None, :],
    )
    together = near.blend()
    ridge = near.kernel(together) @ fitted.pull
    written = written_evidence(fitted, reading, language)[None, :]
    evidence = topic_evidence(near, together, ridge[:, :-1], written, fitted.starts)
    chances = shares(evidence, fitted.ranking)
    nearest = nearest_kinds(together, fitted.starts, fitted.answers)
    about = answer_evidence(chances, nearest, ridge, reading_numbers([reading]), fitted.answers)
    log_odds = float(about[0] @ fitted.answering) + fitted.answering_base
    answers = _ranked(fitted.topics[: fitted.answers], chances[0, : fitted.answers])
    total = sum(chance for _, chance in answers) or 1.0
    return Judgement(
        answers=tuple((topic, chance / total) for topic, chance in answers),
        declines=_ranked(fitted.topics[fitted.answers :], chances[0, fitted.answers :]),
        p_answerable=float(1.0 / (1.0 + np.exp(-np.clip(log_odds, -50, 50)))),
        nearest=int(together[0].argmax()),
    )


def blended(one: Judgement, other: Judgement, weight: float) -> Judgement:
    """Both, the first with this weight; the nearest line is the first's."""
    return Judgement(
        answers=_mixed(one.answers, other.answers, weight),
        declines=_mixed(one.declines, other.declines, weight),
        p_answerable=weight * one.p_answerable + (1 - weight) * other.p_answerable,
        nearest=one.nearest,
    )


def _mixed(one: Ranked, other: Ranked, weight: float) -> Ranked:
    second = dict(other)
    mixed = [(topic, weight * chance + (1 - weight) * second[topic]) for topic, chance in one]
    return tuple(sorted(mixed, key=lambda pair: (-pair[1], pair[0])))


def shares(evidence: Rows, ranking: Rows) -> Rows:
    """Messages x topics: the ranker's probabilities."""
    pull = evidence @ ranking
    raised = np.exp(pull - pull.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


def written_evidence(fitted: Fitted, reading: Reading, language: str) -> Rows:
    """BM25 of each topic's text in this language; 0 for a topic without one."""
    topics, documents = fitted.written_in(language)
    found = np.zeros(len(fitted.topics), dtype=np.float32)
    found[topics] = fitted.written.scores(terms(reading))[documents]
    return found


def terms(reading: Reading) -> list[str]:
    """Words and concepts, as the written answers are searched by."""
    return [*reading.words, *(f"c:{concept}" for concept in reading.concepts)]


def all_terms(reading: Reading) -> list[str]:
    """The same of a written answer, each as often as it stands there."""
    return [*reading.words, *(gram for gram in reading.word_grams if gram.startswith("c:") and " " not in gram)]


def reading_numbers(readings: Sequence[Reading]) -> Rows:
    """Messages x (known share, concept share, concepts inside, concepts outside)."""
    return np.array(
        [(r.known_share, r.concept_share, len(r.inside), len(r.concepts) - len(r.inside)) for r in readings],
        dtype=np.float32,
    )


def _ranked(topics: Sequence[str], chances: Rows) -> Ranked:
    order = np.argsort(-chances, kind="stable")
    return tuple((topics[number], float(chances[number])) for number in order)
