"""A statement that comes again is handed to SQLite as it is: what it gives, and how it fails, stays the same."""

import pytest
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.database import Database, facts
from scheduler.tables import recipients


async def test_it_reads_the_same_again(database: Database) -> None:
    """Truth values, columns by name and by themselves, and values written into it as constants."""
    reachable = select(recipients).where(recipients.c.zone == "UTC", recipients.c.chat_id > bindparam("above"))
    async with database.write() as connection:
        await connection.execute(insert(recipients), [{"chat_id": number} for number in (1, 2, 3)])
        for above in (0, 1, 2):
            row = (await connection.execute(reachable, {"above": above})).first()
            assert row is not None
            assert row.reachable is True
            assert row.chat_id == row._mapping[recipients.c.chat_id] == above + 1
        assert (await connection.execute(reachable, {"above": 3})).first() is None


async def test_it_writes_what_it_is_given(database: Database) -> None:
    """Other names at another time, bytes as bytes, and how many rows were changed."""
    note, change = insert(facts), update(facts).where(facts.c.name == bindparam("its_name"))
    async with database.write() as connection:
        for name in ("a", "b", "c"):
            await connection.execute(note, {"name": name, "value": name.encode()})
        for name in ("a", "b", "nobody"):
            changed = await connection.execute(change, {"its_name": name, "value": b"\x00new"})
            assert changed.rowcount == (name != "nobody")
        await connection.execute(change, {"its_name": "c", "name": "d"})
        found = await connection.execute(select(facts.c.name, facts.c.value).order_by(facts.c.name))
        assert found.fetchall() == [("a", b"\x00new"), ("b", b"\x00new"), ("d", b"c")]


async def test_it_takes_lists_of_any_length(database: Database) -> None:
    """SQLAlchemy writes such a statement anew for each length."""
    some = select(recipients.c.chat_id).where(recipients.c.chat_id.in_(bindparam("those", expanding=True)))
    async with database.write() as connection:
        await connection.execute(insert(recipients), [{"chat_id": number} for number in (1, 2, 3)])
        for those in ([1], [1, 2], [3, 2, 1]):
            assert sorted(await connection.scalars(some, {"those": those})) == sorted(those)


async def test_a_refusal_tells_none_of_its_values(database: Database) -> None:
    """It is refused as SQLAlchemy refuses it, and writing goes on."""
    note = insert(facts)
    async with database.write() as connection:
        for name in ("a", "b"):
            await connection.execute(note, {"name": name, "value": b""})
        with pytest.raises(IntegrityError) as refused:
            await connection.execute(note, {"name": "b", "value": b"somebody's"})
        assert "somebody" not in str(refused.value)
        assert await connection.scalar(select(facts.c.name).where(facts.c.name == "b")) == "b"
