"""Telegram's limits on what is said, with its own words of refusal."""

from collections.abc import Callable

from bot.playground.call import Call
from bot.playground.entities import RichText, trimmed, utf16_length, with_found
from bot.playground.html_markup import parse_html
from bot.playground.markdown_markup import parse_markdown, parse_markdown_v2
from bot.playground.refusals import BotApiError, JsonObject, bad_request

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_ANSWER = 200
LONGEST_DESCRIPTION = 512
LONGEST_SHORT_DESCRIPTION = 120
LONGEST_NAME = 64
MARKUPS: dict[str, Callable[[str], RichText]] = {
    "html": parse_html,
    "markdownv2": parse_markdown_v2,
    "markdown": parse_markdown,
}


def message_text(call: Call) -> RichText:
    rich = _formatted(call, "text", "entities")
    if not rich.text:
        raise bad_request("text must be non-empty" if call.text("text") else "message text is empty")
    if utf16_length(rich.text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return rich


def caption(call: Call) -> RichText:
    rich = _formatted(call, "caption", "caption_entities")
    if utf16_length(rich.text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return rich


def _formatted(call: Call, name: str, entities: str) -> RichText:
    text, mode = call.text(name), call.text("parse_mode").lower()
    if mode:
        parse = MARKUPS.get(mode)
        if parse is None:
            raise bad_request("unsupported parse_mode")
        rich = parse(text)
    else:
        rich = RichText(text, checked_entities(text, call.structure(entities)))
    return with_found(trimmed(rich))


def checked_entities(text: str, given: object) -> list[JsonObject]:
    if given is None:
        return []
    if not isinstance(given, list):
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    end = utf16_length(text)
    for entity in given:
        if not isinstance(entity, dict) or not {"type", "offset", "length"} <= entity.keys():
            raise bad_request("can't parse MessageEntity: expected an Object with type, offset and length")
        if not 0 <= entity["offset"] < entity["offset"] + entity["length"] <= end:
            raise bad_request("entity beginning or end is outside of the text")
    return given


def fitting(text: str, longest: int, refusal: BotApiError) -> str:
    """The text, when it is no longer than Telegram allows."""
    if utf16_length(text) > longest:
        raise refusal
    return text
