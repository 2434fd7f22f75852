"""The small Markdown that answers are written in, turned into Telegram's HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn

from content.markup import Markup, escape
from content.problem import LineError

_INLINE = re.compile(
    r"\*\*(?P<bold>[^*\s](?:[^*]*[^*\s])?)\*\*"
    r"|\*(?P<italic>[^*\s](?:[^*]*[^*\s])?)\*"
    r"|(?<!!)\[(?P<label>[^\[\]]+)\]\((?P<address>https?://[^\s()]+)\)"
)
_REFUSED_LINES = (
    (re.compile(r"#"), "a heading"),
    (re.compile(r">"), "a quotation"),
    (re.compile(r"\d+[.)] "), "a numbered list"),
    (re.compile(r"[*+] "), "a bullet that is not '- '"),
    (re.compile(r"\|"), "a table"),
    (re.compile(r"(-{3,}|\*{3,}|_{3,}|={3,})\s*$"), "a ruled line"),
    (re.compile(r"-\S"), "a bullet without a space after '-'"),
)
_REFUSED_MARKS = (
    (re.compile(r"!\["), "a picture"),
    (re.compile(r"`"), "code"),
    (re.compile(r"~~"), "struck-out text"),
    (re.compile(r"</?[A-Za-z!]"), "an HTML tag"),
    (re.compile(r"&#?\w+;"), "an HTML entity"),
    (re.compile(r"\\"), "a backslash"),
    (re.compile(r"(?<!\w)_\w|__"), "emphasis by '_' (write *italic* or **bold**)"),
    (re.compile(r"\*"), "a '*' without its pair on the same line"),
    (re.compile(r"\]\(|\[[^\]]*\]"), "a link that is not [words](https://address)"),
)


@dataclass
class _Block:
    line: int
    bullet: bool
    words: list[str] = field(default_factory=list)


def to_telegram(markdown: str, first_line: int = 1) -> Markup:
    """Telegram HTML of the Markdown that answers use: paragraphs, `- ` bullets, **bold**, *italic*, links.

    `first_line` is where the text begins in its file. Raises LineError at the first mark that is anything else, so that
    nothing reaches a person half understood.
    """
    pieces: list[str] = []
    for block in _blocks(markdown, first_line):
        text = _inline("\n".join(block.words), block.line).replace("\n", " ")
        if block.bullet:
            pieces.append(("\n" if pieces and pieces[-1].lstrip("\n").startswith("• ") else "\n\n") + "• " + text)
        else:
            pieces.append("\n\n" + text)
    return Markup("".join(pieces).strip("\n"))


def _blocks(markdown: str, first_line: int) -> Iterator[_Block]:
    block: _Block | None = None
    for number, raw in enumerate(markdown.splitlines(), start=first_line):
        line = raw.strip()
        starts_bullet = raw.startswith("- ")
        if block and (not line or starts_bullet or (block.bullet and not raw.startswith(" "))):
            yield block
            block = None
        if line:
            _refuse_line(line, number)
            block = block or _Block(number, starts_bullet)
            block.words.append(line.removeprefix("- ") if starts_bullet else line)
    if block:
        yield block


def _refuse_line(line: str, number: int) -> None:
    for pattern, name in _REFUSED_LINES:
        if pattern.match(line):
            raise LineError(number, f"answers do not use {name}")


def _inline(text: str, first_line: int) -> str:
    done, pieces = 0, []
    for match in _INLINE.finditer(text):
        pieces.append(_literal(text[done : match.start()], first_line + text.count("\n", 0, done)))
        pieces.append(_marked(match, first_line + text.count("\n", 0, match.start())))
        done = match.end()
    pieces.append(_literal(text[done:], first_line + text.count("\n", 0, done)))
    return "".join(pieces)


def _marked(match: re.Match[str], line: int) -> str:
    if match["bold"]:
        return f"<b>{_literal(match['bold'], line)}</b>"
    if match["italic"]:
        return f"<i>{_literal(match['italic'], line)}</i>"
    return f'<a href="{escape(match["address"])}">{_literal(match["label"], line)}</a>'


def _literal(text: str, line: int) -> str:
    for pattern, name in _REFUSED_MARKS:
        if found := pattern.search(text):
            _refuse(line + text.count("\n", 0, found.start()), name)
    return escape(text)


def _refuse(line: int, name: str) -> NoReturn:
    raise LineError(line, f"answers do not use {name}")
