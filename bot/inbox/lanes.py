"""Lanes: what must be handled one after the other. A lane is a chat, or a user where there is no chat.

Lane 0 is everything else, one after the other too, and stays so: of what we ask Telegram for everything has a chat or a
user, so only what is malformed is there, nobody waits behind it, and a heap of it takes one pair of hands at most.
"""

from typing import Any

# A result of our own work that comes back as an update of the lane that asked for it.
INTERNAL = "whitecell"

_WITH_CHAT = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "my_chat_member",
    "chat_member",
    "message_reaction",
    "chat_join_request",
)


def lane_of(update: dict[str, Any]) -> int:
    """The lane of a raw update; 0 for one that belongs to nobody we can see."""
    for part in _WITH_CHAT:
        if part in update:
            return _number(update[part], "chat")
    if tap := update.get("callback_query"):
        return _number(_mapping(tap).get("message"), "chat") or _number(tap, "from")
    if internal := update.get(INTERNAL):
        return _lane(_mapping(internal).get("lane"))
    for part in update.values():
        if user := _number(part, "from"):
            return user
    return 0


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _number(part: Any, whose: str) -> int:
    return _lane(_mapping(_mapping(part).get(whose)).get("id"))


def _lane(number: Any) -> int:
    """What is no number that a table can hold belongs to nobody we can see."""
    return number if type(number) is int and -(2**63) <= number < 2**63 else 0
