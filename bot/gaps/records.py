"""Questions without an answer, given for the curators: scrubbed, and without anything that tells whose they are."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Column, LargeBinary, String, Table, delete, select

from bot.database import metadata
from bot.sealing import CannotOpen, Key, Place
from content.gap_groups import Gap
from scheduler.connection import Connection
from scheduler.ledger import new_id

gaps = Table(
    "gaps",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("day", String(10), nullable=False),  # without the hour, which could tell who asked
    Column("language", String(2), nullable=False),
    Column("question", LargeBinary, nullable=False),  # sealed under the transit key: it may tell of an illness
)


def _place(gap_id: str) -> Place:
    return Place("gaps", "question", "", gap_id)


async def keep(connection: Connection, scrubbed: str, language: str, day: date, transit: Key) -> None:
    """Keep a question that was scrubbed before, and shown to who asked it."""
    gap_id = new_id()
    sealed = transit.seal(scrubbed.encode(), _place(gap_id))
    await connection.execute(gaps.insert().values(id=gap_id, day=day.isoformat(), language=language, question=sealed))


async def everything(connection: Connection, transit: Key) -> list[Gap]:
    """Every question that this key opens."""
    found = []
    for row in await connection.execute(select(gaps)):
        try:
            text = transit.open(row.question, _place(row.id)).decode()
        except CannotOpen:
            continue  # of an earlier key
        found.append(Gap(row.id, text, row.language, date.fromisoformat(row.day)))
    return found


async def clear(connection: Connection, ids: Sequence[str]) -> None:
    """Take these away: they have their answer, or will get none."""
    await connection.execute(delete(gaps).where(gaps.c.id.in_(ids)))
