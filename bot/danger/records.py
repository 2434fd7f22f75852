"""The watches: after an urgent text, somebody is asked again until they say how it stands. One at a time in a chat.

What it is about is sealed under the person's own key; before consent under the transit key, without the signs (but for
the number of the decision, which has them), and
for a day at most.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    LargeBinary,
    Row,
    SmallInteger,
    String,
    Table,
    delete,
    func,
    select,
    text,
    update,
)

from bot.database import metadata
from bot.patients.records import Person
from bot.sealing import CannotOpen, Key, Keyring, Place
from scheduler.connection import Connection
from scheduler.instant import Instant
from scheduler.moments import from_ms, to_ms

# Looked for every hour, so that nothing of somebody who has not agreed is kept longer than 24 hours.
_KEPT_BEFORE_CONSENT = timedelta(hours=23)
_RUNNING = text("ended_ms IS NULL")


class State(StrEnum):
    """What the person has told us of it. OPEN, UNREACHABLE (they reach nobody) and UNANSWERED are ours to note."""

    OPEN = "open"
    HELPED = "helped"
    UNREACHABLE = "unreachable"
    NOT_NOW = "not-now"  # counted as a possible false alarm
    UNANSWERED = "unanswered"
    TAKEN = "taken"  # by a caregiver


watches = Table(
    "watches",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("level", String(10), nullable=False),
    Column("state", String(12), nullable=False),
    Column("language", String(3), nullable=False),  # or every one: notice.EVERY_LANGUAGE
    Column("consented", Boolean, nullable=False),
    Column("minutes", SmallInteger, nullable=False),
    Column("round", SmallInteger, nullable=False),  # counts each time the full wait begins anew, in this chat
    Column("step", SmallInteger, nullable=False),  # what is said next, by its place in watching.STEPS
    Column("body", LargeBinary),  # what it is about, sealed
    Column("started_ms", BigInteger, nullable=False),  # people's time, as the next two
    Column("next_due_ms", BigInteger),
    Column("ended_ms", BigInteger),  # None: it runs
    Index("ix_watches_running", "chat_id", unique=True, sqlite_where=_RUNNING, postgresql_where=_RUNNING),
    Index("ix_watches_user", "user_id"),
)


@dataclass(frozen=True)
class About:
    """What a watch is about. `signs` is empty before consent; `decisions` are the warnings it follows."""

    signs: tuple[str, ...] = ()
    crisis: bool = False  # thoughts of suicide or self-harm
    decisions: tuple[str, ...] = ()

    def and_(self, other: "About") -> "About":
        """Both together."""
        signs = tuple(sorted({*self.signs, *other.signs}))
        return About(signs, self.crisis or other.crisis, (*self.decisions, *other.decisions))


@dataclass(frozen=True)
class Watch:
    """One watch. Times are people's time; `next_due` None: nothing more is asked; `ended` None: it runs."""

    id: str
    chat_id: int
    user_id: int
    level: str
    state: State
    language: str
    consented: bool
    minutes: int
    round: int
    step: int
    started: datetime
    next_due: datetime | None
    ended: datetime | None
    about: About

    @property
    def running(self) -> bool:
        """Whether the person is still asked, or still waited for."""
        return self.ended is None

    @property
    def answered(self) -> bool:
        """Whether somebody has said that nothing more is needed."""
        return self.state in (State.HELPED, State.NOT_NOW, State.TAKEN)


def _place(watch_id: str, user_id: int) -> Place:
    return Place("watches", "body", user_id, watch_id)


def _key(consented: bool, person: Person | None, keys: Keyring) -> Key | None:
    """What it is sealed with; None where a person's own key does not open."""
    if not consented:
        return keys.transit
    return person.key if person else None


def _sealed(watch: Watch, person: Person | None, keys: Keyring) -> bytes | None:
    key = _key(watch.consented, person, keys)
    signs = watch.about.signs if watch.consented else ()
    body = {"signs": signs, "crisis": watch.about.crisis, "decisions": watch.about.decisions}
    return key.seal(json.dumps(body).encode(), _place(watch.id, watch.user_id)) if key else None


def _about(row: Row[tuple[Any, ...]], person: Person | None, keys: Keyring) -> About:
    key = _key(row.consented, person, keys)
    if key is None or row.body is None:
        return About()
    try:
        body = json.loads(key.open(row.body, _place(row.id, row.user_id)))
    except CannotOpen:
        return About()  # asked all the same, in the words for any danger
    return About(tuple(body["signs"]), body["crisis"], tuple(body["decisions"]))


def _watch(row: Row[tuple[Any, ...]], person: Person | None, keys: Keyring) -> Watch:
    moments = [from_ms(ms) if ms is not None else None for ms in (row.next_due_ms, row.ended_ms)]
    return Watch(
        id=row.id,
        chat_id=row.chat_id,
        user_id=row.user_id,
        level=row.level,
        state=State(row.state),
        language=row.language,
        consented=row.consented,
        minutes=row.minutes,
        round=row.round,
        step=row.step,
        started=from_ms(row.started_ms),
        next_due=moments[0],
        ended=moments[1],
        about=_about(row, person, keys),
    )


async def keep(connection: Connection, watch: Watch, person: Person | None, keys: Keyring) -> None:
    """The watch as it stands now, new or changed."""
    row = {name: value for name, value in vars(watch).items() if name in watches.c}
    row |= {"body": _sealed(watch, person, keys), "started_ms": to_ms(watch.started)}
    row |= {f"{name}_ms": to_ms(at) if (at := getattr(watch, name)) else None for name in ("next_due", "ended")}
    changed = await connection.execute(update(watches).where(watches.c.id == watch.id).values(**row))
    if not changed.rowcount:
        await connection.execute(watches.insert().values(**row))


async def latest(connection: Connection, chat_id: int, person: Person | None, keys: Keyring) -> Watch | None:
    """The newest watch of this chat, running or not; None when there is none. Held against others until we commit."""
    query = select(watches).where(watches.c.chat_id == chat_id).order_by(watches.c.round.desc()).limit(1)
    row = (await connection.execute(query.with_for_update())).first()
    return _watch(row, person, keys) if row else None


async def belongs(connection: Connection, watch_id: str, chat_id: int, user_id: int) -> bool:
    """Whether there is such a watch, and it is of this person in this chat."""
    query = select(func.count()).where(
        watches.c.id == watch_id, watches.c.chat_id == chat_id, watches.c.user_id == user_id
    )
    return bool(await connection.scalar(query))


async def tidy(connection: Connection, now: Instant) -> None:
    """Drop what was kept of people who had not agreed, a day after."""
    old = watches.c.started_ms < now.people_ms - _KEPT_BEFORE_CONSENT // timedelta(milliseconds=1)
    await connection.execute(delete(watches).where(old, ~watches.c.consented))


async def export(connection: Connection, person: Person, keys: Keyring) -> list[dict[str, Any]]:
    """Everything kept here about this person, as plain values; the oldest first."""
    query = select(watches).where(watches.c.user_id == person.user_id).order_by(watches.c.round)
    kept = [_watch(row, person, keys) for row in await connection.execute(query)]
    return [
        {
            "started": watch.started.isoformat(timespec="seconds"),
            "ended": watch.ended.isoformat(timespec="seconds") if watch.ended else None,
            "level": watch.level,
            "signs": list(watch.about.signs),
            "how": watch.state.value,
        }
        for watch in kept
    ]


async def forget(connection: Connection, user_id: int) -> None:
    """Erase everything kept here about this person."""
    await connection.execute(delete(watches).where(watches.c.user_id == user_id))
