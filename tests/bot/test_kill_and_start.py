"""A bot on PostgreSQL is killed while a message is on its way, and started again in the same data folder."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.playground.server import LocalTelegram
from tests.conversation import Telegram
from tests.real_bot import RealBot

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)]


async def test_its_own_dead_predecessor_is_not_waited_for(fitted: Path, tmp_path: Path, database_url: str) -> None:
    """What was being sent comes again with the next start, marked, and not when its lease runs out 90 s later."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "cache").symlink_to(fitted)
    async with Telegram(LocalTelegram(now=lambda: datetime.now(UTC)), patience=45) as telegram:
        local, alice = telegram.local, telegram.person("Alice")
        async with RealBot(data, local, DATABASE_URL=database_url) as bot:
            await alice.says("/start")
            await alice.hears()
            local.faults.add("sendMessage", "hang-after", chat_id=alice.id)
            await alice.says("what is leukopenia")
            await alice.hears("eukopenia")
            await bot.kill()
            local.faults.clear()
            await bot.start()
            await alice.hears("This may be a repeat")
