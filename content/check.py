"""The curator's check: everything wrong in a content folder, as `file:line: what is wrong`."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from content.answer_file import AnswerFile
from content.answer_page import compose
from content.answer_rules import Measures, answer_problems
from content.counts import Counts
from content.easy_words import load_easy_words
from content.emergency_numbers import EmergencyNumbers
from content.front_matter import broken_yaml
from content.languages import LANGUAGES
from content.library import missing, places, read_all
from content.markup import MESSAGE_LIMIT, telegram_length
from content.phrase_rules import phrase_problems
from content.phrases import Phrases
from content.problem import ContentError, Problem, problem_of
from content.urgency import Urgency
from content.wording_rules import load_rules

# loader, the path it is given, and the file or folder it reads
_LOADERS: tuple[tuple[Callable[[Path], object], str, str], ...] = (
    (Counts.load, "", "counts.yaml"),
    (Urgency.load, "urgency", "urgency"),
    (EmergencyNumbers.load, "emergency_numbers.yaml", "emergency_numbers.yaml"),
)

Find = Callable[[str, str], str]


def check(folder: Path, today: date) -> list[Problem]:
    """Everything wrong in the content, in the order of files and lines; empty when it may be used."""
    broken = list(broken_yaml(folder))
    try:
        rules, easy_words = load_rules(folder / "lexicon" / "forbidden.yaml"), load_easy_words(folder)
    except ContentError as error:
        return sorted({*broken, *error.problems})
    files, unreadable = read_all(folder)
    measures = Measures(today, rules, easy_words, frozenset(place.topic for place in places(folder)))
    problems = [*broken, *_unusable(folder), *unreadable, *missing(folder)]
    problems += [*_shared_phrasings(files), *_differing(files)]
    for read_file in files:
        problems += answer_problems(read_file, measures)
    problems += phrase_problems(folder / "phrases", rules)
    problems += _too_long_pages(folder, files)
    return sorted(set(problems))


def phrasings_that_miss(folder: Path, find: Find) -> list[Problem]:
    """Phrasings that do not find their own topic. `find(text, language)` is the topic, or why there is none."""
    files, _ = read_all(folder)
    return [
        replace(asked, what=f'"{asked.what}" finds {found}')
        for read_file in files
        for asked in read_file.asked()
        if (found := find(asked.what, read_file.answer.language)) != read_file.answer.topic
    ]


def _unusable(folder: Path) -> Iterator[Problem]:
    """What the other tables' own loaders refuse; a folder without one of them is a part of the content."""
    for load, root, part in _LOADERS:
        if (folder / part).exists():
            try:
                load(folder / root)
            except ValueError as error:
                yield problem_of(error, folder / part)


def _shared_phrasings(files: list[AnswerFile]) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for read_file in files:
        answer = read_file.answer
        for asked in read_file.asked():
            earlier = first.get((answer.language, _bare(asked.what)))
            first.setdefault((answer.language, _bare(asked.what)), answer.topic)
            if earlier == answer.topic:
                yield replace(asked, what=f'"{asked.what}" stands twice')
            elif earlier:
                yield replace(asked, what=f'"{asked.what}" also asks for {earlier}')


def _bare(phrasing: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in phrasing.casefold()).split())


def _differing(files: list[AnswerFile]) -> Iterator[Problem]:
    """An answer says the same in each language: the same related topics, the fever line in all or in none."""
    by_topic: dict[str, list[AnswerFile]] = defaultdict(list)
    for read_file in files:
        by_topic[read_file.answer.topic].append(read_file)
    for of_topic in by_topic.values():
        model = min(of_topic, key=lambda read_file: LANGUAGES.index(read_file.answer.language))
        for read_file in of_topic:
            for field in ("related", "fever_line"):
                if getattr(read_file.answer, field) != getattr(model.answer, field):
                    what = f"{field} differs from {model.file.name}"
                    yield Problem(read_file.file, read_file.head.line(field), what)


def _too_long_pages(folder: Path, files: list[AnswerFile]) -> Iterator[Problem]:
    try:
        phrases = Phrases.load(folder / "phrases")
        pages = [(read_file, compose(read_file.answer, phrases, read_file.answer.language)) for read_file in files]
    except (ContentError, KeyError):
        return  # said already by the phrases' own check
    for read_file, page in pages:
        for text in (page.short, page.more, page.sources):
            if text and (length := telegram_length(text)) > MESSAGE_LIMIT:
                yield Problem(read_file.file, 0, f"a message of {length} characters, over Telegram's {MESSAGE_LIMIT}")
