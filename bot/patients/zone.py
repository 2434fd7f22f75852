"""The time zone somebody lives by: likely ones as buttons, a typed place, or a shared location that is not kept."""

from bot import buttons
from bot.notice import Button, Line, Rows, button, line
from bot.patients import country
from bot.patients.living import ROOM, live_in, lives, place_button, settle, zone_name
from bot.patients.records import Person
from bot.something_else import is_a_question
from bot.turn import Turn
from content import places
from content.short_replies import read_short_reply
from scheduler import reminders as calendar

QUESTION = "place:zone"
_SKIP = "skip"
_MOST_OFFERED = 6


async def ask(turn: Turn, person: Person, setting_up: bool) -> None:
    """Ask where they live; who has told us before sees what we know, with a way to change the rest."""
    likely = places.zones_for(turn.said.language_code or turn.language, person.country)
    await turn.ask(QUESTION, setting_up=setting_up)
    if person.zone is None:
        turn.say(line("place-ask-zone"), line("place-zone-how", tight=True), buttons=_offered(turn, likely))
        return
    others = (
        button(buttons.data(ROOM, "change", "country"), "place-change-country"),
        button(buttons.data(ROOM, "change", "clinic"), "place-change-clinic"),
    )
    known = lives(turn, person)[:-1]
    turn.say(*known, line("place-moved"), line("place-zone-how", tight=True), buttons=(*_offered(turn, likely), others))


def _offered(turn: Turn, zones: list[str]) -> Rows:
    shown = tuple((place_button("zone", zone, zone_name(turn, zone)),) for zone in zones[:_MOST_OFFERED])
    return (*shown, _last_row(turn))


def _last_row(turn: Turn) -> tuple[Button, ...]:
    share = button(buttons.data(ROOM, "share", "x"), "place-share")
    setting_up = turn.dialog is not None and bool(turn.dialog.data.get("setting_up"))
    # A reminder that waits for the zone cannot go on without it.
    if not setting_up or len(turn.dialogs) > 1:
        return (share,)
    return share, button(buttons.data(ROOM, "zone", _SKIP), "place-skip")


async def ask_location(turn: Turn) -> None:
    """Telegram shares a place only from a button under the writing line."""
    data = dict(turn.dialog.data) if turn.dialog is not None and turn.dialog.name == QUESTION else {}
    await turn.ask(QUESTION, **{**data, "sharing": True})
    turn.say(line("place-share-how"), ask_location=line("place-share"))


async def shared(turn: Turn, person: Person) -> None:
    """A location: its zone is kept, its coordinates are not."""
    latitude, longitude = turn.said.latitude, turn.said.longitude
    if latitude is None or longitude is None or not (zone := await turn.host.zone_map.zone_at(latitude, longitude)):
        turn.say(line("place-not-found"), drop_keyboard=True)
    else:
        await _live_in(turn, person, zone, line("place-coordinates-dropped"))


async def typed(turn: Turn, person: Person) -> bool:
    """A typed place; False when it reads like something else."""
    text = turn.said.text
    if (offset := places.read_utc_offset(text)) is not None:
        cities = places.zones_at_offset(offset, turn.now.people)
        turn.say(line("times-offset-only", typed=text.strip()), buttons=_offered(turn, cities))
        return True
    found = places.find_zones(text)
    if len(found) == 1:
        await _live_in(turn, person, found[0].name)
    elif found:
        turn.say(line("place-which"), buttons=_offered(turn, [zone.name for zone in found]))
    elif read_short_reply(text) in ("no", _SKIP):
        await _skip(turn)
    elif is_a_question(turn):
        return False
    else:
        turn.say(line("place-not-found"), buttons=_offered(turn, []))
    return True


async def tapped(turn: Turn, person: Person, choice: str) -> bool:
    """One of the zones offered, or none for now; False for what is neither."""
    if choice == _SKIP:
        await _skip(turn)
    elif places.is_zone(choice):
        await _live_in(turn, person, choice)
    else:
        return False
    return True


async def _skip(turn: Turn) -> None:
    setting_up = await settle(turn, QUESTION)
    turn.answer(line("place-zone-skipped"), drop_keyboard=True)
    if setting_up:
        await turn.ask_later(country.QUESTION, setting_up=True)


async def _live_in(turn: Turn, person: Person, zone: str, *above: Line) -> None:
    """Keep the zone and move the reminders; the country is asked where it may be another one now."""
    person = await live_in(turn, person, zone)
    await calendar.live_in(turn.connection, person.chat_id, zone, turn.now)
    # Only a new message takes away the button under the writing line.
    say = turn.say if turn.dialog is not None and turn.dialog.data.get("sharing") else turn.answer
    setting_up = await settle(turn, QUESTION)
    say(*above, line("place-zone-set", zone=zone_name(turn, zone)), drop_keyboard=True)
    asked_already = any(each.room == ROOM for each in turn.dialogs)
    if not asked_already and (setting_up or person.country != places.country_of_zone(zone)):
        await turn.ask_later(country.QUESTION, setting_up=setting_up)
