"""How fast we send: 25 a second in all, one a second in a chat after a burst of three; emergencies are not held."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.database import Database
from scheduler.outcomes import AskedToWait, Later, Outcome, Sent, Wordless
from scheduler.pace import Limits, Pace
from scheduler.tables import Urgency
from tests.postgres import on_both_databases
from tests.scheduler.desk import ALICE, Desk, entry

BOTH = Limits(Pace(25, burst=25), Pace(1, burst=3))


async def sent_by(desk: Desk, seconds: float) -> int:
    """How many start at this moment and arrive at once."""
    started = 0
    while claimed := await desk.claim(seconds, hands=50, urgent=50):
        for delivery in claimed:
            await desk.record(delivery, Sent(1), seconds)
        started += len(claimed)
    return started


@on_both_databases
async def test_all_chats_together(database: Database) -> None:
    """Of forty chats 25 hear something at once, and 25 in every second after."""
    desk = Desk(database, BOTH)
    for chat in range(1, 71):
        await desk.put(entry(chat))
    assert [await sent_by(desk, seconds) for seconds in (0, 0, 0.2, 1, 2)] == [25, 0, 5, 20, 20]


@on_both_databases
async def test_one_chat(database: Database) -> None:
    """Three messages at once, then one a second."""
    desk = Desk(database, BOTH)
    await desk.put(*(entry() for _ in range(8)))
    assert [await sent_by(desk, seconds) for seconds in (0, 0.5, 1, 2, 4)] == [3, 0, 1, 1, 2]


@on_both_databases
async def test_a_turn_s_own_replies_count_too(database: Database) -> None:
    """Of five replies a turn sends three itself; the others wait their seconds."""
    desk = Desk(database, BOTH)
    leased = await desk.put(*(entry() for _ in range(5)), owner="a")
    assert len(leased) == 3
    assert await desk.put(entry(), owner="a") == []


@on_both_databases
async def test_emergencies_are_not_held(database: Database) -> None:
    """With every limit spent, an emergency still starts, in the same chat and in others."""
    desk = Desk(database, BOTH)
    for chat in range(1, 41):
        await desk.put(entry(chat))
    await desk.put(*(entry() for _ in range(5)))
    await sent_by(desk, 0)
    for chat in (1, 2, ALICE):
        await desk.put(entry(chat, Urgency.EMERGENCY))
    assert [each.urgency for each in await desk.claim(0)] == [Urgency.EMERGENCY] * 2
    assert [each.urgency for each in await desk.claim(0)] == [Urgency.EMERGENCY]


@on_both_databases
async def test_telegram_s_own_wait_is_kept(database: Database) -> None:
    """After a 429 the chat rests for as long as Telegram said, and other chats go on."""
    desk = Desk(database, BOTH)
    await desk.put(entry())
    (held,) = await desk.claim()
    await desk.record(held, AskedToWait(timedelta(seconds=30)))
    await desk.put(entry(99))
    assert [each.chat_id for each in await desk.claim(20)] == [99]
    assert [each.chat_id for each in await desk.claim(30)] == [ALICE]


@on_both_databases
async def test_a_longer_rest_stands(database: Database) -> None:
    """Telegram asked for an hour: an emergency that is tried later, or told to wait less, makes it no shorter."""
    desk = Desk(database, BOTH)
    await desk.put(entry())
    (held,) = await desk.claim()
    await desk.record(held, AskedToWait(timedelta(hours=1)))
    for seconds, outcome in (
        (60, Later("not reached", timedelta(seconds=10))),
        (80, AskedToWait(timedelta(seconds=9))),
    ):
        await desk.put(entry(urgency=Urgency.EMERGENCY), seconds=seconds)
        (emergency,) = await desk.claim(seconds)
        await desk.record(emergency, outcome, seconds)
        await desk.record((await desk.claim(seconds + 10))[0], Sent(1), seconds + 10)
    assert await desk.claim(3500) == []
    assert len(await desk.claim(3610)) == 1


@on_both_databases
@pytest.mark.parametrize("outcome", [Wordless("a bug"), Later("database", timedelta(seconds=30))])
async def test_a_fault_of_ours_is_no_rest(database: Database, outcome: Outcome) -> None:
    """A reminder without words waits; what is said to the same person does not."""
    desk = Desk(database, BOTH)
    await desk.put(entry(urgency=Urgency.REMINDER))
    (reminder,) = await desk.claim(unhurried=1)
    await desk.record(reminder, outcome)
    reply = entry()
    await desk.put(reply, seconds=1)
    assert [each.id for each in await desk.claim(1)] == [reply.id]


@on_both_databases
async def test_a_host_may_lift_the_limits(database: Database) -> None:
    """With both limits at 0 everything starts at once."""
    desk = Desk(database, Limits(Pace(0), Pace(0)))
    for chat in range(1, 41):
        await desk.put(entry(chat))
    assert await sent_by(desk, 0) == 40


@on_both_databases
async def test_replies_without_end_leave_reminders_a_share(database: Database) -> None:
    """However many replies there are, a fifth of the limit is for reminders; together they stay within it."""
    desk = Desk(database, BOTH)
    for chat in range(1, 201):
        await desk.put(entry(chat))
    for chat in range(201, 301):
        await desk.put(entry(chat, Urgency.REMINDER))
    started: list[Urgency] = []
    for tenth in range(40):
        for delivery in await desk.claim(tenth / 10, hands=50, unhurried=1):
            started.append(delivery.urgency)
            await desk.record(delivery, Sent(1), tenth / 10)
    assert started.count(Urgency.REMINDER) in range(18, 22)
    assert len(started) in range(118, 127)


@on_both_databases
async def test_a_flood_in_one_chat_leaves_its_reminder_a_turn(database: Database) -> None:
    """Of more replies than the chat's pace allows, the next leaves its second to the reminder that is due."""
    desk = Desk(database, BOTH)
    await desk.put(*(entry() for _ in range(3)))
    assert await sent_by(desk, 0) == 3
    reminder = entry(urgency=Urgency.REMINDER)
    await desk.put(reminder)
    await desk.put(*(entry() for _ in range(9)))
    assert [each.id for each in await desk.claim(1, unhurried=1)] == [reminder.id]


@given(
    per_second=st.floats(0.2, 50),
    burst=st.integers(1, 30),
    gaps=st.lists(st.integers(0, 3000), min_size=1, max_size=80),
)
def test_no_run_of_sends_is_faster_than_the_pace(per_second: float, burst: int, gaps: list[int]) -> None:
    """In any stretch of time there are at most as many sends as the burst and the rate allow together."""
    pace, next_free, now, sends = Pace(per_second, burst), 0, 10_000, []
    for gap in gaps:
        now += gap
        room = pace.room(next_free, now)
        next_free = max(next_free, now) + room * pace.interval_ms
        sends += [now] * room
    for first, start in enumerate(sends):
        for last in range(first, len(sends)):
            assert last - first + 1 <= burst + (sends[last] - start) / pace.interval_ms + 1e-6


@on_both_databases
async def test_strangers_count_too(database: Database) -> None:
    """Many people who write for the first time at one moment share the same 25 a second."""
    desk = Desk(database, BOTH)
    leased = [await desk.put(entry(chat), owner="a", hands=50) for chat in range(1, 41)]
    assert sum(map(len, leased)) == 25
