"""The words around counts: names in three languages, other tests, and what a word beside a number does."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz.distance import OSA

from content.marked_yaml import Marked
from content.typed_text import plain

TEST, EATER, QUALIFIER, MEASURE = "other_tests", "other_numbers", "qualifiers", "measures"
_PHRASE_LISTS = (
    "links",
    "flags",
    "about",
    "below",
    "above",
    "denied",
    "newer_follows",
    "older_follows",
    "range_words",
    "measures",
    "zero_words",
)
_SHORTEST_WITH_SLIP = 5
_LONG = 8
_FIRST_LETTERS = re.compile(r"[^\W\d_]+|.")


@dataclass(frozen=True)
class Meaning:
    """What a phrase may be: a count's name, or a word with some roles (the list names of the lexicon)."""

    analyte: str | None = None
    roles: frozenset[str] = frozenset()
    beside_only: bool = False
    only_in: str | None = None
    sure: bool = True


@dataclass(frozen=True)
class Phrase:
    """A phrase of the lexicon as a pattern."""

    pattern: re.Pattern[str]
    length: int
    meaning: Meaning


@dataclass(frozen=True)
class LabWords:
    """The lexicon, by the first letters of each phrase. `number`: a digit, or a word for nought."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    long_names: Mapping[str, str]
    not_names: frozenset[str]
    percent_after: re.Pattern[str]
    percent_before: re.Pattern[str]
    question: re.Pattern[str]
    somebody_else: re.Pattern[str]
    number: re.Pattern[str]

    @classmethod
    def load(cls, folder: Path, analytes: frozenset[str]) -> "LabWords":
        """Read analytes.yaml and lab_words.yaml. Raises ValueError with file and line."""
        names, words = Marked.read(folder / "analytes.yaml"), Marked.read(folder / "lab_words.yaml")
        meanings = _Meanings()
        for analyte, languages in names["names"].items():
            if analyte not in analytes | {"bands"}:
                languages.wrong(f"{analyte!r} is not among the analytes of counts.yaml")
            for _, texts in languages.items():
                meanings.add_names(analyte, texts)
        for analyte, conditions in names["conditions"].items():
            meanings.add_names(analyte, conditions)
        for role in (TEST, EATER, QUALIFIER):
            meanings.add_role(role, names[role].texts())
        for role in _PHRASE_LISTS:
            meanings.add_role(role, words[role].texts())
        unsure = {_spaced(text) for _, texts in names["conditions"].items() for text in texts.texts()}
        beside = unsure | {_spaced(text) for text in names["beside_a_number"].texts()}
        only_in = {_spaced(phrase): language.text() for phrase, language in names["only_in"].items()}
        percent = "|".join(_loose(text) for text in sorted(names["percent_words"].texts(), key=len, reverse=True))
        return cls(
            meanings.indexed(beside, unsure, only_in),
            {
                name: analyte
                for name, analyte in meanings.analyte_of.items()
                if name.isalpha() and len(name) >= _SHORTEST_WITH_SLIP
            },
            frozenset(map(_spaced, names["not_names"].texts())) | frozenset(meanings.roles_of),
            re.compile(rf"\s*[(\[]?\s*(?:{percent})\s*[)\]]?"),
            re.compile(rf"(?<![\d])\s*(?:{percent})\s*(?:of |de |d')?$"),
            _question_pattern(words["questions"]),
            _somebody_else(words["somebody_else"]),
            re.compile(rf"\d|{_alternatives(words['zero_words'].texts())}"),
        )

    def at(self, text: str, start: int) -> tuple[Meaning, int] | None:
        """The longest phrase that begins at `start` of a plain text, and where it ends."""
        first = _FIRST_LETTERS.match(text, start)
        for phrase in self.phrases.get(first[0], ()) if first else ():
            found = phrase.pattern.match(text, start)
            if found:
                return phrase.meaning, found.end()
        return None

    def with_slip(self, word: str) -> Meaning | None:
        """A name with one letter wrong, or two in a long name (then not for certain)."""
        if len(word) < _SHORTEST_WITH_SLIP or word in self.not_names:
            return None
        allowed = 1 if len(word) < _LONG else 2
        near: dict[int, set[str]] = {}
        for name, analyte in self.long_names.items():
            distance = OSA.distance(word, name, score_cutoff=allowed)
            if distance <= allowed and name[0] == word[0]:
                near.setdefault(distance, set()).add(analyte)
        if not near or len(closest := near[min(near)]) != 1:
            return None
        return Meaning(next(iter(closest)), beside_only=True, sure=min(near) == 1)


@dataclass
class _Meanings:
    """Collects what the lists say before they become phrases."""

    analyte_of: dict[str, str] = field(default_factory=dict)
    roles_of: dict[str, set[str]] = field(default_factory=dict)

    def add_names(self, analyte: str, texts: Marked) -> None:
        for entry in texts.list():
            name = _spaced(entry.text())
            if self.analyte_of.setdefault(name, analyte) != analyte:
                entry.wrong(f"{entry.text()!r} is also a name of {self.analyte_of[name]}")

    def add_role(self, role: str, texts: Iterable[str]) -> None:
        for text in texts:
            self.roles_of.setdefault(_spaced(text), set()).add(role)

    def indexed(self, beside: set[str], unsure: set[str], only_in: Mapping[str, str]) -> dict[str, tuple[Phrase, ...]]:
        found: dict[str, list[Phrase]] = {}
        for text in {*self.analyte_of, *self.roles_of}:
            meaning = Meaning(
                analyte=self.analyte_of.get(text),
                roles=frozenset(self.roles_of.get(text, ())),
                beside_only=text in beside,
                only_in=only_in.get(text),
                sure=text not in unsure,
            )
            first = _FIRST_LETTERS.match(text)
            if first:
                found.setdefault(first[0], []).append(Phrase(re.compile(_loose(text)), len(text), meaning))
        return {first: tuple(sorted(phrases, key=lambda phrase: -phrase.length)) for first, phrases in found.items()}


def _spaced(text: str) -> str:
    return re.sub(r"[\s\-']+", " ", plain(text)).strip()


def _loose(text: str) -> str:
    """A pattern of a phrase: hyphen, apostrophe, dot or nothing may stand for a space; words end where it ends."""
    parts = _spaced(text).split(" ")
    ending = r"(?![^\W\d_])" if parts[-1][-1].isalpha() else r"(?![\w]|[.,]\d)" if parts[-1][-1].isdigit() else ""
    gap = r"[ \-'._/]{0,3}" if len(parts) > 1 else ""
    return gap.join(map(re.escape, parts)) + ending


def _question_pattern(questions: Marked) -> re.Pattern[str]:
    """A question word first, a short question after a comma, or a phrase that asks anywhere."""
    first, clause = (_alternatives(questions[name].texts()) for name in ("first_words", "clause_words"))
    anywhere = "|".join(
        re.escape(text) if text == "?" else rf"\b{_loose(text)}" for text in questions["anywhere"].texts()
    )
    greeting = r"(?:(?:hi|hello|hey|so|and|but|bonjour|hola|et|y|ok|please|pls)\W+)*"
    return re.compile(
        rf"^\W*{greeting}(?:{first})|(?:^|[,;:.!\n])\s*(?:and |but |et |y |pero |mais )?(?:{clause})|{anywhere}"
    )


def _somebody_else(entry: Marked) -> re.Pattern[str]:
    """ "my mum", "mon mari", "mi hijo"."""
    return re.compile(rf"\b(?:{_alternatives(entry['after'].texts())})\W+(?:{_alternatives(entry['people'].texts())})")


def _alternatives(texts: Iterable[str]) -> str:
    return "|".join(map(_loose, texts))
