"""A message read for danger, with what is known of who wrote it."""

from datetime import date
from decimal import Decimal

from bot.labs import records as labs
from bot.labs.records import State
from bot.patients.facts import Newest, fever_limit, known_of
from bot.patients.records import Person
from bot.sealing import CannotOpen
from content.content import Content
from content.urgency import Known, Level, Reading
from scheduler.instant import Connection, Instant


async def read_for_danger(
    connection: Connection, text: str, person: Person | None, content: Content, now: Instant
) -> Reading:
    """What the message means for this person. `person` None: nothing is known, which counts as low and weak."""
    return content.urgency.read(text, known=await known_for(connection, text, person, content, now))


async def known_for(connection: Connection, text: str, person: Person | None, content: Content, now: Instant) -> Known:
    """What is known of this person that makes this message more or less urgent; their counts only where they can."""
    unknown = Known(fever_limit_c=fever_limit(person))
    if person is None or content.urgency.read(text, known=unknown).level in (Level.NONE, Level.EMERGENCY):
        return unknown
    newest = await _newest(connection, person) if person.key else {}
    return known_of(person, newest, now.people.date(), content.counts)


async def _newest(connection: Connection, person: Person) -> Newest:
    """The newest value of each count; a count whose newest is still in doubt is left out, so that it is unknown."""
    found: dict[str, tuple[Decimal, date]] = {}
    doubted: set[str] = set()
    try:
        every = await labs.of_person(connection, person)
    except CannotOpen:
        return found
    for kept in every:
        count = kept.count
        newer = count.analyte not in found or found[count.analyte][1] <= count.day
        if kept.state is State.UNCONFIRMED and newer:
            doubted.add(count.analyte)
        elif kept.state is State.CONFIRMED:
            found.setdefault(count.analyte, (count.value, count.day))
    return {name: value for name, value in found.items() if name not in doubted}
