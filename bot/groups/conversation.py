"""Groups: general questions are answered, nothing about anybody is kept or shown, danger gets its urgent text."""

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


async def heard(turn: Turn) -> None:
    """A message in a group that reached us: a command, a mention, or a reply to us."""
    turn.person = None  # nothing we know of anybody is used where others read along
    said = turn.said
    if said.kind is Kind.COMMAND:
        hello = said.command not in _PRIVATE_COMMANDS
        turn.say(line("group-hello" if hello else "group-keep-private"), buttons=_to_private(turn))
        return
    question = said.text.replace(f"@{turn.host.bot_name}", " ").strip()
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
