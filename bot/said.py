"""What somebody did, as a plain value: read from the raw update, so that the warning and the turn read the same."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What kind of thing was done."""

    TEXT = "text"
    EDIT = "edit"
    COMMAND = "command"
    TAP = "tap"
    LOCATION = "location"
    PHOTO = "photo"
    DOCUMENT = "document"
    UNREADABLE = "unreadable"  # voice, video, stickers: nothing here can read them
    MEMBERSHIP = "membership"  # the bot was blocked, unblocked, added or removed
    OTHER = "other"


_NAME = re.compile(r"(?<!\w)@(\w+)")
_LONGEST_TEXT = 4096  # Telegram's own limit, so that no text takes longer to read than a message can
_YEAR_2106 = 2**32
_HALF_CIRCLE = 180
_OUTSIDE = frozenset({"kicked", "left", ""})  # what Telegram says of a bot that is not in a chat
_UNREADABLE = ("voice", "audio", "video", "video_note", "sticker", "animation", "story", "contact", "poll", "dice",
               "venue", "game", "paid_media", "checklist")  # fmt: skip


@dataclass(frozen=True)
class Said:
    """One update. Ids are Telegram's; `text` is a message's text or a caption, "" where there is none."""

    kind: Kind
    chat_id: int
    user_id: int
    private: bool
    text: str = ""
    language_code: str | None = None  # what the person's Telegram is set to
    message_id: int | None = None
    sent: int | None = None  # when the message was written first, in Unix seconds of people's time; None for a tap
    replies_to: int | None = None
    command: str = ""  # without the slash and the bot's name, lower case
    arguments: str = ""  # what follows the command
    command_for: str = ""  # the @name of the bot that a command names, lower case; "" where it names none
    spoken_to: frozenset[str] = frozenset()  # the @names, lower case, of those it names or replies to
    data: str = ""  # what a button sent back
    tap_id: str = ""
    latitude: float | None = None
    longitude: float | None = None
    about: "Said | None" = None  # for TAP: the person's own message that ours with the button was the reply to
    reachable: bool | None = None  # for MEMBERSHIP: whether the chat can be written to now
    was_reachable: bool | None = None  # and before
    file_id: str | None = None


def read(update: dict[str, Any]) -> Said:
    """The plain value of a raw update. Reads only what is there and never raises on what is missing or odd."""
    if tap := _mapping(update.get("callback_query")):
        return _tap(tap)
    if member := _mapping(update.get("my_chat_member")):
        was, is_ = (_text(_mapping(member.get(f"{age}_chat_member")).get("status")) for age in ("old", "new"))
        return _said(Kind.MEMBERSHIP, member, reachable=is_ not in _OUTSIDE, was_reachable=was not in _OUTSIDE)
    edited = _mapping(update.get("edited_message"))
    message = edited or _mapping(update.get("message"))
    return _message(message, bool(edited)) if message else Said(Kind.OTHER, 0, 0, private=False)


def _tap(tap: dict[str, Any]) -> Said:
    message = _mapping(tap.get("message"))
    beside = {"chat": message.get("chat"), "from": tap.get("from"), "message_id": message.get("message_id")}
    replied = _mapping(message.get("reply_to_message"))
    about = _message(replied, edited=False) if replied else None
    return _said(Kind.TAP, beside, data=_text(tap.get("data")), tap_id=_text(tap.get("id")), about=about)


def _message(message: dict[str, Any], edited: bool) -> Said:
    text = (_text(message.get("text")) or _text(message.get("caption")))[:_LONGEST_TEXT]
    place = _mapping(message.get("location"))
    command, command_for, arguments = _command(message, text)
    replied = _mapping(message.get("reply_to_message"))
    return _said(
        Kind.EDIT if edited else _kind(message, text, command),
        message,
        text=text,
        sent=_moment(message.get("date")),
        replies_to=_whole(replied.get("message_id")) or None,
        command="" if edited else command,
        arguments=arguments,
        command_for=command_for,
        spoken_to=_spoken_to(text, replied),
        latitude=_degrees(place.get("latitude")),
        longitude=_degrees(place.get("longitude")),
        file_id=_file_id(message),
    )


def _kind(message: dict[str, Any], text: str, command: str) -> Kind:
    if command:
        return Kind.COMMAND
    for field, kind in (("location", Kind.LOCATION), ("photo", Kind.PHOTO), ("document", Kind.DOCUMENT)):
        if message.get(field) and not message.get("venue") and not message.get("animation"):
            return kind
    if any(message.get(field) for field in _UNREADABLE):
        return Kind.UNREADABLE
    return Kind.TEXT if text else Kind.OTHER


def _spoken_to(text: str, replied: dict[str, Any]) -> frozenset[str]:
    author = _text(_mapping(replied.get("from")).get("username"))
    return frozenset(name.lower() for name in (*_NAME.findall(text), author) if name)


def _command(message: dict[str, Any], text: str) -> tuple[str, str, str]:
    """The command a message begins with, for which bot, and what follows it; ("", "", "") when it begins with none."""
    entities = message.get("entities")
    marked = isinstance(entities, list) and any(
        _mapping(e).get("type") == "bot_command" and _mapping(e).get("offset") == 0 for e in entities
    )
    if not marked:
        return "", "", ""
    head, _, rest = text.partition(" ")
    command, _, bot = head[1:].lower().partition("@")
    return command, bot, rest.strip()


def _file_id(message: dict[str, Any]) -> str | None:
    photos = message.get("photo")
    largest = photos[-1] if isinstance(photos, list) and photos else message.get("document")
    return _text(_mapping(largest).get("file_id")) or None


def _said(kind: Kind, part: dict[str, Any], **values: Any) -> Said:
    chat, sender = _mapping(part.get("chat")), _mapping(part.get("from"))
    return Said(
        kind=kind,
        chat_id=_whole(chat.get("id")) or _whole(sender.get("id")),
        user_id=_whole(sender.get("id")),
        private=chat.get("type", "private") == "private",
        language_code=_text(sender.get("language_code")) or None,
        message_id=_whole(part.get("message_id")) or None,
        **values,
    )


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _whole(value: Any) -> int:
    """A number that a table can hold; 0 for anything else."""
    return value if type(value) is int and -(2**63) <= value < 2**63 else 0


def _moment(value: Any) -> int | None:
    """Unix seconds of a message, in years in which calendars work; None for anything else."""
    return value if 0 < _whole(value) < _YEAR_2106 else None


def _degrees(value: Any) -> float | None:
    return float(value) if type(value) in (int, float) and abs(value) <= _HALF_CIRCLE else None
