"""A new master key while people talk: nobody notices, nothing fails, in one process and in several."""

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE
from asyncio.subprocess import Process as Child
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from pydantic import SecretStr

from bot import keys as keyrings
from bot.backups.refusal import NotDone
from bot.database import Database
from bot.ground import prepare
from bot.inbox import parked
from bot.key_change.watching import KeyWatch
from bot.playground.server import LocalTelegram
from bot.process import Process
from bot.rotation import records
from bot.rotation.records import RULES
from bot.rotation.rotating import confirm, rotate
from bot.sealing import Keyring, keyring
from bot.settings import Settings
from content.content import Content
from tests.conversation import Someone, Telegram
from tests.house import House, running
from tests.postgres import on_both_databases
from tests.real_bot import RealBot, environment


class Talk:
    """People who type one count after the other and wait for each answer, for the length of the block."""

    def __init__(self, *people: Someone) -> None:
        self._people = people
        self._enough = asyncio.Event()
        self.answered = 0

    async def _talks(self, someone: Someone, number: int) -> None:
        while not self._enough.is_set():
            value = f"{3 + number}.{self.answered // 9 % 10}{self.answered % 9 + 1}"
            await someone.says(f"wbc {value}")
            assert value in (await someone.hears(value)).text
            self.answered += 1

    async def __aenter__(self) -> "Talk":
        self._talking = [asyncio.create_task(self._talks(each, n)) for n, each in enumerate(self._people)]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._enough.set()
        await asyncio.gather(*self._talking)


@asynccontextmanager
async def twins(house: House, loaded: Content, count: int) -> AsyncIterator[list[Process]]:
    """More bots of the same token, database and key, each with a keyring of its own."""
    async with AsyncExitStack() as stack:
        processes = []
        for _ in range(count):
            process = Process(await prepare(house.ground.settings, loaded))
            stack.push_async_callback(process.stop)
            await process.start()
            processes.append(process)
        yield processes


async def still_under(settings: Settings, key: Keyring) -> int:
    """How many values stand under this key."""
    database = Database(settings.database)
    total = 0
    async with database.read() as connection:
        for rule in RULES:
            total += (await records.look_through(connection, rule, key, keyring(bytes(32)), None)).did.changed
    await database.close()
    return total


def key_in(settings: Settings, name: str = "master.key") -> Keyring:
    return keyrings.read_key(settings.data_dir / name)


async def _well(house: House, *processes: Process) -> None:
    """No turn failed, nothing was parked, anywhere."""
    for process in (house.process, *processes):
        assert (process.tally.failed_turns, process.tally.parked) == (0, 0)
    async with house.database.read() as connection:
        assert not await parked.listed(connection)


@on_both_databases
async def test_nobody_notices(loaded: Content, tmp_path: Path, database_url: str) -> None:
    """An open question, a reminder and a button from before are answered after; messages go on in between."""
    async with running(loaded, tmp_path / "data", database_url) as house:
        settings = house.ground.settings
        alice, ben, cleo = [await house.patient(name) for name in ("Alice", "Ben", "Cleo")]
        await ben.says("remind me to take the blood test tomorrow at 9")
        await ben.taps("Yes, remind me", on=await ben.hears())
        await ben.hears()
        await cleo.says("/timezone")
        await cleo.hears()
        question = await _asks(alice, "what is leukopenia?")
        await alice.says("hgb 12.3")
        await alice.hears("12.3")
        before = key_in(settings)
        async with Talk(alice) as talk:
            assert (await rotate(settings)).in_place
            assert await still_under(settings, before) == 0
            answered = talk.answered
            assert answered > 0
            await confirm(settings)
        assert talk.answered > answered
        while before.secrets[0] in house.ground.keys.secrets:  # until the process has looked once more
            await house.database.ping()
        assert house.ground.keys.secrets == key_in(settings).secrets
        await cleo.says("Paris")
        await cleo.hears("Paris")
        await alice.presses(question.rows[0][0]["callback_data"], on=question)
        await alice.hears()
        await house.pass_time(days=2)
        assert "blood counts" in (await ben.hears("blood counts")).text
        await _well(house)
        await house.restart()
        await alice.says("last hemoglobin?")
        await alice.hears("12.3")


