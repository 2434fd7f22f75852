"""Several processes that start at once on a new database, or on one of an earlier shape."""

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE
from pathlib import Path

import pytest
from sqlalchemy import text

from bot import keys as keyrings
from bot.database import Database
from bot.settings import with_async_driver
from tests.real_bot import environment


async def _start(address: str, folder: Path) -> tuple[int | None, str]:
    """`whitecell migrate`, which does what every start does first; its exit code and what it said."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "migrate", stdout=DEVNULL, stderr=PIPE,
        env=environment({"DATABASE_URL": address, "DATA_DIR": folder}),
    )  # fmt: skip
    _, said = await process.communicate()
    return process.returncode, said.decode()


async def _revisions(address: str) -> list[str]:
    database = Database(with_async_driver(address))
    async with database.read() as connection:
        found = list(await connection.scalars(text("SELECT version_num FROM alembic_version")))
    await database.close()
    return found


@pytest.mark.parametrize(
    ("address", "count"), [("postgresql", 2), ("postgresql", 4), ("sqlite", 2)], indirect=["address"]
)
async def test_they_make_one_shape_and_one_key(address: str, count: int, tmp_path: Path) -> None:
    """Each waits for the one before it, and all of them have the key that one of them made."""
    data = tmp_path / "data"
    ended = await asyncio.gather(*(_start(address, data) for _ in range(count)))
    assert [code for code, _ in ended] == [0] * count, ended
    assert len(await _revisions(address)) == 1
    database = Database(with_async_driver(address))
    async with database.read() as connection:
        check = await keyrings.key_check(connection)
    await database.close()
    assert keyrings.fits(check, keyrings.read_key(data / "master.key"))


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
async def test_those_with_folders_of_their_own_do_not_make_two_keys(address: str, tmp_path: Path) -> None:
    """The database takes the key of the first; the others say that theirs is not it, and do not start."""
    ended = await asyncio.gather(*(_start(address, tmp_path / f"data{number}") for number in range(4)))
    assert sorted(code for code, _ in ended) == [0, 2, 2, 2], ended
    assert sum("MASTER_KEY" in said for _, said in ended) == 3
