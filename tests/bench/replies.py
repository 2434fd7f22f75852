"""Replies a second and how long one takes: the whole bot, everything kept, next to a bot that keeps nothing."""

from asyncio.subprocess import Process
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.programs import BenchTelegram, cpu_seconds, echo, telegram, whitecell

ROUNDS = 3
BURST = 600
PACE, PACE_SECONDS = 25, 20

Bot = Callable[[Path, str], AbstractAsyncContextManager[Process]]


async def measure(folder: Path) -> dict[str, Any]:
    """Both bots in turn, round after round, on the same server."""
    bots: dict[str, Bot] = {"echo": echo, "whitecell": whitecell}
    seen: dict[str, list[dict[str, Any]]] = {name: [] for name in bots}
    async with telegram(folder) as server:
        for round_ in range(ROUNDS):
            for name, bot in bots.items():
                place = folder / f"{name}{round_}"
                place.mkdir()
                async with bot(place, server.url) as process:
                    seen[name].append(await _one(server, process))
    shown = {name: _middle(rounds) for name, rounds in seen.items()}
    ratio = shown["whitecell"]["per_second"] / shown["echo"]["per_second"]
    return {**shown, "throughput_of_echo": round(ratio, 2)}


async def _one(server: BenchTelegram, process: Process) -> dict[str, float]:
    await server.do("burst", 20)  # warm
    before = cpu_seconds(process)
    burst = await server.do("burst", BURST)
    used = cpu_seconds(process) - before
    pace = await server.do("pace", PACE, PACE_SECONDS)
    return {
        "per_second": burst["per_second"],
        "cpu_ms_per_reply": round(1000 * used / BURST, 2),
        "p50_ms": pace["p50_ms"],
        "p99_ms": pace["p99_ms"],
    }


def _middle(rounds: list[dict[str, float]]) -> dict[str, float]:
    return {name: median(each[name] for each in rounds) for name in rounds[0]}