async def _asks(someone: Someone, question: str):
    await someone.says(question)
    return await someone.hears()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_replicas_take_it_one_after_the_other(loaded: Content, tmp_path: Path, database_url: str) -> None:
    """Three processes, each looking when it comes to it; none meets a value it cannot open."""
    async with running(loaded, tmp_path / "data", database_url) as house, twins(house, loaded, 2) as others:
        settings = house.ground.settings
        people = [await house.patient(name) for name in ("Alice", "Ben")]
        before = key_in(settings)
        async with Talk(*people) as talk:
            await rotate(settings)
            assert await still_under(settings, before) == 0
            await confirm(settings)
        assert talk.answered > 0
        await _well(house, *others)


@on_both_databases
async def test_a_process_that_hangs_is_waited_for(loaded: Content, tmp_path: Path, database_url: str) -> None:
    """The change goes no further than that one can follow; once it looks again, the same command ends it."""
    async with running(loaded, tmp_path / "data", database_url) as house:
        settings = house.ground.settings
        alice = await house.patient()
        before = key_in(settings)
        hanging = KeyWatch(house.database, keyring(before.secrets[0]))
        await hanging.begin()
        with pytest.raises(NotDone, match="has not taken the new key"):
            await rotate(settings, within=timedelta(seconds=0.5))
        assert await still_under(settings, key_in(settings, "master.key.new")) == 0
        await hanging.look()
        with pytest.raises(NotDone, match="has not taken the new key"):
            await rotate(settings, within=timedelta(seconds=3))
        async with Talk(alice):
            await hanging.end()  # killed: it is waited for no longer
            await rotate(settings)
        assert await still_under(settings, before) == 0
        await _well(house)


KILLS = 4


@on_both_databases
async def test_the_command_killed_again_and_again(
    loaded: Content, fitted: Path, tmp_path: Path, database_url: str
) -> None:
    """`kill -9` of the real command at random moments, the real bot beside it restarted once: all are answered."""
    chance, data = Random(20261128), tmp_path / "data"  # noqa: S311 - no secret
    data.mkdir()
    (data / "cache").symlink_to(fitted)
    async with Telegram(LocalTelegram(now=lambda: datetime.now(UTC)), patience=30) as telegram:
        bot = RealBot(data, telegram.local, DATABASE_URL=database_url)
        async with bot:
            alice = await _agrees(telegram)
            before = key_in(Settings(_env_file=None, data_dir=data))
            async with Talk(alice) as talk:
                for kill in range(KILLS):
                    await _killed_after(chance.uniform(0, 2), data, database_url)
                    if kill == KILLS // 2:
                        bot.tell_to_stop()
                        await bot.ends()
                        await bot.start()
                code, said = await _rotates(data, database_url)
                assert (code == 0) or "--confirm" in said, said
            assert talk.answered > 0
        settings = Settings(_env_file=None, data_dir=data, database_url=SecretStr(database_url))
        await confirm(settings)
        assert await still_under(settings, before) == 0
        assert "failed" not in bot.logged


async def _agrees(telegram: Telegram) -> Someone:
    alice = telegram.person("Alice")
    await alice.says("/start")
    await alice.taps("I agree", on=await alice.hears("not a doctor"))
    await alice.hears("Where do you live")
    await alice.says("Europe/London")
    await alice.hears("emergency number shall")
    await alice.says("United Kingdom")
    await alice.taps("Skip", on=await alice.hears("care team’s telephone"))
    return alice


async def _command(data: Path, database_url: str) -> Child:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "rotate-key", stdout=DEVNULL, stderr=PIPE,
        env=environment({"DATABASE_URL": database_url, "DATA_DIR": data}),
    )  # fmt: skip


async def _killed_after(seconds: float, data: Path, database_url: str) -> None:
    """So many seconds after it began or went on."""
    command = await _command(data, database_url)
    assert command.stderr is not None
    while line := await command.stderr.readline():
        if b"goes on" in line:
            break
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await command.wait()
    with suppress(ProcessLookupError):
        command.kill()
    await command.communicate()


async def _rotates(data: Path, database_url: str) -> tuple[int | None, str]:
    command = await _command(data, database_url)
    _, said = await command.communicate()
    return command.returncode, said.decode()
