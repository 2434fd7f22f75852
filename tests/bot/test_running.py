"""The real program as a process: what stops it, how it ends, and what it leaves behind."""

import resource
import stat
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Row

from bot.database import Database
from bot.playground import people
from bot.playground.server import LocalTelegram
from bot.settings import with_async_driver
from scheduler.tables import deliveries
from tests.conversation import Someone, Telegram
from tests.real_bot import RealBot


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    async with Telegram(LocalTelegram(now=lambda: datetime.now(UTC)), patience=30) as running:
        yield running


@pytest.fixture
async def bot(telegram: Telegram, tmp_path: Path, fitted: Path) -> AsyncIterator[RealBot]:
    """Not started yet."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "cache").symlink_to(fitted)
    bot = RealBot(folder, telegram.local)
    yield bot
    await bot.kill_if_running()


async def ledger(bot: RealBot) -> list[Row[tuple[object, ...]]]:
    database = Database(with_async_driver(f"sqlite:///{bot.folder}/whitecell.db"))
    async with database.read() as connection:
        rows = (await connection.execute(select(deliveries).order_by(deliveries.c.seq))).all()
    await database.close()
    return list(rows)


async def stopped(bot: RealBot) -> int:
    bot.tell_to_stop()
    return await bot.ends(within=10)


async def test_a_conversation_and_a_clean_stop(telegram: Telegram, bot: RealBot) -> None:
    """It answers, ends with 0 when told to stop, keeps its key to itself, and goes on with the same data after."""
    alice = telegram.person("Alice")
    await bot.start()
    await alice.says("what is leukopenia")
    assert "eukopenia" in (await alice.hears()).text
    assert await stopped(bot) == 0
    assert stat.S_IMODE((bot.folder / "master.key").stat().st_mode) == 0o600
    await bot.start()
    await alice.says("what is neutropenia")
    assert "eutropenia" in (await alice.hears()).text
    assert await stopped(bot) == 0


async def test_a_stop_with_a_send_in_flight(telegram: Telegram, bot: RealBot) -> None:
    """Telegram has the message and does not answer: the stop takes under ten seconds, the next start repeats it."""
    alice = telegram.person("Alice")
    telegram.local.faults.add("sendMessage", "hang-after")
    await bot.start()
    await alice.says("what is leukopenia")
    await alice.hears()
    assert await stopped(bot) == 0
    assert [row.state for row in await ledger(bot)] == ["sending"]
    telegram.local.faults.clear()
    await bot.start()
    assert "This may be a repeat" in (await alice.hears()).text
    assert await stopped(bot) == 0
    assert [row.state for row in await ledger(bot)] == ["sent"]


async def test_an_answer_that_comes_during_the_stop_is_recorded(telegram: Telegram, bot: RealBot) -> None:
    """What was in flight when the stop began is noted with its outcome."""
    alice = telegram.person("Alice")
    telegram.local.faults.add("sendMessage", "hang-after")
    await bot.start()
    await alice.says("what is leukopenia")
    await alice.hears()
    bot.tell_to_stop()
    telegram.local.faults.clear()
    assert await bot.ends(within=10) == 0
    assert [(row.state, row.doubts) for row in await ledger(bot)] == [("pending", 1)]


async def test_a_token_telegram_does_not_know(telegram: Telegram, bot: RealBot) -> None:
    """The start ends with a line that names the token and where to get one."""
    stranger = RealBot(bot.folder, telegram.local, TELEGRAM_TOKEN="7000000001:of-somebody-else")
    await stranger.start()
    assert await stranger.ends() == 2
    assert "WHITECELL_TELEGRAM_TOKEN is not known to Telegram" in stranger.logged.splitlines()[-1]


async def test_logs_tell_nothing(telegram: Telegram, bot: RealBot) -> None:
    """At the loudest level no log line holds a word, a value, a number or the token."""
    loud = RealBot(bot.folder, telegram.local, LOG_LEVEL="DEBUG", LOG_FORMAT="json")
    alice = telegram.person("Alicia")
    async with loud:
        await _tells_everything(telegram, alice)
        assert await stopped(loud) == 0
    for secret in (*SECRETS, telegram.local.token, telegram.local.token.split(":")[1], "Alicia", alice.person.username):
        assert secret.lower() not in loud.logged.lower()
    assert '"event": "delivered"' in loud.logged


def disk_takes(bot: RealBot, size: int) -> None:
    """No file of its process can be written beyond so many bytes, that of its log neither."""
    resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


async def test_a_disk_that_takes_nothing_more(telegram: Telegram, bot: RealBot) -> None:
    """What is said stays with Telegram; when there is room again the same process keeps and answers it."""
    alice = telegram.person("Alice")
    await bot.start()
    await alice.says("what is leukopenia")
    await alice.hears("eukopenia")
    disk_takes(bot, 0)
    await alice.says("what is neutropenia")
    await alice.says("I have a fever of 39.5 and I am shaking")
    await bot.runs_for(3)
    assert len(telegram.local.world.updates) == 2
    disk_takes(bot, resource.RLIM_INFINITY)
    await alice.hears("Get medical help now")
    await alice.hears("eutropenia")
    assert await stopped(bot) == 0


SECRETS = ("3.27", "4.56", "0161 496", "fever", "39.4", "shaking", "leukopenia", "violin", "Get medical help")


async def _tells_everything(telegram: Telegram, alice: Someone) -> None:
    await alice.says("/start")
    await alice.taps("I agree", on=await alice.hears())
    await alice.hears("Where do you live")
    await alice.says("Europe/London")
    await alice.hears("emergency number shall")
    await alice.says("United Kingdom")
    await alice.hears("care team’s telephone")
    await alice.says("0161 496 0000")
    await alice.says("wbc 3.27")
    await alice.hears("3.27")
    await alice.says("remind me about violin lessons tomorrow at 9")
    await alice.hears("violin")
    await alice.says("what is leukopenia")
    await alice.hears("eukopenia")
    telegram.local.faults.add("sendMessage", "429")
    telegram.local.faults.add("sendMessage", "502-after")
    await alice.says("I have a fever of 39.4 and I am shaking")
    await alice.hears("Get medical help now")
    people_say(telegram, alice, "wbc 4.56 \ud800")
    await alice.hears("could not handle")
    await alice.says("/export")
    await alice.hears()


def people_say(telegram: Telegram, someone: Someone, words: str) -> None:
    """Say what no keyboard can write."""
    people.send(telegram.local.world, someone.person, {"text": words})
