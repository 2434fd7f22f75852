"""The sweep: one delivery an occurrence, the latest only after downtime, and none into somebody's night."""

import asyncio
from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import select, update

from bot.database import Database
from scheduler import reminders, tables
from scheduler.clock import sweep_all
from scheduler.instant import Instant
from scheduler.ledger import new_id
from scheduler.moments import from_ms
from scheduler.recipients import set_zone
from scheduler.recurrence import Frequency, Recurrence
from scheduler.sweep import BATCH, aside, take_up_again
from scheduler.tables import deliveries, recipients
from tests.postgres import on_both_databases
from tests.scheduler.desk import ALICE, BEN, Desk

pytestmark = on_both_databases

DAY = date(2026, 11, 22)


def on(day: int, hour: int, minute: int = 0) -> Instant:
    """A moment of November 2026 in UTC, on both clocks."""
    moment = datetime(2026, 11, day, hour, minute, tzinfo=UTC)
    return Instant(moment, moment)


async def remind(
    database: Database, freq: Frequency, hour: int, chat_id: int = ALICE, now: Instant | None = None
) -> str:
    """A reminder from 22 November on, at that hour."""
    reminder_id = new_id()
    async with database.write() as connection:
        rule = Recurrence(freq, 1, DAY, time(hour))
        assert await reminders.create(connection, reminder_id, chat_id, "recheck", rule, now or on(22, 0))
    return reminder_id


async def sweep_at(database: Database, now: Instant) -> int:
    return await sweep_all(database, lambda: now)


async def said(database: Database) -> list[tuple[str, datetime, datetime]]:
    """State, due moment and first possible moment of every delivery, in order."""
    async with database.read() as connection:
        rows = await connection.execute(select(deliveries).order_by(deliveries.c.seq))
        return [(row.state, from_ms(row.due_ms), from_ms(row.not_before_ms)) for row in rows]


async def test_each_occurrence_is_said_once(database: Database) -> None:
    """A due reminder becomes one delivery, however often it is looked for, and goes on to its next day."""
    await remind(database, "daily", hour=9)
    assert await sweep_at(database, on(22, 8, 59)) == 0
    assert [await sweep_at(database, on(22, 9)) for _ in range(3)] == [1, 0, 0]
    assert [due for _, due, _ in await said(database)] == [on(22, 9).people]
    assert await sweep_at(database, on(23, 9)) == 1


async def test_after_downtime_only_the_latest_is_said(database: Database) -> None:
    """Five missed days are one reminder, the last of them, not five."""
    await remind(database, "daily", hour=9)
    assert await sweep_at(database, on(27, 12)) == 1
    assert [due for _, due, _ in await said(database)] == [on(27, 9).people]
    assert await sweep_at(database, on(28, 9)) == 1


async def test_a_missed_one_off_is_still_said(database: Database) -> None:
    """Late rather than never, and only once; then it has ended."""
    await remind(database, "once", hour=9)
    assert await sweep_at(database, on(30, 12)) == 1
    async with database.read() as connection:
        assert await reminders.of_chat(connection, ALICE) == []


async def test_what_waits_gives_way_to_the_next_occurrence(database: Database) -> None:
    """Yesterday's, which could not be said, is withdrawn when today's comes due."""
    await remind(database, "daily", hour=9)
    await sweep_at(database, on(22, 9))
    await sweep_at(database, on(23, 9))
    assert [state for state, _, _ in await said(database)] == ["withdrawn", "pending"]


async def test_what_is_being_sent_does_not_give_way(database: Database) -> None:
    """An occurrence that is on its way stays what it is."""
    await remind(database, "daily", hour=9)
    await sweep_at(database, on(22, 9))
    assert len(await Desk(database).claim(seconds=0)) == 1
    await sweep_at(database, on(23, 9))
    assert [state for state, _, _ in await said(database)] == ["sending", "pending"]


async def test_a_night_is_left_in_peace(database: Database) -> None:
    """What comes due in a person's quiet hours is said when they end, on that person's clock."""
    await _quiet(database, "America/New_York", from_hour=22, to_hour=7)
    await remind(database, "daily", hour=23)  # 04:00 UTC on the next day
    await sweep_at(database, on(23, 4))
    ((_, due, not_before),) = await said(database)
    assert (due, not_before) == (on(23, 4).people, on(23, 12).people)


async def test_a_night_is_left_in_peace_after_downtime_too(database: Database) -> None:
    """Due in the evening, noticed at night: said in the morning."""
    await _quiet(database, "Europe/Paris", from_hour=22, to_hour=7)
    await remind(database, "daily", hour=20)
    await sweep_at(database, on(22, 22, 30))
    ((_, due, not_before),) = await said(database)
    assert (due, not_before) == (on(22, 19).people, on(23, 6).people)


