"""What somebody has just asked: kept an hour for the buttons under its answer, and ten minutes for what follows on it.

Sealed under the transit key, like a message that waits for its answer: it is there before consent too.
"""

import json
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import BigInteger, Column, Index, LargeBinary, String, Table, bindparam, delete, select, update

from bot.database import metadata
from bot.sealing import CannotOpen, Key, Place
from scheduler.connection import Connection
from scheduler.instant import Instant
from scheduler.moments import to_ms

LASTS = timedelta(hours=1)
FOLLOWED_WITHIN = timedelta(minutes=10)
_ID_BYTES = 3  # short, for a button of 64 bytes; it is unique in its chat for an hour

asked_questions = Table(
    "asked_questions",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("id", String(6), primary_key=True),
    Column("body", LargeBinary, nullable=False),  # sealed under the transit key
    Column("asked_ms", BigInteger, nullable=False),  # people's time
    Index("ix_asked_questions_asked", "asked_ms"),
)


@dataclass(frozen=True)
class Asked:
    """A question and what was found for it. `text` is "" for an answer opened by a button, and once the
    curators have it; `topic` None: none told."""

    text: str
    topic: str | None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asker:
    """Who asked, and where."""

    chat_id: int
    user_id: int


def _place(asker: Asker, asked_id: str) -> Place:
    return Place("asked_questions", "body", asker.user_id, f"{asker.chat_id}:{asked_id}")


async def put(connection: Connection, asker: Asker, asked: Asked, transit: Key, now: Instant) -> str:
    """Keep it for a while; its id."""
    await tidy(connection, now)
    asked_id = secrets.token_hex(_ID_BYTES)
    body = _sealed(asked, asker, asked_id, transit)
    row = {"chat_id": asker.chat_id, "user_id": asker.user_id, "id": asked_id, "body": body}
    await connection.execute(_KEEP, {**row, "asked_ms": now.people_ms})
    return asked_id


async def get(connection: Connection, asker: Asker, asked_id: str, transit: Key, now: Instant) -> Asked | None:
    """What this person asked under this id; None when the hour is over, or it was somebody else."""
    query = select(asked_questions).where(
        asked_questions.c.chat_id == asker.chat_id,
        asked_questions.c.user_id == asker.user_id,
        asked_questions.c.id == asked_id,
        asked_questions.c.asked_ms > to_ms(now.people - LASTS),
    )
    row = (await connection.execute(query)).first()
    return _opened(row.body, asker, row.id, transit) if row else None


async def last_topic(connection: Connection, asker: Asker, transit: Key, now: Instant) -> str | None:
    """The topic this person read last, if that was in the last ten minutes and nothing else was asked since."""
    since, until = to_ms(now.people - FOLLOWED_WITHIN), now.people_ms
    mine = {"its_chat": asker.chat_id, "its_user": asker.user_id, "since": since, "until": until}
    row = (await connection.execute(_LAST, mine)).first()
    asked = _opened(row.body, asker, row.id, transit) if row else None
    return asked.topic if asked else None


_LAST = (
    select(asked_questions)
    .where(
        asked_questions.c.chat_id == bindparam("its_chat"),
        asked_questions.c.user_id == bindparam("its_user"),
        asked_questions.c.asked_ms.between(bindparam("since"), bindparam("until")),
    )
    .order_by(asked_questions.c.asked_ms.desc())
    .limit(1)
)


def _sealed(asked: Asked, asker: Asker, asked_id: str, transit: Key) -> bytes:
    return transit.seal(json.dumps(vars(asked)).encode(), _place(asker, asked_id))


def _opened(body: bytes, asker: Asker, asked_id: str, transit: Key) -> Asked | None:
    try:
        data = json.loads(transit.open(body, _place(asker, asked_id)))
    except CannotOpen:
        return None  # after a change of key: it is asked again
    return Asked(data["text"], data["topic"], tuple(data["choices"]))


async def export(connection: Connection, user_id: int, transit: Key) -> list[dict[str, Any]]:
    """The questions that are still kept, as plain values."""
    rows = await connection.execute(select(asked_questions).where(asked_questions.c.user_id == user_id))
    opened = [_opened(row.body, Asker(row.chat_id, user_id), row.id, transit) for row in rows]
    return [{"question": asked.text or None, "answered_with": asked.topic} for asked in opened if asked]


async def wipe_text(connection: Connection, asker: Asker, asked_id: str, transit: Key) -> None:
    """Keep no longer what was asked, only that something was."""
    body = _sealed(Asked("", None), asker, asked_id, transit)
    its_row = [asked_questions.c.chat_id == asker.chat_id, asked_questions.c.user_id == asker.user_id]
    await connection.execute(
        update(asked_questions).where(*its_row, asked_questions.c.id == asked_id).values(body=body)
    )


async def tidy(connection: Connection, now: Instant) -> None:
    """Wipe what is older than an hour."""
    await connection.execute(_WIPE, {"until": to_ms(now.people - LASTS)})


_KEEP = asked_questions.insert()
_WIPE = delete(asked_questions).where(asked_questions.c.asked_ms <= bindparam("until"))


async def forget(connection: Connection, user_id: int) -> None:
    """Erase what this person asked."""
    await connection.execute(delete(asked_questions).where(asked_questions.c.user_id == user_id))
