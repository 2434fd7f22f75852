"""What is looked at while it runs: the bot's memory, its HTTP side, and every message it sends."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import httpx
import psutil
from prometheus_client.parser import text_string_to_metric_families

from bot.playground.refusals import JsonObject
from bot.playground.server import LocalTelegram
from tests.soak.ordinary import Ordinary


@dataclass(frozen=True)
class Sample:
    """The bot at one moment, so many seconds after it had started."""

    second: float
    memory_mb: float
    files: int
    ready: bool
    waiting: float


class Looking:
    """Takes samples through the bot's own HTTP side and the system."""

    def __init__(self, pid: int, address: str) -> None:
        self._process = psutil.Process(pid)
        self._client = httpx.AsyncClient(base_url=address, trust_env=False, timeout=30)
        self._began = perf_counter()
        self.samples: list[Sample] = []

    async def look(self) -> Sample:
        """Now."""
        ready = (await self._client.get("/readyz")).status_code == 200
        metrics = await self.metrics()
        sample = Sample(
            round(perf_counter() - self._began, 1),
            round(self._process.memory_info().rss / 2**20, 1),
            self._process.num_fds(),
            ready,
            metrics["whitecell_inbox_waiting"] + metrics.get("whitecell_ledger_waiting", 0),
        )
        self.samples.append(sample)
        return sample

    async def metrics(self) -> Counter[str]:
        """Each metric's sum over its labels."""
        page = (await self._client.get("/metrics")).text
        sums: Counter[str] = Counter()
        for family in text_string_to_metric_families(page):
            for sample in family.samples:
                sums[sample.name] += sample.value  # type: ignore[assignment]
        return sums

    async def until_idle(self, within: float) -> bool:
        """Whether nothing waits any more before so many seconds are over."""
        for _ in range(int(within)):
            if not (await self.look()).waiting:
                return True
            await asyncio.sleep(1)
        return False

    async def close(self) -> None:
        await self._client.aclose()


@dataclass
class Onlooker:
    """Reads every call the bot makes, and forgets it: an hour of them fits nowhere."""

    telegram: LocalTelegram
    ordinary: Sequence[Ordinary]
    silent: int  # the chat in which nothing may ever be said
    calls: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def read(self) -> None:
        for call in self.telegram.log:
            self.calls[f"{call['method']} {str(call['outcome'])[:60]}"] += 1
            self.faults += self._faults(call)
        self.telegram.log.clear()
        _forget_old(self.telegram)

    def _faults(self, call: JsonObject) -> list[str]:
        chat, said = str(call["params"].get("chat_id", "")), str(call["params"])
        leaks = [each.secret for each in self.ordinary if each.secret in said and chat != str(each.someone.id)]
        return [f"{secret} was told to chat {chat}" for secret in leaks] + (
            [f"{call['method']} to the chat of the one who only listens"] if chat == str(self.silent) else []
        )

    def shown_buttons(self) -> list[str]:
        """What the buttons of the three send back, as somebody might have stolen it."""
        return [data for each in self.ordinary for stored in self.telegram.world.messages[each.someone.id].values()
                for data in data_of(stored.body)]  # fmt: skip


def data_of(body: JsonObject) -> list[str]:
    """What the buttons under a message send back."""
    rows: list[list[dict[str, Any]]] = body.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]


_KEPT = 40


def _forget_old(telegram: LocalTelegram) -> None:
    for chat in telegram.world.messages.values():
        for message_id in list(chat)[:-_KEPT]:
            del chat[message_id]
    telegram.world.queries.clear()