async def test_the_day_is_no_quiet_time(database: Database) -> None:
    """Outside quiet hours nothing waits."""
    await _quiet(database, "Europe/Paris", from_hour=22, to_hour=7)
    await remind(database, "daily", hour=20)
    await sweep_at(database, on(22, 19))
    ((_, due, not_before),) = await said(database)
    assert due == not_before


async def test_two_processes_sweep_one_calendar(database: Database) -> None:
    """More reminders than one batch, two processes looking at once: each is said once."""
    for chat in range(1, BATCH + 51):
        await remind(database, "once", hour=9, chat_id=chat)
    await asyncio.gather(*(sweep_at(database, on(22, 9)) for _ in range(2)))
    await sweep_at(database, on(22, 9))
    assert len({due for _, due, _ in await said(database)}) == 1
    assert len(await said(database)) == BATCH + 50


async def _quiet(database: Database, zone: str, from_hour: int, to_hour: int) -> None:
    async with database.write() as connection:
        await set_zone(connection, ALICE, zone)
        hours = {"quiet_from_min": from_hour * 60, "quiet_to_min": to_hour * 60}
        await connection.execute(update(recipients).values(**hours))


NEW_YORK, PARIS = "America/New_York", "Europe/Paris"


async def move(database: Database, zone: str, now: Instant) -> None:
    async with database.write() as connection:
        await reminders.live_in(connection, ALICE, zone, now)


@pytest.mark.parametrize("freq", ["once", "daily", "monthly"])
async def test_a_move_east_passes_nothing_over(database: Database, freq: Frequency) -> None:
    """Due at 9 in New York, and at 7 its person is in Paris, where 9 is over: it is said now, and once."""
    await move(database, NEW_YORK, on(20, 0))
    await remind(database, freq, hour=9, now=on(22, 0))
    await move(database, PARIS, on(22, 12))
    assert await sweep_at(database, on(22, 12)) == 1
    assert [due for _, due, _ in await said(database)] == [on(22, 12).people]
    assert await sweep_at(database, on(23, 7, 59)) == 0
    assert await sweep_at(database, on(23, 8)) == (1 if freq == "daily" else 0)


async def test_a_move_keeps_what_is_due_and_not_looked_at_yet(database: Database) -> None:
    """The zone is set in the second before the tick."""
    await remind(database, "daily", hour=9)
    await move(database, NEW_YORK, on(22, 9))
    assert await sweep_at(database, on(22, 9)) == 1


async def test_a_move_keeps_the_hour_of_what_is_to_come(database: Database) -> None:
    """At 9 in London and, once its person is there, at 9 in New York."""
    await remind(database, "daily", hour=9)
    await move(database, NEW_YORK, on(22, 8))
    assert await sweep_at(database, on(22, 13, 59)) == 0
    assert await sweep_at(database, on(22, 14)) == 1


@pytest.mark.parametrize("hours_late", [1, 10])
async def test_a_move_west_says_nothing_twice(database: Database, hours_late: int) -> None:
    """Said at 9 in Paris; on the same day in New York, 9 comes again, and it is said there from the next day on."""
    await move(database, PARIS, on(20, 0))
    await remind(database, "daily", hour=9, now=on(21, 12))
    assert await sweep_at(database, on(22, 8)) == 1
    await move(database, NEW_YORK, on(22, 8 + hours_late))
    assert await sweep_at(database, on(23, 13, 59)) == 0
    assert await sweep_at(database, on(23, 14)) == 1


@pytest.mark.parametrize("broken", ["rule", "zone"])
async def test_a_reminder_that_cannot_be_read_stops_nobody_else_s(database: Database, broken: str) -> None:
    """It is set aside and counted; mended, or read by another release, it is said after the next start."""
    bad = await remind(database, "daily", hour=9)
    await remind(database, "daily", hour=9, chat_id=BEN)
    await _break(database, broken, bad)
    await sweep_at(database, on(22, 9))
    assert len(await said(database)) == 1
    async with database.write() as connection:
        assert await aside(connection) == 1
        assert await reminders.of_chat(connection, ALICE) == []
        await connection.execute(update(tables.reminders).where(tables.reminders.c.id == bad).values(freq="daily"))
        await set_zone(connection, ALICE, "UTC")
        await take_up_again(connection)
    await sweep_at(database, on(22, 9, 1))
    assert len(await said(database)) == 2


async def _break(database: Database, what: str, reminder_id: str) -> None:
    async with database.write() as connection:
        if what == "zone":
            await set_zone(connection, ALICE, "Mars/Olympus")
        else:
            its = tables.reminders.c.id == reminder_id
            await connection.execute(update(tables.reminders).where(its).values(freq="never"))
