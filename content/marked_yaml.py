"""YAML whose every value knows its line, so that a wrong one is named as `file:line: what is wrong`."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NoReturn

import yaml


@dataclass(frozen=True)
class Marked:
    """One value of a file. Scalars are text until asked for as something else: 0.5 stays exact, `no` stays a word."""

    file: Path
    node: yaml.Node

    @classmethod
    def read(cls, file: Path) -> "Marked":
        """The whole file. Raises ValueError when it is absent or not YAML."""
        try:
            node = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        except OSError as error:
            raise ValueError(f"{file}:0: cannot be read ({error.strerror})") from None
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 0
            raise ValueError(f"{file}:{line}: not YAML: {error.problem}") from None
        if node is None:
            raise ValueError(f"{file}:0: is empty")
        return cls(file, node)

    def wrong(self, what: str) -> NoReturn:
        """Raise ValueError with this value's place."""
        raise ValueError(f"{self.file}:{self.node.start_mark.line + 1}: {what}")

    def items(self) -> Iterator[tuple[str, "Marked"]]:
        """The fields of a mapping."""
        if not isinstance(self.node, yaml.MappingNode):
            self.wrong("must be a mapping")
        seen: set[str] = set()
        for key, value in self.node.value:
            if key.value in seen:
                Marked(self.file, key).wrong(f"{key.value!r} stands twice")
            seen.add(key.value)
            yield str(key.value), Marked(self.file, value)

    def get(self, key: str) -> "Marked | None":
        """A field that may be absent."""
        return dict(self.items()).get(key)

    def __getitem__(self, key: str) -> "Marked":
        found = self.get(key)
        if found is None:
            self.wrong(f"{key!r} is missing")
        return found

    def list(self) -> tuple["Marked", ...]:
        """The members of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.wrong("must be a list")
        return tuple(Marked(self.file, member) for member in self.node.value)

    def text(self) -> str:
        """A word or a sentence, never empty."""
        if not isinstance(self.node, yaml.ScalarNode) or not self.node.value.strip():
            self.wrong("must be a word")
        return str(self.node.value)

    def texts(self) -> tuple[str, ...]:
        """A list of words."""
        return tuple(member.text() for member in self.list())

    def number(self) -> Decimal:
        """An exact decimal."""
        try:
            value = Decimal(self.text())
        except InvalidOperation:
            self.wrong(f"{self.text()!r} is no number")
        if not value.is_finite():
            self.wrong(f"{self.text()!r} is no number")
        return value
