"""What is kept for some time only goes when that is over, and dropping it holds nobody up."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Table, func, insert, select, update

from bot.database import Database
from bot.decisions.records import warnings_given
from bot.in_place import InPlace
from bot.inbox.records import State, inbox, lanes
from bot.tidying import tidy
from scheduler import history, ledger
from scheduler.connection import Connection
from scheduler.instant import Instant
from scheduler.moments import to_ms
from scheduler.tables import DeliveryState, Urgency, deliveries, recipients
from tests.host.poison import park_one
from tests.house import House
from tests.postgres import on_both_databases

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
CHATS, UPDATES, OCCURRENCES = 4_000, 20_000, 20_000
EVERY = 1_000  # steps of SQLite's machine between two counts
# Counts in one transaction, so 200,000 steps, some 10 ms; a look at every row of these takes many times as many.
MOST = 200


class Counted:
    """A database's transactions, and the most steps that one of them took."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.most = 0

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Connection]:
        counts: list[int] = []
        async with self._database.write() as connection:
            assert isinstance(connection, InPlace)
            driver: Any = await connection.run_sync(lambda connected: connected.connection.driver_connection)
            driver.set_progress_handler(lambda: counts.append(1), EVERY)  # None lets SQLite go on
            yield connection
            driver.set_progress_handler(None, EVERY)
        self.most = max(self.most, len(counts))

    read = write


async def _crowd(database: Database) -> None:
    """Thousands of strangers and their messages of two days and of five days ago, and a long history of reminders."""
    ages = [timedelta(days=2 if number % 2 else 5) for number in range(UPDATES)]
    async with database.write() as connection:
        await connection.execute(insert(recipients), [{"chat_id": chat} for chat in range(CHATS)])
        await connection.execute(insert(lanes), [{"lane": chat} for chat in range(CHATS)])
        await connection.execute(insert(inbox), [_update(number, age) for number, age in enumerate(ages)])
        await connection.execute(insert(deliveries), [_reply(number, age) for number, age in enumerate(ages)])
        await connection.execute(insert(deliveries), [_occurrence(number) for number in range(OCCURRENCES)])


def _update(number: int, age: timedelta) -> dict[str, object]:
    lane, at = number % CHATS, to_ms(NOW - age)
    return {"id": f"{number}", "lane": lane, "state": State.DONE, "update_id": number, "received_ms": at}


def _delivery(name: str, chat_id: int, at: datetime, **more: object) -> dict[str, object]:
    due = {"due_ms": to_ms(at), "not_before_ms": to_ms(at), "created_ms": to_ms(at), "finished_ms": to_ms(at)}
    row = {"id": name, "chat_id": chat_id, "kind": "reply", "urgency": int(Urgency.REPLY), "state": DeliveryState.SENT}
    return {**row, **due, **more}


def _reply(number: int, age: timedelta) -> dict[str, object]:
    return _delivery(f"reply {number}", number % CHATS, NOW - age)


def _occurrence(number: int) -> dict[str, object]:
    return _delivery(f"said {number}", number % 50, NOW - timedelta(days=9), reminder_id=f"reminder {number % 50}")


async def _count(database: Database, table: Table) -> int:
    async with database.read() as connection:
        return await connection.scalar(select(func.count()).select_from(table)) or 0


async def test_a_crowd_is_tidied_away_in_portions(database: Database) -> None:
    """No transaction takes long, counted in steps of SQLite's own machine; what is old is gone in the end."""
    await _crowd(database)
    counted = Counted(database)
    await tidy(counted, Instant(NOW, NOW))
    left = [await _count(database, table) for table in (inbox, lanes, deliveries, recipients)]
    assert left == [UPDATES // 2, 0, UPDATES // 2 + OCCURRENCES, CHATS // 2 + 25]
    assert counted.most < MOST


async def test_one_chat_s_list_costs_no_more_for_the_history_of_others(database: Database) -> None:
    """What is put off, and taking back what waits."""
    await _crowd(database)
    counted = Counted(database)
    async with counted.read() as connection:
        await history.put_off(connection, 7)
    async with counted.write() as connection:
        await ledger.withdraw(connection, 7, ["watch"], Instant(NOW, NOW))
    assert counted.most <= 5


def _in(house: House, days: float) -> Instant:
    """So many days on, by the machine's clock."""
    now = house.clock()
    return Instant(now.people, now.machine + timedelta(days=days))


@on_both_databases
async def test_a_parked_message_is_kept_thirty_days(house: House) -> None:
    """So that the host can have it tried again; then it goes with its words."""
    await park_one(house)
    for days, left in ((29, 1), (31, 0)):
        await tidy(house.database, _in(house, days))
        async with house.database.read() as connection:
            parked = select(func.count()).select_from(inbox).where(inbox.c.state == State.PARKED)
            assert await connection.scalar(parked) == left


@on_both_databases
async def test_a_decision_is_kept_a_year(house: House) -> None:
    """By its month; one that an earlier release kept without a month from now on."""
    alice = house.person("Alice")
    await alice.says("I have a fever of 39.5 and I am shaking")
    await alice.hears("Get medical help now")
    async with house.database.write() as connection:
        await connection.execute(update(warnings_given).values(month=None))
    for days, left in ((0, 1), (365, 1), (400, 0)):
        await tidy(house.database, _in(house, days))
        assert await _count(house.database, warnings_given) == left
