"""The country whose emergency number somebody is shown: told by them, never guessed."""

from bot.notice import Button, line
from bot.patients import clinic
from bot.patients.living import belong_to, country_name, number_line, place_button, settle
from bot.patients.records import Person
from bot.something_else import is_a_question
from bot.turn import Turn
from content import places
from content.short_replies import read_short_reply

QUESTION = "place:country"
_SKIP = "skip"
_MOST_WORDS = 4  # a longer message that names no country is about something else


async def ask(turn: Turn, person: Person, setting_up: bool) -> None:
    """Ask for it, with the likely ones as buttons: that of their zone, and the one they told before."""
    await turn.ask(QUESTION, setting_up=setting_up)
    likely = dict.fromkeys((places.country_of_zone(person.zone) if person.zone else None, person.country))
    offered = tuple((place_button("country", each, country_name(turn, each)),) for each in likely if each)
    turn.say(
        line("place-ask-country"),
        line("place-country-how", tight=True),
        buttons=(*offered, (_skip_button("place-keep" if person.country else "place-skip"),)),
    )


def _skip_button(label: str) -> Button:
    return Button(line(label), place_button("country", _SKIP, "").data)


async def typed(turn: Turn, person: Person) -> bool:
    """A typed country; False when it reads like something else."""
    country = places.find_country(turn.said.text)
    if country is not None:
        await _belong_to(turn, person, country)
    elif read_short_reply(turn.said.text) in ("no", _SKIP):
        await _belong_to(turn, person, None)
    elif is_a_question(turn) or len(turn.said.text.split()) > _MOST_WORDS:
        return False
    else:
        turn.say(line("place-country-not-found"), buttons=((_skip_button("place-skip"),),))
    return True


async def tapped(turn: Turn, person: Person, choice: str) -> bool:
    """One of the countries offered, or none of them; False for what is no country."""
    if choice != _SKIP and choice not in dict(places.countries(turn.language)):
        return False
    await _belong_to(turn, person, None if choice == _SKIP else choice)
    return True


async def _belong_to(turn: Turn, person: Person, country: str | None) -> None:
    """Keep it, or leave it as it was, and show the number this gives."""
    if country is not None:
        person = await belong_to(turn, person, country)
    setting_up = await settle(turn, QUESTION)
    turn.answer(number_line(turn, person.country), line("numbers-caveat"))
    if setting_up:
        await turn.ask_later(clinic.QUESTION, setting_up=True)
