"""The database going away in the middle of work, and coming back: everything kept once, answered, nothing unmarked."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from content.content import Content
from tests import postgres
from tests.bot.faults.keeping import counts_kept
from tests.conversation import Someone
from tests.house import House, running

on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@pytest.fixture(scope="module")
def server() -> Iterator[postgres.Server]:
    """A server of this module's own, which may be stopped."""
    with postgres.running() as server:
        yield server


@pytest.fixture
async def stoppable(loaded: Content, tmp_path: Path, server: postgres.Server) -> AsyncIterator[House]:
    """A bot on the server that may be stopped."""
    with server.database() as url:
        async with running(loaded, tmp_path, url) as house:
            yield house


async def trouble(house: House, expected: str | None) -> None:
    """Return once /readyz would say this."""
    async with asyncio.timeout(20):
        while (await house.process.health.look()).trouble != expected:
            continue


async def test_postgresql_is_restarted(stoppable: House, server: postgres.Server) -> None:
    """While it is away the host sees red; what was said meanwhile is kept and answered after, the emergency too."""
    alice, ben = [await stoppable.patient(name) for name in ("Alice", "Ben")]
    await alice.says("wbc 5.27")
    await server.stop()
    await alice.says("wbc 5.28 yesterday")
    await ben.says("I have a fever of 39.5 and I am shaking")
    await trouble(stoppable, "database")
    await server.start()
    stoppable.telegram.patience = 60
    await ben.hears("Get medical help now")
    for value in ("5.27", "5.28"):
        await alice.hears(value)
    await trouble(stoppable, None)
    assert await counts_kept(stoppable) == 2


VALUES = [f"3.{number}" for number in range(11, 20)]


def cut_all(url: str) -> int:
    """End every connection to this database, as a broken network would; how many there were."""
    with psycopg.connect(url, autocommit=True) as connection:
        ended = connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return len(ended.fetchall())


@on_postgresql
async def test_connections_are_cut(house: House, database_url: str) -> None:
    """Again and again in the middle of work: each count is kept once and shown, and a second copy says so."""
    house.telegram.patience = 60
    people = [await house.patient(name) for name in ("Alice", "Ben", "Cleo")]
    cut = 0
    for value in VALUES:
        for someone in people:
            await someone.says(f"wbc {value}")
        cut += await asyncio.to_thread(cut_all, database_url)
    assert cut
    for someone in people:
        for value in VALUES:
            await someone.hears(value)
    await house.idle()
    assert await counts_kept(house) == len(VALUES) * len(people)
    for someone in people:
        assert not twice_unmarked(someone)


def twice_unmarked(someone: Someone) -> list[str]:
    """What somebody was told twice without being told that it may be a repeat."""
    said = Counter(line for line in someone.dialogue.lines if "×10⁹/L" in line)
    return [line for line, count in said.items() if count > 1]


@on_postgresql
async def test_a_database_that_takes_no_writes(house: House, database_url: str) -> None:
    """As after a failover to a standby: nothing is confirmed, the host sees why; then all of it is answered."""
    alice, ben = [await house.patient(name) for name in ("Alice", "Ben")]
    await only_reads(database_url, "on")
    await alice.says("wbc 5.27")
    await ben.says("I have a fever of 39.5 and I am shaking")
    await trouble(house, "database")
    assert len(house.telegram.local.world.updates)
    await only_reads(database_url, "off")
    house.telegram.patience = 60
    await ben.hears("Get medical help now")
    await alice.hears("5.27")
    assert await counts_kept(house) == 1


async def only_reads(url: str, switch: str) -> None:
    def set_it() -> None:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("SET default_transaction_read_only = off")
            name = sql.Identifier(connection.info.dbname)
            connection.execute(
                sql.SQL("ALTER DATABASE {} SET default_transaction_read_only = {}").format(name, sql.SQL(switch))
            )
        cut_all(url)

    await asyncio.to_thread(set_it)


def moved(file: Path, to: Path) -> None:
    """A SQLite file with what belongs to it."""
    for part in ("", "-wal", "-shm"):
        if Path(f"{file}{part}").exists():
            Path(f"{file}{part}").rename(f"{to}{part}")


async def test_the_file_is_moved_away_and_back(house: House) -> None:
    """By somebody who tidies up: the bot goes on with the file it holds, the host sees red, and what was kept is there
    when it is back."""
    alice = await house.patient()
    file = house.database.file
    assert file is not None
    moved(file, file.with_name("elsewhere.db"))
    await alice.says("wbc 5.27")
    await alice.hears("5.27")
    await trouble(house, "database")
    moved(file.with_name("elsewhere.db"), file)
    await trouble(house, None)
    await house.restart()
    await alice.says("/labs")
    await alice.hears("5.27")
