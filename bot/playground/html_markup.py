"""Telegram's HTML: which tags it takes, and how it refuses bad ones."""

import re
from dataclasses import dataclass, field
from html import unescape

from bot.playground.entities import RichText, utf16_slice
from bot.playground.reading import Reading, unparsable
from bot.playground.refusals import JsonObject

SIMPLE_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
}
OTHER_TAGS = frozenset({"a", "span", "blockquote", "tg-emoji", "tg-time"})
TOKEN = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|lt|gt|amp|quot);?|<|[^<&]+|&")
TAG_NAME = re.compile(r"<([^\s>]*)(?=[\s>])")
START_TAG = re.compile(r"<[^\s>]*((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>")
END_TAG = re.compile(r"</([^\s>]*)\s*>")
ATTRIBUTE = re.compile(r"([^\s=]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")


@dataclass(slots=True)
class _HtmlReading(Reading):
    open_tags: list[tuple[str, dict[str, str], int]] = field(default_factory=list)


def parse_html(source: str) -> RichText:
    """Raises Telegram's refusal for markup it cannot take."""
    reading, at = _HtmlReading(source), 0
    while at < len(source):
        if source[at] == "<":
            at = _read_end_tag(reading, at) if source.startswith("</", at) else _read_start_tag(reading, at)
            continue
        match = TOKEN.match(source, at)
        token = match[0] if match else source[at]
        reading.write(unescape(token) if token.startswith("&") and len(token) > 1 else token)
        at += len(token)
    if reading.open_tags:
        raise unparsable(f'Can\'t find end tag corresponding to start tag "{reading.open_tags[-1][0]}"')
    reading.entities = _without_marks_in_code(reading.entities)
    return reading.rich_text()


def _read_start_tag(reading: _HtmlReading, at: int) -> int:
    offset = reading.byte_offset(at)
    named, match = TAG_NAME.match(reading.source, at), START_TAG.match(reading.source, at)
    name = named[1].lower() if named else ""
    if named is not None and name not in SIMPLE_TAGS and name not in OTHER_TAGS:
        raise unparsable(f'Unsupported start tag "{name}" at byte offset {offset}')
    if match is None:
        raise unparsable(f"Unclosed start tag at byte offset {offset}")
    attributes = {key.lower(): unescape(value.strip("\"'")) for key, value in ATTRIBUTE.findall(match[1])}
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
    reading.open_tags.append((name, attributes, reading.length))
    return match.end()


def _read_end_tag(reading: _HtmlReading, at: int) -> int:
    offset = reading.byte_offset(at)
    match = END_TAG.match(reading.source, at)
    if match is None:
        raise unparsable(f"Unclosed end tag at byte offset {offset}")
    if not reading.open_tags:
        raise unparsable(f"Unexpected end tag at byte offset {offset}")
    name, attributes, start = reading.open_tags.pop()
    closed = match[1].lower()
    if closed and closed != name:
        raise unparsable(f'Unmatched end tag at byte offset {offset}, expected "</{name}>", found "</{closed}>"')
    entity = _entity(name, attributes, reading, start)
    if entity is not None:
        reading.mark(entity, start)
    return match.end()


def _entity(name: str, attributes: dict[str, str], reading: Reading, start: int) -> JsonObject | None:
    if name in SIMPLE_TAGS:
        return {"type": SIMPLE_TAGS[name]}
    if name == "span":
        return {"type": "spoiler"}
    if name == "blockquote":
        return {"type": "expandable_blockquote" if "expandable" in attributes else "blockquote"}
    if name == "tg-emoji":
        return {"type": "custom_emoji", "custom_emoji_id": attributes.get("emoji-id", "")}
    if name == "tg-time":
        return _date_time(attributes)
    return _link(attributes.get("href") or utf16_slice("".join(reading.written), start, reading.length - start))


def _link(address: str) -> JsonObject | None:
    """An address Telegram cannot use leaves the words without a link, and no error."""
    known = re.match(r"(https?|tg|mailto|tel|ftp)://?\S|(mailto|tel):\S", address, re.IGNORECASE)
    return {"type": "text_link", "url": address} if known else None


def _date_time(attributes: dict[str, str]) -> JsonObject:
    unix_time = attributes.get("unix", "")
    if not unix_time.isdecimal():
        raise unparsable("Invalid date_time Unix time specified")
    entity: JsonObject = {"type": "date_time", "unix_time": int(unix_time)}
    return entity | ({"date_time_format": attributes["format"]} if "format" in attributes else {})


def _without_marks_in_code(entities: list[JsonObject]) -> list[JsonObject]:
    """Code and preformatted text hold no other marks; <pre><code> is one `pre`, here without its language."""
    code = [entity for entity in entities if entity["type"] in {"code", "pre"}]
    return [entity for entity in entities if not any(_inside(entity, block) for block in code)]


def _inside(entity: JsonObject, block: JsonObject) -> bool:
    if entity is block or (entity["type"] == "pre" and block["type"] == "code"):
        return False
    within = block["offset"] <= entity["offset"]
    return bool(within and entity["offset"] + entity["length"] <= block["offset"] + block["length"])
