"""What the matcher is fitted to: every phrasing and every line of none, read as a message is read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from content.asks_file import read_asks
from content.fitted import Line
from content.languages import LANGUAGES
from content.phrasing import Document, OutsideLine, Phrasing
from content.reading import Reader, Reading, Vocabulary
from content.similarity import Ints
from content.spelling import Speller
from content.word_lists import read_grouped_lists, read_texts
from content.words import words_of

_HELD_OUT = 5  # one of so many lines
_WRITTEN_FROM = 2  # written answers a word stands in, to be right as it stands
_ASKED_FROM = 4  # ways of asking a word stands in: a slip of the fingers is not made so often


@dataclass(frozen=True)
class Lines:
    """All lines to learn from, sorted by topic (answers, declines, none), and which of them are held out at first."""

    topics: tuple[str, ...]
    answers: int
    lines: tuple[Line, ...]
    readings: tuple[Reading, ...]
    number: Ints  # topic of each line; len(topics) for none
    held: NDArray[np.bool_]

    @property
    def starts(self) -> Ints:
        return np.searchsorted(self.number, np.arange(len(self.topics) + 1)).astype(np.int32)


def lines_of(phrasings: Sequence[Phrasing], outside: Sequence[OutsideLine], reader: Reader) -> Lines:
    """Sorted and read. About a fifth of what others wrote is held out, of each topic and of none all lines of a writer,
    which tells how strangers fare. Where nobody else wrote it is every fifth line.
    """
    decline = {p.topic: p.decline for p in phrasings}
    topics = tuple(sorted(decline, key=lambda topic: (decline[topic], topic)))
    number = {topic: at for at, topic in enumerate(topics)}
    rows = [(number[p.topic], p.hand, Line(p.topic, p.language, p.text)) for p in phrasings]
    rows = sorted(rows, key=lambda row: row[0])
    rows += [(len(topics), o.hand, Line(None, o.language, o.text)) for o in outside]
    return Lines(
        topics,
        sum(not declined for declined in decline.values()),
        tuple(line for _, _, line in rows),
        tuple(reader.read(words_of(line.text), line.language) for _, _, line in rows),
        np.array([at for at, _, _ in rows], dtype=np.int32),
        np.array([*_held([(at, line.language, hand) for at, hand, line in rows])], dtype=np.bool_),
    )


def _held(rows: Sequence[tuple[int, str, int]]) -> Iterator[bool]:
    """By topic, language and hand. A title, the first line of its topic, is always known."""
    of_others = any(hand for _, _, hand in rows)
    place: Counter[tuple[int, str, bool]] = Counter()
    for topic, language, hand in rows:
        place[topic, language, hand > 0] += 1
        fifth = place[topic, language, hand > 0] % _HELD_OUT == 0
        by_hand = hand % _HELD_OUT == topic % _HELD_OUT
        yield (hand > 0) == of_others and (by_hand if of_others else fifth)


def reader_of(lexicons: Path, known: frozenset[str]) -> Reader:
    """The reader over these concept files."""
    vocabulary = Vocabulary.read(lexicons)
    return Reader(vocabulary, Speller(vocabulary.concepts, vocabulary.small, known))


def known_words(
    documents: Sequence[Document], phrasings: Sequence[Phrasing], lexicons: Path
) -> tuple[frozenset[str], frozenset[str]]:
    """Words that are right as they stand: ordinary ones, and those met often; phrasings hold typos. Then the same
    without what only strangers' lines hold.
    """
    small = read_grouped_lists(lexicons / "language_words.yaml")["ours"]
    ordinary = read_texts(lexicons / "common_words.yaml")
    common = {word for language in LANGUAGES for entry in small[language] for word in words_of(entry)}
    common |= {word for language in LANGUAGES for word in words_of_all(ordinary[language].replace(" ", "\n"))}
    written = Counter(word for document in documents for word in set(words_of_all(document.text)))
    common |= {word for word, count in written.items() if count >= _WRITTEN_FROM}
    asked = {True: Counter[str](), False: Counter[str]()}
    for phrasing in phrasings:
        asked[phrasing.hand == 0].update(set(words_of(phrasing.text)))
    alone = frozenset(common | _met_often(asked[True]))
    return alone | _met_often(asked[True] + asked[False]), alone


def _met_often(asked: Counter[str]) -> set[str]:
    return {word for word, count in asked.items() if count >= _ASKED_FROM}


def words_of_all(text: str) -> list[str]:
    """The words of a text of any length."""
    return [word for line in text.splitlines() for word in words_of(line)]


def read_outside(lexicons: Path) -> tuple[OutsideLine, ...]:
    """`out_of_scope.yaml`: group -> language -> lines, and the lines of others in `out_of_scope_<language>.txt`."""
    groups = read_grouped_lists(lexicons / "out_of_scope.yaml")
    own = [
        OutsideLine(language, text)
        for group in sorted(groups)
        for language in LANGUAGES
        for text in groups[group].get(language, ())
    ]
    heard = {language: read_asks(lexicons / f"out_of_scope_{language}.txt") for language in LANGUAGES}
    return (*own, *(OutsideLine(language, ask.text, ask.hand) for language in LANGUAGES for ask in heard[language]))
