"""The loop that is woken."""

import asyncio

import pytest

from scheduler.loop import WokenLoop


class Work:
    """Counts how often it was done; `left` is how often it says that there is more."""

    def __init__(self) -> None:
        self.done = 0
        self.left = 0
        self.news = asyncio.Event()

    async def __call__(self) -> bool:
        self.done += 1
        self.left -= 1
        self.news.set()
        return self.left > 0


async def test_it_works_until_nothing_is_left_and_once_more_when_woken() -> None:
    """Woken in the middle of its work, it looks again."""
    work = Work()
    loop = WokenLoop(work)
    work.left = 3
    loop.wake()
    running = asyncio.create_task(loop.run())
    while work.done < 3:
        await asyncio.wait_for(work.news.wait(), 5)
        work.news.clear()
    loop.wake()
    await asyncio.wait_for(work.news.wait(), 5)
    loop.end()
    await asyncio.wait_for(running, 5)
    assert work.done == 4


async def test_many_alarms_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """However often it is told to look again, one timer waits: the earliest."""
    loop, set_for = WokenLoop(Work()), []
    running = asyncio.get_running_loop()
    real = running.call_later
    monkeypatch.setattr(running, "call_later", lambda seconds, ring: set_for.append(seconds) or real(seconds, ring))
    for seconds in (50, 60, 40, 70, 45):
        loop.wake_after(seconds)
    loop.end()
    assert set_for == [50, 40]


async def test_an_alarm_rings() -> None:
    """The work is done once the moment has come, and the next alarm is a new one."""
    work = Work()
    loop = WokenLoop(work)
    running = asyncio.create_task(loop.run())
    for count in (1, 2):
        loop.wake_after(0)
        await asyncio.wait_for(work.news.wait(), 5)
        work.news.clear()
        assert work.done == count
    loop.end()
    await asyncio.wait_for(running, 5)


async def test_what_breaks_off_does_not_end_it() -> None:
    """A fault nobody foresaw costs one piece of work; a second later it looks again, unasked."""
    news = asyncio.Event()
    faults = [ValueError("a bug"), KeyError("another")]

    async def work() -> None:
        if faults:
            raise faults.pop()
        news.set()

    loop = WokenLoop(work)
    running = asyncio.create_task(loop.run())
    loop.wake()
    await asyncio.wait_for(news.wait(), 10)
    loop.end()
    await asyncio.wait_for(running, 5)
