"""The first meeting: what Whitecell is, what is kept, and consent by a button before any record is made."""

from bot import buttons
from bot.notice import line
from bot.old_button import old_button
from bot.patients import place
from bot.patients import records as patients
from bot.patients.asking_facts import way_in
from bot.patients.consent import consent_buttons, welcome
from bot.turn import Turn
from content.languages import LANGUAGES


async def start(turn: Turn) -> None:
    """/start: who has agreed is greeted and asked again what waits, everybody else is told what they would agree to."""
    if turn.person is None:
        turn.say(*welcome(), buttons=consent_buttons(turn.language))
        return
    turn.say(line("welcome-back"), buttons=way_in())
    if turn.person.zone is None and not turn.dialogs:
        await place.begin_setup(turn)
    turn.asks_again = bool(turn.dialogs)


async def tapped(turn: Turn) -> None:
    """A button of the first meeting."""
    tap = buttons.parse(turn.said.data)
    if tap is None or tap.arg() not in LANGUAGES:
        await old_button(turn)
        return
    turn.speak(turn.person.language if turn.person and tap.action != "read" else tap.arg())
    match tap.action:
        case "agree":
            await _agree(turn)
        case "later" if turn.person is None:
            turn.rewrite(line("welcome-not-remembered"))
        case "read":
            turn.rewrite(*welcome(), buttons=() if turn.person else consent_buttons(turn.language))
        case _:
            await old_button(turn)


async def _agree(turn: Turn) -> None:
    if turn.person is not None:
        turn.rewrite(line("welcome-back"))
        return
    said = turn.said
    turn.person = await patients.agree(turn.connection, said.user_id, said.chat_id, turn.language, turn.keys, turn.now)
    turn.rewrite(line("welcome-agreed"))
    turn.goes_on_with = said.about
    await place.begin_setup(turn)


async def help_(turn: Turn) -> None:
    """/help."""
    parts = [line("help-title")] + [line(f"help-{part}", tight=True) for part in ("ask", "count", "remind", "settings")]
    turn.say(*parts, line("help-limits"), line("fever-line"), line("unreviewed-mark"))


async def cancel(turn: Turn) -> None:
    """/cancel: stop waiting for an answer. Nothing already kept is touched, and no alarm is."""
    waiting = bool(turn.dialogs)
    await turn.stop_asking_anything()
    turn.say(line("cancelled" if waiting else "nothing-to-cancel"))


# Commands of the contract whose rooms are not built yet.
_LATER = ("chart", "checkin", "share", "summary")


async def unknown_command(turn: Turn) -> None:
    """A command we do not have."""
    turn.say(line("not-yet-command" if turn.said.command in _LATER else "unknown-command"))
