"""The field's words in three languages, and the concept each stands for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from content.languages import LANGUAGES
from content.word_lists import read_grouped_lists, read_lists
from content.words import NUMBER, SIZED_NUMBERS, words_of

OUTSIDE = "out_"  # concepts that begin so are things Whitecell does not answer
_SHARED_FROM = 6  # letters from which a word of another language is understood too ("imurel" in an English message)
Surface = tuple[str, ...]
Concepts = tuple[str, ...]
_NONE: tuple[int, Concepts] = (1, ())  # no form begins with this word


@dataclass(frozen=True)
class Found:
    """A concept and the words it was found in: words[start:end]."""

    concept: str
    start: int
    end: int


class Lexicon:
    """Surface forms of one or more words -> concept, per language; the longest form wins."""

    def __init__(self, forms: Mapping[str, Mapping[Surface, Concepts]]) -> None:
        self._forms = MappingProxyType({language: _with_neighbours(language, forms) for language in forms})
        self._lengths = MappingProxyType({language: _lengths(table) for language, table in self._forms.items()})

    @classmethod
    def read(cls, folder: Path) -> "Lexicon":
        """From `concepts_{en,fr,es}.yaml` in this folder. Raises ContentError."""
        tables = {language: read_lists(folder / f"concepts_{language}.yaml") for language in LANGUAGES}
        return cls({language: _forms(table) for language, table in tables.items()})

    @classmethod
    def read_frames(cls, folder: Path) -> "Lexicon":
        """How a question is put (`frames.yaml`): define, why, can_i ... Raises ContentError."""
        tables = read_grouped_lists(folder / "frames.yaml")
        return cls({language: _forms(tables[language]) for language in LANGUAGES})

    @classmethod
    def read_forms(cls, file: Path) -> "Lexicon":
        """Forms that all mean one thing, called like the file (`courtesies.yaml`). Raises ContentError."""
        tables = read_lists(file)
        return cls({language: _forms({file.stem: tables[language]}) for language in LANGUAGES})

    def find(self, words: list[str], language: str) -> list[Found]:
        """Concepts from left to right; a form of several concepts gives each, other forms do not overlap."""
        plain = [NUMBER if word in SIZED_NUMBERS else word for word in words]
        table, lengths, found, at = self._forms[language], self._lengths[language], list[Found](), 0
        while at < len(plain):
            if some := lengths.get(plain[at]):
                length, concepts = _longest_at(table, plain, at, some)
                found += [Found(concept, at, at + length) for concept in concepts]
                at += length
            else:
                at += 1
        return found

    def words(self, outside: bool) -> frozenset[str]:
        """Every word of every form, with or without the forms of concepts that Whitecell does not answer."""
        forms = ((form, concepts) for table in self._forms.values() for form, concepts in table.items())
        return frozenset(
            word for form, concepts in forms if outside or not concepts[0].startswith(OUTSIDE) for word in form
        )

    def single_forms(self) -> frozenset[str]:
        """The forms of one word that stand for something Whitecell answers."""
        forms = ((form, concepts) for table in self._forms.values() for form, concepts in table.items())
        return frozenset(form[0] for form, concepts in forms if len(form) == 1 and not concepts[0].startswith(OUTSIDE))


def _longest_at(
    table: Mapping[Surface, Concepts], words: list[str], at: int, lengths: tuple[int, ...]
) -> tuple[int, Concepts]:
    """How many words the longest form here has, and its concepts. `lengths` are those a form here may have."""
    for length in lengths:
        surface = tuple(words[at : at + length])
        if len(surface) == length:
            concepts = table.get(surface) or table.get((*surface[:-1], _singular(surface[-1])))
            if concepts:
                return length, concepts
    return _NONE


def _lengths(table: Mapping[Surface, Concepts]) -> dict[str, tuple[int, ...]]:
    """How many words the forms have that begin with a word, the longest first: most words begin none."""
    found: dict[str, set[int]] = {}
    for form in filter(None, table):
        found.setdefault(form[0], set()).add(len(form))
        if len(form) == 1:
            found.setdefault(f"{form[0]}s", set()).add(1)
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def _forms(table: Mapping[str, Iterable[str]]) -> dict[Surface, Concepts]:
    found: dict[Surface, Concepts] = {}
    for concept, forms in table.items():
        for surface in {tuple(words_of(form)) for form in forms}:
            found[surface] = (*found.get(surface, ()), concept)
    return found


def _with_neighbours(language: str, forms: Mapping[str, Mapping[Surface, Concepts]]) -> dict[Surface, Concepts]:
    """This language's forms, and those of the others that cannot be mistaken for its small words."""
    merged: dict[Surface, Concepts] = {}
    for other, table in forms.items():
        if other != language:
            merged.update({form: c for form, c in table.items() if sum(map(len, form)) >= _SHARED_FROM})
    merged.update(forms[language])
    return merged
