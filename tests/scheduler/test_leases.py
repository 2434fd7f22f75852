"""Leases: who is sending what, until when, and whose word about it still counts."""

from bot.database import Database
from scheduler.ledger import LEASE
from scheduler.outcomes import Later, Never, Sent, Unknown, Wordless
from tests.postgres import on_both_databases
from tests.scheduler.desk import ALICE, BEN, Desk, entry

pytestmark = on_both_databases

AFTER_LEASE = LEASE.total_seconds() + 1


async def test_two_processes_share_what_waits_and_no_row_twice(database: Database) -> None:
    """What one process has claimed, another does not get."""
    desk = Desk(database)
    for chat in range(1, 21):
        await desk.put(entry(chat))
    claimed = [await desk.claim_ids(owner=owner) for owner in ("a", "b", "a")]
    assert [len(ids) for ids in claimed] == [8, 8, 4]
    assert len({each for ids in claimed for each in ids}) == 20


async def test_a_dead_process_s_sends_are_taken_up_and_marked(database: Database) -> None:
    """Once its lease is over, what a dead process was sending is sent again and says that it may be a repeat."""
    desk, sent = Desk(database), entry()
    await desk.put(sent, owner="dead")
    assert await desk.free(AFTER_LEASE - 2) == 0
    assert await desk.free(AFTER_LEASE) == 1
    (again,) = await desk.claim(AFTER_LEASE, owner="b")
    assert (again.id, again.may_be_repeat) == (sent.id, True)


async def test_on_sqlite_a_start_waits_for_no_lease(database: Database) -> None:
    """Where the only process has died, all it held is free at once."""
    desk = Desk(database)
    await desk.put(entry(ALICE), owner="dead")
    await desk.put(entry(BEN))
    assert await desk.free_all() == 1
    assert {each.chat_id: each.may_be_repeat for each in await desk.claim()} == {ALICE: True, BEN: False}


async def test_what_one_process_left_is_free_and_nothing_else(database: Database) -> None:
    """Where it is known to be dead; what others are sending stays theirs."""
    desk = Desk(database)
    await desk.put(entry(ALICE), owner="dead")
    await desk.put(entry(BEN), owner="alive")
    assert await desk.free_left_by("dead") == 1
    assert [(each.chat_id, each.may_be_repeat) for each in await desk.claim()] == [(ALICE, True)]


async def test_an_outcome_after_the_lease_has_passed_on_is_ignored(database: Database) -> None:
    """The word of a process that was taken for dead no longer counts: the row belongs to somebody else."""
    desk = Desk(database)
    await desk.put(entry())
    (slow,) = await desk.claim(owner="slow")
    await desk.free(AFTER_LEASE)
    (taken,) = await desk.claim(AFTER_LEASE, owner="b")
    for outcome in (Sent(1), Never("refused"), Later("busy"), Unknown("lost")):
        await desk.record(slow, outcome)
    assert await desk.states() == ["sending"]
    await desk.record(taken, Sent(2))
    assert await desk.states() == ["sent"]


async def test_the_same_process_s_earlier_lease_does_not_count_either(database: Database) -> None:
    """A process that has leased a row a second time is not answered for by its first try."""
    desk = Desk(database)
    await desk.put(entry())
    (first,) = await desk.claim(owner="a")
    await desk.free(AFTER_LEASE)
    await desk.claim(AFTER_LEASE, owner="a")
    await desk.record(first, Never("refused"))
    assert await desk.states() == ["sending"]


async def test_an_outcome_is_recorded_once(database: Database) -> None:
    """A sent delivery stays sent."""
    desk = Desk(database)
    await desk.put(entry())
    (claimed,) = await desk.claim()
    await desk.record(claimed, Sent(1))
    await desk.record(claimed, Later("busy"))
    assert await desk.states() == ["sent"]


async def test_what_has_no_words_is_given_up_after_five_times_without_them(database: Database) -> None:
    """However often it was tried before, for whatever other reason."""
    desk = Desk(database)
    await desk.put(entry())
    outcomes = [Later("not reached")] * 9 + [Wordless("a bug"), Later("database")] * 4 + [Wordless("a bug")]
    for number, outcome in enumerate(outcomes):
        (claimed,) = await desk.claim(1000.0 * number)
        await desk.record(claimed, outcome, 1000.0 * number)
        assert await desk.states() == ["failed" if number == len(outcomes) - 1 else "pending"]


async def test_an_unknown_outcome_is_sent_once_more_then_left(database: Database) -> None:
    """Nobody can tell whether it arrived: it is repeated once, marked, and then kept as unknown."""
    desk = Desk(database)
    await desk.put(entry())
    (first,) = await desk.claim()
    await desk.record(first, Unknown("lost"))
    (second,) = await desk.claim(30)
    assert (first.may_be_repeat, second.may_be_repeat) == (False, True)
    await desk.record(second, Unknown("lost"), 30)
    assert await desk.states() == ["unknown"]
    assert await desk.claim(600) == []
