"""From a reading to chances: which topic, and whether there is an answer at all. Numbers only."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from content.evidence import Rows, answer_evidence, in_shares, near_topics, topic_evidence
from content.fitted import Fitted
from content.languages import LANGUAGES
from content.reading import Reading
from content.similarity import Floats

_LEAST = 1e-9
Ranked = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Judgement:
    """`answers` are (topic, chance among answers), best first; `declines` likewise among all that is no answer.

    `nearest` is the number of the known line most like the message.
    """

    answers: Ranked
    declines: Ranked
    p_answerable: float
    nearest: int

    @property
    def p_topic(self) -> float:
        return self.answers[0][1]

    @property
    def p_right(self) -> float:
        """That there is an answer, and that it is the first."""
        return self.p_topic * self.p_answerable


def judge(fitted: Fitted, reading: Reading, language: str) -> Judgement:
    """Weigh one message. `language` chooses whose written answers are searched."""
    evidence, likeness = gathered(fitted, reading, language)
    chances = shares(evidence, fitted.ranking)
    about = answer_evidence(chances, evidence, reading_numbers([(reading, language)]), fitted.answers)
    log_odds = float(about[0] @ fitted.answering) + fitted.answering_base
    ours, others = chances[0, : fitted.answers], chances[0, fitted.answers :]
    return Judgement(
        answers=_ranked(fitted.topics[: fitted.answers], ours / max(ours.sum(), _LEAST)),
        declines=_ranked(fitted.topics[fitted.answers :], others[:-1] / max(others.sum(), _LEAST)),
        p_answerable=float(1.0 / (1.0 + np.exp(-np.clip(log_odds, -50, 50)))),
        nearest=int(likeness.argmax()),
    )


def gathered(fitted: Fitted, reading: Reading, language: str) -> tuple[Rows, Floats]:
    """What speaks for each topic and for none, a message of one; and how like each known line it is."""
    grams, weights = fitted.vector(reading)
    learned = weights @ fitted.learned[grams].astype(np.float32)
    likeness = fitted.index.likeness(*fitted.words_only(grams, weights))
    near = near_topics(likeness[None, :], fitted.starts)
    return topic_evidence(_log_shares(learned)[None, :], near, written_evidence(fitted, reading, language)), likeness


def shares(evidence: Rows, ranking: Rows) -> Rows:
    """Messages x topics and none: the ranker's probabilities."""
    return in_shares(evidence @ ranking)


def written_evidence(fitted: Fitted, reading: Reading, language: str) -> Rows:
    """BM25 of each topic's text in this language; 0 for a topic without one, and for none."""
    topics, documents = fitted.written_in(language)
    found = np.zeros((1, len(fitted.topics) + 1), dtype=np.float32)
    found[0, topics] = fitted.written.scores(terms(reading))[documents]
    return found


def terms(reading: Reading) -> list[str]:
    """Words and concepts, as the written answers are searched by."""
    return [*reading.words, *(f"c:{concept}" for concept in reading.concepts)]


def all_terms(reading: Reading) -> list[str]:
    """The same of a written answer, each as often as it stands there."""
    return [*reading.words, *(gram for gram in reading.word_grams if gram.startswith("c:") and " " not in gram)]


def reading_numbers(readings: Iterable[tuple[Reading, str]]) -> Rows:
    """Messages x (concept share, concepts inside, concepts outside, words, whether in each other language)."""
    return np.array(
        [
            (r.concept_share, len(r.inside), len(r.concepts) - len(r.inside), len(r.words), *_other(language))
            for r, language in readings
        ],
        dtype=np.float32,
    )


def _other(language: str) -> Iterator[bool]:
    return (language == other for other in LANGUAGES[1:])


def _log_shares(scores: Floats) -> Floats:
    raised = scores - scores.max()
    return np.asarray(raised - np.log(np.exp(raised).sum()), dtype=np.float32)


def _ranked(topics: Sequence[str], chances: Rows) -> Ranked:
    order = np.argsort(-chances, kind="stable")
    return tuple((topics[number], float(chances[number])) for number in order)
