"""The tables of `make evaluate` about questions: figures beside the peers', confusions, calibration, time."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from content.languages import LANGUAGES
from tests.evaluation.questions import FIGURES, Outcome, figures
from tests.evaluation.shares import Share

Gates = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class QuestionsReport:
    """What was made of the questions by us and by each peer. `gates` are the least percent, by language and figure."""

    ours: Sequence[Outcome]
    peers: Mapping[str, Sequence[Outcome]]
    gates: Gates
    slowest_allowed: float  # milliseconds of one core that one message in a hundred may take longer than

    def missed(self) -> Iterator[str]:
        """Each gate that is not met."""
        for language, gates in self.gates.items():
            found = figures(_of(language, self.ours))
            for name, gate in gates.items():
                if not found[name].percent >= gate:
                    yield f"questions {language}: {FIGURES[name]} {found[name].percent:.1f} %, gate {gate} %"
        if self.slow_percentile > self.slowest_allowed:
            yield f"questions: p99 {self.slow_percentile:.1f} ms, gate {self.slowest_allowed} ms"

    @property
    def slow_percentile(self) -> float:
        """The 99th percentile of a message's time, in milliseconds of one core."""
        times = sorted(outcome.took for outcome in self.ours)
        return times[min(99 * len(times) // 100, len(times) - 1)]

    def lines(self) -> Iterator[str]:
        """The report as text."""
        for language in LANGUAGES:
            yield from self._figures(language)
        times = sorted(outcome.took for outcome in self.ours)
        middle = times[len(times) // 2]
        yield (
            f"A message, danger and counts read too, on one core: median {middle:.1f} ms, "
            f"p99 {self.slow_percentile:.1f} ms (gate {self.slowest_allowed})"
        )
        for language in LANGUAGES:
            yield from _confusions(language, _of(language, self.ours))
            yield from _calibration(language, _of(language, self.ours))

    def _figures(self, language: str) -> Iterator[str]:
        found = figures(_of(language, self.ours))
        beside = {name: figures(_of(language, outcomes)) for name, outcomes in self.peers.items()}
        yield f"{language}  {'':22}{'Whitecell':33}" + "".join(f"{name:33}" for name in beside) + "gate"
        for name, label in FIGURES.items():
            gate = self.gates.get(language, {}).get(name)
            if gate is None and not found[name].count:
                continue
            mark = "" if gate is None else f"{gate}{'' if found[name].percent >= gate else ' MISSED'}"
            others = "".join(f"{of_peer[name]!s:33}" for of_peer in beside.values())
            yield f"    {label:22}{found[name]!s:33}{others}{mark}"


def _of(language: str, outcomes: Sequence[Outcome]) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.question.language == language]


def _confusions(language: str, outcomes: Sequence[Outcome]) -> Iterator[str]:
    pairs = Counter(
        (o.question.topic or "outside", (o.topics or ("refused",))[0])
        for o in outcomes
        if not o.first_right and (o.topics or o.question.topic)
    )
    yield f"{language}  confusions{'' if pairs else ': none'}"
    yield from (f"    {count}  {wanted} taken for {got}" for (wanted, got), count in pairs.most_common())


def _calibration(language: str, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Said probabilities beside what came true, in tenths."""
    heard = [(o.p_topic, o.first_right) for o in outcomes if o.question.topic and o.topics]
    asked = [(o.p_answerable, bool(o.question.topic)) for o in outcomes]
    for name, pairs in (("the topic is right", heard), ("there is an answer", asked)):
        yield f"{language}  calibration: {name}, mean square error {_error(pairs):.3f}"
        yield from _bins(pairs)


def _error(pairs: Sequence[tuple[float, bool]]) -> float:
    return sum((said - true) ** 2 for said, true in pairs) / max(len(pairs), 1)


def _bins(pairs: Sequence[tuple[float, bool]]) -> Iterator[str]:
    for tenth in range(10):
        inside = [(said, true) for said, true in pairs if min(int(said * 10), 9) == tenth]
        if inside:
            said = sum(p for p, _ in inside) / len(inside)
            true = Share(sum(true for _, true in inside), len(inside))
            yield f"    {tenth / 10:.1f}-{(tenth + 1) / 10:.1f}  said {100 * said:5.1f} %  true {true}"
