"""A button of an earlier version, or one whose matter is gone."""

from bot.notice import line
from bot.turn import Turn


async def old_button(turn: Turn) -> None:
    """Say that it is old, and show the way."""
    turn.toast(line("old-button-toast"))
    turn.say(line("old-button"))
