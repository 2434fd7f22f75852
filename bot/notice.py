"""A notice: what is to be said, as plain values. It becomes words only when it is sent (bot/voice.py)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

EVERY_LANGUAGE = "all"  # said in all three, for a reader whose language we do not know


@dataclass(frozen=True)
class Line:
    """One paragraph: a phrase id and its arguments, which may be lines themselves. `tight`: no blank line before it.

    Two ids are not phrases: `answer` (arguments `topic` and `part`) is an answer's page, `plain` (argument `text`) is
    something the person typed themselves.
    """

    phrase: str
    args: Mapping[str, Any] = field(default_factory=dict)
    tight: bool = False


def line(phrase: str, *, tight: bool = False, **args: Any) -> Line:
    """A line, written the way a sentence is called for."""
    return Line(phrase, args, tight)


@dataclass(frozen=True)
class Button:
    """A button: its label, and either what a tap sends back (at most 64 bytes) or the address it opens."""

    label: Line
    data: str = ""
    url: str = ""


def button(data: str, phrase: str, **args: Any) -> Button:
    """A button that sends `data` back."""
    return Button(Line(phrase, args), data)


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True)
class Document:
    """A text file that is sent along, with the notice as its caption."""

    name: str
    text: str


@dataclass(frozen=True)
class Notice:
    """One message. `replaces`: the message it is written over, instead of a new one."""

    lines: tuple[Line, ...]
    language: str
    buttons: Rows = ()
    replaces: int | None = None
    document: Document | None = None
    ask_location: Line | None = None  # the label of a keyboard button that shares the person's place
    drop_keyboard: bool = False  # takes such a keyboard away again
    answers: int | None = None  # the person's message it is shown as the reply to
    urgent: bool = False  # goes out before everything else; nothing the reader sees

    def before(self, *lines: Line) -> Self:
        """The same notice with lines put in front."""
        return replace(self, lines=(*lines, *self.lines))

    def in_language(self, language: str) -> Self:
        """The same notice in another language, or in every one."""
        return replace(self, language=language)

    def after(self, *lines: Line) -> Self:
        """The same notice with lines put behind."""
        return replace(self, lines=(*self.lines, *lines))

    def to_json(self) -> bytes:
        """The notice as bytes, to be sealed into the ledger."""
        plain = {name: getattr(self, name) for name in ("language", "replaces", "drop_keyboard", "answers")}
        plain["lines"] = [_as_plain(each) for each in self.lines]
        plain["buttons"] = [[[_as_plain(b.label), b.data, b.url] for b in row] for row in self.buttons]
        plain["document"] = [self.document.name, self.document.text] if self.document else None
        plain["ask_location"] = _as_plain(self.ask_location) if self.ask_location else None
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def from_json(cls, raw: bytes) -> Self:
        """The notice again."""
        data = json.loads(raw)
        return cls(
            lines=tuple(_as_line(each) for each in data["lines"]),
            language=data["language"],
            buttons=tuple(tuple(Button(_as_line(b[0]), b[1], b[2]) for b in row) for row in data["buttons"]),
            replaces=data["replaces"],
            document=Document(*data["document"]) if data["document"] else None,
            ask_location=_as_line(data["ask_location"]) if data["ask_location"] else None,
            drop_keyboard=data["drop_keyboard"],
            answers=data.get("answers"),
        )


def _as_plain(this: Line) -> list[Any]:
    args = {name: {"line": _as_plain(value)} if isinstance(value, Line) else value for name, value in this.args.items()}
    return [this.phrase, args, this.tight]


def _as_line(plain: list[Any]) -> Line:
    args = {name: _as_line(value["line"]) if isinstance(value, dict) else value for name, value in plain[1].items()}
    return Line(plain[0], args, plain[2])
