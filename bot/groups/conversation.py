"""Groups: general questions are answered, nothing about anybody is kept or shown, danger gets its urgent text."""

from bot.notice import Button, Rows, line
from bot.questions import conversation as questions
from bot.said import Kind
from bot.turn import Turn
from content.understanding import understand

_PRIVATE_COMMANDS = frozenset({"labs", "remind", "reminders", "timezone", "export", "forget", "privacy", "language"})


async def heard(turn: Turn) -> None:
    """A message in a group that reached us: a command, a mention, or a reply to us."""
    turn.person = None  # nothing we know of anybody is used where others read along
    said = turn.said
    if said.kind is Kind.COMMAND:
        hello = said.command not in _PRIVATE_COMMANDS
        turn.say(line("group-hello" if hello else "group-keep-private"), buttons=_to_private(turn))
        return
    question = said.text.replace(f"@{turn.host.bot_name}", " ").strip()
    if not question:
        return
    understood = understand(turn.content, question, turn.language, turn.today)
    if understood.urgency in ("emergency", "today"):
        return  # the warning has spoken, without names or values
    if understood.kind in ("lab_entry", "reminder") or understood.lab is not None:
        turn.say(line("group-keep-private"), buttons=_to_private(turn))
    elif understood.match is not None:
        await questions.ask(turn, understood.match)


def _to_private(turn: Turn) -> Rows:
    return ((Button(line("group-private-button"), url=f"https://t.me/{turn.host.bot_name}?start=group"),),)
