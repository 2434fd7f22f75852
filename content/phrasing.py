"""What the matcher learns from, as plain data."""

from dataclasses import dataclass

from content.library import Library
from content.markup import plain


@dataclass(frozen=True)
class Phrasing:
    """One way people ask for a topic. `decline`: the topic is one Whitecell does not answer.

    `hand` tells who wrote it: 0 the curator, else one of the others.
    """

    topic: str
    language: str
    text: str
    decline: bool
    hand: int = 0


@dataclass(frozen=True)
class Document:
    """What is written about a topic, as plain text."""

    topic: str
    language: str
    text: str


@dataclass(frozen=True)
class OutsideLine:
    """A line Whitecell does not answer. `hand` as in `Phrasing`."""

    language: str
    text: str
    hand: int = 0


def phrasings_of(library: Library) -> tuple[Phrasing, ...]:
    """Every way to ask for every answer and decline, in a fixed order, none twice within its topic and language."""
    found: dict[tuple[str, str, str], Phrasing] = {}
    for answer in library.all():
        own = [(text, 0) for text in (answer.title, *answer.asks)]
        for text, hand in (*own, *((ask.text, ask.hand) for ask in answer.heard)):
            phrasing = Phrasing(answer.topic, answer.language, text, answer.kind == "decline", hand)
            found.setdefault((answer.topic, answer.language, text), phrasing)
    return tuple(found.values())


def documents_of(library: Library) -> tuple[Document, ...]:
    """The text of every answer, title first, without markup."""
    return tuple(
        Document(a.topic, a.language, " ".join((a.title, a.button, plain(a.body_html), plain(a.more_html))))
        for a in library.all()
        if a.kind == "answer"
    )
