"""Where somebody lives: their time zone, the country whose emergency number is shown, and their clinic's number."""

from bot import buttons
from bot.notice import Line, Rows, button, line
from bot.old_button import old_button
from bot.patients import records as patients
from bot.patients.consent import ask_consent_first
from bot.patients.records import Person
from bot.said import Kind
from bot.turn import Turn
from content import places
from scheduler import reminders as calendar

ROOM = "place"
_ZONE, _COUNTRY, _CLINIC = "place:zone", "place:country", "place:clinic"
_MOST_CHARACTERS = 60
_SETUP = "setup"


async def begin_setup(turn: Turn) -> None:
    """After consent: zone, then country, then the clinic's number."""
    await _ask_zone(turn, setting_up=True)


async def choose_zone(turn: Turn) -> None:
    """/timezone."""
    if turn.person is None:
        ask_consent_first(turn)
    else:
        await _ask_zone(turn, setting_up=False)


async def _ask_zone(turn: Turn, *, setting_up: bool) -> None:
    likely = places.zones_for(turn.said.language_code or turn.language, turn.person.country if turn.person else None)
    await turn.ask(_ZONE, setting_up=setting_up)
    turn.say(line("place-ask-zone"), line("place-zone-how", tight=True), buttons=_zone_buttons(turn, likely))


def _zone_buttons(turn: Turn, zones: list[str]) -> Rows:
    shown = tuple((button(buttons.data(ROOM, "zone", zone), "plain", text=_label(turn, zone)),) for zone in zones[:6])
    return (*shown, (button(buttons.data(ROOM, "share", "x"), "place-share"),))


def _label(turn: Turn, zone: str) -> str:
    return places.zone_label(zone, turn.language, turn.now.people)


async def shared(turn: Turn) -> None:
    """A shared location: the zone is taken from it, the coordinates are not kept."""
    said = turn.said
    if turn.person is None:
        ask_consent_first(turn)
        return
    zone = places.zone_at(said.latitude or 0.0, said.longitude or 0.0)
    if zone is None:
        turn.say(line("place-not-found"), drop_keyboard=True)
        return
    turn.say(line("place-coordinates-dropped"), drop_keyboard=True)
    await _live_in(turn, turn.person, zone)


async def answered(turn: Turn) -> bool:
    """What was typed for a zone, a country or a clinic; False when it reads like something else."""
    if turn.dialog is None or turn.person is None or turn.said.kind is not Kind.TEXT:
        return False
    match turn.dialog.name:
        case "place:zone":
            return await _zone_typed(turn, turn.person)
        case "place:country":
            return await _country_typed(turn, turn.person)
        case _:
            return await _clinic_typed(turn, turn.person)


async def _zone_typed(turn: Turn, person: Person) -> bool:
    found = places.find_zones(turn.said.text)
    if not found:
        if _reads_like_a_question(turn.said.text):
            return False
        turn.say(line("place-not-found"), buttons=_zone_buttons(turn, []))
        return True
    if len(found) > 1:
        turn.say(line("place-which"), buttons=_zone_buttons(turn, [zone.name for zone in found]))
        return True
    await _live_in(turn, person, found[0].name)
    return True


async def _live_in(turn: Turn, person: Person, zone: str) -> None:
    """Keep the zone, move the reminders, and go on to the country where none is known."""
    setting_up = bool(turn.dialog and turn.dialog.data.get("setting_up"))
    await patients.change(turn.connection, person.user_id, zone=zone)
    await calendar.live_in(turn.connection, person.chat_id, zone, turn.now)
    await turn.stop_asking()
    turn.say(line("place-zone-set", zone=_label(turn, zone)))
    if setting_up or person.country is None:
        await _ask_country(turn, zone)


async def _ask_country(turn: Turn, zone: str) -> None:
    likely = places.country_of_zone(zone)
    await turn.ask(_COUNTRY, setting_up=True)
    offered: Rows = ()
    if likely:
        name = dict(places.countries(turn.language)).get(likely, likely)
        offered = ((button(buttons.data(ROOM, "country", likely), "plain", text=name),),)
    turn.say(
        line("place-ask-country"),
        line("place-country-how", tight=True),
        buttons=(*offered, (button(buttons.data(ROOM, "country", "skip"), "place-skip"),)),
    )


async def _country_typed(turn: Turn, person: Person) -> bool:
    country = places.find_country(turn.said.text)
    if country is None:
        if _reads_like_a_question(turn.said.text):
            return False
        turn.say(line("place-country-not-found"))
        return True
    await _belong_to(turn, person, country)
    return True


async def _belong_to(turn: Turn, person: Person, country: str | None) -> None:
    setting_up = bool(turn.dialog and turn.dialog.data.get("setting_up"))
    if country is not None:
        await patients.change(turn.connection, person.user_id, country=country)
    await turn.stop_asking()
    turn.say(*_number_lines(turn, country))
    if setting_up:
        await turn.ask(_CLINIC, setting_up=True)
        skip = (button(buttons.data(ROOM, "clinic", "skip"), "place-skip"),)
        turn.say(line("place-ask-clinic"), line("place-clinic-how", tight=True), buttons=(skip,))


def _number_lines(turn: Turn, country: str | None) -> tuple[Line, ...]:
    numbers = turn.content.emergency_numbers.numbers_for(country)
    if country is None or not numbers.emergency:
        return line("place-number-general", number=line("general-emergency-number")), line("numbers-caveat")
    name = dict(places.countries(turn.language)).get(country, country)
    return line("place-number-set", country=name, number=numbers.emergency), line("numbers-caveat")


async def _clinic_typed(turn: Turn, person: Person) -> bool:
    number = turn.said.text.strip()
    if sum(letter.isdigit() for letter in number) < 3 or _reads_like_a_question(number):
        return False
    if len(number) > _MOST_CHARACTERS:
        turn.say(line("place-clinic-too-long"))
        return True
    await patients.tell(turn.connection, person, clinic=number)
    await turn.stop_asking()
    turn.say(line("place-clinic-set", number=number), line("setup-done"))
    return True


def _reads_like_a_question(text: str) -> bool:
    return "?" in text or len(text.split()) > 5


async def tapped(turn: Turn) -> None:
    """A zone, a country, "share my location" or "skip"."""
    tap, person = buttons.parse(turn.said.data), turn.person
    if tap is None or person is None:
        await old_button(turn)
        return
    match tap.action:
        case "zone" if places.is_zone(tap.arg()):
            turn.rewrite(line("place-zone-chosen", zone=_label(turn, tap.arg())))
            await _live_in(turn, person, tap.arg())
        case "share":
            turn.say(line("place-share-how"), ask_location=line("place-share"))
        case "country":
            turn.rewrite(line("place-ask-country"))
            await _belong_to(turn, person, None if tap.arg() == "skip" else tap.arg())
        case "clinic":
            await turn.stop_asking()
            turn.rewrite(line("place-no-clinic"))
            turn.say(line("setup-done"))
        case _:
            await old_button(turn)
