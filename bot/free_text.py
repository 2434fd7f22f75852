"""Free text, in the order that keeps people safe: danger, an open question's answer, counts, a reminder, a question.

The warning has already spoken by the time a turn begins (bot/warning.py); what is left here is everything else.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot.danger import typing as watch
from bot.danger import unsure
from bot.danger.knowing import read_for_danger
from bot.danger.texts import fever_number_line
from bot.dialogs.records import Dialog
from bot.labs import edits, entering
from bot.notice import EVERY_LANGUAGE, Line, line
from bot.patients.consent import language_buttons
from bot.questions import conversation as questions
from bot.questions import personal
from bot.reminders import conversation as reminders
from bot.said import Kind
from bot.turn import Turn
from bot.unreadable import also_unreadable
from content.languages import LANGUAGES
from content.matching import Match
from content.reminder_text import read_request
from content.understanding import Understanding, understand

# Takes the text as the answer to an open question; False when it is none, and is then read as anything else.
Answered = Callable[[Turn], Awaitable[bool]]
Conversation = Callable[[Turn], Awaitable[None]]

_BARE_VALUE = re.compile(r"[<>]? ?\d+(?:[.,]\d+)? ?%?")
_UNREAD = frozenset({Kind.PHOTO, Kind.DOCUMENT, Kind.UNREADABLE})


async def free_text(turn: Turn, dialogs: Mapping[str, Answered], commands: Mapping[str, Conversation]) -> None:
    """A message in a private chat that is no command, though it may say one in words."""
    understood = await _understood(turn)
    if await watch.answered_clearly(turn, understood.urgency) or _speaks_otherwise(turn, understood):
        return
    may_be_danger = understood.urgency in ("emergency", "today") or understood.danger.ask
    if turn.dialog is not None and (not may_be_danger or _is_the_value_asked_for(turn.dialog, turn.said.text)):
        answered = dialogs.get(turn.dialog.name.partition(":")[0])
        if answered is not None and await answered(turn):
            return
    if await watch.answered_otherwise(turn, understood):
        return
    await _respond(turn, understood, commands)
    if turn.said.kind in _UNREAD and understood.urgency != "emergency":
        also_unreadable(turn)


def _is_the_value_asked_for(dialog: Dialog, text: str) -> bool:
    """A bare 38.5 where a percent was asked for has been warned about like any other; it is the value all the same."""
    return dialog.name == "lab:value" and _BARE_VALUE.fullmatch(text.strip()) is not None


async def _understood(turn: Turn) -> Understanding:
    danger = await read_for_danger(turn.connection, turn.said.text, turn.person, turn.content, turn.now)
    last_topic = await questions.last_topic(turn)
    understood = understand(
        turn.content,
        turn.said.text,
        turn.language,
        turn.written_on,
        now=turn.written,
        danger=danger,
        last_topic=last_topic,
    )
    if last_topic is None:  # bot/something_else.py need not read it again
        turn.read_alone[turn.said.text, turn.language] = understood
    return understood


async def _respond(turn: Turn, understood: Understanding, commands: Mapping[str, Conversation]) -> None:
    if understood.urgency == "emergency":
        # After the urgent text, nothing that looks like a quiz; what was told with it is kept all the same.
        if understood.lab is not None and not understood.lab.is_question:
            await entering.entered_in_danger(turn)
        return
    above = hint(understood)
    if understood.kind == "lab_entry" and understood.lab is not None:
        await entering.entered(turn, understood.lab, *above)
        await _remind_too(turn)
    elif understood.kind == "reminder" and understood.reminder is not None:
        await reminders.requested(turn, understood.reminder, *above)
    elif understood.ask:
        await unsure.ask(turn)
    elif _BARE_VALUE.fullmatch(turn.said.text.strip()) and understood.urgency == "none":
        turn.say(line("lab-which-count"), line("help-count"), line("fever-line"), line("unreviewed-mark"))
    elif understood.command is not None and understood.kind == "command":
        await commands[understood.command](turn)
    elif understood.kind == "ask":
        turn.say(line("ask-age", number=understood.age or ""))
    elif understood.match is not None:
        await _answer(turn, understood, *above)


async def _remind_too(turn: Turn) -> None:
    """ "wbc 3.2 and remind me in 4 weeks": the second half is not lost. What stands beside a count is its recheck."""
    folder = turn.content.folder / "lexicon"
    asked = read_request(turn.said.text, language=turn.language, now=turn.written, folder=folder)
    if turn.person is not None and asked is not None and (asked.date or asked.freq != "once"):
        await reminders.requested(turn, replace(asked, purpose="recheck", note=""))


async def _answer(turn: Turn, understood: Understanding, *above: Line) -> None:
    match, lab = understood.match, understood.lab
    if match is not None and understood.own is not None:
        await personal.about_own(turn, understood.own, match, *above)
        return
    if match is None or (understood.urgency == "today" and not _adds_something(turn, match)):
        return  # the warning has said what to do, and there is nothing to add
    if lab is None:
        await questions.ask(turn, match, *above)
        return
    counts, keep = entering.mentioned(turn, lab)
    standing = await personal.beside(turn, lab)
    await questions.ask(turn, match, *above, *counts, *standing, first=keep)


def _adds_something(turn: Turn, match: Match) -> bool:
    """After a call for today: an answer does; that we have none only where something was asked."""
    return match.kind in ("answer", "choices") or (match.kind == "decline" and "?" in turn.said.text)


def hint(understood: Understanding) -> tuple[Line, ...]:
    """The one line above a normal answer, for a message that only may be about danger."""
    return (line("urgent-hint"),) if understood.urgency == "hint" else ()


def _speaks_otherwise(turn: Turn, understood: Understanding) -> bool:
    """Answer in the language of the message when it is clear, else in the person's own.

    True for a language we do not have: that is said, with the fever line, in all three, and there is no more to say.
    """
    if understood.language in LANGUAGES:
        turn.language = understood.language or turn.language
        return False
    calm = understood.urgency == "none"
    foreign = understood.language == "other" and calm and understood.lab is None
    if foreign:
        number = fever_number_line(turn.person, turn.host, turn.content)
        _offer_languages(turn, number, line("unreviewed-mark"))
    elif calm and not turn.language_known:
        _offer_languages(turn)
    return foreign


def _offer_languages(turn: Turn, *more: Line) -> None:
    turn.say(line("unknown-language"), *more, buttons=(language_buttons("lang", "set"),))
    turn.notices[-1] = turn.notices[-1].in_language(EVERY_LANGUAGE)


async def edited(turn: Turn) -> None:
    """An edited message changes the counts it wrote; anything else it said was answered before."""
    understood = await _understood(turn)
    if understood.language in LANGUAGES:
        turn.language = understood.language or turn.language
    turn.turn_to("lab")
    await edits.edited(turn, understood.lab, in_danger=understood.urgency == "emergency")
