"""Alive, ready, and why not."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.database import Database
from bot.http.health import Health
from bot.http.serving import http_side
from bot.inbox import records as inbox
from bot.inbox.records import Warned
from bot.sealing import Key
from bot.settings import SettingsError
from bot.tally import Tally
from scheduler import reminders
from scheduler.inserting import insert_ignoring
from scheduler.instant import Instant
from scheduler.ledger import Entry, put
from scheduler.pace import Limits
from scheduler.recurrence import Recurrence
from scheduler.tables import Urgency, recipients
from tests.house import House
from tests.postgres import on_both_databases
from tests.real_bot import RealBot

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Working:
    """An intake without trouble."""

    trouble: str | None = None


def at(minutes: float) -> Instant:
    moment = NOON + timedelta(minutes=minutes)
    return Instant(people=moment, machine=moment)


@pytest.fixture
def trouble(database: Database) -> Callable[[float], object]:
    """What is found so many minutes after noon by a process that began at noon."""
    minute = [0.0]
    health = Health(database, Working(), Limits(), Tally(), lambda: at(minute[0]))

    async def look(minutes: float) -> str | None:
        minute[0] = minutes
        return (await health.look()).trouble

    return look


async def _update_arrives(database: Database, warned: Warned) -> None:
    raw = {"update_id": 1, "message": {"chat": {"id": 7}, "text": "hello"}}
    async with database.write() as connection:
        seqs = await inbox.put(connection, [raw], Key(bytes(32)), at(0))
        await inbox.mark_read(connection, seqs, warned)


async def _is_due(database: Database, **recipient: object) -> None:
    async with database.write() as connection:
        await connection.execute(insert_ignoring(connection, recipients).values(chat_id=7, **recipient))
        await put(connection, [Entry("d" * 32, 7, "recheck", Urgency.REMINDER, NOON)], at(0))


async def _until_ready(house: House, reason: str | None) -> None:
    """Ask again until the answer is this."""
    expected = {"ready": reason is None, "reason": reason}
    while (await house.http.get("/readyz")).json() != expected:
        continue


@on_both_databases
async def test_a_bot_that_polls_is_alive_and_ready(polled: House) -> None:
    """Both are 200 once the first poll has come back; the webhook's route is not there."""
    await (await _someone(polled)).hears()
    await _until_ready(polled, None)
    answers = [await polled.http.get(path) for path in ("/healthz", "/readyz", "/hook")]
    assert [answer.status_code for answer in answers] == [200, 200, 404]


async def _someone(house: House):
    alice = house.person("Alice")
    await alice.says("/start")
    return alice


async def test_readiness_follows_telegram(polled: House) -> None:
    """While Telegram cannot be reached it is red with that word, and green again afterwards; alive all the while."""
    alice = await _someone(polled)
    await alice.hears()
    polled.telegram.local.faults.add("getUpdates", "500", times=None)
    await alice.says("this ends the poll that still waits")
    await _until_ready(polled, "telegram-unreachable")
    assert (await polled.http.get("/readyz")).status_code == 503
    assert (await polled.http.get("/healthz")).status_code == 200
    polled.telegram.local.faults.clear()
    await _until_ready(polled, None)


async def test_a_database_that_is_gone_is_red_and_not_an_error() -> None:
    """Readiness says `database`."""
    gone = Database("postgresql+psycopg://nobody@127.0.0.1:1/nowhere")
    assert (await Health(gone, Working(), Limits(), Tally(), lambda: at(0)).look()).trouble == "database"
    await gone.close()


@on_both_databases
async def test_an_update_nobody_reads_for_danger_is_red_after_a_minute(database: Database, trouble) -> None:
    """Reading for danger waits for nothing, so a minute is long."""
    await _update_arrives(database, Warned.UNREAD)
    assert [await trouble(minute) for minute in (0.9, 1.1)] == [None, "warnings-stuck"]


@on_both_databases
async def test_an_update_nobody_handles_is_red_after_five_minutes(database: Database, trouble) -> None:
    """Its warning was given, but not its answer."""
    await _update_arrives(database, Warned.CALM)
    assert [await trouble(minute) for minute in (4.9, 5.1)] == [None, "turns-stuck"]


@on_both_databases
async def test_something_due_that_is_not_sent_is_red_after_two_minutes(database: Database, trouble) -> None:
    """Nothing was sent meanwhile, so it is not just a long queue."""
    await _is_due(database)
    assert [await trouble(minute) for minute in (1.9, 2.1)] == [None, "delivery-stuck"]


@on_both_databases
async def test_reminders_nobody_looks_for_are_red_after_two_minutes(database: Database, trouble) -> None:
    """The tick that turns them into deliveries fails each time."""
    rule = Recurrence("daily", 1, NOON.date(), NOON.time())
    async with database.write() as connection:
        await reminders.create(connection, "r" * 32, 7, "recheck", rule, at(-1))
    assert [await trouble(minute) for minute in (1.9, 2.1)] == [None, "reminders-stuck"]


@pytest.mark.parametrize("recipient", [{"reachable": False}, {"next_free_ms": 10**14}])
async def test_what_cannot_be_sent_now_is_not_stuck(database: Database, trouble, recipient: dict[str, object]) -> None:
    """Somebody who has blocked us, or whom Telegram asked us to leave in peace, turns nothing red."""
    await _is_due(database, **recipient)
    assert await trouble(60) is None


async def test_a_long_queue_that_moves_is_not_stuck(database: Database) -> None:
    """An hour of backlog is green while something was sent in the last minute."""
    tally = Tally()
    tally.deliveries.last_outcome_ms = at(59.5).machine_ms
    await _is_due(database)
    health = Health(database, Working(), Limits(), tally, lambda: at(0))
    assert (await health.look()).trouble is None
    later = Health(database, Working(), Limits(), tally, lambda: at(60))
    found = await later.look()
    assert (found.trouble, found.unsent["recheck"].late_ms) == (None, 3_600_000)


async def test_a_taken_port_names_the_setting(polled: House) -> None:
    """Two programs cannot listen at one address."""
    taken = polled.ground.settings.model_copy(update={"http_listen": polled.http.base_url.netloc.decode()})
    with pytest.raises(SettingsError, match=r"WHITECELL_HTTP_LISTEN: 127\.0\.0\.1:\d+ cannot be used"):
        await http_side(polled.process, taken).__aenter__()


async def test_the_program_ends_with_2_at_a_taken_port(polled: House, tmp_path: Path) -> None:
    """One line that names the setting."""
    bot = RealBot(tmp_path / "bot", polled.telegram.local, HTTP_LISTEN=polled.http.base_url.netloc.decode())
    shutil.copytree(Path("build/cache"), bot.folder / "cache")
    await bot.start()
    assert await bot.ends() == 2
    assert "WHITECELL_HTTP_LISTEN" in bot.logged.splitlines()[-1]
