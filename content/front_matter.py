"""The YAML at the head of an answer: its fields by type, and the line each one stands on."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import yaml

from content.problem import LineError, Problem

_FENCE = "---"
_BOOL = "tag:yaml.org,2002:bool"
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml reads all answers in a second, not in ten


class _Loader(_Base):  # type: ignore[misc]
    """Only true and false are truths: in YAML 1.1 `on`, `yes` and `no` would be too, and they are words here."""

    yaml_implicit_resolvers: ClassVar = {
        sign: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOL]
        for sign, resolvers in _Base.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|false)$"), ["t", "f"])


@dataclass(frozen=True)
class FrontMatter:
    """The fields of a head. Every line is counted in the whole file, from 1."""

    fields: Mapping[str, Any]
    lines: Mapping[str, int]
    item_lines: Mapping[str, tuple[int, ...]]

    def line(self, key: str, item: int | None = None) -> int:
        """The line of a field, or of one item of its list; 1 when the field is not there."""
        items = self.item_lines.get(key, ())
        if item is not None and item < len(items):
            return items[item]
        return self.lines.get(key, 1)

    def text(self, key: str) -> str:
        """A field that must be there and must be words."""
        value = self._required(key)
        if not isinstance(value, str) or not value.strip():
            raise LineError(self.line(key), f"{key} must be words (put them in quotes if they look like a number)")
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of words; empty when the field is not there."""
        for number, item in enumerate(self.items(key)):
            if not isinstance(item, str) or not item.strip():
                raise LineError(self.line(key, number), f"{key}: {item!r} must be words (put it in quotes)")
        return tuple(item.strip() for item in self.items(key))

    def items(self, key: str) -> list[Any]:
        """A list of anything; empty when the field is not there."""
        value = self.fields.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise LineError(self.line(key), f"{key} must be a list")
        return value

    def mappings(self, key: str) -> list[dict[str, Any]]:
        """A list of `{key: value}` groups; empty when the field is not there."""
        for number, item in enumerate(self.items(key)):
            if not isinstance(item, dict):
                raise LineError(self.line(key, number), f"{key}: each one must be {{key: value, ...}}")
        return self.items(key)

    def mapping(self, key: str) -> dict[str, Any]:
        """A `{key: value}` group that must be there."""
        value = self._required(key)
        if not isinstance(value, dict):
            raise LineError(self.line(key), f"{key} must be {{key: value, ...}}")
        return value

    def truth(self, key: str) -> bool:
        """true or false; false when the field is not there."""
        value = self.fields.get(key, False)
        if not isinstance(value, bool):
            raise LineError(self.line(key), f"{key} must be true or false")
        return value

    def day(self, key: str) -> date:
        """A date that must be there, as YYYY-MM-DD."""
        value = self._required(key)
        if type(value) is not date:
            raise LineError(self.line(key), f"{key} must be a date like 2026-11-22")
        return value

    def _required(self, key: str) -> Any:
        if self.fields.get(key) is None:
            raise LineError(self.line(key), f"{key} is missing")
        return self.fields[key]


def split(text: str) -> tuple[FrontMatter, str, int]:
    """The head, the text under it, and the line that text begins on. Raises LineError."""
    lines = text.splitlines()
    if not lines or lines[0].strip() != _FENCE:
        raise LineError(1, "the file must begin with --- and its fields")
    ends = [number for number, line in enumerate(lines[1:], start=1) if line.strip() == _FENCE]
    if not ends:
        raise LineError(1, "the fields never end: a second --- is missing")
    head = parse("\n".join(lines[1 : ends[0]]), first_line=2)
    return head, "\n".join(lines[ends[0] + 1 :]), ends[0] + 2


def parse(text: str, first_line: int = 1) -> FrontMatter:
    """YAML fields with their lines. Raises LineError, also for a field that stands twice."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        fields = loader.construct_document(node) if node else {}
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise LineError(first_line + (mark.line if mark else 0), f"not YAML: {error.problem}") from None
    except ValueError as error:  # a date like 2026-02-30
        raise LineError(first_line, f"not YAML: {error}") from None
    finally:
        loader.dispose()
    if not isinstance(fields, dict):
        raise LineError(first_line, "the fields must be `name: value` lines")
    return _with_lines(fields, node, first_line)


def broken_yaml(folder: Path) -> Iterator[Problem]:
    """Every file of a folder that is not YAML with fields, with the line it breaks on."""
    for file in sorted(folder.rglob("*.yaml")):
        try:
            parse(file.read_text(encoding="utf-8"))
        except LineError as error:
            yield error.in_file(file)


def _with_lines(fields: dict[str, Any], node: yaml.MappingNode | None, first_line: int) -> FrontMatter:
    lines: dict[str, int] = {}
    item_lines: dict[str, tuple[int, ...]] = {}
    for key, value in node.value if node else ():
        line = first_line + key.start_mark.line
        if key.value in lines:
            raise LineError(line, f"{key.value} stands twice")
        lines[key.value] = line
        if isinstance(value, yaml.SequenceNode):
            item_lines[key.value] = tuple(first_line + item.start_mark.line for item in value.value)
    return FrontMatter(fields, lines, item_lines)
