"""What an answer must keep to, beyond being readable: its length, level, sources, dates, phrasings and wording."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from content.answer import reviewed
from content.answer_file import AnswerFile
from content.markup import BUTTON_LIMIT, Markup, plain
from content.problem import Problem
from content.reading_level import read, words_of
from content.wording_rules import Rule, breaches

BODY_WORDS = (60, 120)  # tables.md 6.3; the fever line is not counted
MORE_WORDS = (40, 150)
LEAST_ASKS = 12
RELATED = (2, 3)
TITLE_LIMIT = 80


@dataclass(frozen=True)
class Measures:
    """What texts are held against."""

    today: date
    rules: tuple[Rule, ...]
    easy_words: dict[str, frozenset[str]]
    topics: frozenset[str]


def answer_problems(read_file: AnswerFile, measures: Measures) -> Iterator[Problem]:
    """Everything wrong in one readable answer file."""
    yield from _head(read_file, measures)
    yield from _sources(read_file)
    yield from _dates(read_file, measures.today)
    yield from _lengths(read_file)
    yield from _levels(read_file, measures)
    yield from _wording(read_file, measures)


def _head(read_file: AnswerFile, measures: Measures) -> Iterator[Problem]:
    answer, head, file = read_file.answer, read_file.head, read_file.file
    if len(answer.title) > TITLE_LIMIT:
        yield Problem(file, head.line("title"), f"the title is {len(answer.title)} characters, over {TITLE_LIMIT}")
    if len(answer.button) > BUTTON_LIMIT:
        yield Problem(file, head.line("button"), f"the button is {len(answer.button)} characters, over {BUTTON_LIMIT}")
    if len(answer.asks) < LEAST_ASKS:
        yield Problem(file, head.line("asks"), f"{len(answer.asks)} ways to ask; at least {LEAST_ASKS} are needed")
    if answer.kind == "answer" and not RELATED[0] <= len(answer.related) <= RELATED[1]:
        yield Problem(file, head.line("related"), f"{len(answer.related)} related topics; 2 or 3 are needed")
    for topic in answer.related:
        if topic == answer.topic or topic not in measures.topics:
            yield Problem(file, head.line("related"), f"related: there is no other topic {topic}")


def _sources(read_file: AnswerFile) -> Iterator[Problem]:
    answer, head = read_file.answer, read_file.head
    if answer.kind == "answer" and not answer.sources:
        yield Problem(read_file.file, head.line("sources"), "an answer needs a source")
    for number, source in enumerate(answer.sources):
        if not source.has_address:
            line = head.line("sources", number)
            yield Problem(read_file.file, line, f"source {source.key}: {source.address} is no address of a page")


def _dates(read_file: AnswerFile, today: date) -> Iterator[Problem]:
    answer, head, file = read_file.answer, read_file.head, read_file.file
    if answer.expires < today:
        yield Problem(file, head.line("expires"), f"expired on {answer.expires}: have it checked again")
    if answer.expires <= answer.written:
        yield Problem(file, head.line("expires"), "expires before it was written")
    if answer.written > today:
        yield Problem(file, head.line("written"), "written in the future")
    if answer.review.text_hash is not None and not reviewed(answer):
        what = f"edited since {answer.review.by} reviewed it; the hash of the text as it is now is {answer.text_hash}"
        yield Problem(file, head.line("review"), what)


def _lengths(read_file: AnswerFile) -> Iterator[Problem]:
    answer = read_file.answer
    full = answer.kind == "answer"  # a decline may be short, and may have no second part
    yield from _length(read_file, answer.body_html, read_file.body_line, (BODY_WORDS[0] if full else 1, BODY_WORDS[1]))
    if answer.more_html:
        yield from _length(read_file, answer.more_html, read_file.more_line, MORE_WORDS)
    elif full:
        yield Problem(read_file.file, read_file.body_line, "there is no '## More'")


def _length(read_file: AnswerFile, text: Markup, line: int, wanted: tuple[int, int]) -> Iterator[Problem]:
    count = len(words_of(plain(text)))
    if not wanted[0] <= count <= wanted[1]:
        yield Problem(read_file.file, line, f"{count} words; {wanted[0]} to {wanted[1]} are wanted")


def _levels(read_file: AnswerFile, measures: Measures) -> Iterator[Problem]:
    answer = read_file.answer
    easy = measures.easy_words.get(answer.language, frozenset())
    for text, line in ((answer.body_html, read_file.body_line), (answer.more_html, read_file.more_line)):
        level = read(plain(text), answer.language, easy)
        if level.too_hard:
            limit = f"{'at least' if level.formula.higher_is_easier else 'at most'} {level.formula.limit:g}"
            yield Problem(read_file.file, line, f"too hard to read: {level}, {limit} is wanted")


def _wording(read_file: AnswerFile, measures: Measures) -> Iterator[Problem]:
    language = read_file.answer.language
    for field in ("title", "button"):
        for breach in breaches(read_file.head.text(field), language, measures.rules):
            yield Problem(read_file.file, read_file.head.line(field), str(breach))
    for text, line in read_file.texts():
        for breach in breaches(text, language, measures.rules):
            yield Problem(read_file.file, line + breach.line - 1, str(breach))
