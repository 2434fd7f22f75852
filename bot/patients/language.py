"""The language Whitecell speaks with somebody."""

from bot import buttons
from bot.notice import line
from bot.old_button import old_button
from bot.patients import records as patients
from bot.patients.consent import consent_buttons, language_buttons
from bot.turn import Turn
from content.languages import LANGUAGES

ROOM = "lang"


async def choose(turn: Turn) -> None:
    """/language."""
    turn.say(line("language-ask"), buttons=(language_buttons(ROOM, "set"),))


async def tapped(turn: Turn) -> None:
    """A language was chosen; without consent it holds for the messages that carry it on."""
    tap = buttons.parse(turn.said.data)
    if tap is None or tap.arg() not in LANGUAGES:
        await old_button(turn)
        return
    turn.speak(tap.arg())
    if turn.person is None:
        turn.rewrite(line("language-not-kept"), buttons=consent_buttons(turn.language)[:2])
        return
    await patients.change(turn.connection, turn.person.user_id, language=tap.arg())
    turn.rewrite(line("language-set"))
    turn.asks_again = bool(turn.dialogs)  # what waits was asked in the other language
