"""The field's words in three languages, and the concept each stands for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import yaml

from content.languages import LANGUAGES
from content.words import words_of

OUTSIDE = "out_"  # concepts that begin so are things Whitecell does not answer
_SHARED_FROM = 6  # letters from which a word of another language is understood too ("imurel" in an English message)
Surface = tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """A concept and the words it was found in: words[start:end]."""

    concept: str
    start: int
    end: int


class Lexicon:
    """Surface forms of one or more words -> concept, per language; the longest form wins."""

    def __init__(self, forms: Mapping[str, Mapping[Surface, str]]) -> None:
        self._forms = MappingProxyType({language: _with_neighbours(language, forms) for language in forms})
        self._longest = max((len(form) for table in self._forms.values() for form in table), default=1)

    @classmethod
    def read(cls, folder: Path, name: str = "concepts") -> "Lexicon":
        """From `<name>_{en,fr,es}.yaml` in this folder."""
        tables = {language: _yaml(folder / f"{name}_{language}.yaml") for language in LANGUAGES}
        return cls({language: _forms(table) for language, table in tables.items()})

    @classmethod
    def read_frames(cls, folder: Path) -> "Lexicon":
        """How a question is put (`frames.yaml`): define, why, can_i ..."""
        tables = _yaml(folder / "frames.yaml")
        return cls({language: _forms(tables[language]) for language in LANGUAGES})

    def find(self, words: list[str], language: str) -> list[Found]:
        """Concepts from left to right, none overlapping another."""
        table, found, at = self._forms[language], list[Found](), 0
        while at < len(words):
            hit = self._longest_at(words, at, table)
            if hit:
                found.append(hit)
            at = hit.end if hit else at + 1
        return found

    def single_words(self) -> frozenset[str]:
        """Every word of every form: what a misspelt word may have meant."""
        return frozenset(word for table in self._forms.values() for form in table for word in form)

    def _longest_at(self, words: list[str], at: int, table: Mapping[Surface, str]) -> Found | None:
        for length in range(min(self._longest, len(words) - at), 0, -1):
            surface = tuple(words[at : at + length])
            concept = table.get(surface) or table.get((*surface[:-1], _singular(surface[-1])))
            if concept:
                return Found(concept, at, at + length)
        return None


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def _forms(table: Mapping[str, Iterable[str]]) -> dict[Surface, str]:
    return {tuple(words_of(form)): concept for concept, forms in table.items() for form in forms}


def _with_neighbours(language: str, forms: Mapping[str, Mapping[Surface, str]]) -> dict[Surface, str]:
    """This language's forms, and those of the others that cannot be mistaken for its small words."""
    merged: dict[Surface, str] = {}
    for other, table in forms.items():
        if other != language:
            merged.update({form: c for form, c in table.items() if sum(map(len, form)) >= _SHARED_FROM})
    merged.update(forms[language])
    return merged


def _yaml(file: Path) -> dict[str, dict[str, list[str]]]:
    loaded: dict[str, dict[str, list[str]]] = yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
    return loaded


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
