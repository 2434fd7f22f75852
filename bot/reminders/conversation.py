"""Reminders: asked for (asking.py, settling.py), listed and changed (listing.py), said (saying.py), answered
(acting.py)."""

from bot import buttons
from bot.notice import line
from bot.old_button import old_button
from bot.reminders import acting, listing, settling
from bot.reminders.asking import ASKED, ask_again, ask_what, begin, chosen, requested
from bot.reminders.listing import show
from bot.reminders.settling import answered
from bot.turn import Turn

__all__ = ["answered", "ask_again", "begin", "requested", "show", "tapped"]

_ABOUT_DRAFT = frozenset({"save", "times", "time", "date", "endless", "drop"})
_ABOUT_OCCURRENCE = frozenset({"done", "skip", *acting.SNOOZES})


async def tapped(turn: Turn) -> None:
    """Any button of this room, looked up for the person who tapped it."""
    tap = buttons.parse(turn.said.data)
    if tap is None or turn.person is None:
        await old_button(turn)
    elif tap.action in _ABOUT_DRAFT:
        await settling.tapped(turn, tap)
    elif tap.action in _ABOUT_OCCURRENCE:
        await acting.tapped(turn, tap)
    elif tap.action == "new":
        await ask_what(turn)
    elif tap.action == "leave":
        await _leave(turn)
    elif tap.action != "preset":
        await listing.tapped(turn, tap)
    elif not await chosen(turn, tap.arg()):
        await old_button(turn)


async def _leave(turn: Turn) -> None:
    """No reminder after all; a request that was begun since is not this button's matter."""
    if turn.dialog is not None and turn.dialog.name == ASKED:
        await turn.stop_asking()
    turn.rewrite(line("reminder-not-set"))
