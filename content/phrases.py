"""Every sentence a person reads that is not an answer: Fluent files, one a room, the same ids in each language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from content.languages import LANGUAGES
from content.markup import Markup, escape, plain
from content.problem import ContentError, Problem

__all__ = ["Markup", "Phrase", "Phrases", "escape", "read_phrases"]


@dataclass(frozen=True)
class Phrase:
    """Where a phrase stands, and which `{ $variables }` it needs."""

    id: str
    file: Path
    line: int
    variables: frozenset[str]
    words: str


class Phrases:
    """The phrases of all languages. A phrase may hold Telegram HTML; what is put into it is escaped."""

    def __init__(self, bundles: Mapping[str, FluentBundle], known: Mapping[str, Mapping[str, Phrase]]) -> None:
        self._bundles = MappingProxyType(dict(bundles))
        self._known = MappingProxyType({language: dict(phrases) for language, phrases in known.items()})

    @classmethod
    def load(cls, folder: Path) -> "Phrases":
        """Read `<folder>/{en,fr,es}/*.ftl`. Raises ContentError with each file and line that is wrong."""
        bundles: dict[str, FluentBundle] = {}
        known: dict[str, dict[str, Phrase]] = {}
        problems: list[Problem] = []
        for language in LANGUAGES:
            bundle = FluentBundle([language], use_isolating=False)
            known[language] = {}
            for file in sorted((folder / language).glob("*.ftl")):
                resource = FluentParser().parse(file.read_text(encoding="utf-8"))
                bundle.add_resource(resource)
                problems += _take_in(known[language], file, resource)
            bundles[language] = bundle
        if problems:
            raise ContentError(problems)
        return cls(bundles, known)

    def text(self, language: str, phrase_id: str, **args: str | int) -> str:
        """The phrase as Telegram HTML. Give numbers and dates as ready strings; a whole number chooses a plural.

        Raises KeyError naming the phrase when the id, or a variable it needs, is missing: a person never sees an id.
        """
        safe = {name: _safe(value) for name, value in args.items()}
        return self._format(language, phrase_id, safe)

    def label(self, language: str, phrase_id: str, **args: str | int) -> str:
        """The phrase as plain text, for a button, a command's description or a file name; else as `text`."""
        return plain(self.text(language, phrase_id, **args))

    def ids(self, language: str) -> frozenset[str]:
        """The ids this language has; empty for a language that is not there."""
        return frozenset(self._known.get(language, ()))

    def variables(self, language: str, phrase_id: str) -> frozenset[str]:
        """The names `text` needs for this phrase."""
        return self._known[language][phrase_id].variables

    def _format(self, language: str, phrase_id: str, args: Mapping[str, str | int]) -> str:
        phrase = self._known.get(language, {}).get(phrase_id)
        if phrase is None:
            raise KeyError(f"{language}: no phrase {phrase_id}")
        if missing := phrase.variables - args.keys():
            raise KeyError(f"{language}: phrase {phrase_id} needs {', '.join(sorted(missing))}")
        bundle = self._bundles[language]
        pattern = bundle.get_message(phrase_id).value
        if pattern is None:
            raise KeyError(f"{language}: phrase {phrase_id} has no text")
        result, errors = bundle.format_pattern(pattern, dict(args))
        if errors:
            # the error is named, never its text: it may quote what a person typed
            raise KeyError(f"{language}: phrase {phrase_id} cannot be said ({type(errors[0]).__name__})")
        return str(result)


def _safe(value: str | int) -> str | int:
    if isinstance(value, int) or hasattr(value, "__html__"):
        return value
    return escape(value)


class _Collector(Visitor):
    """Variables and words of one message."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.words: list[str] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - Fluent's visitor names it
        self.variables.add(node.id.name)

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802
        self.words.append(node.value)


def read_phrases(file: Path) -> tuple[dict[str, Phrase], list[Problem]]:
    """The phrases of one file, and what is wrong in it. Raises nothing for a broken file."""
    known: dict[str, Phrase] = {}
    problems = _take_in(known, file, FluentParser().parse(file.read_text(encoding="utf-8")))
    return known, problems


def _take_in(known: dict[str, Phrase], file: Path, resource: ast.Resource) -> list[Problem]:
    problems: list[Problem] = []
    source = file.read_text(encoding="utf-8")
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            problems += _junk(entry, file, source)
        elif isinstance(entry, ast.Message):
            phrase = _phrase(entry, file, source)
            if earlier := known.get(phrase.id):
                problems.append(Problem(file, phrase.line, f"{phrase.id} stands already in {earlier.file.name}"))
            known.setdefault(phrase.id, phrase)
    return problems


def _phrase(entry: ast.Message, file: Path, source: str) -> Phrase:
    collector = _Collector()
    collector.visit(entry)
    return Phrase(entry.id.name, file, _line(source, entry), frozenset(collector.variables), " ".join(collector.words))


def _junk(entry: ast.Junk, file: Path, source: str) -> Iterator[Problem]:
    for note in entry.annotations:
        yield Problem(file, _line(source, note), f"not Fluent: {note.message}")


def _line(source: str, node: ast.SyntaxNode) -> int:
    start = node.span.start if node.span else 0
    return source.count("\n", 0, start) + 1
