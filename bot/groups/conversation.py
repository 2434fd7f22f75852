"""Groups: general questions to us are answered, nothing about anybody is kept or shown, danger gets its urgent text.

Where we are an administrator, Telegram gives us also what people say to each other: that is read for danger only.
"""

import re

from bot.danger import unsure
from bot.free_text import hint
from bot.notice import Button, Rows, line
from bot.questions import conversation as questions
from bot.said import Kind
from bot.turn import Turn
from bot.unreadable import unreadable
from content.languages import LANGUAGES
from content.understanding import Understanding, understand

_PRIVATE_COMMANDS = frozenset(
    {"labs", "remind", "reminders", "timezone", "export", "forget", "privacy", "language", "chart", "checkin", "share",
     "summary"}
)  # fmt: skip
_GENERAL_COMMANDS = frozenset({"start", "help", "cancel"})


async def heard(turn: Turn) -> None:
    """A message in a group: a command, a mention, a reply to us; or none of our business."""
    turn.person = None  # nothing we know of anybody is used where others read along
    said = turn.said
    if said.kind is Kind.COMMAND:
        if _is_our_command(turn):
            hello = said.command not in _PRIVATE_COMMANDS
            turn.say(line("group-hello" if hello else "group-keep-private"), buttons=_to_private(turn))
    elif turn.host.bot_name.lower() in said.spoken_to:
        await _spoken_to(turn)
    elif said.text:
        await _overheard(turn, understand(turn.content, said.text, turn.language, turn.today))


async def _overheard(turn: Turn, understood: Understanding) -> None:
    """What may be danger is asked about, whoever it was said to; who feels alone is told where to turn."""
    if understood.ask:
        await unsure.ask(turn)
    elif understood.danger.ask and understood.match is not None:
        await questions.ask(turn, understood.match, *hint(understood))


def _is_our_command(turn: Turn) -> bool:
    """By our name, or without any where it is one of ours."""
    if turn.said.command_for:
        return turn.said.command_for == turn.host.bot_name.lower()
    return turn.said.command in _GENERAL_COMMANDS | _PRIVATE_COMMANDS


async def _spoken_to(turn: Turn) -> None:
    said = turn.said
    question = re.sub(rf"@{turn.host.bot_name}\b", " ", said.text, flags=re.IGNORECASE).strip()
    if question:
        await _answer(turn, understand(turn.content, question, turn.language, turn.today))
    elif said.text:
        turn.say(line("group-hello"), buttons=_to_private(turn))
    elif said.kind in (Kind.UNREADABLE, Kind.PHOTO, Kind.DOCUMENT):
        await unreadable(turn)


async def _answer(turn: Turn, understood: Understanding) -> None:
    if understood.language in LANGUAGES:
        turn.language = understood.language or turn.language
    if understood.urgency in ("emergency", "today"):
        return  # the warning has spoken, without names or values
    if understood.kind in ("lab_entry", "reminder") or understood.lab is not None:
        turn.say(*hint(understood), line("group-keep-private"), buttons=_to_private(turn))
    elif understood.ask:
        await unsure.ask(turn)
    elif understood.match is not None:
        await questions.ask(turn, understood.match, *hint(understood))


def _to_private(turn: Turn) -> Rows:
    return ((Button(line("group-private-button"), url=f"https://t.me/{turn.host.bot_name}?start=group"),),)
