"""A question without an answer may be told to the curators: it is shown as it would be kept, and kept after a yes."""

from bot import buttons
from bot.gaps import records as gaps
from bot.notice import Rows, button, line
from bot.questions import records
from bot.questions.records import Asker
from bot.turn import Turn
from content.languages import LANGUAGES

ROOM = "gap"


def offer(turn: Turn, asked_id: str) -> Rows:
    """The button under an honest none; no button for a question that nothing is kept of."""
    return ((button(_data("tell", asked_id, turn), "curators-tell-button"),),) if asked_id else ()


def _data(action: str, asked_id: str, turn: Turn) -> str:
    return buttons.data(ROOM, action, asked_id, turn.language)


async def tapped(turn: Turn) -> None:
    """Show what would be kept; keep it; or not."""
    tap = buttons.parse(turn.said.data)
    asked_id = tap.arg() if tap else ""
    if tap and tap.arg(1) in LANGUAGES:
        turn.language = tap.arg(1)
    asker = Asker(turn.said.chat_id, turn.said.user_id)
    asked = await records.get(turn.connection, asker, asked_id, turn.keys.transit, turn.now)
    if tap is None or asked is None:
        turn.toast(line("old-button-toast"))
        turn.say(line("asked-too-long-ago"))
        return
    if not asked.text:
        turn.toast(line("curators-kept"))  # it was given already, by the tap before
        return
    scrubbed = turn.content.scrubber.scrub(asked.text)
    if tap.action == "keep" and scrubbed:
        await gaps.keep(turn.connection, scrubbed, turn.language, turn.today, turn.keys.transit)
        await records.wipe_text(turn.connection, asker, asked_id, turn.keys.transit)
        turn.rewrite(line("curators-kept"))
    elif tap.action == "tell" and scrubbed:
        turn.say(line("curators-show", question=scrubbed), line("curators-how"), buttons=_yes_or_no(turn, asked_id))
    else:
        turn.rewrite(line("curators-dropped" if tap.action == "drop" else "curators-nothing-left"))


def _yes_or_no(turn: Turn, asked_id: str) -> Rows:
    yes = button(_data("keep", asked_id, turn), "curators-yes")
    return ((yes,), (button(_data("drop", asked_id, turn), "curators-no"),))
