"""Every red-flag decision, for the host to count false alarms and misses: no message, no chat.

Sealed under the transit key, since signs beside a time would name a person to whoever holds the database. Who it was is
a hash made with that person's own key: once they are erased nobody can make it again, and the row is only a count.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import HMAC, compare_digest
from typing import Any

from sqlalchemy import Column, LargeBinary, Row, String, Table, delete, select, update

from bot.database import metadata
from bot.patients.records import Person
from bot.sealing import CannotOpen, Key, Place
from content.urgency import Reading
from scheduler.connection import Connection
from scheduler.inserting import ignoring
from scheduler.instant import Instant

NO_LOOP = "no-loop"
_SEAL = 16  # characters

warnings_given = Table(
    "warnings_given",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("body", LargeBinary, nullable=False),  # level, signs, language, time, and who by a hash: sealed
    Column("ending", String(12), nullable=False, server_default=NO_LOOP),  # of its watch: bot/danger/records.State
    Column("month", String(7)),  # in which it was given, like 2026-11, so that it can be dropped; None: not noted yet
)

KEPT = timedelta(days=366)


@dataclass(frozen=True)
class Decision:
    """One decision. `given` is machine time; `who` is a hash, "" for somebody who had not agreed or in a group."""

    id: str
    level: str
    signs: tuple[str, ...]
    language: str | None
    given: datetime
    who: str
    ending: str = NO_LOOP

    @property
    def crisis(self) -> bool:
        """Whether it was about thoughts of suicide or self-harm."""
        return "E18" in self.signs


def _place(decision_id: str) -> Place:
    return Place("warnings_given", "body", "", decision_id)


def decision(decision_id: str, reading: Reading, language: str | None, person: Person | None, at: datetime) -> Decision:
    """What a reading of a message decided."""
    return Decision(decision_id, reading.level.value, reading.signs, language, at, _who(person))


def _who(person: Person | None) -> str:
    if person is None or person.key is None:
        return ""
    return HMAC(person.key.secret, b"whitecell warnings", sha256).hexdigest()[:16]


def told_in(chat_id: int, decision_id: str, transit: Key) -> str:
    """Shows that a decision was told in this chat, of which the row itself keeps nothing; short enough for a button."""
    return HMAC(transit.secret, f"told {decision_id} in {chat_id}".encode(), sha256).hexdigest()[:_SEAL]


def is_told_in(chat_id: int, decision_id: str, seal: str, transit: Key) -> bool:
    """Whether this seal was made for this chat."""
    return compare_digest(seal.encode(), told_in(chat_id, decision_id, transit).encode())


async def keep(connection: Connection, made: Decision, transit: Key) -> None:
    """Keep a decision; one of this id that is kept already stays as it is."""
    body = {"level": made.level, "signs": made.signs, "language": made.language, "given": made.given.isoformat()}
    sealed = transit.seal(json.dumps({**body, "who": made.who}).encode(), _place(made.id))
    row = {"id": made.id, "body": sealed, "ending": made.ending, "month": _month(made.given)}
    await connection.execute(ignoring(connection.dialect.name, warnings_given), row)


def _month(moment: datetime) -> str:
    return f"{moment:%Y-%m}"


async def tidy(connection: Connection, now: Instant) -> None:
    """Drop what was given over a year ago. Where an earlier release noted no month, this one is noted."""
    unnoted = warnings_given.c.month.is_(None)
    await connection.execute(update(warnings_given).where(unnoted).values(month=_month(now.machine)))
    await connection.execute(delete(warnings_given).where(warnings_given.c.month < _month(now.machine - KEPT)))


async def get(connection: Connection, decision_id: str, transit: Key) -> Decision | None:
    """The decision of this id; None when there is none that opens."""
    row = (await connection.execute(select(warnings_given).where(warnings_given.c.id == decision_id))).first()
    return _opened(row, transit) if row else None


async def end(connection: Connection, ids: Sequence[str], ending: str) -> None:
    """How it stands with what these warned of."""
    await connection.execute(update(warnings_given).where(warnings_given.c.id.in_(ids)).values(ending=ending))


async def everything(connection: Connection, transit: Key) -> list[Decision]:
    """Every decision that opens, the oldest first."""
    rows = await connection.execute(select(warnings_given))
    opened = [made for row in rows if (made := _opened(row, transit))]
    return sorted(opened, key=lambda made: made.given)


def _opened(row: Row[tuple[Any, ...]], transit: Key) -> Decision | None:
    try:
        body = json.loads(transit.open(row.body, _place(row.id)))
    except CannotOpen:
        return None
    given = datetime.fromisoformat(body["given"])
    return Decision(row.id, body["level"], tuple(body["signs"]), body["language"], given, body["who"], row.ending)
