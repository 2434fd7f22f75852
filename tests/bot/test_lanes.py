"""Lanes: what one chat says is handled one after the other and in order, however many workers there are."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select, update

from bot import worker as workers
from bot.database import Database
from bot.inbox import records as inbox
from bot.inbox.records import State, Stored
from bot.tidying import tidy
from bot.turn import Turn
from content.content import Content
from tests.bot.workshop import Workshop, breathe, text
from tests.postgres import on_both_databases

pytestmark = on_both_databases


@pytest.fixture
async def workshop(database: Database, loaded: Content, tmp_path: Path) -> AsyncIterator[Workshop]:
    workshop = Workshop(database, loaded, tmp_path)
    yield workshop
    await workshop.dispatcher.finish(timedelta(seconds=5))  # a warning may still be on its way


async def work_off(workshop: Workshop, *hands: workers.Worker) -> None:
    """Every worker handles what it can get, until nothing is left."""

    async def until_done(worker: workers.Worker) -> None:
        while await workshop.unfinished():
            await worker.handle_next()

    async with asyncio.timeout(60):
        await asyncio.gather(*map(until_done, hands))


async def test_several_workers_keep_every_lane_in_order(workshop: Workshop) -> None:
    """Four workers, six chats, sixty messages in a mixed order: never two of one chat at once, never out of order."""
    in_hand: set[int] = set()
    handled: dict[int, list[int]] = defaultdict(list)

    async def conversation(stored: Stored, turn: Turn) -> None:
        assert stored.lane not in in_hand
        in_hand.add(stored.lane)
        await breathe()
        in_hand.discard(stored.lane)
        handled[stored.lane].append(turn.said.message_id or 0)

    chats = [chat for chat in range(1, 7) for _ in range(10)]
    Random(7).shuffle(chats)  # noqa: S311 - no secret
    updates = [text(number, chat) for number, chat in enumerate(chats, start=1)]
    await workshop.mark_calm(*await workshop.arrives(*updates))
    await work_off(workshop, *(workshop.worker(conversation) for _ in range(4)))
    assert sum(map(len, handled.values())) == 60
    assert all(numbers == sorted(numbers) for numbers in handled.values())


async def test_a_message_waits_for_the_one_before_it(workshop: Workshop) -> None:
    """While the first of a chat is to be tried again, the second is not handled, and another chat's is."""
    handled: list[int] = []

    async def conversation(_stored: Stored, turn: Turn) -> None:
        handled.append(turn.said.message_id or 0)
        if turn.said.message_id == 1:
            raise ValueError("a bug")

    await workshop.mark_calm(*await workshop.arrives(text(1, 1), text(2, 1), text(3, 2)))
    worker = workshop.worker(conversation)
    assert [await worker.handle_next() for _ in range(3)] == [True, True, False]
    assert handled == [1, 3]


async def test_nothing_is_handled_before_it_was_read_for_danger(workshop: Workshop) -> None:
    """A turn never comes before its warning."""

    async def conversation(_stored: Stored, _turn: Turn) -> None: ...

    await workshop.arrives(text(1, 1, "I have a fever of 39.5 and I am shaking"))
    worker = workshop.worker(conversation)
    assert not await worker.handle_next()
    await workshop.read_for_danger()
    assert await worker.handle_next()


async def test_a_turn_that_hangs_is_broken_off(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """It counts as failed and leaves nothing half done; the next chat is served, and an emergency is warned of."""
    monkeypatch.setattr(workers, "LONGEST_TURN", timedelta(milliseconds=50))

    async def conversation(_stored: Stored, turn: Turn) -> None:
        if turn.said.chat_id == 1:
            await asyncio.Event().wait()

    await workshop.mark_calm(*await workshop.arrives(text(1, 1), text(2, 2)))
    worker = workshop.worker(conversation)
    hanging = asyncio.create_task(worker.handle_next())
    await workshop.arrives(text(3, 3, "I have a fever of 39.5 and I am shaking"))
    await workshop.read_for_danger()
    assert await hanging
    assert await worker.handle_next()
    await workshop.dispatcher.finish(timedelta(seconds=5))
    assert [chat for chat, _ in workshop.said] == [3]


async def test_what_does_not_open_is_parked_and_said_so(workshop: Workshop) -> None:
    """A stored update that was damaged or moved holds up nobody: it is parked, and its chat hears an apology."""
    handled = []

    async def conversation(_stored: Stored, turn: Turn) -> None:
        handled.append(turn.said.chat_id)

    first, second = await workshop.arrives(text(1, 1), text(2, 2))
    async with workshop.database.write() as connection:
        moved = await connection.scalar(select(inbox.inbox.c.update).where(inbox.inbox.c.seq == second))
        await connection.execute(update(inbox.inbox).where(inbox.inbox.c.seq == first).values(update=moved))
    await workshop.read_for_danger()
    worker = workshop.worker(conversation)
    async with asyncio.timeout(20):
        while await workshop.unfinished():
            await worker.handle_next()
            await breathe()
    await workshop.dispatcher.finish(timedelta(seconds=5))
    assert handled == [2]
    async with workshop.database.read() as connection:
        states = await connection.execute(select(inbox.inbox.c.seq, inbox.inbox.c.state))
        assert dict(states.all()) == {first: State.PARKED, second: State.DONE}  # type: ignore[arg-type]


async def test_one_update_once(workshop: Workshop) -> None:
    """Telegram delivers a batch again when it was not confirmed; what was kept is not kept twice."""
    assert len(await workshop.arrives(text(1, 1), text(2, 1))) == 2
    assert len(await workshop.arrives(text(1, 1), text(2, 1), text(3, 1))) == 1


async def test_numbers_may_start_anew_after_an_idle_week(workshop: Workshop) -> None:
    """After three days an update's number may come again, and is another update."""
    await workshop.arrives(text(900, 1), text(901, 1))
    workshop.clock.shift = timedelta()
    async with workshop.database.write() as connection:
        four_days_ago = workshop.clock().machine_ms - timedelta(days=4) // timedelta(milliseconds=1)
        await connection.execute(update(inbox.inbox).values(received_ms=four_days_ago))
    await tidy(workshop.database, workshop.clock())
    assert len(await workshop.arrives(text(901, 1), text(12, 1))) == 2
    assert await workshop.unfinished() == 4
