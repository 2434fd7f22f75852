"""Words that may be about danger now or not ("plus de fièvre"): one short question, beside the urgent line."""

from dataclasses import replace

from bot import buttons
from bot.danger.asking import answers, offer_to_check
from bot.danger.texts import urgent_notice
from bot.danger.watching import Watching
from bot.decisions import records as decisions
from bot.decisions.records import decision
from bot.notice import button, line
from bot.old_button import old_button
from bot.turn import Turn
from content.languages import LANGUAGES
from content.urgency import Level, Reading
from scheduler.ledger import new_id

ROOM = "unsure"
_FEVER = "E01"  # what these words are unclear about, in every language we have


def ask(turn: Turn) -> None:
    """The question; in a group without buttons, where an answer would tell others how somebody is."""
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
    if tap.action == "yes":
        await _warn(turn)
    else:
        turn.rewrite(line("unsure-was-no"), line("fever-line"), line("unreviewed-mark"))


async def _warn(turn: Turn) -> None:
    reading = Reading(Level.EMERGENCY, (_FEVER,), turn.language, ("they said that it is happening",))
    notice = urgent_notice(reading, turn.language, turn.person, turn.host.emergency_number, turn.content)
    made = decision(new_id(), reading, turn.language, turn.person, turn.now.machine)
    watching = Watching(turn.connection, turn.said.chat_id, turn.said.user_id, turn.person, turn.keys, turn.now)
    watch = await watching.prepare(made)
    below = answers(watch) if turn.person else offer_to_check(made.id, watch.minutes)
    turn.notices.append(replace(notice, buttons=below))
    await decisions.keep(turn.connection, made, turn.keys.transit)
    if turn.person is not None:
        await watching.begin(watch)
