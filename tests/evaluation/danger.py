"""Danger first, measured on messages kept apart: recall and false alarms, with every miss.

A line of a data file is `{"id", "text", "lang", "expect"}`. The id begins with what the message is: `ut` an emergency
with a stated temperature of 38.0 °C or more, `u` another emergency, `n` a near miss, `c` a calm message.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

import content
from content.urgency import Level, Urgency

TABLES = Path(content.__file__).parent / "urgency"
_LANGUAGES = ("en", "fr", "es")
_Z = 1.96


@dataclass(frozen=True)
class Case:
    """One message, the level it should get, and the level it got."""

    id: str
    text: str
    language: str
    expect: Level
    got: Level
    because: tuple[str, ...]

    @property
    def kind(self) -> str:
        """`ut`, `u`, `n` or `c`."""
        return self.id.partition("-")[0]


@dataclass(frozen=True)
class Share:
    """So many of so many, with the 95 % Wilson interval."""

    hits: int
    all: int

    @property
    def value(self) -> float:
        """The share; 0 of 0 is 0."""
        return self.hits / self.all if self.all else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The Wilson interval at 95 %."""
        if not self.all:
            return (0.0, 1.0)
        n, p = self.all, self.value
        middle = (p + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        half = _Z / (1 + _Z**2 / n) * sqrt(p * (1 - p) / n + _Z**2 / (4 * n * n))
        return (max(middle - half, 0.0), min(middle + half, 1.0))

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.value:6.1%} ({self.hits}/{self.all}, {low:.1%} to {high:.1%})"


@dataclass(frozen=True)
class Gate:
    """What one figure must be."""

    name: str
    figure: Share
    limit: float
    at_least: bool

    @property
    def met(self) -> bool:
        """Whether the figure is on the right side of its limit."""
        return self.figure.value >= self.limit if self.at_least else self.figure.value <= self.limit

    def __str__(self) -> str:
        sign = ">=" if self.at_least else "<="
        return f"{'ok  ' if self.met else 'FAIL'} {self.name} {sign} {self.limit:.0%}: {self.figure}"


@dataclass(frozen=True)
class Report:
    """All cases of one file with what they got."""

    cases: Sequence[Case]

    def recall(self, *languages: str) -> Share:
        """Emergencies that were read as such."""
        return self._share(lambda c: c.expect is Level.EMERGENCY, languages)

    def stated(self, *languages: str) -> Share:
        """Stated temperatures of 38.0 °C or more that were read as an emergency."""
        return self._share(lambda c: c.kind == "ut", languages)

    def false_among_near_misses(self, *languages: str) -> Share:
        """Near misses that were called an emergency."""
        return self._share(lambda c: c.kind == "n" and c.expect is not Level.EMERGENCY, languages)

    def false_among_calm(self, *languages: str) -> Share:
        """Calm messages that were called an emergency."""
        return self._share(lambda c: c.kind == "c", languages)

    @property
    def gates(self) -> tuple[Gate, ...]:
        """The limits of a release."""
        return (
            Gate("emergency recall", self.recall(), 0.97, at_least=True),
            Gate("stated temperatures of 38.0 and over", self.stated(), 1.0, at_least=True),
            Gate("false emergencies among near misses", self.false_among_near_misses(), 0.15, at_least=False),
            Gate("false emergencies among calm messages", self.false_among_calm(), 0.01, at_least=False),
        )

    @property
    def passed(self) -> bool:
        """Whether every gate is met."""
        return all(gate.met for gate in self.gates)

    @property
    def misses(self) -> list[Case]:
        """The cases that got another level than expected, the worst first."""
        wrong = [case for case in self.cases if case.got is not case.expect]
        return sorted(wrong, key=lambda c: (-c.expect.severity, c.got.severity, c.id))

    def lines(self) -> Iterator[str]:
        """The report as text."""
        yield from (str(gate) for gate in self.gates)
        for language in _LANGUAGES:
            yield f"{language}: recall {self.recall(language)}, near misses {self.false_among_near_misses(language)}"
        yield f"exact level: {Share(len(self.cases) - len(self.misses), len(self.cases))}"
        for case in self.misses:
            yield f"  {case.id} want {case.expect}, got {case.got}: {case.text} [{'; '.join(case.because)}]"

    def _share(self, wanted: Callable[[Case], bool], languages: Sequence[str]) -> Share:
        rows = [c for c in self.cases if wanted(c) and (not languages or c.language in languages)]
        return Share(sum(c.got is Level.EMERGENCY for c in rows), len(rows))


def measure(file: Path, urgency: Urgency) -> Report:
    """Every message of a data file read for a person of whom nothing is known."""
    cases = []
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        got = urgency.read(row["text"])
        cases.append(Case(row["id"], row["text"], row["lang"], Level(row["expect"]), got.level, got.because))
    return Report(cases)


def evaluate(folder: Path) -> Report:
    """The report on `folder/test.jsonl`, printed. The rules are never tuned on that part."""
    report = measure(folder / "test.jsonl", Urgency.load(TABLES))
    print("Danger first, on messages the rules have not seen")  # noqa: T201
    print("\n".join(report.lines()))  # noqa: T201
    return report
