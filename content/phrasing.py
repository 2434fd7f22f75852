"""What the matcher learns from, as plain data."""

from dataclasses import dataclass

from content.library import Library
from content.markup import plain


@dataclass(frozen=True)
class Phrasing:
    """One way people ask for a topic. `decline`: the topic is one Whitecell does not answer."""

    topic: str
    language: str
    text: str
    decline: bool


@dataclass(frozen=True)
class Document:
    """What is written about a topic, as plain text."""

    topic: str
    language: str
    text: str


@dataclass(frozen=True)
class OutsideLine:
    """A line Whitecell does not answer. Lines of one `group` are alike."""

    group: str
    language: str
    text: str


def phrasings_of(library: Library) -> tuple[Phrasing, ...]:
    """Titles and `asks` of every answer and decline, in a fixed order, none twice within its topic and language."""
    found: dict[Phrasing, None] = {}
    for answer in library.all():
        for text in (answer.title, *answer.asks):
            found[Phrasing(answer.topic, answer.language, text, answer.kind == "decline")] = None
    return tuple(found)


def documents_of(library: Library) -> tuple[Document, ...]:
    """The text of every answer, title first, without markup."""
    return tuple(
        Document(a.topic, a.language, " ".join((a.title, a.button, plain(a.body_html), plain(a.more_html))))
        for a in library.all()
        if a.kind == "answer"
    )
