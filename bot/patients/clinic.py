"""The care team's own telephone numbers, shown whenever somebody is told to call them: theirs, and once that is told
the one for when they are closed. Each is kept as it was typed."""

import re

from bot.notice import Button, Line, line
from bot.patients import asking_facts
from bot.patients import records as patients
from bot.patients.living import place_button, settle
from bot.patients.records import Person
from bot.turn import Turn
from content.short_replies import read_short_reply

CLINIC, CLOSED = "clinic", "closed"
QUESTION, CLOSED_QUESTION = f"place:{CLINIC}", f"place:{CLOSED}"
_DETAILS = {CLINIC: "clinic", CLOSED: "out_of_hours"}
_SKIP, _REMOVE = "skip", "none"
_MOST_CHARACTERS = 60
# Digits with the marks of telephone numbers between them; a date and a value with a decimal have the same marks.
_RUN = re.compile(r"[+(]*\d[\d\s()./-]*")
_DATE_OR_DECIMAL = re.compile(r"\d{1,4} ?([./-]) ?\d{1,2} ?\1 ?\d{1,4}|\d{1,3}\.\d{1,2}")
# A short number is taken only when it stands alone ("15", "ext. 12" are no clinic's); a long one may have a name by it.
_DIGITS_ALONE, _DIGITS_BESIDE_WORDS = 3, 6


async def ask(which: str, turn: Turn, person: Person, setting_up: bool, *above: Line) -> None:
    """Ask for one of the two, under what was just told; one that is known can be kept or taken away."""
    await turn.ask(f"place:{which}", setting_up=setting_up)
    known = person.details.get(_DETAILS[which])
    told = (*above, line(f"place-{which}-now", number=known)) if known else above
    keep = _button(which, _SKIP, "place-keep" if known else "place-skip")
    row = (_button(which, _REMOVE, "place-clinic-remove"), keep) if known else (keep,)
    turn.say(*told, line(f"place-ask-{which}"), line(f"place-{which}-how", tight=True), buttons=(row,))


def _button(which: str, choice: str, label: str) -> Button:
    return Button(line(label), place_button(which, choice, "").data)


async def typed(which: str, turn: Turn, person: Person) -> bool:
    """A typed number; False when it is none."""
    text = turn.said.text.strip()
    if read_short_reply(text) in ("no", _SKIP):
        await _done(which, turn, person.details.get(_DETAILS[which]))
    elif not _is_number(text):
        return _says_what_is_none(which, turn, text)
    elif len(text) > _MOST_CHARACTERS:
        turn.say(line("place-clinic-too-long"), buttons=((_button(which, _SKIP, "place-skip"),),))
    else:
        await patients.tell(turn.connection, person, **{_DETAILS[which]: text})
        await _told(which, turn, person, text)
    return True


def _is_number(text: str) -> bool:
    """Whether one run of digits in it is a telephone number."""
    if "?" in text:
        return False
    runs = [run for found in _RUN.findall(text) if not _DATE_OR_DECIMAL.fullmatch(run := found.strip(" \n()./-"))]
    least = _DIGITS_ALONE if _RUN.fullmatch(text) else _DIGITS_BESIDE_WORDS
    return any(_digits(run) >= least for run in runs)


def _digits(text: str) -> int:
    return sum(letter.isdigit() for letter in text)


def _says_what_is_none(which: str, turn: Turn, text: str) -> bool:
    """Digits enough for a number that are none, a date for one: what to do is said. Other words are for others."""
    if "?" in text or _digits(text) < _DIGITS_BESIDE_WORDS:
        return False
    turn.say(line("place-clinic-unclear"), buttons=((_button(which, _SKIP, "place-skip"),),))
    return True


async def tapped(which: str, turn: Turn, person: Person, choice: str) -> bool:
    """Skip, keep or remove; False for anything else. Without the team's number the other goes too."""
    if choice not in (_SKIP, _REMOVE):
        return False
    if choice == _REMOVE:
        gone = _DETAILS.values() if which == CLINIC else (_DETAILS[which],)
        await patients.tell(turn.connection, person, **dict.fromkeys(gone))
    await _done(which, turn, person.details.get(_DETAILS[which]) if choice == _SKIP else None)
    return True


async def _told(which: str, turn: Turn, person: Person, number: str) -> None:
    """Their number leads to the question about the other one."""
    if which == CLOSED:
        await _done(which, turn, number)
        return
    setting_up = await settle(turn, QUESTION)
    await ask(CLOSED, turn, person, setting_up, line("place-clinic-set", number=number))


async def _done(which: str, turn: Turn, number: str | None) -> None:
    setting_up = await settle(turn, f"place:{which}")
    told = line(f"place-{which}-set", number=number) if number else line(f"place-no-{which}")
    turn.answer(told, *((line("setup-done"),) if setting_up else ()))
    if setting_up:
        asking_facts.offer(turn)
