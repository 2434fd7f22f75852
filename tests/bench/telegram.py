"""`python -m tests.bench.telegram`: the local Telegram of the benchmarks, in a process of its own.

It prints its address, then answers each line on standard input (`burst N`, `strangers N`, `behind N`, `pace
PER_SECOND SECONDS`, `polled`) with one line of JSON. Asked are the questions of
tests/evaluation/questions/dev.jsonl in turn, in three languages. A question is answered when a bot has sent a message
into its chat after it.
"""

import asyncio
import json
import sys
from collections import deque
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from time import perf_counter

from bot.playground import people
from bot.playground.refusals import JsonObject
from bot.playground.server import LocalTelegram
from bot.playground.world import Person

PEOPLE = 100
DANGER = "I have a fever of 39.5 and I am shaking"
_ASKED = Path(__file__).parents[1] / "evaluation" / "questions" / "dev.jsonl"


def questions() -> list[str]:
    """What people ask, of many kinds and lengths: one question asked again and again would be remembered."""
    return [json.loads(line)["text"] for line in _ASKED.read_text(encoding="utf-8").splitlines()]


class Crowd:
    """People who write, and how long each of them waited."""

    def __init__(self, telegram: LocalTelegram) -> None:
        self._telegram = telegram
        self._world = telegram.world
        self._people = cycle(self._new(PEOPLE))
        self._questions = cycle(questions())
        self._asked: dict[int, deque[float]] = {}
        self._waits: list[float] = []
        self._wanted = 0
        self._done = asyncio.Event()
        telegram.world.feed.listen(self._see)

    def _new(self, count: int) -> list[Person]:
        return [self._world.person(f"P{number}", "en") for number in range(count)]

    def _see(self, event: JsonObject) -> None:
        if event["type"] != "message" or event["message"]["outgoing"]:
            return
        asked = self._asked.get(event["chat_id"])
        if asked:
            self._waits.append(perf_counter() - asked.popleft())
            if len(self._waits) >= self._wanted:
                self._done.set()

    def _ask(self) -> None:
        person = next(self._people)
        self._asked.setdefault(person.id, deque()).append(perf_counter())
        people.say(self._world, person, next(self._questions))

    def _expect(self, count: int) -> None:
        self._waits, self._wanted = [], count
        self._done.clear()

    async def burst(self, count: int) -> dict[str, float]:
        """All at once; seconds until the last answer."""
        self._expect(count)
        began = perf_counter()
        for _ in range(count):
            self._ask()
        await self._done.wait()
        seconds = perf_counter() - began
        return {"count": count, "seconds": round(seconds, 3), "per_second": round(count / seconds, 1)}

    async def pace(self, per_second: float, seconds: float) -> dict[str, float]:
        """One after the other at this pace; how long an answer took, in milliseconds."""
        count = int(per_second * seconds)
        self._expect(count)
        began = perf_counter()
        for number in range(count):
            await asyncio.sleep(max(0.0, began + number / per_second - perf_counter()))
            self._ask()
        await self._done.wait()
        waits = sorted(self._waits)
        return {"count": count, **{f"p{part}_ms": _percentile(waits, part) for part in (50, 95, 99)}}

    async def strangers(self, count: int) -> dict[str, float]:
        """So many people whom nobody knows yet, at once."""
        self._people = cycle(self._new(count))
        return await self.burst(count)

    async def behind(self, count: int) -> dict[str, float]:
        """Somebody in danger writes right after so many questions; seconds until they and until all were answered."""
        self._expect(count + 1)
        began = perf_counter()
        for _ in range(count):
            self._ask()
        in_danger = self._world.person("Last", "en")
        self._asked[in_danger.id] = deque([perf_counter()])
        people.say(self._world, in_danger, DANGER)
        while self._asked[in_danger.id]:  # noqa: ASYNC110 - the answers of the others wake nobody
            await asyncio.sleep(0.005)
        warned = perf_counter()
        await self._done.wait()
        return {"warned": round(warned - began, 2), "all_answered": round(perf_counter() - began, 2)}

    async def polled(self) -> dict[str, float]:
        """Once a bot has polled anew; an earlier one may still seem to wait."""
        before = len(self._telegram.calls("getUpdates"))
        while len(self._telegram.calls("getUpdates")) == before:  # noqa: ASYNC110 - the log wakes nobody
            await asyncio.sleep(0.005)
        return {}

    async def do(self, what: str, words: list[str]) -> dict[str, float]:
        """One line of standard input."""
        match what:
            case "burst":
                return await self.burst(int(words[0]))
            case "strangers":
                return await self.strangers(int(words[0]))
            case "behind":
                return await self.behind(int(words[0]))
            case "pace":
                return await self.pace(float(words[0]), float(words[1]))
            case _:
                return await self.polled()


def _percentile(waits: list[float], part: int) -> float:
    return round(1000 * waits[min(len(waits) - 1, len(waits) * part // 100)], 1)


async def serve() -> None:
    """Until standard input ends."""
    telegram = LocalTelegram(now=lambda: datetime.now(UTC))
    async with telegram:
        crowd = Crowd(telegram)
        _tell(telegram.url)
        while line := await asyncio.to_thread(sys.stdin.readline):
            what, *words = line.strip().split(" ")
            _tell(json.dumps(await crowd.do(what, words)))
            telegram.log.clear()


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(serve())
