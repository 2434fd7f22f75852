"""Who can be written to: the bot was blocked, let back in, added to a group or removed from one."""

from bot.notice import line
from bot.turn import Turn
from scheduler import recipients


async def changed(turn: Turn) -> None:
    """A blocked chat is written to no more, until its person comes back; a group is greeted when we come."""
    reachable = bool(turn.said.reachable)
    await recipients.set_reachable(turn.connection, turn.said.chat_id, reachable)
    if reachable and not turn.said.was_reachable and not turn.said.private:
        turn.say(line("group-hello"))
