"""Where somebody lives: their clock (zone.py), the country whose emergency number is shown (country.py) and their
care team's numbers (clinic.py). Asked in this order at the first meeting, and each again under /timezone."""

from collections.abc import Mapping
from functools import partial

from bot import buttons
from bot.buttons import Tap
from bot.old_button import old_button
from bot.patients import clinic, country, zone
from bot.patients.consent import ask_consent_first
from bot.patients.living import ROOM, Question, lives
from bot.patients.records import Person
from bot.said import Kind
from bot.something_else import asks_for_something
from bot.turn import Turn

__all__ = ["ROOM", "answered", "ask_again", "begin_setup", "choose_zone", "shared", "tapped"]

_QUESTIONS: Mapping[str, Question] = {
    zone.QUESTION: Question(zone.ask, zone.typed, zone.tapped),
    country.QUESTION: Question(country.ask, country.typed, country.tapped),
    **{
        f"{ROOM}:{which}": Question(
            partial(clinic.ask, which), partial(clinic.typed, which), partial(clinic.tapped, which)
        )
        for which in (clinic.CLINIC, clinic.CLOSED)
    },
}


async def begin_setup(turn: Turn) -> None:
    """After consent: zone, then country, then the clinic's number, once what they came with is answered."""
    await turn.ask_later(zone.QUESTION, setting_up=True)


async def choose_zone(turn: Turn) -> None:
    """/timezone: where they live as we know it, and how to change each part of it."""
    if turn.person is None:
        ask_consent_first(turn)
    else:
        setting_up = any(each.room == ROOM and each.data.get("setting_up") for each in turn.dialogs)
        await zone.ask(turn, turn.person, setting_up)


async def ask_again(turn: Turn) -> None:
    """Put the open question again."""
    if turn.dialog is not None and turn.person is not None:
        setting_up = bool(turn.dialog.data.get("setting_up"))
        await _QUESTIONS[turn.dialog.name].ask(turn, turn.person, setting_up)


async def shared(turn: Turn) -> None:
    """A shared location: the zone is taken from it, the coordinates are not kept."""
    if turn.person is None:
        ask_consent_first(turn)
        return
    turn.turn_to(ROOM)
    await zone.shared(turn, turn.person)


async def answered(turn: Turn) -> bool:
    """What was typed for a zone, a country or a clinic; False when it reads like something else."""
    if turn.dialog is None or turn.person is None or turn.said.kind is not Kind.TEXT or asks_for_something(turn):
        return False
    return await _QUESTIONS[turn.dialog.name].typed(turn, turn.person)


async def tapped(turn: Turn) -> None:
    """A button under one of the three questions. Where the question is answered by now, what is true is shown."""
    tap, person = buttons.parse(turn.said.data), turn.person
    if tap is None or person is None:
        await old_button(turn)
    elif tap.action == "change" and tap.arg() in ("country", "clinic"):
        await _QUESTIONS[f"{ROOM}:{tap.arg()}"].ask(turn, person, False)
    elif not _is_open(turn, tap, person):
        await old_button(turn, *lives(turn, person))
    elif tap.action == "share":
        await zone.ask_location(turn)
    elif (asked := _QUESTIONS.get(f"{ROOM}:{tap.action}")) is None or not await asked.tapped(turn, person, tap.arg()):
        await old_button(turn)


def _is_open(turn: Turn, tap: Tap, person: Person) -> bool:
    """Whether its question still waits, or was never answered."""
    name = zone.QUESTION if tap.action == "share" else f"{ROOM}:{tap.action}"
    if turn.dialog is not None and turn.dialog.name == name:
        return True
    known = {
        zone.QUESTION: person.zone,
        country.QUESTION: person.country,
        clinic.QUESTION: person.clinic,
        clinic.CLOSED_QUESTION: person.out_of_hours,
    }
    return known.get(name, "") is None
