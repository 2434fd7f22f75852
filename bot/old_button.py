"""A button of an earlier version, or one whose matter is settled or gone."""

from bot.notice import Line, Rows, line
from bot.turn import Turn


async def old_button(turn: Turn, *true_now: Line, buttons: Rows = ()) -> None:
    """Say that it is old, and write what is true now over its message; where nothing is known of it, show the way."""
    turn.toast(line("old-button-toast"))
    if true_now:
        turn.rewrite(*true_now, buttons=buttons)
    else:
        turn.say(line("old-button"))
