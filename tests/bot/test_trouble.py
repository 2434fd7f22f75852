"""Trouble outside the bot: the disk, the database, Telegram, a second bot. Each says what to do; nothing is lost."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from bot import embedded
from bot.inbox.records import inbox
from bot.labs.records import values
from content.content import Content
from tests.house import House, running


async def test_a_full_disk(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be kept stays with Telegram; once there is room it is kept, and answered."""
    alice = await house.patient()
    async with house.database.write() as connection:
        pages = await connection.scalar(text("PRAGMA page_count"))
        await connection.execute(text(f"PRAGMA max_page_count={pages}"))
    long = " and ".join(["what is leukopenia"] * 150)
    for _ in range(20):
        await alice.says(long)
    await alice.says("wbc 5.27")
    await _logged(capsys, "they stay with Telegram")
    assert len(house.telegram.local.world.updates)
    async with house.database.write() as connection:
        await connection.execute(text("PRAGMA max_page_count=100000"))
    assert "5.27" in (await alice.hears("5.27")).text


async def _logged(capsys: pytest.CaptureFixture[str], words: str) -> None:
    said = ""
    async with asyncio.timeout(20):
        while words not in said:
            said += capsys.readouterr().out
            await asyncio.sleep(0)


@asynccontextmanager
async def held(house: House) -> AsyncIterator[None]:
    """Another program writes to the database, and takes its time."""
    file = house.database.file
    assert file is not None
    with closing(sqlite3.connect(file, isolation_level=None, timeout=5)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


async def test_a_locked_database(
    monkeypatch: pytest.MonkeyPatch, loaded: Content, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """While another program holds it nothing is confirmed; after that everything is kept once and answered."""
    monkeypatch.setattr(embedded, "BUSY_SECONDS", 0.05)
    async with running(loaded, tmp_path) as house:
        alice = await house.patient()
        async with held(house):
            await alice.says("wbc 5.27")
            await _logged(capsys, "they stay with Telegram")
        assert "5.27" in (await alice.hears("5.27")).text
        await house.idle()
        async with house.database.read() as connection:
            assert await connection.scalar(select(func.count()).select_from(values)) == 1


async def test_an_outage_of_telegram(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    """It waits for Telegram, says so, and answers once Telegram is back."""
    alice = await house.patient()
    await house.process.stop()
    house.telegram.local.faults.add("*", "outage", times=1)
    await alice.says("what is leukopenia")
    await house.restart()
    assert "eukopenia" in (await alice.hears()).text
    assert "Telegram not reached" in capsys.readouterr().out


async def test_a_second_poller(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody else polls with the same token: the host reads what to do, and the bot goes on when it can."""
    alice = await house.patient()
    updates = house.telegram.local.world.updates
    await updates.poll_waits()
    await updates.poll(0, 100, 0)
    await alice.says("what is neutropenia")
    assert "eutropenia" in (await alice.hears()).text
    assert "another process polls with this bot token" in capsys.readouterr().out


async def test_numbers_that_start_anew(house: House) -> None:
    """After an idle week Telegram counts from a random, smaller number; the bot goes on."""
    alice = await house.patient()
    house.telegram.local.world.updates._next_id = 1_000
    await alice.says("what is leukopenia")
    assert "eukopenia" in (await alice.hears()).text
    await alice.says("what is neutropenia")
    assert "eutropenia" in (await alice.hears()).text
    await house.idle()
    async with house.database.read() as connection:
        assert set(await connection.scalars(select(inbox.c.state))) == {"done"}


async def test_the_same_batch_twice(house: House) -> None:
    """Telegram delivers what was confirmed once more: nothing happens twice."""
    alice = await house.patient()
    await alice.says("wbc 5.27")
    await alice.hears("5.27")
    house.telegram.local.faults.add("getUpdates", "duplicate-update", times=3)
    await alice.says("wbc 6.31 yesterday")
    await alice.hears("6.31")
    await alice.hears_nothing()
