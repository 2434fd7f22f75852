"""Words that may be about danger now or not ("plus de fièvre"): one short question, beside the urgent line."""

from dataclasses import replace

from bot import buttons
from bot.danger import giving
from bot.danger.watching import Watching
from bot.notice import button, line
from bot.old_button import old_button
from bot.turn import Turn
from content.danger_replies import DangerReply, read_danger_reply
from content.languages import LANGUAGES
from content.urgency import Level, Reading

ROOM = "unsure"
_QUESTION = f"{ROOM}:now"
_YES = frozenset({DangerReply.YES, DangerReply.NOW})
_NO = frozenset({DangerReply.NO, DangerReply.NOT_NOW})
_FEVER = "E01"  # what these words are unclear about, in every language we have


async def ask(turn: Turn) -> None:
    """The question; in a group without buttons, where an answer would tell others how somebody is."""
    if turn.said.private:
        await turn.ask(_QUESTION, language=turn.language)
    row = (
        button(buttons.data(ROOM, "yes", turn.language), "unsure-yes"),
        button(buttons.data(ROOM, "no", turn.language), "unsure-no"),
    )
    turn.say(line("urgent-ask"), line("unreviewed-mark"), buttons=(row,) if turn.said.private else ())


async def tapped(turn: Turn) -> None:
    """Yes is danger like any other; no leaves the fever line."""
    tap = buttons.parse(turn.said.data)
    if tap is None or not turn.said.private or tap.arg() not in LANGUAGES:
        await old_button(turn)
        return
    turn.language = tap.arg()
    await turn.stop_asking()
    if tap.action == "yes":
        await _warn(turn)
    else:
        _calm(turn)


async def answered(turn: Turn) -> bool:
    """A typed yes or no; False when it says anything else. Any yes is danger, and only a plain no is none."""
    reply = read_danger_reply(turn.said.text, turn.content.folder / "lexicon")
    if turn.dialog is None or reply not in _YES | _NO:
        return False
    turn.language = turn.dialog.data["language"]
    await turn.stop_asking()
    if reply in _YES:
        await _warn(turn)
    else:
        _calm(turn)
    return True


def _calm(turn: Turn) -> None:
    turn.answer(line("unsure-was-no"), line("fever-line"), line("unreviewed-mark"))


async def _warn(turn: Turn) -> None:
    reading = Reading(Level.EMERGENCY, (_FEVER,), turn.language, ("they said that it is happening",))
    watching = Watching(turn.connection, turn.said.chat_id, turn.said.user_id, turn.person, turn.keys, turn.now)
    host_number = turn.host.emergency_number
    given = await giving.prepare(watching, reading, turn.language, host_number, turn.content, private=True)
    turn.notices.append(replace(given.notice, urgent=True))
    await giving.keep(watching, given)
