"""Free text, in the order that keeps people safe: danger, an open question's answer, counts, a reminder, a question.

The warning has already spoken by the time a turn begins (bot/warning.py); what is left here is everything else.
"""

from collections.abc import Awaitable, Callable, Mapping

from bot.labs import changing, entering
from bot.notice import EVERY_LANGUAGE, Line, line
from bot.patients.consent import language_buttons
from bot.questions import conversation as questions
from bot.reminders import conversation as reminders
from bot.turn import Turn
from content.languages import LANGUAGES
from content.understanding import Understanding, understand

# Takes the text as the answer to an open question; False when it is none, and is then read as anything else.
Answered = Callable[[Turn], Awaitable[bool]]


async def free_text(turn: Turn, dialogs: Mapping[str, Answered]) -> None:
    """A message in a private chat that is no command."""
    understood = understand(turn.content, turn.said.text, turn.language, turn.today, now=turn.local_now)
    _follow_language(turn, understood)
    urgent = understood.urgency in ("emergency", "today")
    if turn.dialog is not None and not urgent:
        answered = dialogs.get(turn.dialog.name.partition(":")[0])
        if answered is not None and await answered(turn):
            return
    await _respond(turn, understood)


async def _respond(turn: Turn, understood: Understanding) -> None:
    emergency = understood.urgency == "emergency"
    above = _hint(understood)
    if understood.kind == "lab_entry" and understood.lab is not None:
        await entering.entered(turn, understood.lab)
    elif emergency:
        return  # after the urgent text, nothing that looks like a quiz
    elif understood.kind == "reminder" and understood.reminder is not None:
        await reminders.requested(turn, understood.reminder, *above)
    elif understood.ask:
        turn.say(line("urgent-ask"), line("unreviewed-mark"))
    elif understood.lab is not None and understood.match is not None:
        await entering.mentioned(turn, understood.lab)
        await questions.ask(turn, understood.match, *above)
    elif understood.match is not None and not (understood.urgency == "today" and understood.match.kind == "nothing"):
        await questions.ask(turn, understood.match, *above)


def _hint(understood: Understanding) -> tuple[Line, ...]:
    return (line("urgent-hint"),) if understood.urgency == "hint" else ()


def _follow_language(turn: Turn, understood: Understanding) -> None:
    """Answer in the language of the message when it is clear, else in the person's own."""
    if understood.language is not None and understood.language in LANGUAGES:
        turn.language = understood.language
    elif understood.language == "other" or not turn.language_known:
        turn.say(line("unknown-language"), buttons=(language_buttons("lang", "set"),))
        turn.notices[-1] = turn.notices[-1].in_language(EVERY_LANGUAGE)


async def edited(turn: Turn) -> None:
    """An edited message changes the counts it wrote; anything else it said was answered before."""
    understood = understand(turn.content, turn.said.text, turn.language, turn.today, now=turn.local_now)
    await changing.edited(turn, understood.lab)
