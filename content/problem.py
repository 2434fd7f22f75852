"""What is wrong in a content file, said the way a compiler says it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake. `line` counts from 1; 0 means the file as a whole."""

    file: Path
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


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
