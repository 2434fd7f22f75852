"""One answer's file: the head, the short text, and the part after "## More"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast, get_args

from content.answer import Answer, Kind, Source, Status
from content.asks_file import asks_beside, read_asks
from content.front_matter import FrontMatter, split
from content.markdown import to_telegram
from content.problem import ContentError, LineError, Problem
from content.review import Review, hash_of

_MORE = re.compile(r"^## More[ \t]*$", re.MULTILINE)
_FIELDS = frozenset(
    ["title", "button", "asks", "related", "fever_line", "sources", "to_verify", "review", "written", "expires", "kind"]
)
_SOURCE_FIELDS = ("key", "name", "year", "address", "status")


@dataclass(frozen=True)
class AnswerFile:
    """An answer with the places of its parts, for whoever has to point at a line."""

    file: Path
    head: FrontMatter
    body_line: int
    more_line: int
    answer: Answer
    body: str
    more: str

    def asked(self) -> Iterator[Problem]:
        """Every way to ask, at the place where it stands."""
        for number, text in enumerate(self.answer.asks):
            yield Problem(self.file, self.head.line("asks", number), text)
        for ask in self.answer.heard:
            yield Problem(asks_beside(self.file), ask.line, ask.text)

    def texts(self) -> tuple[tuple[str, int], tuple[str, int]]:
        """The two parts as they were written, each with the line it begins on."""
        return (self.body, self.body_line), (self.more, self.more_line)


def read_answer(file: Path, topic: str, language: str, kind: Kind) -> AnswerFile:
    """Read one file. Raises ContentError with its first mistake."""
    try:
        return _read(file, topic, language, kind)
    except LineError as error:
        raise ContentError([error.in_file(file)]) from None
    except UnicodeDecodeError:
        raise ContentError([LineError(1, "not written in UTF-8").in_file(file)]) from None


def _read(file: Path, topic: str, language: str, kind: Kind) -> AnswerFile:
    head, text, text_line = split(file.read_text(encoding="utf-8"))
    _refuse_unknown(head, kind)
    body, more, more_line = _halves(text, text_line)
    title = head.text("title")
    answer = Answer(
        topic=topic,
        language=language,
        kind=kind,
        title=title,
        button=head.text("button"),
        asks=head.texts("asks"),
        heard=read_asks(asks_beside(file)),
        body_html=to_telegram(body, text_line),
        more_html=to_telegram(more, more_line),
        related=head.texts("related"),
        fever_line=head.truth("fever_line"),
        sources=tuple(_source(head, number, group) for number, group in enumerate(head.mappings("sources"))),
        to_verify=head.texts("to_verify"),
        review=_review(head),
        text_hash=hash_of(title, body, more),
        written=head.day("written"),
        expires=head.day("expires"),
    )
    if not answer.body_html:
        raise LineError(text_line, "the text is empty")
    return AnswerFile(file, head, text_line, more_line, answer, body, more)


def _refuse_unknown(head: FrontMatter, kind: Kind) -> None:
    for key in head.fields:
        if key not in _FIELDS:
            raise LineError(head.line(key), f"there is no field {key}")
    if head.fields.get("kind", kind) != kind:
        raise LineError(head.line("kind"), f"this folder holds texts of the kind {kind}")


def _halves(text: str, text_line: int) -> tuple[str, str, int]:
    """The short text, the second part ("" when there is none), and the line the second part begins on."""
    found = list(_MORE.finditer(text))
    if not found:
        return text, "", text_line
    if len(found) > 1:
        raise LineError(text_line + text.count("\n", 0, found[1].start()), "'## More' stands twice")
    end = found[0].end()
    return text[: found[0].start()], text[end:], text_line + text.count("\n", 0, end)


def _source(head: FrontMatter, number: int, group: dict[str, Any]) -> Source:
    line = head.line("sources", number)
    for name in _SOURCE_FIELDS:
        if not str(group.get(name) or "").strip():
            raise LineError(line, f"a source needs its {name}")
    if group["status"] not in get_args(Status):
        raise LineError(line, f"a source's status is one of {', '.join(get_args(Status))}")
    key, name, year, address, status = (str(group[name]).strip() for name in _SOURCE_FIELDS)
    return Source(key, name, year, address, cast("Status", status))


def _review(head: FrontMatter) -> Review:
    group = head.mapping("review")
    line = head.line("review")
    if group.get("status") == "unreviewed":
        return Review()
    if group.get("status") != "reviewed":
        raise LineError(line, "review: status is reviewed or unreviewed")
    by, on, text_hash = group.get("by"), group.get("on"), group.get("hash")
    if not (isinstance(by, str) and by.strip() and type(on) is date and isinstance(text_hash, str)):
        raise LineError(line, "review: a reviewed text needs by (a name), on (a date) and hash")
    return Review(by.strip(), on, text_hash)
