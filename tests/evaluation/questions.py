"""How well unseen questions find their topic through the front door, with BM25 over the same content beside it."""

import json
import math
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

import content
from content.languages import LANGUAGES
from content.library import Library
from content.matching import Matcher
from content.phrasing import Phrasing, phrasings_of
from content.word_lists import read_grouped_lists
from content.words import words_of

CONTENT = Path(content.__file__).parent
QUESTIONS = Path(__file__).parent / "questions"
FIGURES = {
    "first": "right first time",
    "among_three": "right among three",
    "direct": "answered directly",
    "direct_right": "direct answers right",
    "refused": "wrongly refused",
    "outside_declined": "outside declined",
}


@dataclass(frozen=True)
class Question:
    """One line of the evaluation. `topic` is None for what Whitecell does not answer."""

    id: str
    text: str
    language: str
    topic: str | None


@dataclass(frozen=True)
class Outcome:
    """What was made of a question: the topics offered, best first, and whether the first was said without asking."""

    question: Question
    topics: tuple[str, ...]
    direct: bool
    p_topic: float
    p_answerable: float

    @property
    def first_right(self) -> bool:
        return self.topics[:1] == (self.question.topic,)


@dataclass(frozen=True)
class Share:
    """`hits` of `count`, with its 95 % Wilson interval."""

    hits: int
    count: int

    @property
    def percent(self) -> float:
        return 100 * self.hits / self.count if self.count else math.nan

    @property
    def interval(self) -> tuple[float, float]:
        if not self.count:
            return math.nan, math.nan
        z, share = 1.96, self.hits / self.count
        middle = share + z * z / (2 * self.count)
        width = z * math.sqrt(share * (1 - share) / self.count + z * z / (4 * self.count**2))
        scale = 1 + z * z / self.count
        return 100 * (middle - width) / scale, 100 * (middle + width) / scale

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.percent:5.1f} % [{low:4.1f}, {high:5.1f}] of {self.count:3d}"


def read_questions(part: str) -> list[Question]:
    """The questions of one part, `dev` or `test`."""
    lines = (QUESTIONS / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [Question(q["id"], q["text"], q["lang"], q["topic"]) for q in map(json.loads, lines)]


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
    return {
        "first": _share(inside, lambda o: o.first_right),
        "among_three": _share(inside, lambda o: o.question.topic in o.topics),
        "direct": _share(inside, lambda o: o.direct),
        "direct_right": _share(direct, lambda o: o.first_right),
        "refused": _share(inside, lambda o: not o.topics),
        "outside_declined": _share(outside, lambda o: not o.topics),
    }


def whitecell(matcher: Matcher, questions: Iterable[Question]) -> list[Outcome]:
    """Through the front door."""
    outcomes = []
    for question in questions:
        match = matcher.match(question.text, question.language)
        direct = match.kind == "answer"
        outcomes.append(Outcome(question, match.choices, direct, match.p_topic, match.p_answerable))
    return outcomes


def bm25(phrasings: Sequence[Phrasing], questions: Sequence[Question]) -> list[Outcome]:
    """The peer: plain BM25 over each topic's phrasings; it refuses the tenth of our questions it likes least."""
    documents: dict[tuple[str, str], list[str]] = defaultdict(list)
    for phrasing in phrasings:
        if not phrasing.decline:
            documents[phrasing.language, phrasing.topic] += words_of(phrasing.text)
    scored = {question.id: _bm25_scores(documents, question) for question in questions}
    inside = sorted(scored[question.id][0][0] for question in questions if question.topic)
    bound = inside[len(inside) // 10]
    outcomes = []
    for question in questions:
        best = [(score, topic) for score, topic in scored[question.id][:3] if score >= bound and score > 0]
        outcomes.append(Outcome(question, tuple(topic for _, topic in best), bool(best), 0.0, 0.0))
    return outcomes


def _bm25_scores(documents: dict[tuple[str, str], list[str]], question: Question) -> list[tuple[float, str]]:
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


def evaluate(part: str = "test", folder: str | Path = CONTENT) -> list[str]:
    """Print the figures, the confusions and the calibration; return each gate of content/gates.yaml that is missed."""
    content_folder = Path(folder)
    asked = read_questions(part)
    questions = unseen(asked, content_folder)
    with tempfile.TemporaryDirectory() as cache:
        ours = whitecell(Matcher.load(content_folder, Path(cache)), questions)
    peer = bm25(phrasings_of(Library.load(content_folder)), questions)
    gates = yaml.safe_load((content_folder / "gates.yaml").read_text(encoding="utf-8"))["questions"]
    say = sys.stdout.write
    left_out = len(asked) - len(questions)
    say(f"Questions ({part}): {len(questions)}, {left_out} more left out for standing in the content\n")
    missed = []
    for language in LANGUAGES:
        found = figures([outcome for outcome in ours if outcome.question.language == language])
        beside = figures([outcome for outcome in peer if outcome.question.language == language])
        for name, label in FIGURES.items():
            gate = gates[language].get(name)
            failed = gate is not None and not found[name].percent >= gate
            missed += [f"questions {language}: {label} {found[name].percent:.1f} %, gate {gate} %"] if failed else []
            mark = "" if gate is None else f"  gate {gate}{' MISSED' if failed else ''}"
            say(f"  {language}  {label:22s}{found[name]}   BM25 {beside[name]}{mark}\n")
    say(_confusions(ours))
    say(_calibration(ours))
    return missed


def _confusions(outcomes: Sequence[Outcome]) -> str:
    pairs = Counter(
        (o.question.topic or "outside", (o.topics or ("refused",))[0])
        for o in outcomes
        if not o.first_right and (o.topics or o.question.topic)
    )
    lines = [f"  {count}  {wanted} taken for {got}\n" for (wanted, got), count in pairs.most_common(20)]
    return "Confusions\n" + "".join(lines)


def _calibration(outcomes: Sequence[Outcome]) -> str:
    """Said probabilities beside what came true, in tenths."""
    heard = [(o.p_topic, o.first_right) for o in outcomes if o.question.topic and o.topics]
    asked = [(o.p_answerable, bool(o.question.topic)) for o in outcomes]
    return "".join(
        f"Calibration: {name}\n" + "".join(_bins(pairs))
        for name, pairs in (("the topic is right", heard), ("there is an answer", asked))
    )


def _bins(pairs: Sequence[tuple[float, bool]]) -> Iterable[str]:
    for tenth in range(10):
        inside = [(said, true) for said, true in pairs if min(int(said * 10), 9) == tenth]
        if inside:
            said = sum(p for p, _ in inside) / len(inside)
            true = Share(sum(true for _, true in inside), len(inside))
            yield f"  {tenth / 10:.1f}-{(tenth + 1) / 10:.1f}  said {said:.2f}  true {true}\n"


def _share(outcomes: Sequence[Outcome], right: Callable[[Outcome], bool]) -> Share:
    return Share(sum(map(right, outcomes)), len(outcomes))


if __name__ == "__main__":
    sys.exit("\n".join(evaluate(*sys.argv[1:])) or 0)
