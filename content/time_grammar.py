"""The strict grammar of spoken times: `lexicon/times_{en,fr,es}.yaml` compiled into patterns over a row of words.

A language's file holds its words (`slots`), shortenings (`macros`) and `rules`. A rule says what a form means (`reads`)
and what is fixed about it; `{weekday}` in a form takes a word of that slot. Rules are tried in the order of the file,
and what one has read the next ones no longer see.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from content.plain_yaml import read_yaml
from content.typed_words import TypedWords, typed_words

PACKAGED_LEXICON = Path(__file__).parent / "lexicon"

_DIGITS = {
    "n": r"\d\d?\d?",
    "day": r"(?:0?[1-9]|[12]\d|3[01])",
    "year": r"20\d\d",
    "hour": r"(?:[01]?\d|2[0-4])",
    "minute": r"[0-5]\d",
    "first": r"\d\d?",
    "second": r"\d\d?",
    "month_number": r"(?:0?[1-9]|1[0-2])",
    "short_year": r"\d\d",
    "four": r"(?:[01]\d|2[0-3])[0-5]\d",
}
# Number words may stand where a count or an hour stands.
_NUMBER_SLOTS = ("n", "hour")


@dataclass(frozen=True)
class Rule:
    """One form of one meaning."""

    reads: str
    fixed: Mapping[str, Any]
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Piece:
    """What one rule has read: its meaning, and by slot what the lexicon says of the word, or the digits typed."""

    reads: str
    values: Mapping[str, Any]
    start: int
    end: int


@dataclass(frozen=True)
class TimeGrammar:
    """One language's grammar, ready to read."""

    language: str
    twelve_hours: bool
    day_first: bool | None
    slots: Mapping[str, Mapping[str, Any]]
    rules: tuple[Rule, ...]
    asks: re.Pattern[str]
    not_asking: re.Pattern[str]
    purposes: Mapping[str, re.Pattern[str]]
    weak_purposes: Mapping[str, re.Pattern[str]]
    purpose_needs: Mapping[str, re.Pattern[str]]
    fillers: frozenset[str]
    connectors: frozenset[str]
    unread: frozenset[str]
    names_of_days: frozenset[str]
    repairable: frozenset[str]
    known: frozenset[str]

    def words(self, message: str) -> TypedWords:
        """The message as a row, slips in this language's longer time words repaired."""
        return typed_words(message, self.repairable, self.known)

    def pieces(self, row: str) -> list[Piece]:
        """Everything about time in the row, in the order it was said."""
        found: list[Piece] = []
        for rule in self.rules:
            while match := rule.pattern.search(row):
                found.append(Piece(rule.reads, self._values(rule, match), match.start(), match.end()))
                row = row[: match.start()] + "\0" * (match.end() - match.start()) + row[match.end() :]
        return sorted(found, key=lambda piece: piece.start)

    def _values(self, rule: Rule, match: re.Match[str]) -> dict[str, Any]:
        said = {name.split("__")[0]: text for name, text in match.groupdict().items() if text is not None}
        return {**rule.fixed, **{name: self._value(name, text) for name, text in said.items()}}

    def _value(self, name: str, text: str) -> Any:
        if name == "weekdays":
            return self._weekdays(text)
        if text.isdigit():
            return text
        slot = self.slots.get("number" if name in _NUMBER_SLOTS else name, {})
        return slot[text]

    def _weekdays(self, text: str) -> tuple[str, ...]:
        weekday = self.slots["weekday"]
        named = re.findall(_whole(_choice(weekday)), text)
        return tuple(weekday[name] for name in named)


@cache
def time_grammar(language: str, folder: Path = PACKAGED_LEXICON) -> TimeGrammar:
    """Read and compile a language's file once. Raises OSError, yaml.YAMLError, KeyError or re.error if it is broken."""
    data = read_yaml(folder / f"times_{language}.yaml")
    slots = {name: _by_word(values) for name, values in data["slots"].items()}
    texts = _slot_patterns(slots)
    texts |= {name: f"(?:{_filled(text, texts)})" for name, text in data["macros"].items()}
    rules = tuple(_rules(data["rules"], texts))
    purposes = {
        part: {name: _compiled(p[part], texts) for name, p in data["purposes"].items() if part in p}
        for part in ("words", "weak", "needs")
    }
    repairable = frozenset(data["repairable"].split())
    return TimeGrammar(
        language=language,
        twelve_hours=data["twelve_hours"],
        day_first=data["day_first"],
        slots=slots,
        rules=rules,
        asks=_compiled(data["asks"], texts),
        not_asking=_compiled(data["not_asking"], texts),
        purposes=purposes["words"],
        weak_purposes=purposes["weak"],
        purpose_needs=purposes["needs"],
        fillers=frozenset(data["fillers"].split()),
        connectors=frozenset(data["connectors"].split()),
        unread=frozenset(data["unread"].split()) | slots["unit"].keys(),
        names_of_days=frozenset(word for slot in ("weekday", "month") for word in slots[slot] if len(word) > 5),
        repairable=repairable,
        known=repairable | _words_in(data),
    )


def _words_in(data: object) -> frozenset[str]:
    """Every longer word that stands anywhere in a language's file: none of them is a slip for another."""
    return frozenset(re.findall(r"[a-z]{5,}", str(data)))


def _by_word(values: Mapping[Any, str]) -> dict[str, Any]:
    """`mon: monday, mondays` as {"monday": "mon", "mondays": "mon"}."""
    return {word.strip(): value for value, words in values.items() for word in str(words).split(",")}


def _slot_patterns(slots: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    named = {name: f"(?P<{name}>{_choice(words)})" for name, words in slots.items() if name != "number"}
    digits = {name: f"(?P<{name}>{pattern})" for name, pattern in _DIGITS.items()}
    numbers = {name: f"(?P<{name}>{_DIGITS[name]}|{_choice(slots['number'])})" for name in _NUMBER_SLOTS}
    weekday = _choice(slots["weekday"])
    lists = {"weekdays": f"(?P<weekdays>(?:{weekday})(?: (?:(?:{_choice(slots['and'])}) )?(?:{weekday}))*)"}
    return named | digits | numbers | lists


def _rules(entries: Iterable[Mapping[str, Any]], texts: Mapping[str, str]) -> Iterable[Rule]:
    for entry in entries:
        fixed = {name: value for name, value in entry.items() if name not in ("reads", "forms")}
        for form in entry["forms"]:
            yield Rule(entry["reads"], fixed, re.compile(_whole(_filled(form, texts))))


def _filled(form: str, texts: Mapping[str, str]) -> str:
    """A slot may stand in a form several times; re wants each group named once, so they are numbered."""
    count = iter(range(1000))
    filled = re.sub(r"\{(\w+)\}", lambda slot: texts[slot.group(1)], form)
    return re.sub(r"\(\?P<([a-z_]+?)(?:__\d+)?>", lambda group: f"(?P<{group.group(1)}__{next(count)}>", filled)


def _compiled(forms: Iterable[str], texts: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(_whole("|".join(_filled(form, texts) for form in forms)))


def _choice(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def _whole(pattern: str) -> str:
    return rf"(?<!\S)(?:{pattern})(?!\S)"
