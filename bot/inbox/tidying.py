"""What the inbox need not keep any longer. Each step takes a portion, and says how many rows that were."""

from datetime import timedelta

from sqlalchemy import ColumnElement, Select, delete, exists, literal_column, select, update

from bot.inbox.records import IS_NEW, IS_PARKED, State, inbox, lanes
from scheduler.connection import Connection
from scheduler.instant import Instant
from scheduler.tidying import REMEMBERED

PARKED_KEPT = timedelta(days=30)  # as docs/hosting.md and the phrases of privacy.ftl say
_IS_DONE = inbox.c.state == literal_column(f"'{State.DONE}'")


def _older_than(age: timedelta, now: Instant) -> ColumnElement[bool]:
    return inbox.c.received_ms < now.machine_ms - age // timedelta(milliseconds=1)


def _some(most: int, *which: ColumnElement[bool]) -> Select[int]:
    return select(inbox.c.seq).where(*which).limit(most)


async def drop_done(connection: Connection, now: Instant, most: int) -> int:
    """Three days on, a done row goes."""
    some = _some(most, _IS_DONE, _older_than(REMEMBERED, now))
    return (await connection.execute(delete(inbox).where(inbox.c.seq.in_(some)))).rowcount


async def drop_parked(connection: Connection, now: Instant, most: int) -> int:
    """What nobody could handle goes with its words, when the host has had time to see to it."""
    some = _some(most, IS_PARKED, _older_than(PARKED_KEPT, now))
    return (await connection.execute(delete(inbox).where(inbox.c.seq.in_(some)))).rowcount


async def free_numbers(connection: Connection, now: Instant, most: int) -> int:
    """Three days on, a waiting or parked row no longer guards its number."""
    freed = []
    guards = (inbox.c.update_id + 0).is_not(None)  # said so, the index of the waiting or the parked is taken
    for these in (IS_NEW, IS_PARKED):
        some = _some(most, these, _older_than(REMEMBERED, now), guards)
        freed.append(await connection.execute(update(inbox).where(inbox.c.seq.in_(some)).values(update_id=None)))
    return max(each.rowcount for each in freed)


async def drop_lanes(connection: Connection, _now: Instant, most: int) -> int:
    """A lane in which nothing waits is none; the next update makes it anew."""
    empty = select(lanes.c.lane).where(~exists().where(IS_NEW, inbox.c.lane == lanes.c.lane)).limit(most)
    return (await connection.execute(delete(lanes).where(lanes.c.lane.in_(empty)))).rowcount
