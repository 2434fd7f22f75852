"""What nothing here can read: voice, video, stickers, and for now pictures and files."""

from bot.danger.texts import fever_number_line
from bot.notice import EVERY_LANGUAGE, Line, line
from bot.said import Kind
from bot.turn import Turn


async def unreadable(turn: Turn) -> None:
    """Say at once that it could not be read, with the fever line and the number to call."""
    if not turn.language_known:
        turn.language = EVERY_LANGUAGE
    turn.say(_what(turn), fever_number_line(turn.person, turn.host, turn.content), line("unreviewed-mark"))


def also_unreadable(turn: Turn) -> None:
    """The words beside a picture were read; that the picture was not is said too."""
    turn.say(line("unreadable-beside"), _what(turn))


def _what(turn: Turn) -> Line:
    picture = turn.said.kind in (Kind.PHOTO, Kind.DOCUMENT)
    return line("unreadable-picture" if picture else "unreadable")
