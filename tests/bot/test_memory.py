"""What the whole bot takes on a small server."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import psutil
import pytest

from bot.playground.server import LocalTelegram
from tests.conversation import Telegram
from tests.evaluation.questions import QUESTIONS
from tests.real_bot import RealBot

MOST = 250  # MB resident


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    async with Telegram(LocalTelegram(now=lambda: datetime.now(UTC)), patience=30) as running:
        yield running


async def test_the_whole_bot_fits_a_small_server(telegram: Telegram, tmp_path: Path, fitted: Path) -> None:
    """Questions in three languages, as people type them, from people of their own."""
    lines = (QUESTIONS / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [json.loads(line)["text"] for line in lines[::8]]
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "cache").symlink_to(fitted)
    async with RealBot(folder, telegram.local) as bot:
        for number, text in enumerate(asked):
            person = telegram.person(f"Person {number}")
            await person.says(text)
            await person.hears()
        resident = psutil.Process(bot.pid).memory_info().rss / 2**20
    assert resident <= MOST, f"{resident:.0f} MB"
