"""`python -m bot.playground`: the local Telegram in a process of its own; prints its address, stops on SIGTERM."""

import argparse
import asyncio
import signal
import sys

from bot.playground.clock import ClockControl, ShiftedClock
from bot.playground.people import usual_people
from bot.playground.server import DEFAULT_TOKEN, LocalTelegram


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot.playground", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes any free port")
    parser.add_argument("--token", default=DEFAULT_TOKEN)
    parser.add_argument("--strict-limits", action="store_true", help="answer 429 above 30/s, and 1/s in a chat")
    return parser.parse_args()


async def serve(port: int, token: str, strict_limits: bool) -> None:
    clock, stopped = ShiftedClock(), asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stopped.set)
    telegram = LocalTelegram(
        now=clock.now, clock_control=ClockControl(clock), token=token, port=port, strict_limits=strict_limits
    )
    usual_people(telegram.world)
    async with telegram:
        sys.stdout.write(f"{telegram.url}\n")
        sys.stdout.flush()
        await stopped.wait()


if __name__ == "__main__":
    given = arguments()
    asyncio.run(serve(given.port, given.token, given.strict_limits))
