"""What is wrong in a content file, said the way a compiler says it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_PLACE = re.compile(r"(?P<file>.+?):(?P<line>\d+): (?P<what>.+)", re.DOTALL)


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake. `line` counts from 1; 0 means the file as a whole."""

    file: Path
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


def problem_of(error: ValueError, file: Path) -> Problem:
    """What an error says as `file:line: what is wrong`; one without a place is about `file` as a whole."""
    place = _PLACE.fullmatch(str(error))
    if place is None:
        return Problem(file, 0, str(error))
    return Problem(Path(place["file"]), int(place["line"]), place["what"])


class ContentError(Exception):
    """Content that cannot be used. Its text is one `file:line: what` a line, for the curator's screen."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class LineError(Exception):
    """A mistake in one text, by its line (from 1). Whoever knows the file makes a Problem of it."""

    def __init__(self, line: int, what: str) -> None:
        self.line = line
        self.what = what
        super().__init__(f"line {line}: {what}")

    def in_file(self, file: Path) -> Problem:
        """The same mistake, with its file."""
        return Problem(file, self.line, self.what)
