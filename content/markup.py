"""Telegram's HTML: what may stand in it, and how long Telegram counts it."""

import html
import re
from html.parser import HTMLParser

MESSAGE_LIMIT = 4096  # after entities are parsed, in UTF-16 code units (Telegram Bot API, sendMessage)
BUTTON_LIMIT = 32  # ours: a longer label is cut off on a narrow phone
TAGS = frozenset({"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"})


class Markup(str):
    """Text that is Telegram HTML already: it goes into a phrase as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def escape(text: str) -> Markup:
    """Plain text made safe inside Telegram HTML, also inside an attribute."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return Markup(escaped)


def plain(marked: str) -> str:
    """The text a person sees: no tags, no entities."""
    return html.unescape(re.sub(r"<[^>]*>", "", marked))


def telegram_length(marked: str) -> int:
    """How long Telegram counts this text: without tags, in UTF-16 code units."""
    return len(plain(marked).encode("utf-16-le")) // 2


class _TagReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.faults.append(f"Telegram does not know the tag <{tag}>")
        elif tag == "a" and not re.match(r"(https?|tg|tel)://?\S+|tel:\S+", dict(attrs).get("href") or ""):
            self.faults.append("<a> needs an href with an address")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing that is open")

    def handle_entityref(self, name: str) -> None:
        if name not in {"lt", "gt", "amp", "quot"}:
            self.faults.append(f"Telegram does not know the entity &{name};")

    def handle_data(self, data: str) -> None:
        for sign in re.findall("[<&]", data):
            self.faults.append(f"a bare {sign} must be written {escape(sign)}")


def markup_faults(marked: str) -> list[str]:
    """What Telegram would refuse in this HTML; empty when it is well formed."""
    reader = _TagReader()
    reader.feed(marked)
    reader.close()
    return reader.faults + [f"<{tag}> is never closed" for tag in reader.open]
