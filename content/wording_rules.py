"""Wording that must not reach a person: the rules of `lexicon/forbidden.yaml` over a text, sentence by sentence."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from content.front_matter import FrontMatter, parse
from content.languages import LANGUAGES
from content.problem import ContentError, LineError

_MARKS = re.compile(r"\*+|<[^>]*>")
_SENTENCE = re.compile(r"(?:[^.!?…\n]|[.](?=\d)|\n(?![\n-]))+")
_NAMED = re.compile(r"<(\w+)>")


@dataclass(frozen=True)
class Rule:
    """One rule in one language, with a text it must catch and one it must let pass."""

    id: str
    why: str
    language: str
    forbid: tuple[re.Pattern[str], ...]
    allow: tuple[re.Pattern[str], ...]
    catches: tuple[str, ...]
    passes: tuple[str, ...]

    def breach(self, sentence: str) -> str | None:
        """The forbidden words in a sentence of plain text, or None. A match that touches an allowed one passes."""
        allowed = [match.span() for pattern in self.allow for match in pattern.finditer(sentence)]
        for pattern in self.forbid:
            for match in pattern.finditer(sentence):
                if not any(start < match.end() and match.start() < end for start, end in allowed):
                    return match[0].strip(" ,;:(")
        return None


@dataclass(frozen=True)
class Breach:
    """Forbidden wording. `line` counts from 1 in the text given."""

    line: int
    words: str
    rule: Rule

    def __str__(self) -> str:
        return f'"{self.words}" {self.rule.why}'


def load_rules(file: Path) -> tuple[Rule, ...]:
    """The rules of every language. Raises ContentError with the line of a broken rule."""
    try:
        head = parse(file.read_text(encoding="utf-8"))
        named = head.mapping("words")
        return tuple(
            _rule(head, number, group, language, named.get(language) or {})
            for number, group in enumerate(head.mappings("rules"))
            for language in LANGUAGES
        )
    except LineError as error:
        raise ContentError([error.in_file(file)]) from None


def _rule(head: FrontMatter, number: int, group: dict[str, Any], language: str, named: Mapping[str, str]) -> Rule:
    try:
        spoken = group[language]
        return Rule(
            id=group["id"],
            why=group["why"],
            language=language,
            forbid=tuple(_pattern(text, named) for text in spoken["forbid"]),
            allow=tuple(_pattern(text, named) for text in spoken["allow"]),
            catches=tuple(spoken["catches"]),
            passes=tuple(spoken["passes"]),
        )
    except KeyError as error:
        raise LineError(head.line("rules", number), f"a rule needs {error.args[0]} ({language})") from None
    except re.error as error:
        raise LineError(head.line("rules", number), f"{group['id']} ({language}): {error}") from None


def _pattern(text: str, named: Mapping[str, str]) -> re.Pattern[str]:
    while _NAMED.search(text):
        text = _NAMED.sub(lambda name: named[name[1]], text)
    return re.compile(text, re.IGNORECASE)


def breaches(text: str, language: str, rules: tuple[Rule, ...]) -> Iterator[Breach]:
    """Every rule that a text breaks: Markdown or Telegram HTML, of one language."""
    spoken = [rule for rule in rules if rule.language == language]
    for line, sentence in sentences(text):
        for rule in spoken:
            if words := rule.breach(sentence):
                yield Breach(line, words, rule)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence as rules read it, with the line it begins on.

    A line break inside a sentence is a space; an empty line or a bullet begins a new one.
    """
    bare = _MARKS.sub("", text).replace("’", "'").replace("\xa0", " ").replace("\u202f", " ")
    for match in _SENTENCE.finditer(bare):
        words = " ".join(match[0].split()).removeprefix("- ").removeprefix("• ")
        if words:
            begins = match.start() + len(match[0]) - len(match[0].lstrip())
            yield bare.count("\n", 0, begins) + 1, words
