"""Message entities: where in a text bold, links and commands are, counted in UTF-16 units as Telegram counts."""

import re
from dataclasses import dataclass
from html import escape

from bot.playground.refusals import JsonObject

FOUND_BY_TELEGRAM = (
    ("bot_command", re.compile(r"(?<![\w/>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")),
    ("url", re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)]", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}\b")),
    ("mention", re.compile(r"(?<![\w/@.])@[A-Za-z0-9_]{3,32}\b")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
)
TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "blockquote": "blockquote",
}


@dataclass(frozen=True, slots=True)
class RichText:
    text: str
    entities: list[JsonObject]


def utf16_length(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def utf16_slice(text: str, offset: int, length: int) -> str:
    units = text.encode("utf-16-le")
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le")


def found_entities(text: str) -> list[JsonObject]:
    """What Telegram itself marks in a plain text: commands, links, addresses, mentions, hashtags."""
    found: list[JsonObject] = []
    for kind, pattern in FOUND_BY_TELEGRAM:
        for match in pattern.finditer(text):
            entity = {"type": kind, "offset": utf16_length(text[: match.start()]), "length": utf16_length(match[0])}
            if not any(_overlap(entity, other) for other in found):
                found.append(entity)
    return sorted(found, key=_start)


def with_found(rich: RichText) -> RichText:
    """Adds what Telegram marks by itself, outside of links and code the sender marked."""
    fixed = [entity for entity in rich.entities if entity["type"] in {"text_link", "code", "pre"}]
    added = [found for found in found_entities(rich.text) if not any(_overlap(found, other) for other in fixed)]
    return RichText(rich.text, sorted([*rich.entities, *added], key=_start))


def trimmed(rich: RichText) -> RichText:
    """Telegram takes white space off both ends and moves the entities along."""
    start = utf16_length(rich.text) - utf16_length(rich.text.lstrip())
    text = rich.text.strip()
    end = utf16_length(text)
    kept = []
    for entity in rich.entities:
        first = max(entity["offset"] - start, 0)
        last = min(entity["offset"] - start + entity["length"], end)
        if last > first:
            kept.append({**entity, "offset": first, "length": last - first})
    return RichText(text, kept)


def as_html(text: str, entities: list[JsonObject]) -> str:
    """The text with its marked places as Telegram HTML, for an onlooker to read."""
    inserts: list[tuple[int, int, int, str]] = []
    for order, entity in enumerate(sorted(entities, key=_start)):
        opening, closing = _tags(entity)
        if opening:
            end = entity["offset"] + entity["length"]
            inserts += [(entity["offset"], 1, order, opening), (end, 0, -order, closing)]
    written, at = [], 0
    for offset, _, _, tag in sorted(inserts):
        written += [escape(utf16_slice(text, at, offset - at), quote=False), tag]
        at = offset
    return "".join([*written, escape(utf16_slice(text, at, utf16_length(text) - at), quote=False)])


def _tags(entity: JsonObject) -> tuple[str, str]:
    kind = entity["type"]
    if kind in TAGS:
        return f"<{TAGS[kind]}>", f"</{TAGS[kind]}>"
    if kind == "text_link":
        return f'<a href="{escape(entity["url"])}">', "</a>"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    if kind == "date_time":
        return f'<tg-time unix="{entity["unix_time"]}">', "</tg-time>"
    return ("<pre>", "</pre>") if kind == "pre" else ("", "")


def _start(entity: JsonObject) -> tuple[int, int]:
    return entity["offset"], -entity["length"]


def _overlap(one: JsonObject, other: JsonObject) -> bool:
    return bool(one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"])
