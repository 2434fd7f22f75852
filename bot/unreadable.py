"""What nothing here can read: voice, video, stickers, and for now pictures and files."""

from bot.danger.texts import fever_number_line
from bot.notice import EVERY_LANGUAGE, line
from bot.said import Kind
from bot.turn import Turn


async def unreadable(turn: Turn) -> None:
    """Say at once that it could not be read, with the fever line and the number to call."""
    if not turn.language_known:
        turn.language = EVERY_LANGUAGE
    picture = turn.said.kind in (Kind.PHOTO, Kind.DOCUMENT)
    turn.say(
        line("unreadable-picture" if picture else "unreadable"),
        fever_number_line(turn.person, turn.host, turn.content),
        line("unreviewed-mark"),
    )
