"""Danger first, measured on messages kept apart: recall and false alarms, with every miss.

A line of a data file is `{"id", "text", "lang", "expect"}`. The id begins with what the message is: `ut` an emergency
with a stated temperature of 38.0 °C or more, `u` another emergency, `n` a near miss, `c` a calm message.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from content.urgency import Level, Urgency
from tests.evaluation.shares import Share

_LANGUAGES = ("en", "fr", "es")


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
class Gate:
    """What one figure must be, in percent."""

    name: str
    figure: Share
    limit: float
    at_least: bool

    @property
    def met(self) -> bool:
        """Whether the figure is on the right side of its limit."""
        return self.figure.percent >= self.limit if self.at_least else self.figure.percent <= self.limit

    def __str__(self) -> str:
        sign = ">=" if self.at_least else "<="
        return f"{'ok  ' if self.met else 'FAIL'} {self.name} {sign} {self.limit} %: {self.figure}"


@dataclass(frozen=True)
class Report:
    """All cases of one file with what they got. `limits` are those of content/gates.yaml."""

    cases: Sequence[Case]
    limits: Mapping[str, float]

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
        limits = self.limits
        return (
            Gate("emergency recall", self.recall(), limits["emergency_recall"], at_least=True),
            Gate("stated 38.0 and over", self.stated(), limits["stated_temperatures"], at_least=True),
            Gate(
                "false near misses", self.false_among_near_misses(), limits["false_among_near_misses"], at_least=False
            ),
            Gate("false calm", self.false_among_calm(), limits["false_among_calm"], at_least=False),
        )

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


def measure(file: Path, urgency: Urgency, limits: Mapping[str, float]) -> Report:
    """Every message of a data file read for a person of whom nothing is known."""
    cases = []
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        got = urgency.read(row["text"])
        cases.append(Case(row["id"], row["text"], row["lang"], Level(row["expect"]), got.level, got.because))
    return Report(cases, limits)
