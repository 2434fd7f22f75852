"""From a notice to words: the one place where a phrase id, an answer's topic or a person's own words become text."""

from dataclasses import dataclass

from bot.notice import EVERY_LANGUAGE, Button, Line, Notice
from content.content import Content
from content.languages import LANGUAGES
from content.markup import Markup, escape, plain, telegram_length

MOST_CHARACTERS = 4096  # Telegram's limit for a message, after its entities are parsed
MOST_IN_CAPTION = 1024


@dataclass(frozen=True)
class Spoken:
    """A notice in words: Telegram HTML, and the label of every button by row."""

    html: str
    labels: tuple[tuple[str, ...], ...]
    location_label: str | None


def speak(notice: Notice, content: Content) -> Spoken:
    """The notice in its own language, or one after the other in all of ours."""
    languages = LANGUAGES if notice.language == EVERY_LANGUAGE else (notice.language,)
    whole = _fitting("\n\n".join(_text(notice.lines, language, content) for language in languages))
    labels = tuple(tuple(_label(button, languages[0], content) for button in row) for row in notice.buttons)
    place = content.phrases.label(languages[0], notice.ask_location.phrase) if notice.ask_location else None
    return Spoken(whole, labels, place)


def _fitting(whole: str) -> str:
    """Within Telegram's limit, by whole paragraphs from the start: a cut message is better than one that is refused."""
    paragraphs = whole.split("\n\n")
    if telegram_length(whole) <= MOST_CHARACTERS:
        return whole
    while len(paragraphs) > 1 and telegram_length("\n\n".join(paragraphs)) > MOST_CHARACTERS - 3:
        paragraphs.pop()
    return "\n\n".join([*paragraphs, "…"])


def _text(lines: tuple[Line, ...], language: str, content: Content) -> str:
    said = ""
    for line in lines:
        gap = "" if not said else "\n" if line.tight else "\n\n"
        said += gap + say(line, language, content)
    return said


def say(line: Line, language: str, content: Content) -> Markup:
    """One line as Telegram HTML. Raises KeyError for a phrase or an answer that is not there."""
    if line.phrase == "plain":
        return escape(str(line.args["text"]))
    if line.phrase == "answer":
        return _answer(str(line.args["topic"]), str(line.args["part"]), language, content)
    args = {
        name: say(value, language, content) if isinstance(value, Line) else value for name, value in line.args.items()
    }
    return Markup(content.phrases.text(language, line.phrase, **args))


def _answer(topic: str, part: str, language: str, content: Content) -> Markup:
    page = content.pages.of(topic, language)
    whole = {"short": page.short, "more": page.more, "sources": page.sources}[part]
    if whole is None:
        raise KeyError(f"{topic} has no part {part}")
    return whole


def _label(button: Button, language: str, content: Content) -> str:
    if button.label.phrase == "plain":
        return str(button.label.args["text"])
    if button.label.phrase == "answer-button":
        return content.library.answer(str(button.label.args["topic"]), language).button
    return plain(say(button.label, language, content))
