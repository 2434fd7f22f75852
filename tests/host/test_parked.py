"""`whitecell parked list|retry`, beside a running bot."""

import sys
from asyncio import create_subprocess_exec
from asyncio.subprocess import PIPE

from tests.host.poison import park_one, parked
from tests.house import House
from tests.real_bot import environment


async def _whitecell(house: House, *arguments: str) -> str:
    """What the command prints; it ends with 0."""
    settings = house.ground.settings
    url = settings.database_url.get_secret_value()
    process = await create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments, stdout=PIPE,
        env=environment({"DATABASE_URL": url, "DATA_DIR": settings.data_dir}),
    )  # fmt: skip
    printed, _ = await process.communicate()
    assert process.returncode == 0
    return printed.decode()


async def test_what_failed_is_listed_and_tried_again(house: House) -> None:
    """One line each: number, time and error, no words of the person; after a retry the bot takes it by itself."""
    assert await _whitecell(house, "parked", "list") == ""
    await park_one(house)
    number, received, error = (await _whitecell(house, "parked", "list")).strip().split("\t")
    assert (number.isdigit(), received.endswith("+00:00")) == (True, True)
    assert error.startswith(("TypeError at ", "ValueError at "))
    assert await _whitecell(house, "parked", "retry") == "1 parked updates will be tried again\n"
    await parked(house, 2)
    assert house.process.tally.failed_turns == 6
