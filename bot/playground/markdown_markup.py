"""Telegram's two Markdowns, the old one and MarkdownV2, as far as they go without custom emoji."""

import re
from dataclasses import dataclass, field

from bot.playground.entities import RichText
from bot.playground.reading import Reading, unparsable
from bot.playground.refusals import JsonObject

RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
MARKS_V2 = {"*": "bold", "_": "italic", "__": "underline", "~": "strikethrough", "||": "spoiler"}
NAMES_V2 = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "text_link": "TextUrl",
}
MARKS_V1 = {"*": "bold", "_": "italic"}
TOKEN_V2 = re.compile(r"\\[\x01-\x7e]|```|`|__|\|\||!\[|.", re.DOTALL)
CODE_END = {"```": "pre", "`": "code"}
ADDRESS = re.compile(r"\]\(((?:\\.|[^)\\])*)\)")
LANGUAGE = re.compile(r"([^\s`]+)\n")


@dataclass(slots=True)
class _MarkdownReading(Reading):
    open_marks: list[tuple[str, int, int]] = field(default_factory=list)  # mark, start in the text, place in the source


def parse_markdown_v2(source: str) -> RichText:
    """Raises Telegram's refusal for reserved characters that are not escaped, and for marks left open."""
    reading, at = _MarkdownReading(source), 0
    while at < len(source):
        match = TOKEN_V2.match(source, at)
        assert match is not None  # noqa: S101 - the last branch of the pattern takes any character
        at = _take(reading, match[0], at)
    if reading.open_marks:
        mark, _, place = reading.open_marks[-1]
        raise _left_open(reading, MARKS_V2.get(mark, "text_link"), place)
    return reading.rich_text()


def _take(reading: _MarkdownReading, piece: str, at: int) -> int:
    after = at + len(piece)
    if piece.startswith("\\") and len(piece) == 2:
        reading.write(piece[1])
    elif piece in CODE_END:
        return _take_code(reading, piece, at)
    elif piece in MARKS_V2:
        _toggle(reading, piece, at)
    elif piece in {"[", "!["}:
        reading.open_marks.append(("[", reading.length, at))
    elif piece == "]" and any(mark == "[" for mark, _, _ in reading.open_marks):
        return _take_address(reading, at)
    elif piece == ">" and (at == 0 or reading.source[at - 1] == "\n"):
        return _take_quote(reading, at)
    elif piece in RESERVED:
        raise unparsable(f"Character '{piece}' is reserved and must be escaped with the preceding '\\'")
    else:
        reading.write(piece)
    return after


def _toggle(reading: _MarkdownReading, mark: str, at: int) -> None:
    if reading.open_marks and reading.open_marks[-1][0] == mark:
        _, start, _ = reading.open_marks.pop()
        reading.mark({"type": MARKS_V2[mark]}, start)
        return
    if any(open_mark == mark for open_mark, _, _ in reading.open_marks):
        inner, _, place = reading.open_marks[-1]
        raise _left_open(reading, MARKS_V2.get(inner, "text_link"), place)
    reading.open_marks.append((mark, reading.length, at))


def _take_code(reading: _MarkdownReading, fence: str, at: int) -> int:
    end = reading.source.find(fence, at + len(fence))
    if end < 0:
        name = "PreCode" if fence == "```" else "Code"
        raise unparsable(f"Can't find end of {name} entity at byte offset {reading.byte_offset(at)}")
    code, entity, start = reading.source[at + len(fence) : end], {"type": CODE_END[fence]}, reading.length
    language = LANGUAGE.match(code) if fence == "```" else None
    if language is not None:
        entity, code = entity | {"language": language[1]}, code[language.end() :]
    reading.write(re.sub(r"\\([`\\])", r"\1", code))
    reading.mark(entity, start)
    return end + len(fence)


def _take_address(reading: _MarkdownReading, at: int) -> int:
    mark, start, place = reading.open_marks.pop()
    if mark != "[":
        raise _left_open(reading, MARKS_V2[mark], place)
    match = ADDRESS.match(reading.source, at)
    if match is None:
        return at + 1
    address = re.sub(r"\\(.)", r"\1", match[1])
    time = re.match(r"tg://time\?unix=(\d+)", address)
    reading.mark({"type": "date_time", "unix_time": int(time[1])} if time else _link(address), start)
    return match.end()


def _link(address: str) -> JsonObject:
    return {"type": "text_link", "url": address}


def _take_quote(reading: _MarkdownReading, at: int) -> int:
    """A quotation runs over the lines that begin with `>`; it is read on its own and put in."""
    end = at
    while reading.source.startswith(">", end):
        line_end = reading.source.find("\n", end)
        end = len(reading.source) if line_end < 0 else line_end + 1
    lines = reading.source[at:end].splitlines()
    quoted = parse_markdown_v2("\n".join(line.removeprefix(">") for line in lines))
    start = reading.length
    reading.write(quoted.text)
    reading.mark({"type": "blockquote"}, start)
    reading.entities += [{**entity, "offset": entity["offset"] + start} for entity in quoted.entities]
    if reading.source[at:end].endswith("\n"):
        reading.write("\n")
    return end


def _left_open(reading: Reading, kind: str, at: int) -> Exception:
    name = NAMES_V2[kind]
    return unparsable(f"Can't find end of {name} entity at byte offset {reading.byte_offset(at)}")


TOKEN_V1 = re.compile(
    r"\\[_*`\[]|```(?P<pre>.*?)```|`(?P<code>[^`]*)`|(?P<mark>[*_])(?P<marked>.*?)(?P=mark)|"
    r"\[(?P<words>[^\]]*)\]\((?P<address>[^)]*)\)|(?P<open>[*_`\[])|[^\\*_`\[]+|\\",
    re.DOTALL,
)


def parse_markdown(source: str) -> RichText:
    """The old Markdown: no nesting. Raises Telegram's refusal for a mark left open."""
    reading = Reading(source)
    for match in TOKEN_V1.finditer(source):
        start = reading.length
        if match["open"] is not None:
            offset = reading.byte_offset(match.start())
            raise unparsable(f"Can't find end of the entity starting at byte offset {offset}")
        text, entity = _marked_v1(match)
        reading.write(text)
        if entity is not None:
            reading.mark(entity, start)
    return reading.rich_text()


def _marked_v1(match: re.Match[str]) -> tuple[str, JsonObject | None]:
    for kind in ("pre", "code"):
        if match[kind] is not None:
            return match[kind], {"type": kind}
    if match["mark"] is not None:
        return match["marked"], {"type": MARKS_V1[match["mark"]]}
    if match["words"] is not None:
        return match["words"], _link(match["address"])
    return (match[0][1:] if len(match[0]) == 2 and match[0].startswith("\\") else match[0]), None
