"""From every released shape to this one, with data in it, while a bot of that release is still running."""

from collections.abc import Callable
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    func,
    insert,
    select,
    text,
    update,
)

from bot.database import ALL_METADATA, Database
from bot.migrations.run import configuration, migrate
from bot.settings import with_async_driver
from bot.tables import OWNERS

REVISIONS = sorted(each.revision for each in ScriptDirectory.from_config(configuration()).walk_revisions())
WIPED = "lab_entries.source"  # held the text of a message until 0008, and only a mark of it since
on_both_servers = pytest.mark.parametrize("address", ["sqlite", "postgresql"], indirect=True)


async def _in(database: Database, work: Callable[[Connection], Any]) -> Any:
    """What this does with SQLAlchemy's own connection, in a transaction."""
    gave: list[Any] = []
    await database.reshape(lambda connection: gave.append(work(connection)))
    return gave[0]


def _shape_of(revision: str) -> Callable[[Connection], None]:
    def shape(connection: Connection) -> None:
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)

    return shape


def _tables(connection: Connection) -> list[Table]:
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != "alembic_version"]


def _value(column: Column[Any], number: int) -> Any:
    match column.type:
        case Boolean():
            return bool(number % 2)
        case String(length=length):
            return f"{number}{column.name}"[:length]
        case LargeBinary():
            return f"{number}{column.name}".encode()
        case Integer():
            return number
        case other:
            raise AssertionError(f"no value for {column}: {other!r}")


def _fill(number: int, tables: list[Table]) -> Callable[[Connection], None]:
    """As a bot of that release would: a row in each table, every column of it named."""

    def fill(connection: Connection) -> None:
        for table in tables:
            connection.execute(insert(table).values({column.name: _value(column, number) for column in table.c}))

    return fill


def _kept(table: Table) -> list[Column[Any]]:
    return [column for column in table.c if f"{table.name}.{column.name}" != WIPED]


def _held(tables: list[Table]) -> Callable[[Connection], dict[str, list[tuple[Any, ...]]]]:
    def held(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
        return {
            table.name: sorted(tuple(row) for row in connection.execute(select(*_kept(table))))
            for table in tables
        }  # fmt: skip

    return held


@on_both_servers
@pytest.mark.parametrize("revision", REVISIONS)
async def test_forward_from_every_release_with_data(address: str, revision: str) -> None:
    """Nothing of it is lost or changed but what is wiped; and what a bot of that release does meanwhile, and after,
    still works."""
    database = Database(with_async_driver(address))
    await database.reshape(_shape_of(revision))
    before = await _in(database, _tables)
    await database.reshape(_fill(1, before))
    held = await _in(database, _held(before))
    await migrate(database)
    assert await _in(database, _held(before)) == held
    await database.reshape(_fill(2, before))
    assert await _in(database, _changed_by_the_old(before)) == [1] * len(before)
    await database.close()


def _changed_by_the_old(tables: list[Table]) -> Callable[[Connection], list[int]]:
    """How many rows of each table an update names by their key and a deletion takes away."""

    def changed(connection: Connection) -> list[int]:
        counts = []
        for table in tables:
            its_row = [column == _value(column, 2) for column in table.primary_key]
            others = {column.name: _value(column, 3) for column in table.c if not column.primary_key}
            if others:
                assert connection.execute(update(table).where(*its_row).values(others)).rowcount == 1
            connection.execute(table.delete().where(*its_row))
            counts.append(connection.scalar(select(func.count()).select_from(table)))
        return counts

    return changed


@on_both_servers
async def test_texts_that_an_earlier_release_kept_are_wiped(address: str) -> None:
    """Without the key nothing can be made of them; the counts they held stay."""
    database = Database(with_async_driver(address))
    await database.reshape(_shape_of("0007"))
    await database.reshape(_fill(1, await _in(database, _tables)))
    await migrate(database)
    async with database.read() as connection:
        assert list(await connection.scalars(text("SELECT source FROM lab_entries"))) == [b""]
    await database.close()


@on_both_servers
async def test_the_migrations_make_the_shape_the_program_has(address: str) -> None:
    """No room's table differs from what was written into a migration."""
    assert OWNERS
    database = Database(with_async_driver(address))
    await migrate(database)
    differences = await _in(
        database, lambda connection: compare_metadata(MigrationContext.configure(connection), ALL_METADATA)
    )
    assert differences == []
    await database.close()


@on_both_servers
async def test_a_migration_that_is_broken_off_leaves_the_old_shape(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tables are changed in one transaction with the note of it."""
    database = Database(with_async_driver(address))
    await database.reshape(_shape_of("0001"))
    before = [table.name for table in await _in(database, _tables)]
    with monkeypatch.context() as patch:
        patch.setattr("alembic.op.create_index", _killed)
        with pytest.raises(KeyboardInterrupt):
            await migrate(database)
    assert [table.name for table in await _in(database, _tables)] == before
    await migrate(database)
    await database.close()


def _killed(*_: object, **__: object) -> None:
    raise KeyboardInterrupt
