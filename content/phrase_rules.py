"""What the Fluent phrases must keep to: the same in each language, well formed, short enough, and safely worded."""

from collections.abc import Iterator
from pathlib import Path

from content.languages import LANGUAGES
from content.markup import MESSAGE_LIMIT, Markup, markup_faults, telegram_length
from content.phrases import Phrase, Phrases, read_phrases
from content.problem import ContentError, Problem
from content.reading_level import words_of
from content.wording_rules import Rule, breaches

EMERGENCY_WORDS = 60  # tables.md 6.3
_SAMPLE = Markup("https://a.example")  # stands for any argument, also inside an href

Known = dict[str, dict[str, Phrase]]


def phrase_problems(folder: Path, rules: tuple[Rule, ...]) -> Iterator[Problem]:
    """Everything wrong in `<folder>/{en,fr,es}/*.ftl`."""
    try:
        phrases = Phrases.load(folder)
    except ContentError as error:
        yield from error.problems
        return
    known = _known(folder)
    yield from _parity(known, folder)
    for language, of_language in known.items():
        for phrase in of_language.values():
            yield from _markup(phrase, language, phrases)
            for breach in breaches(phrase.words, language, rules):
                yield Problem(phrase.file, phrase.line + breach.line - 1, f"{phrase.id}: {breach}")


def _known(folder: Path) -> Known:
    return {
        language: {
            phrase_id: phrase
            for file in sorted((folder / language).glob("*.ftl"))
            for phrase_id, phrase in read_phrases(file)[0].items()
        }
        for language in LANGUAGES
    }


def _parity(known: Known, folder: Path) -> Iterator[Problem]:
    everywhere = {phrase_id: phrase for of_language in known.values() for phrase_id, phrase in of_language.items()}
    for phrase_id, model in everywhere.items():
        for language in LANGUAGES:
            phrase = known[language].get(phrase_id)
            if phrase is None:
                yield Problem(folder / language / model.file.name, 0, f"{phrase_id} is missing in {language}")
            elif odd := phrase.variables ^ model.variables:
                names = ", ".join(f"${name}" for name in sorted(odd))
                where = f"{model.file.parent.name}/{model.file.name}"
                yield Problem(phrase.file, phrase.line, f"{phrase_id}: {names} is not in both this and {where}")


def _markup(phrase: Phrase, language: str, phrases: Phrases) -> Iterator[Problem]:
    try:
        shown = phrases.text(language, phrase.id, **dict.fromkeys(phrase.variables, _SAMPLE))
    except KeyError as error:
        yield Problem(phrase.file, phrase.line, str(error.args[0]))
        return
    for fault in markup_faults(shown):
        yield Problem(phrase.file, phrase.line, f"{phrase.id}: {fault}")
    if telegram_length(shown) > MESSAGE_LIMIT:
        yield Problem(phrase.file, phrase.line, f"{phrase.id}: longer than Telegram's {MESSAGE_LIMIT}")
    if phrase.id.startswith("urgent-") and (count := len(words_of(shown))) >= EMERGENCY_WORDS:
        yield Problem(phrase.file, phrase.line, f"{phrase.id}: {count} words; under {EMERGENCY_WORDS} are wanted")
