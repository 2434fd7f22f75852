"""What the matcher is fitted to: every phrasing and every line of none, read as a message is read."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from content.fitted import Line
from content.languages import LANGUAGES
from content.phrasing import Document, OutsideLine, Phrasing
from content.reading import Reader, Reading, Vocabulary
from content.similarity import Ints
from content.spelling import Speller
from content.word_lists import read_grouped_lists, read_texts
from content.words import words_of

FOLDS = 5
_WRITTEN_FROM = 2  # written answers a word stands in, to be right as it stands
_ASKED_FROM = 4  # ways of asking a word stands in: a slip of the fingers is not made so often


@dataclass(frozen=True)
class Lines:
    """All lines to learn from, sorted by topic (answers, declines, none), and the fold each is held out in."""

    topics: tuple[str, ...]
    answers: int
    lines: tuple[Line, ...]
    readings: tuple[Reading, ...]
    number: Ints  # topic of each line; len(topics) for none
    fold: Ints

    @property
    def starts(self) -> Ints:
        return np.searchsorted(self.number, np.arange(len(self.topics) + 1)).astype(np.int32)


def lines_of(phrasings: Sequence[Phrasing], outside: Sequence[OutsideLine], reader: Reader) -> Lines:
    """Sorted, read and dealt into folds: a topic's phrasings in turn, and so the lines of each group of none."""
    decline = {p.topic: p.decline for p in phrasings}
    topics = tuple(sorted(decline, key=lambda topic: (decline[topic], topic)))
    number = {topic: at for at, topic in enumerate(topics)}
    place: Counter[tuple[str, str]] = Counter()
    rows = []
    for p in sorted(phrasings, key=lambda p: number[p.topic]):
        rows.append((number[p.topic], Line(p.topic, p.language, p.text), place[p.topic, p.language] % FOLDS))
        place[p.topic, p.language] += 1
    for o in outside:
        rows.append((len(topics), Line(None, o.language, o.text), place[o.group, o.language] % FOLDS))
        place[o.group, o.language] += 1
    return Lines(
        topics,
        sum(not declined for declined in decline.values()),
        tuple(line for _, line, _ in rows),
        tuple(reader.read(words_of(line.text), line.language) for _, line, _ in rows),
        np.array([at for at, _, _ in rows], dtype=np.int32),
        np.array([fold for _, _, fold in rows], dtype=np.int32),
    )


def reader_of(lexicons: Path, known: frozenset[str]) -> Reader:
    """The reader over these concept files."""
    vocabulary = Vocabulary.read(lexicons)
    return Reader(vocabulary, Speller(vocabulary.concepts, vocabulary.small, known))


def known_words(documents: Sequence[Document], phrasings: Sequence[Phrasing], lexicons: Path) -> frozenset[str]:
    """Words that are right as they stand: ordinary ones, and those met often; phrasings hold typos."""
    small = read_grouped_lists(lexicons / "language_words.yaml")["ours"]
    ordinary = read_texts(lexicons / "common_words.yaml")
    common = {word for language in LANGUAGES for entry in small[language] for word in words_of(entry)}
    common |= {word for language in LANGUAGES for word in words_of_all(ordinary[language].replace(" ", "\n"))}
    written = Counter(word for document in documents for word in set(words_of_all(document.text)))
    asked = Counter(word for phrasing in phrasings for word in set(words_of(phrasing.text)))
    common |= {word for word, count in written.items() if count >= _WRITTEN_FROM}
    return frozenset(common | {word for word, count in asked.items() if count >= _ASKED_FROM})


def words_of_all(text: str) -> list[str]:
    """The words of a text of any length."""
    return [word for line in text.splitlines() for word in words_of(line)]


def read_outside(file: Path) -> tuple[OutsideLine, ...]:
    """`out_of_scope.yaml`: group -> language -> lines."""
    groups = read_grouped_lists(file)
    return tuple(
        OutsideLine(group, language, text)
        for group in sorted(groups)
        for language in LANGUAGES
        for text in groups[group].get(language, ())
    )
