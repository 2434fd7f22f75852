"""A message read for danger, with what is known of who wrote it."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from bot.labs import records as labs
from bot.labs.records import Kept, State
from bot.patients.facts import Newest, fever_limit, known_of
from bot.patients.records import Person
from bot.sealing import CannotOpen
from content.content import Content
from content.urgency import Known, Level, Reading
from scheduler.connection import Connection
from scheduler.instant import Instant


async def read_for_danger(
    connection: Connection, text: str, person: Person | None, content: Content, now: Instant
) -> Reading:
    """What the message means for this person. `person` None: nothing is known, which counts as low and weak.

    Their counts are looked up only where they can change it, and it is read again only where they are known.
    """
    unknown = Known(fever_limit_c=fever_limit(person))
    reading = content.urgency.read(text, known=unknown)
    if person is None or reading.level in (Level.NONE, Level.EMERGENCY):
        return reading
    kept = await _kept(connection, person) if person.key else []
    known = known_of(person, _undoubted(kept), _lowest(kept), now.people.date(), content.counts)
    return reading if known == unknown else content.urgency.read(text, known=known)


async def _kept(connection: Connection, person: Person) -> Sequence[Kept]:
    try:
        return await labs.of_person(connection, person)
    except CannotOpen:
        return []


def _undoubted(every: Iterable[Kept]) -> Newest:
    """Each count on its newest day, the lowest of several; one with a doubt on that day or since is left out, so that
    it is unknown."""
    found: dict[str, tuple[Decimal, date]] = {}
    doubted: set[str] = set()
    for kept in every:
        count = kept.count
        value, day = found.get(count.analyte, (count.lowest, count.day))
        if count.day < day:
            continue
        if kept.state is State.UNCONFIRMED:
            doubted.add(count.analyte)
        else:
            found[count.analyte] = (min(value, count.lowest), day)
    return {name: value for name, value in found.items() if name not in doubted}


def _lowest(every: Sequence[Kept]) -> Newest:
    """The lowest that each count may be now, among its newest that is in no doubt and all those since: a doubt never
    makes anything less urgent."""
    sure = {each.count.analyte: each.count.day for each in reversed(every) if each.state is State.CONFIRMED}
    found: dict[str, tuple[Decimal, date]] = {}
    for count in (each.count for each in every):
        if count.day >= sure.get(count.analyte, count.day):
            value, day = found.get(count.analyte, (count.lowest, count.day))
            found[count.analyte] = (min(value, count.lowest), day)
    return found
