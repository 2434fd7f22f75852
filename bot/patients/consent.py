"""Consent: what is told before it, and the buttons that give it."""

from bot import buttons
from bot.notice import Button, Line, Rows, button, line
from bot.turn import Turn
from content.languages import LANGUAGES

ROOM = "start"


def welcome() -> tuple[Line, ...]:
    """What Whitecell is and is not, what is kept, and that silence is not safety."""
    return line("welcome"), line("welcome-kept"), line("welcome-silence"), line("fever-line"), line("unreviewed-mark")


def consent_buttons(language: str) -> Rows:
    """Agree, or not now; and the languages this can be read in."""
    return (
        (button(buttons.data(ROOM, "agree", language), "welcome-agree"),),
        (button(buttons.data(ROOM, "later", language), "welcome-later"),),
        language_buttons(ROOM, "read"),
    )


def language_buttons(room: str, action: str) -> tuple[Button, ...]:
    """One button a language, each in its own name."""
    return tuple(button(buttons.data(room, action, each), f"language-{each}") for each in LANGUAGES)


def ask_consent_first(turn: Turn) -> None:
    """For what needs a record, from somebody who has not agreed to one. What they said is kept by Telegram alone: it is
    what this is the reply to, and comes back with the tap that agrees."""
    turn.say(
        line("agree-first"),
        line("welcome-kept"),
        line("welcome-silence"),
        buttons=consent_buttons(turn.language)[:2],
        answers=turn.said.message_id,
    )
