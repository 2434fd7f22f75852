"""One written answer, or one written "we do not answer this", in one language."""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import urlsplit

from content.asks_file import Ask
from content.markup import Markup
from content.review import Review

Kind = Literal["answer", "decline"]
Status = Literal["found", "second-hand", "document-seen"]


@dataclass(frozen=True)
class Source:
    """Where a statement was read. `status` says how well it was seen there (facts.md, "How to read this file")."""

    key: str
    name: str
    year: str
    address: str
    status: Status

    @property
    def has_address(self) -> bool:
        """Whether the address has the form of one: http(s)://host, a dot in the host, no placeholder."""
        try:
            parts = urlsplit(self.address)
            host = parts.hostname or ""
        except ValueError:
            return False
        in_form = parts.scheme in {"http", "https"} and "." in host.strip(".") and not host.endswith(".")
        return in_form and not any(mark in self.address for mark in ("…", "...", " ", "example.", "<", ">"))


@dataclass(frozen=True)
class Answer:
    """A text as it was written. `text_hash` is over title, body and more; `related` are topics.

    `asks` are the curator's own ways of asking, `heard` those of others, from the file beside it.
    """

    topic: str
    language: str
    kind: Kind
    title: str
    button: str
    asks: tuple[str, ...]
    heard: tuple[Ask, ...]
    body_html: Markup
    more_html: Markup
    related: tuple[str, ...]
    fever_line: bool
    sources: tuple[Source, ...]
    to_verify: tuple[str, ...]
    review: Review
    text_hash: str
    written: date
    expires: date


def reviewed(answer: Answer) -> bool:
    """Whether a clinician read exactly these words."""
    return answer.review.stands_for(answer.text_hash)
