"""Who goes first: within a chat the earlier one, unless the later is more urgent."""

import pytest

from bot.database import Database
from scheduler.outcomes import Later, Never, Sent, Unknown
from scheduler.tables import Urgency
from tests.postgres import on_both_databases
from tests.scheduler.desk import ALICE, BEN, NOON, Desk, at, entry

pytestmark = on_both_databases


async def test_a_chat_hears_one_thing_at_a_time_in_order(database: Database) -> None:
    """The second delivery of a chat starts only when the first has arrived."""
    desk, entries = Desk(database), [entry(), entry(), entry(BEN)]
    await desk.put(*entries)
    first, ben = await desk.claim()
    assert {first.id, ben.id} == {entries[0].id, entries[2].id}
    assert await desk.claim_ids() == []
    await desk.record(first, Sent(1))
    assert await desk.claim_ids() == [entries[1].id]


@pytest.mark.parametrize("outcome", [Later("asked to wait"), Unknown("lost")])
async def test_what_has_not_arrived_is_waited_for(database: Database, outcome: Later | Unknown) -> None:
    """A first delivery that has to be tried again holds the second back until it has arrived."""
    desk, entries = Desk(database), [entry(), entry()]
    await desk.put(*entries)
    (first,) = await desk.claim()
    await desk.record(first, outcome)
    assert await desk.claim_ids() == []
    assert await desk.claim_ids(seconds=60) == [entries[0].id]


async def test_what_never_arrives_is_not_waited_for(database: Database) -> None:
    """A delivery that Telegram refuses for good does not silence its chat."""
    desk, entries = Desk(database), [entry(), entry()]
    await desk.put(*entries)
    (first,) = await desk.claim()
    await desk.record(first, Never("too long"))
    assert await desk.claim_ids() == [entries[1].id]


async def test_the_more_urgent_does_not_wait(database: Database) -> None:
    """An emergency passes an earlier reply that is still being sent, and a reply an earlier reminder."""
    desk = Desk(database)
    reminder, reply, emergency = (entry(urgency=urgency) for urgency in (3, Urgency.REPLY, Urgency.EMERGENCY))
    await desk.put(reminder)
    await desk.claim()
    await desk.put(reply)
    assert await desk.claim_ids() == [reply.id]
    await desk.put(emergency)
    assert await desk.claim_ids() == [emergency.id]


async def test_the_more_urgent_of_all_chats_starts_first(database: Database) -> None:
    """With one hand free it is the emergency's, then the reply's, then the alarm's, the reminder's, the digest's."""
    desk = Desk(database)
    entries = [entry(chat_id=chat, urgency=urgency) for chat, urgency in enumerate(reversed(Urgency), start=1)]
    await desk.put(entries[0])
    for each in entries[1:]:
        await desk.put(each)
    started = [(await desk.claim(hands=min(n, 1), urgent=1))[0].urgency for n in range(5)]
    assert started == list(Urgency)


async def test_what_is_due_later_holds_nothing_back(database: Database) -> None:
    """A reminder snoozed till tomorrow does not delay today's."""
    desk, tomorrow, today = Desk(database), entry(due=86_400, urgency=Urgency.REMINDER), entry(urgency=Urgency.REMINDER)
    await desk.put(tomorrow)
    await desk.put(today)
    assert await desk.claim_ids() == [today.id]
    assert await desk.claim() == []


async def test_people_s_time_decides_what_is_due(database: Database) -> None:
    """A reminder waits for people's clocks, not for the machine's."""
    desk = Desk(database)
    await desk.put(entry(due=3600))
    assert await desk.claim_ids(seconds=0) == []
    assert at(0, people=3600).people_ms - at(0).people_ms == 3_600_000
    assert at(0).machine == NOON


async def test_a_turn_may_send_its_own_replies_at_once(database: Database) -> None:
    """What a turn says is leased to its process as it commits, unless something earlier of the chat waits."""
    desk, entries = Desk(database), [entry(), entry()]
    assert [each.id for each in await desk.put(*entries, owner="a")] == [each.id for each in entries]
    assert await desk.put(entry(), owner="a") == []
    assert await desk.put(entry(BEN), owner="b", hands=0) == []


async def test_one_key_one_delivery(database: Database) -> None:
    """A second entry under the same key vanishes, also for a caller that would send it at once."""
    desk = Desk(database)
    assert len(await desk.put(entry(once="warning:1:2:emergency"), owner="a")) == 1
    assert await desk.put(entry(BEN, once="warning:1:2:emergency"), owner="a") == []
    assert await desk.states() == ["sending"]
    assert ALICE != BEN
