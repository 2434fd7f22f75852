"""The care team's own telephone number, shown whenever somebody is told to call them."""

import re

from bot.notice import Button, line
from bot.patients import asking_facts
from bot.patients import records as patients
from bot.patients.living import place_button, settle
from bot.patients.records import Person
from bot.turn import Turn
from content.short_replies import read_short_reply

QUESTION = "place:clinic"
_SKIP, _REMOVE = "skip", "none"
_MOST_CHARACTERS = 60
# A short number is taken only when it stands alone ("15", "ext. 12" are no clinic's); a long one may have a name by it.
_NUMBER_ALONE = re.compile(r"[+\d][\d\s()./-]{2,}")
_DIGITS_BESIDE_WORDS = 6


async def ask(turn: Turn, person: Person, setting_up: bool) -> None:
    """Ask for it; one that is known can be kept or taken away."""
    await turn.ask(QUESTION, setting_up=setting_up)
    known = person.clinic
    told = (line("place-clinic-now", number=known),) if known else ()
    row = (_button(_REMOVE, "place-clinic-remove"), _button(_SKIP, "place-keep")) if known else (_skip(),)
    turn.say(*told, line("place-ask-clinic"), line("place-clinic-how", tight=True), buttons=(row,))


def _button(choice: str, label: str) -> Button:
    return Button(line(label), place_button("clinic", choice, "").data)


def _skip() -> Button:
    return _button(_SKIP, "place-skip")


async def typed(turn: Turn, person: Person) -> bool:
    """A typed number; False when it is none."""
    text = turn.said.text.strip()
    if read_short_reply(text) in ("no", _SKIP):
        await _done(turn, person.clinic)
    elif not _is_number(text):
        return False
    elif len(text) > _MOST_CHARACTERS:
        turn.say(line("place-clinic-too-long"), buttons=((_skip(),),))
    else:
        await patients.tell(turn.connection, person, clinic=text)
        await _done(turn, text)
    return True


def _is_number(text: str) -> bool:
    if "?" in text:
        return False
    return bool(_NUMBER_ALONE.fullmatch(text)) or sum(letter.isdigit() for letter in text) >= _DIGITS_BESIDE_WORDS


async def tapped(turn: Turn, person: Person, choice: str) -> bool:
    """Skip, keep or remove; False for anything else."""
    if choice not in (_SKIP, _REMOVE):
        return False
    if choice == _REMOVE:
        await patients.tell(turn.connection, person, clinic=None)
    await _done(turn, person.clinic if choice == _SKIP else None)
    return True


async def _done(turn: Turn, number: str | None) -> None:
    setting_up = await settle(turn, QUESTION)
    told = line("place-clinic-set", number=number) if number else line("place-no-clinic")
    turn.answer(told, *((line("setup-done"),) if setting_up else ()))
    if setting_up:
        asking_facts.offer(turn)
