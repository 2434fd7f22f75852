"""`whitecell parked list|retry`, beside a running bot."""

import os
import sys
from asyncio import create_subprocess_exec
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest

from tests.host.poison import park_one, parked
from tests.house import House
from tests.real_bot import environment

KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="


async def _whitecell(arguments: str, **settings: object) -> tuple[int | None, str, str]:
    """How the command ends, what it prints, and what it complains of."""
    process = await create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments.split(), stdout=PIPE, stderr=PIPE, env=environment(settings)
    )
    printed, complained = await process.communicate()
    return process.returncode, printed.decode(), complained.decode()


async def test_what_failed_is_listed_and_tried_again(house: House) -> None:
    """One line each: number, time and error, no words of the person; after a retry the bot takes it by itself."""
    settings = house.ground.settings
    where = {"DATABASE_URL": settings.database_url.get_secret_value(), "DATA_DIR": settings.data_dir}
    assert await _whitecell("parked list", **where) == (0, "", "")
    await park_one(house)
    _, printed, _ = await _whitecell("parked list", **where)
    number, received, error = printed.strip().split("\t")
    assert (number.isdigit(), received.endswith("+00:00")) == (True, True)
    assert error.startswith(("TypeError at ", "ValueError at "))
    assert await _whitecell("parked retry", **where) == (0, "1 parked updates will be tried again\n", "")
    await parked(house, 2)
    assert house.process.tally.failed_turns == 6


@pytest.mark.parametrize("command", ["parked list", "parked retry", "warnings"])
async def test_a_command_that_looks_makes_no_database(command: str, tmp_path: Path) -> None:
    """One line says where it looked; in a wrong folder nothing is left behind."""
    code, printed, complained = await _whitecell(command, DATA_DIR=tmp_path, MASTER_KEY=KEY)
    assert (code, printed, complained.count("\n")) == (2, "", 1)
    assert f"there is no database at {tmp_path}/whitecell.db" in complained
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("command", ["parked list", "warnings"])
async def test_a_database_that_refuses_is_told_in_one_line(command: str, tmp_path: Path) -> None:
    """Without its address, which may hold a password."""
    where = {"DATABASE_URL": "postgresql://bot:hidden@127.0.0.1:1/none", "DATA_DIR": tmp_path}
    code, printed, complained = await _whitecell(command, MASTER_KEY=KEY, **where)
    assert (code, printed, complained.count("\n")) == (2, "", 1)
    assert "WHITECELL_DATABASE_URL" in complained
    assert "hidden" not in complained
