"""Everything the fit has found out, and its file: numbers in .npz, words in .json, nothing that can run."""

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from content.bm25 import Bm25
from content.reading import Reading
from content.similarity import Floats, GramIndex, Grams, Halves, Ints

_NO_NUMBERS: Ints = np.zeros(0, dtype=np.int32)
_GRAMS = ("words", "letters")
_LETTERS_WEIGHT = np.float32(0.8)  # beside the words


@dataclass(frozen=True)
class Line:
    """One line learned from. `topic` is None for a line that has no topic of ours."""

    topic: str | None
    language: str
    text: str


@dataclass(frozen=True)
class Bounds:
    """From which probability on: an answer exists; the first one is right and said without asking back; a decline is
    named.
    """

    answerable: float
    direct: float
    decline: float


@dataclass(frozen=True)
class Fitted:
    """`topics` has `answers` answer topics, then declines. `lines` are sorted by topic, those of none last;
    topic t's begin at `starts[t]`. `learned` are the weights of `words`, then those of `letters`: a column a topic and
    one for none. `index` has the lines by their words. `ordinary_words` are the known ones without what only strangers'
    lines hold: those hold names.
    """

    topics: tuple[str, ...]
    answers: int
    lines: tuple[Line, ...]
    starts: Ints
    words: Grams
    letters: Grams
    index: GramIndex
    learned: Halves
    written: Bm25
    written_of: tuple[tuple[int, str], ...]  # (topic number, language) of each document
    known_words: frozenset[str]
    ordinary_words: frozenset[str]
    ranking: Floats
    answering: Floats
    answering_base: float
    bounds: Bounds

    @property
    def word_count(self) -> int:
        """How many grams are words and pairs of them; letters come behind."""
        return len(self.words.rarity)

    def vector(self, reading: Reading) -> tuple[Ints, Floats]:
        """What a reading weighs for each gram of `learned`; its words first."""
        words, letters = self.words.vector(reading.word_grams), self.letters.vector(reading.letter_grams)
        grams = np.concatenate([words[0], letters[0] + np.int32(self.word_count)])
        return grams, np.concatenate([words[1], _LETTERS_WEIGHT * letters[1]])

    def words_only(self, grams: Ints, weights: Floats) -> tuple[Ints, Floats]:
        """The part of a vector that `index` knows."""
        count = int(np.searchsorted(grams >= self.word_count, True))
        return grams[:count], weights[:count]

    def written_in(self, language: str) -> tuple[Ints, Ints]:
        """Topic numbers and document numbers of what is written in this language."""
        return self._written_in.get(language, (_NO_NUMBERS, _NO_NUMBERS))

    @cached_property
    def _written_in(self) -> dict[str, tuple[Ints, Ints]]:
        found: dict[str, list[tuple[int, int]]] = {}
        for document, (topic, language) in enumerate(self.written_of):
            found.setdefault(language, []).append((topic, document))
        arrays = {language: np.array(pairs, dtype=np.int32).T for language, pairs in found.items()}
        return {language: (topics, documents) for language, (topics, documents) in arrays.items()}

    def save(self, file: Path) -> None:
        """Write `<file>.npz` and `<file>.json`, each whole or not at all; the .json last, so it stands for both."""
        file.parent.mkdir(parents=True, exist_ok=True)
        arrays: dict[str, NDArray[Any]] = {
            "starts": self.starts,
            "learned": self.learned,
            "ranking": self.ranking,
            "answering": self.answering,
        }
        arrays |= {f"{name}_rarity": getattr(self, name).rarity for name in _GRAMS}
        arrays |= {"index_starts": self.index.starts, "index_lines": self.index.lines}
        arrays["index_weights"] = self.index.weights
        arrays |= {"written_starts": self.written.starts, "written_documents": self.written.documents}
        arrays["written_weights"] = self.written.weights
        with _whole(file.with_suffix(".npz")) as part:
            np.savez(part, allow_pickle=False, **arrays)
        with _whole(file.with_suffix(".json")) as part:
            part.write(json.dumps(self._words(), ensure_ascii=False, sort_keys=True).encode("utf-8"))

    def _words(self) -> dict[str, Any]:
        return {
            "topics": self.topics,
            "answers": self.answers,
            "lines": [(line.topic, line.language, line.text) for line in self.lines],
            "grams": {name: list(getattr(self, name).numbers) for name in _GRAMS},
            "terms": list(self.written.vocabulary),
            "written_of": self.written_of,
            "known_words": sorted(self.known_words),
            "ordinary_words": sorted(self.ordinary_words),
            "answering_base": self.answering_base,
            "bounds": [self.bounds.answerable, self.bounds.direct, self.bounds.decline],
        }

    @classmethod
    def open(cls, file: Path) -> "Fitted":
        """Read what `save` wrote. Raises OSError, ValueError or KeyError when it is not there or not whole."""
        words = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
        stored = _arrays(file.with_suffix(".npz"))
        lines = tuple(Line(topic, language, text) for topic, language, text in words["lines"])
        grams = {name: _grams(words["grams"][name], stored[f"{name}_rarity"]) for name in _GRAMS}
        written_of = tuple((int(topic), str(language)) for topic, language in words["written_of"])
        return cls(
            topics=tuple(words["topics"]),
            answers=words["answers"],
            lines=lines,
            starts=stored["starts"],
            index=GramIndex(stored["index_starts"], stored["index_lines"], stored["index_weights"], len(lines)),
            learned=stored["learned"],
            written=_documents(words["terms"], stored, len(written_of)),
            written_of=written_of,
            known_words=frozenset(words["known_words"]),
            ordinary_words=frozenset(words["ordinary_words"]),
            ranking=stored["ranking"],
            answering=stored["answering"],
            answering_base=words["answering_base"],
            bounds=Bounds(*words["bounds"]),
            **grams,
        )


def fingerprint(files: Iterable[Path]) -> str:
    """One hash over the contents of files, in the order of their paths."""
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(hashlib.sha256(file.read_bytes()).digest())
        digest.update("/".join(file.parts[-3:]).encode("utf-8"))
    return digest.hexdigest()[:24]


def _arrays(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
            return {name: arrays[name] for name in arrays.files}
    except zipfile.BadZipFile as error:
        raise ValueError(f"{file.name} is damaged") from error


def _grams(grams: list[str], rarity: Floats) -> Grams:
    return Grams({gram: number for number, gram in enumerate(grams)}, rarity)


def _documents(terms: list[str], stored: Mapping[str, Any], document_count: int) -> Bm25:
    vocabulary = {term: number for number, term in enumerate(terms)}
    starts, documents, weights = (stored[f"written_{part}"] for part in ("starts", "documents", "weights"))
    return Bm25(vocabulary, starts, documents, weights, document_count)


class _whole:  # noqa: N801 - reads as a verb
    """A file that appears only when all of it is written."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._part = tempfile.NamedTemporaryFile(dir=file.parent, prefix=file.name, delete=False)  # noqa: SIM115

    def __enter__(self) -> Any:
        return self._part

    def __exit__(self, kind: object, *_: object) -> None:
        self._part.flush()
        os.fsync(self._part.fileno())
        self._part.close()
        if kind is None:
            os.replace(self._part.name, self._file)
        else:
            os.unlink(self._part.name)
