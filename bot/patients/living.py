"""What we know of where somebody lives, told and changed."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from bot import buttons
from bot.danger.texts import emergency_number
from bot.notice import Button, Line, button, line
from bot.patients import records as patients
from bot.patients.records import Person
from bot.turn import Turn
from content import places

ROOM = "place"


@dataclass(frozen=True)
class Question:
    """One of those we ask: how it is put, and what takes a typed and a tapped answer (False: it is none)."""

    ask: Callable[[Turn, Person, bool], Awaitable[None]]
    typed: Callable[[Turn, Person], Awaitable[bool]]
    tapped: Callable[[Turn, Person, str], Awaitable[bool]]


def lives(turn: Turn, person: Person) -> tuple[Line, ...]:
    """Their clock, the emergency number they are shown and their clinic's, each in a line."""
    clinic = line("place-clinic-now", number=person.clinic, tight=True) if person.clinic else None
    closed = (line("place-closed-now", number=person.out_of_hours, tight=True),) if person.out_of_hours else ()
    return (
        line("place-zone-now", zone=zone_name(turn, person.zone)) if person.zone else line("place-no-zone-now"),
        replace(number_line(turn, person.country), tight=True),
        clinic or line("place-no-clinic-now", tight=True),
        *closed,
        line("place-change-how"),
    )


def zone_name(turn: Turn, zone: str) -> str:
    """A zone by its city and what the clocks show there."""
    return places.zone_label(zone, turn.language, turn.now.people)


def country_name(turn: Turn, country: str) -> str:
    """A country in the reader's language."""
    return dict(places.countries(turn.language)).get(country, country)


def number_line(turn: Turn, country: str | None) -> Line:
    """The emergency number somebody of this country is shown; None: no country told."""
    number = emergency_number(country, turn.host.emergency_number, turn.content)
    if country is None or isinstance(number, Line):
        return line("place-number-general", number=number)
    return line("place-number-set", country=country_name(turn, country), number=number)


def place_button(what: str, choice: str, label: str) -> Button:
    """A button that answers one of our questions with this choice, labelled with a name."""
    return button(buttons.data(ROOM, what, choice), "plain", text=label)


async def live_in(turn: Turn, person: Person, zone: str) -> Person:
    """Keep the zone; the turn goes on by it."""
    await patients.change(turn.connection, person.user_id, zone=zone)
    turn.person, turn.zone = replace(person, zone=zone), ZoneInfo(zone)
    return turn.person


async def belong_to(turn: Turn, person: Person, country: str) -> Person:
    """Keep the country; the turn goes on by it."""
    await patients.change(turn.connection, person.user_id, country=country)
    turn.person = replace(person, country=country)
    return turn.person


async def settle(turn: Turn, question: str) -> bool:
    """Close this question where it is the one at hand; whether it was one of the first meeting's, so that they go
    on."""
    if turn.dialog is None or turn.dialog.name != question:
        return False
    setting_up = bool(turn.dialog.data.get("setting_up"))
    await turn.stop_asking()
    return setting_up
