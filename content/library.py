"""All written answers, by topic and language."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from content.answer import Answer, Kind, Source, reviewed
from content.answer_file import AnswerFile, read_answer
from content.languages import LANGUAGES
from content.problem import ContentError, Problem

__all__ = ["Answer", "ContentError", "Library", "Place", "Source", "missing", "places", "read_all", "reviewed"]

_FOLDERS: Mapping[Kind, str] = MappingProxyType({"answer": "answers", "decline": "declines"})


class Place(NamedTuple):
    """Where the text of one topic in one language stands, whether or not the file is there."""

    file: Path
    topic: str
    language: str
    kind: Kind


class Library:
    """The texts by topic and language. A topic is in `topics` or in `declines`, never in both."""

    def __init__(self, answers: Mapping[tuple[str, str], Answer]) -> None:
        self._answers = MappingProxyType(dict(answers))
        self.topics = self._of_kind("answer")
        self.declines = self._of_kind("decline")

    @classmethod
    def load(cls, folder: Path) -> "Library":
        """Read `answers/` and `declines/` of the content folder. Raises ContentError with every broken file's line."""
        files, problems = read_all(folder)
        if problems:
            raise ContentError(problems)
        return cls({(read.answer.topic, read.answer.language): read.answer for read in files})

    def answer(self, topic: str, language: str) -> Answer:
        """The answer or decline of a topic. Raises KeyError when there is none in this language."""
        return self._answers[topic, language]

    def has(self, topic: str, language: str) -> bool:
        """Whether there is a text for this topic in this language."""
        return (topic, language) in self._answers

    def all(self) -> tuple[Answer, ...]:
        """Every answer and decline, in the order of topic and language."""
        return tuple(self._answers[key] for key in sorted(self._answers))

    def _of_kind(self, kind: Kind) -> tuple[str, ...]:
        return tuple(sorted({answer.topic for answer in self._answers.values() if answer.kind == kind}))


def places(folder: Path) -> Iterator[Place]:
    """Every file the library should hold: each topic folder there is, in each language."""
    for kind, name in _FOLDERS.items():
        topics = [path for path in sorted((folder / name).glob("*")) if path.is_dir()]
        for topic in topics:
            for language in LANGUAGES:
                yield Place(topic / f"{language}.md", topic.name, language, kind)


def missing(folder: Path) -> Iterator[Problem]:
    """Every file that is not there although its topic speaks another language."""
    for place in places(folder):
        if not place.file.is_file():
            yield Problem(place.file, 0, f"{place.topic} is missing in {place.language}")


def read_all(folder: Path) -> tuple[list[AnswerFile], list[Problem]]:
    """Every file that can be read, and the first mistake of each one that cannot."""
    files: list[AnswerFile] = []
    problems: list[Problem] = []
    kinds: dict[str, Kind] = {}
    for file, topic, language, kind in places(folder):
        if kinds.setdefault(topic, kind) != kind:
            problems.append(Problem(file, 0, f"{topic} is an answer already"))
        elif file.is_file():
            try:
                files.append(read_answer(file, topic, language, kind))
            except ContentError as error:
                problems += error.problems
    return files, problems
