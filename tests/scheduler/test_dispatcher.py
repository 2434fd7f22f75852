"""The dispatcher of one process: its hands, what it does when a send goes wrong, and how it ends."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.database import Database
from scheduler.dispatch import HANDS, Dispatcher
from scheduler.instant import Instant
from scheduler.ledger import LEASE, Delivery, Entry
from scheduler.outcomes import AskedToWait, Outcome, Sent, Unreachable
from scheduler.tables import Urgency
from tests.postgres import on_both_databases
from tests.scheduler.desk import ALICE, UNLIMITED, Desk, at, entry

pytestmark = on_both_databases


class Telegram:
    """Takes what is delivered, while `open`, and answers Sent unless `answers` says otherwise."""

    def __init__(self) -> None:
        self.taken: list[Delivery] = []
        self.answers: dict[str, Outcome | Exception] = {}
        self.open = asyncio.Event()
        self.open.set()
        self.at_once = 0
        self.most_at_once = 0
        self._news = asyncio.Event()

    async def __call__(self, delivery: Delivery) -> Outcome:
        self.taken.append(delivery)
        self._news.set()
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await self.open.wait()
        self.at_once -= 1
        answer = self.answers.pop(delivery.id, Sent(1))
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def has_taken(self, count: int) -> list[str]:
        """The ids, once there are so many."""
        async with asyncio.timeout(10):
            while len(self.taken) < count:
                self._news.clear()
                await self._news.wait()
        return [delivery.id for delivery in self.taken]


class Office:
    """One dispatcher at work. `seconds` is what its clock shows, after noon."""

    def __init__(self, database: Database) -> None:
        self.desk = Desk(database)
        self.telegram = Telegram()
        self.seconds = 0.0
        self.dispatcher = Dispatcher(database, self.telegram, self.now, "a", UNLIMITED)

    def now(self) -> Instant:
        return at(self.seconds)

    async def put(self, *entries: Entry) -> None:
        for each in entries:
            await self.desk.put(each)
        self.dispatcher.wake()

    async def idle(self) -> None:
        assert await self.dispatcher.finish(timedelta(seconds=10))


@pytest.fixture
async def office(database: Database) -> AsyncIterator[Office]:
    office = Office(database)
    running = asyncio.create_task(office.dispatcher.loop.run())
    yield office
    office.telegram.open.set()
    office.dispatcher.loop.end()
    await running
    await office.idle()


async def test_everything_that_waits_is_sent(office: Office) -> None:
    """More chats than hands, several deliveries a chat: all arrive, in order within a chat."""
    entries = [entry(chat) for _ in range(3) for chat in range(1, 2 * HANDS)]
    await office.put(*entries)
    await office.telegram.has_taken(len(entries))
    await office.idle()
    taken = [delivery.id for delivery in office.telegram.taken]
    for chat in range(1, 2 * HANDS):
        ours = [each.id for each in entries if each.chat_id == chat]
        assert [each for each in taken if each in ours] == ours


async def test_at_most_so_many_sends_are_in_flight(office: Office) -> None:
    """However many turns lease at the same time, a crash leaves at most HANDS sends in doubt."""
    office.telegram.open.clear()
    leases = [office.dispatcher.lease() for _ in range(3)]
    for place, lease in enumerate(leases):
        for chat in range(lease.hands):
            office.dispatcher.send_leased(await office.desk.put(entry(100 * place + chat + 1), owner="a"))
    await office.put(*(entry(chat, Urgency.EMERGENCY) for chat in range(1000, 1010)))
    in_all = 10 + sum(lease.hands for lease in leases)
    office.telegram.open.set()
    await office.telegram.has_taken(in_all)
    assert office.telegram.most_at_once <= HANDS


async def test_an_emergency_finds_a_free_hand(office: Office) -> None:
    """While every ordinary send hangs, an emergency is still sent at once."""
    office.telegram.open.clear()
    await office.put(*(entry(chat) for chat in range(1, 4 * HANDS)))
    ordinary = len(await office.telegram.has_taken(office.dispatcher.lease().hands or 1))
    while office.dispatcher.lease().hands:
        ordinary = len(await office.telegram.has_taken(ordinary + 1))
    urgent = entry(500, Urgency.EMERGENCY)
    await office.put(urgent)
    assert urgent.id in await office.telegram.has_taken(ordinary + 1)


@pytest.mark.parametrize("answer", [AskedToWait(timedelta(hours=1)), Unreachable("blocked")])
async def test_what_follows_a_failed_send_is_not_sent(office: Office, answer: Outcome) -> None:
    """Of two leased replies the second is given back when the first did not arrive: order, and no knocking on."""
    first, second = entry(), entry()
    office.telegram.answers[first.id] = answer
    office.dispatcher.send_leased(await office.desk.put(first, second, owner="a"))
    await office.idle()
    assert [delivery.id for delivery in office.telegram.taken] == [first.id]
    assert await office.desk.states() == ["pending", "pending"]


async def test_what_was_given_back_is_sent_in_its_turn_unmarked(office: Office) -> None:
    """A reply that was never sent is not called a repeat."""
    first, second = entry(), entry()
    office.telegram.answers[first.id] = AskedToWait(timedelta(seconds=30))
    office.dispatcher.send_leased(await office.desk.put(first, second, owner="a"))
    await office.idle()
    office.seconds = 31
    office.dispatcher.wake()
    assert await office.telegram.has_taken(3) == [first.id, first.id, second.id]
    assert [delivery.may_be_repeat for delivery in office.telegram.taken] == [False, False, False]


async def test_a_send_never_begins_near_the_end_of_its_lease(office: Office) -> None:
    """What was leased long ago is given back: by the time it arrived, somebody else might be sending it."""
    leased = await office.desk.put(entry(), owner="a")
    office.seconds = LEASE.total_seconds() - 5
    office.dispatcher.send_leased(leased)
    await office.telegram.has_taken(1)
    await office.idle()
    assert office.telegram.taken[0].attempts == 2
    assert await office.desk.states() == ["sent"]


async def test_a_fault_of_ours_neither_holds_a_chat_nor_a_hand(office: Office) -> None:
    """A deliverer that raises costs that delivery, which is tried once more, and nothing else."""
    broken = [entry(chat) for chat in range(1, HANDS + 3)]
    for each in broken:
        office.telegram.answers[each.id] = ValueError("a bug")
    await office.put(*broken)
    await office.telegram.has_taken(len(broken))
    await office.idle()
    await office.put(entry(99))
    assert len(await office.telegram.has_taken(len(broken) + 1)) == len(broken) + 1
    office.seconds = 60
    office.dispatcher.wake()
    await office.telegram.has_taken(2 * len(broken) + 1)
    await office.idle()
    assert await office.desk.states() == ["sent"] * (len(broken) + 1)


async def test_a_blocked_chat_nobody_knew_is_not_hammered(office: Office) -> None:
    """A chat that refuses us is left in peace, also when nothing was noted of it before."""
    blocked = entry(ALICE)
    office.telegram.answers[blocked.id] = Unreachable("blocked")
    await office.put(blocked)
    await office.telegram.has_taken(1)
    await office.idle()
    await office.put(entry(99))
    await office.telegram.has_taken(2)
    await office.idle()
    assert [delivery.chat_id for delivery in office.telegram.taken] == [ALICE, 99]


async def test_it_finishes_what_is_in_flight(office: Office) -> None:
    """`finish` waits for what is being sent, and says when that takes too long."""
    office.telegram.open.clear()
    await office.put(entry())
    await office.telegram.has_taken(1)
    assert not await office.dispatcher.finish(timedelta(milliseconds=1))
    office.telegram.open.set()
    assert await office.dispatcher.finish(timedelta(seconds=10))
    assert await office.desk.states() == ["sent"]
