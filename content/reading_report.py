"""The table of how long and how hard each text is, for the curator and the docs."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from content.answer_file import AnswerFile
from content.easy_words import load_easy_words
from content.library import read_all
from content.markup import Markup, plain
from content.reading_level import Reading, read


@dataclass(frozen=True)
class Row:
    """One file's two parts; a text without a second part has a reading of 0 words."""

    file: Path
    language: str
    body: Reading
    more: Reading

    def __str__(self) -> str:
        place = f"{self.file.parent.name}/{self.file.name}"
        more = f"{self.more.words:>4} {self.more.score:>6.1f}" if self.more.words else f"{'-':>4} {'-':>6}"
        return f"{place:<40} {self.body.words:>4} {self.body.score:>6.1f} {more}"


def report(folder: Path) -> list[Row]:
    """A row for every answer and decline that can be read, in the order of files."""
    easy = load_easy_words(folder)
    return sorted((_row(read_file, easy) for read_file in read_all(folder)[0]), key=lambda row: row.file)


def _row(read_file: AnswerFile, easy: dict[str, frozenset[str]]) -> Row:
    answer = read_file.answer

    def level(text: Markup) -> Reading:
        return read(plain(text), answer.language, easy.get(answer.language, frozenset()))

    return Row(read_file.file, answer.language, level(answer.body_html), level(answer.more_html))


def table(rows: list[Row]) -> Iterator[str]:
    """The rows as lines of text, then each language's range."""
    yield f"{'text':<40} {'body':>4} {'level':>6} {'more':>4} {'level':>6}"
    yield from map(str, rows)
    for language in dict.fromkeys(row.language for row in rows):
        parts = [part for row in rows if row.language == language for part in (row.body, row.more) if part.words]
        scores = [part.score for part in parts]
        formula = parts[0].formula
        limit = f"{'at least' if formula.higher_is_easier else 'at most'} {formula.limit:g}"
        mean = sum(scores) / len(scores)
        yield f"{language}: {formula.name}, {limit} wanted: {min(scores):.1f} to {max(scores):.1f}, mean {mean:.1f}"
