"""The soak: one real bot, a crowd that sends it whatever there is, and three people who must not notice."""

import asyncio
import socket
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from time import perf_counter

from sqlalchemy import select

from bot.database import Database
from bot.inbox.lanes import lane_of
from bot.inbox.records import inbox
from bot.playground import people
from bot.playground.server import LocalTelegram
from bot.settings import with_async_driver
from scheduler.tables import deliveries
from tests.conversation import Telegram
from tests.real_bot import RealBot
from tests.soak.hostile import OF_OTHERS, Hostile
from tests.soak.looking import Looking, Onlooker, Sample, data_of
from tests.soak.ordinary import Ordinary
from tests.soak.words import MARK

PATIENCE = 120.0
CROWD = 300
BURST, HARDLY_ANY = 150, 20
TAPS = 0.1  # of what the crowd does: a button that was shown to them
LOOK_EVERY = 0.5  # seconds
# What belongs to no chat waits in one lane, where each that fails holds up the next for its three tries. Telegram
# sends none that fail, so few are sent here.
NOBODY, NOBODY_S = 0, 0.03


@dataclass
class Found:
    """What a soak has seen. `faults`: in words, none of them when all went well."""

    seed: int
    minutes: float
    hostile: Counter[str]
    inbox: Counter[str]
    ledger: Counter[str]
    errors: Counter[str]
    calls: Counter[str]
    waits: list[float]
    exchanges: int
    reminders: int
    samples: Sequence[Sample]
    faults: list[str]


class Soak:
    """One run, with a bot of its own in `folder`."""

    def __init__(self, folder: Path, telegram: LocalTelegram, seed: int) -> None:
        self._chance = Random(seed)  # noqa: S311 - no secret
        self._seed = seed
        self._telegram = telegram
        self._port = _free_port()
        phones = Telegram(telegram, patience=PATIENCE)
        self._three = [
            Ordinary(phones.person(name), telegram.world.files, self._chance, _now) for name in ("Alice", "Ben", "Cleo")
        ]
        charlie = telegram.world.person("Charlie")
        charlie.started = True
        self._crowd_people = [telegram.world.person(f"{MARK}{n}", None) for n in range(CROWD)]
        for somebody in self._crowd_people:
            somebody.started = True
        users = [each.user() for each in self._crowd_people]
        self._hostile = Hostile(self._chance, users, lambda: int(_now().timestamp()))
        self._onlooker = Onlooker(telegram, self._three, charlie.id)
        self._sent: Counter[str] = Counter()
        self.bot = RealBot(folder, telegram, HTTP_LISTEN=f"127.0.0.1:{self._port}", LOG_FORMAT="json")

    async def run(self, minutes: float, updates: int) -> Found:
        """For so many minutes and at least so many hostile updates."""
        await self.bot.start()
        await asyncio.gather(*(each.introduces_themselves() for each in self._three))
        looking = Looking(self.bot.pid, f"http://127.0.0.1:{self._port}")
        began = perf_counter()

        def goes_on() -> bool:
            return perf_counter() - began < minutes * 60 or self._sent.total() < updates

        await asyncio.gather(self._crowd(looking, goes_on), *(each.lives(goes_on) for each in self._three))
        took = (perf_counter() - began) / 60
        idle = await looking.until_idle(PATIENCE)
        await looking.close()
        self._onlooker.read()
        self.bot.tell_to_stop()
        return await self._found(took, looking, idle=idle, ended=await self.bot.ends())

    async def _crowd(self, looking: Looking, goes_on: Callable[[], bool]) -> None:
        """A burst whenever hardly anything waits: with more, reminders would wait for ever behind the replies."""
        while goes_on():
            waiting = int((await looking.look()).waiting) + len(self._telegram.world.updates)
            for _ in range(BURST if waiting <= HARDLY_ANY else 0):
                self._one_of_the_crowd()
            self._hostile.buttons[OF_OTHERS:] = self._onlooker.shown_buttons()
            self._onlooker.read()
            await asyncio.sleep(LOOK_EVERY)

    def _one_of_the_crowd(self) -> None:
        somebody = self._chance.choice(self._crowd_people)
        shown = [(message_id, data) for message_id, stored in self._telegram.world.messages[somebody.id].items()
                 for data in data_of(stored.body)]  # fmt: skip
        if shown and self._chance.random() < TAPS:
            people.tap(self._telegram.world, somebody, *self._chance.choice(shown))
            self._sent["a tap on what was shown"] += 1
            return
        update, sender = self._hostile.update()
        while lane_of(update) == NOBODY and self._chance.random() > NOBODY_S:
            update, sender = self._hostile.update()
        self._telegram.world.updates.put_as_is(update, f"chat {sender}")
        self._sent[next(iter(update), "nothing")] += 1

    async def _found(self, minutes: float, looking: Looking, *, idle: bool, ended: int) -> Found:
        database = Database(with_async_driver(f"sqlite:///{self.bot.folder}/whitecell.db"))
        async with database.read() as connection:
            states = Counter(await connection.scalars(select(inbox.c.state)))
            ends = Counter(await connection.scalars(select(deliveries.c.state)))
            errors = Counter(await connection.scalars(select(inbox.c.error).where(inbox.c.state == "parked")))
        await database.close()
        faults = [] if idle else ["something still waits"]
        faults += [] if ended == 0 else [f"the stop ended with {ended}"]
        faults += [fault for each in self._three for fault in each.wrong] + self._onlooker.faults
        # A forged tap on a message that never was has its answer written over nothing.
        forged = sum(count for call, count in self._onlooker.calls.items() if "to edit not found" in call)
        faults += [f"{ends['failed']} deliveries failed, {forged} of them forged"] if ends["failed"] > forged else []
        faults += [f"of {ends['unknown']} deliveries nobody knows whether they arrived"] if ends["unknown"] else []
        faults += [f"not ready after {sample.second} s" for sample in looking.samples if not sample.ready]
        faults += self._logged()
        return Found(
            self._seed,
            minutes,
            self._sent,
            states,
            ends,
            errors,
            self._onlooker.calls,
            sorted(wait for each in self._three for wait in each.waits),
            sum(len(each.waits) for each in self._three),
            sum(each.reminders for each in self._three),
            looking.samples,
            faults,
        )

    def _logged(self) -> list[str]:
        """What a log must never hold."""
        logged = self.bot.logged.lower()
        token = self._telegram.token
        secrets = [MARK, token, token.split(":")[1], "leukopenia", "get medical help"]
        secrets += [each.secret for each in self._three] + [each.someone.person.username for each in self._three]
        return [f"the log holds {secret!r}" for secret in secrets if secret.lower() in logged]


def _now() -> datetime:
    return datetime.now(UTC)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


async def soak(folder: Path, fitted: Path, seed: int, minutes: float, updates: int) -> Found:
    """A soak in a folder of its own, with the matcher that was fitted before."""
    data = folder / "data"
    data.mkdir()
    (data / "cache").symlink_to(fitted)
    async with LocalTelegram(now=_now) as telegram:
        run = Soak(data, telegram, seed)
        try:
            return await run.run(minutes, updates)
        finally:
            await run.bot.kill_if_running()
