"""Whether a message is about something else than the question that waits for its answer."""

from bot.turn import Turn
from content.understanding import Understanding, understand


def asks_for_something(turn: Turn) -> bool:
    """Counts, a reminder or a command: never the answer to where somebody lives or whom they call."""
    return understood(turn).kind in ("lab_entry", "reminder", "command")


def is_a_question(turn: Turn) -> bool:
    """A question, or what we have an answer to."""
    return "?" in turn.said.text or understood(turn).kind in ("answer", "decline")


def understood(turn: Turn) -> Understanding:
    """What was typed, read as if nothing had been asked; once a turn."""
    text, language = turn.said.text, turn.language
    if (text, language) not in turn.read_alone:
        read = understand(turn.content, text, language, turn.today, now=turn.written)
        turn.read_alone[text, language] = read
    return turn.read_alone[text, language]
