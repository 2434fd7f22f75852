"""A bot that has lived on SQLite goes on on PostgreSQL, and nobody in the conversation sees where it went."""

from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import func, select

from bot.backups.refusal import NotDone
from bot.database import Database
from bot.ground import Ground, prepare
from bot.inbox.records import inbox
from bot.moving import records
from bot.moving.copying import copy_to
from bot.process import Process
from bot.settings import Settings, with_async_driver
from content.content import Content
from scheduler.instant import Instant
from tests.bot.backups import two_people
from tests.house import House, running

NOW = Instant(two_people.NOW, two_people.NOW)

on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@pytest.fixture
async def settings(loaded: Content, tmp_path: Path) -> Settings:
    """A database on SQLite with somebody in it, its bot stopped."""
    async with running(loaded, tmp_path / "data") as house:
        await house.patient()
        return house.ground.settings


async def _goes_on(house: House, address: str, loaded: Content) -> None:
    """The bot stops, is moved, and starts again on the other database, the same Telegram before it."""
    await house.process.stop()
    await copy_to(house.ground.settings, address, NOW)
    moved = house.ground.settings.model_copy(update={"database_url": SecretStr(address)})
    prepared = await prepare(moved, loaded)
    house.ground = Ground(moved, prepared.database, prepared.keys, loaded, house.clock)
    house.process = Process(house.ground)
    await house.process.start()


@on_postgresql
async def test_a_conversation_before_and_after(loaded: Content, tmp_path: Path, database_url: str) -> None:
    """Counts, a reminder, an open question, a button, and what was written while the bot was away."""
    async with running(loaded, tmp_path / "data") as house:
        alice, ben = await house.patient(), await house.patient("Ben", "fr", "Europe/Paris")
        await alice.says("wbc 3.2")
        kept = await alice.hears("3.2")
        await alice.says("remind me to take the blood test tomorrow at 9")
        await alice.taps("Yes, remind me", on=await alice.hears("remind you"))
        await alice.hears()
        await ben.says("/timezone")
        await ben.hears()
        await house.idle()
        last = await _last_number(house)
        await _goes_on(house, database_url, loaded)
        await ben.says("Lyon")
        await ben.hears("Paris")
        await alice.taps("Undo", on=kept)
        await alice.hears()
        await alice.says("wbc 3.4")
        await alice.hears("3.4")
        await house.pass_time(days=2)
        await alice.hears("Recheck your blood counts")
        assert await _last_number(house) > last
        assert (house.process.tally.failed_turns, house.process.tally.parked) == (0, 0)


async def _last_number(house: House) -> int:
    async with house.database.read() as connection:
        return await connection.scalar(select(func.max(inbox.c.seq))) or 0


@on_postgresql
async def test_numbers_go_on_after_rows_that_are_gone(settings: Settings, database_url: str) -> None:
    """The order of updates is their number, so none is given twice."""
    source = Database(settings.database)
    async with source.write() as connection:
        last = (await records.last_numbers(connection))["inbox"]
        await connection.execute(inbox.delete())
    await source.close()
    await copy_to(settings, database_url, NOW)
    target = Database(with_async_driver(database_url))
    async with target.write() as connection:
        row = {"id": "a", "lane": 1, "received_ms": 0}
        given = await connection.scalar(inbox.insert().values(**row).returning(inbox.c.seq))
    await target.close()
    assert given == last + 1


@on_postgresql
async def test_a_database_in_use_is_not_copied(loaded: Content, tmp_path: Path, database_url: str) -> None:
    """What is said meanwhile would stay behind."""
    async with running(loaded, tmp_path / "data") as house:
        with pytest.raises(NotDone, match="stop the bot"):
            await copy_to(house.ground.settings, database_url, NOW)


@on_postgresql
async def test_a_database_that_was_used_is_not_written_over(settings: Settings, database_url: str) -> None:
    """A second copy is refused, and names what is in the way."""
    copied = await copy_to(settings, database_url, NOW)
    assert (copied["people"], copied["facts"]) == (1, 1)
    with pytest.raises(NotDone, match="not empty"):
        await copy_to(settings, database_url, NOW)


@on_postgresql
async def test_a_copy_needs_the_key(settings: Settings, database_url: str) -> None:
    """A missing or another one is told before anything is copied."""
    (settings.data_dir / "master.key").rename(settings.data_dir / "elsewhere")
    with pytest.raises(NotDone, match="key is missing"):
        await copy_to(settings, database_url, NOW)
    other = settings.model_copy(update={"master_key": SecretStr("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")})
    with pytest.raises(NotDone, match="not the key"):
        await copy_to(other, database_url, NOW)
    await _is_empty(database_url)


async def _is_empty(address: str) -> None:
    target = Database(with_async_driver(address))
    async with target.read() as connection:
        assert await records.holds_rows(connection) is None
    await target.close()


@on_postgresql
async def test_a_copy_that_is_broken_off_leaves_nothing(
    settings: Settings, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it or none; the same command then copies everything."""
    with monkeypatch.context() as patch:
        patch.setattr(records, "go_on_numbering", _killed)
        with pytest.raises(KeyboardInterrupt):
            await copy_to(settings, database_url, NOW)
    await _is_empty(database_url)
    assert (await copy_to(settings, database_url, NOW))["people"] == 1


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


@on_postgresql
async def test_a_row_that_arrives_changed_stops_it(settings: Settings, database_url: str) -> None:
    """A trigger of somebody else's changes what is written."""
    target = Database(with_async_driver(database_url))
    async with target.write() as connection:
        await connection.exec_driver_sql(
            "CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN NEW.language = 'es'; RETURN NEW; END $$"
        )
        await connection.exec_driver_sql(
            "CREATE TRIGGER spoil BEFORE INSERT ON people FOR EACH ROW EXECUTE FUNCTION spoil()"
        )
    await target.close()
    with pytest.raises(NotDone, match="did not arrive as it left"):
        await copy_to(settings, database_url, NOW)
    await _is_empty(database_url)


@pytest.mark.parametrize("address", ["sqlite:///other.db", "mysql://host/name", "postgres", "postgresql://[::1/x"])
async def test_an_address_that_is_none_of_postgresql_is_refused(settings: Settings, address: str) -> None:
    """With one that is, as an example."""
    with pytest.raises(NotDone, match="postgresql://"):
        await copy_to(settings, address, NOW)


async def test_a_server_that_is_not_there_is_told(settings: Settings) -> None:
    """In one line, without the address, which may hold a password."""
    with pytest.raises(NotDone, match="nothing was copied") as told:
        await copy_to(settings, "postgresql://bot:hidden@127.0.0.1:1/none", NOW)
    assert "hidden" not in str(told.value)


def test_every_table_that_numbers_its_rows_is_known() -> None:
    """One that is forgotten would give a number twice."""
    numbered = {(table.name, column) for table, column in records._numbered()}
    assert numbered == {("inbox", "seq"), ("deliveries", "seq")}
