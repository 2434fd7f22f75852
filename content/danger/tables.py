"""Reading the danger tables of one language: every mistake is told as `file:line: what`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from content.danger import cues
from content.danger.words import phrase
from content.problem import Problem


@dataclass(frozen=True, slots=True)
class Line:
    """A written value and where it stands."""

    text: str
    file: Path
    line: int

    def wrong(self, what: str) -> ValueError:
        """The mistake of this line."""
        return ValueError(str(Problem(self.file, self.line, what)))


@dataclass(frozen=True, slots=True)
class WordingLine:
    """One row of a sign: the wording, its example, and its marks ("unsure", "lasting", "lingering")."""

    sign: str
    words: Line
    example: str
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Combination:
    """A sign made of findings that mean less alone. `example` fails without it."""

    sign: str
    needs: tuple[str, ...]
    example: str
    line: Line


@dataclass
class Tables:
    """All the tables of one language, as written."""

    language: str
    groups: dict[str, list[Line]] = field(default_factory=dict)
    wordings: list[WordingLine] = field(default_factory=list)
    combinations: list[Combination] = field(default_factory=list)
    idioms: list[Line] = field(default_factory=list)
    stories: list[Line] = field(default_factory=list)
    cues: dict[str, list[Line]] = field(default_factory=dict)
    numbers: dict[str, float] = field(default_factory=dict)
    respell: dict[str, tuple[str, ...]] = field(default_factory=dict)


SIGNS = frozenset([f"E{n:02}" for n in range(1, 21)] + [f"C{n:02}" for n in range(1, 17)])
FEVER = "fever"  # a need of combinations: any present fever, in words or in degrees
_MARKS = frozenset({"unsure", "lasting", "lingering"})


def read_tables(folder: Path, language: str) -> Tables:
    """The tables in `folder/<language>/*.yaml`. Raises ValueError with `file:line: what is wrong`."""
    tables = Tables(language)
    files = sorted((folder / language).glob("*.yaml"))
    if not files:
        raise ValueError(str(Problem(folder / language, 0, "no danger tables for this language")))
    for file in files:
        _add(tables, Document(file))
    _check_combinations(tables)
    return tables


def _check_combinations(tables: Tables) -> None:
    findings = {row.sign for row in tables.wordings} | {FEVER}
    for combination in tables.combinations:
        unknown = [name for name in combination.needs if name not in findings]
        if unknown:
            raise combination.line.wrong(f"no finding is called {unknown[0]}")


def _add(tables: Tables, document: "Document") -> None:
    for key, node in document.pairs(document.root):
        match key.text:
            case "groups":
                for name, rows in document.pairs(node):
                    tables.groups[name.text] = document.lines(rows, name)
            case "signs":
                for sign, rows in document.pairs(node):
                    _check_sign(sign)
                    tables.wordings += [document.wording(sign, row) for row in document.items(rows, sign)]
            case "combinations":
                tables.combinations += [document.combination(row) for row in document.items(node, key)]
            case "idioms":
                tables.idioms += document.lines(node, key)
            case "stories":
                tables.stories += document.lines(node, key)
            case "numbers":
                tables.numbers |= {n.text: document.number(n, value) for n, value in document.pairs(node)}
            case "respell":
                tables.respell |= {w.text: phrase(document.scalar(v, w).text) for w, v in document.pairs(node)}
            case kind if kind not in cues.ALL:
                raise key.wrong(f"{kind} is no list of these tables")
            case _:
                tables.cues.setdefault(key.text, []).extend(document.lines(node, key))


def _check_sign(sign: Line) -> None:
    """A sign of clinical/tables.md 3.2 or 3.3; a name in small letters is a finding that counts only with others."""
    if sign.text[:1].isupper() and sign.text not in SIGNS:
        raise sign.wrong(f"{sign.text} is no sign")


class Document:
    """One YAML file read with its line numbers."""

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            self.root = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 0
            raise ValueError(str(Problem(file, line, f"not YAML: {error.problem}"))) from error

    def _line(self, node: yaml.Node) -> Line:
        return Line(str(getattr(node, "value", "")), self._file, node.start_mark.line + 1)

    def pairs(self, node: yaml.Node | None) -> Iterator[tuple[Line, yaml.Node]]:
        """The keys and values of a mapping, no key twice."""
        if not isinstance(node, yaml.MappingNode):
            where = self._line(node) if node is not None else Line("", self._file, 0)
            raise where.wrong("names and their lists are wanted here")
        seen: set[str] = set()
        for key, value in node.value:
            name = self._line(key)
            if name.text in seen:
                raise name.wrong(f"{name.text} stands here twice")
            seen.add(name.text)
            yield name, value

    def items(self, node: yaml.Node, owner: Line) -> list[yaml.Node]:
        """The rows of a list."""
        if not isinstance(node, yaml.SequenceNode):
            raise owner.wrong(f"{owner.text} wants a list")
        return list(node.value)

    def scalar(self, node: yaml.Node, owner: Line) -> Line:
        """A plain text, not empty."""
        if not isinstance(node, yaml.ScalarNode) or not phrase(str(node.value).replace("_", " ")):
            raise owner.wrong(f"{owner.text} wants words")
        return self._line(node)

    def lines(self, node: yaml.Node, owner: Line) -> list[Line]:
        """A list of plain texts."""
        return [self.scalar(item, owner) for item in self.items(node, owner)]

    def messages(self, node: yaml.Node, owner: Line) -> list[str]:
        """A list of messages, none of them empty. Thousands: only what is wrong is given its line."""
        rows = self.items(node, owner)
        for row in rows:
            if not isinstance(row, yaml.ScalarNode) or not row.value.strip():
                raise self._line(row).wrong(f"{owner.text} wants messages")
        return [str(row.value) for row in rows]

    def number(self, name: Line, node: yaml.Node) -> float:
        """The value of a number word."""
        try:
            return float(self.scalar(node, name).text)
        except ValueError as error:
            raise name.wrong(f"{name.text} wants a number") from error

    def wording(self, sign: Line, node: yaml.Node) -> WordingLine:
        """A row `{words, example, unsure?, lasting?, lingering?}`."""
        row = self._row(node, sign, {"words", "example"} | _MARKS)
        marks = frozenset(name for name in _MARKS if name in row)
        return WordingLine(sign.text, row["words"], row["example"].text, marks)

    def combination(self, node: yaml.Node) -> Combination:
        """A row `{sign, needs, example}`; `needs` are findings with spaces between."""
        owner = self._line(node)
        row = self._row(node, owner, {"sign", "needs", "example"})
        return Combination(row["sign"].text, tuple(row["needs"].text.split()), row["example"].text, row["needs"])

    def _row(self, node: yaml.Node, owner: Line, allowed: set[str]) -> Mapping[str, Line]:
        row = {name.text: (name, self.scalar(value, name)) for name, value in self.pairs(node)}
        for name, _ in row.values():
            if name.text not in allowed:
                raise name.wrong(f"{name.text} is not known here")
        missing = (allowed - _MARKS) - set(row)
        if missing:
            raise self._line(node).wrong(f"{owner.text}: {', '.join(sorted(missing))} is missing")
        return {name: text for name, (_, text) in row.items()}
