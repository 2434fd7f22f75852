"""Questions kept apart from the content: what was made of each, and how often it was right."""

import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import content
from content.content import Content
from content.library import Library
from content.phrasing import phrasings_of
from content.understanding import understand
from content.word_lists import read_grouped_lists
from content.words import words_of
from tests.evaluation.shares import Share

CONTENT = Path(content.__file__).parent
QUESTIONS = Path(__file__).parent / "questions"
TODAY = date(2026, 11, 22)
FIGURES = {
    "first": "right first time",
    "among_three": "right among three",
    "direct": "answered directly",
    "direct_right": "direct answers right",
    "refused": "wrongly refused",
    "outside_declined": "outside declined",
    "named": "sent to the right place",
}


@dataclass(frozen=True)
class Question:
    """One line of the evaluation. `topic` is None for what Whitecell does not answer; `also` are other topics that are
    right as well; `decline` is the one that points elsewhere, where the writer named one.
    """

    id: str
    text: str
    language: str
    topic: str | None
    also: tuple[str, ...] = ()
    decline: str | None = None

    @property
    def right(self) -> frozenset[str]:
        """The topics that answer it."""
        return frozenset([self.topic, *self.also] if self.topic else ())


@dataclass(frozen=True)
class Outcome:
    """What was made of a question: the topics offered, best first, and whether the first was said without asking.

    `declined` is the decline that was said. `took` is in milliseconds of one core; 0 where it was not measured.
    """

    question: Question
    topics: tuple[str, ...]
    direct: bool
    p_topic: float = 0.0
    p_answerable: float = 0.0
    took: float = 0.0
    declined: str | None = None

    @property
    def first_right(self) -> bool:
        return bool(self.question.right & set(self.topics[:1]))


def read_questions(part: str) -> list[Question]:
    """The questions of one part, `dev` or `test`."""
    lines = (QUESTIONS / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        Question(q["id"], q["text"], q["lang"], q["topic"], tuple(q.get("also", ())), q.get("decline"))
        for q in map(json.loads, lines)
    ]


def unseen(questions: Sequence[Question], folder: Path) -> list[Question]:
    """Without the few that happen to stand word for word in what the matcher learns from."""
    learned = {tuple(words_of(phrasing.text)) for phrasing in phrasings_of(Library.load(folder))}
    outside = read_grouped_lists(folder / "lexicon" / "out_of_scope.yaml")
    learned |= {tuple(words_of(text)) for lines in outside.values() for texts in lines.values() for text in texts}
    return [question for question in questions if tuple(words_of(question.text)) not in learned]


def figures(outcomes: Sequence[Outcome]) -> dict[str, Share]:
    """The figures of `FIGURES`. A question that is refused has not been right in any way."""
    inside = [outcome for outcome in outcomes if outcome.question.topic]
    outside = [outcome for outcome in outcomes if not outcome.question.topic]
    direct = [outcome for outcome in outcomes if outcome.direct]
    to_name = [outcome for outcome in outcomes if outcome.question.decline]
    return {
        "first": _share(inside, lambda o: o.first_right),
        "among_three": _share(inside, lambda o: bool(o.question.right & set(o.topics))),
        "direct": _share(inside, lambda o: o.direct),
        "direct_right": _share(direct, lambda o: o.first_right),
        "refused": _share(inside, lambda o: not o.topics),
        "outside_declined": _share(outside, lambda o: not o.topics),
        "named": _share(to_name, lambda o: o.declined == o.question.decline),
    }


def whitecell(loaded: Content, questions: Iterable[Question]) -> list[Outcome]:
    """Through the front door, by the code that answers people."""
    outcomes = []
    for question in questions:
        began = time.thread_time()
        read = understand(loaded, question.text, question.language, TODAY)
        took = 1000 * (time.thread_time() - began)
        topics = read.choices if read.kind in ("answer", "choices") else ()
        p_topic, p_answerable = (read.match.p_topic, read.match.p_answerable) if read.match else (0.0, 0.0)
        declined = read.topic if read.kind == "decline" else None
        outcomes.append(Outcome(question, topics, read.kind == "answer", p_topic, p_answerable, took, declined))
    return outcomes


def _share(outcomes: Sequence[Outcome], right: Callable[[Outcome], bool]) -> Share:
    return Share(sum(map(right, outcomes)), len(outcomes))
