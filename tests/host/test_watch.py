"""What the host is told, and how often."""

from datetime import date, time, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import update
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.host.watching import TOLD, Watch, Watched
from bot.playground.listening import on_loopback
from scheduler import reminders, tables
from scheduler.instant import Instant
from scheduler.recurrence import Recurrence
from tests.conversation import Someone
from tests.host.poison import park_one
from tests.house import House
from tests.postgres import on_both_databases

GB = 2**30


class Watching:
    """A watch of the house, with a disk and a machine clock of the test's own."""

    def __init__(self, house: House, heartbeat: str | None = None) -> None:
        self.house = house
        self.free, self.later = 50 * GB, timedelta()
        settings = house.ground.settings.model_copy(update={"heartbeat_url": heartbeat})
        self._watch = Watch(
            Watched.by(settings), house.process.health, house.database, house.ground.keys, self._now, self._disk
        )

    def _now(self) -> Instant:
        now = self.house.clock()
        return Instant(now.people, now.machine + self.later)

    def _disk(self, _folder: object) -> SimpleNamespace:
        return SimpleNamespace(total=100 * GB, free=self.free)

    async def look(self) -> None:
        await self._watch.look()
        self.house.process.dispatcher.wake()


@on_both_databases
async def test_a_parked_update_is_told_once(house: House, host: Someone) -> None:
    """With the commands that show and retry it; after an hour only what was parked since is told."""
    watching = Watching(house)
    await park_one(house)
    await watching.look()
    told = await host.hears("set aside")
    assert "One message" in told.text
    assert "whitecell parked retry" in told.text
    watching.later = timedelta(hours=2)
    await watching.look()
    await host.hears_nothing()


@on_both_databases
async def test_a_reminder_that_cannot_be_read_is_told(house: House, host: Someone) -> None:
    """By number and reason in the log only; nobody is named."""
    async with house.database.write() as connection:
        rule = Recurrence("daily", 1, date(2020, 1, 1), time(9))
        await reminders.create(connection, "r" * 32, 7, "recheck", rule, house.clock())
        await connection.execute(update(tables.reminders).values(freq="never"))
    await house.pass_time(days=1)
    await Watching(house).look()
    assert "One reminder" in (await host.hears("set aside")).text


@on_both_databases
async def test_a_disk_nearly_full_is_told_at_most_once_an_hour(house: House, host: Someone) -> None:
    """Below 5 % or 200 MB; another process and a restart know of it too, since it stands in the database."""
    watching = Watching(house)
    await watching.look()
    watching.free = 4 * GB
    for _ in range(3):
        await watching.look()
    assert "4,096 MB" in (await host.hears()).text
    watching.later = timedelta(minutes=59)
    await Watching(house).look()
    await watching.look()
    await host.hears_nothing()
    watching.later = timedelta(minutes=61)
    watching.free = 100 * 2**20
    await watching.look()
    assert "100 MB" in (await host.hears()).text


async def test_a_trouble_of_the_intake_is_told(house: House, host: Someone) -> None:
    """Another poller takes messages away; the host hears of it and what to do."""
    house.process.intake.trouble = "another-poller"
    await Watching(house).look()
    assert "token of its own" in (await host.hears()).text


@pytest.mark.parametrize("trouble", sorted(TOLD))
async def test_every_trouble_has_a_sentence_that_says_what_to_do(house: House, host: Someone, trouble: str) -> None:
    """Once, and not again within the hour."""
    house.process.intake.trouble = trouble
    watching = Watching(house)
    await watching.look()
    said = (await host.hears()).text
    assert len(said.split()) > 6
    assert trouble not in said
    await watching.look()
    await host.hears_nothing()


async def test_the_heartbeat_is_given_while_all_is_well(house: House, host: Someone) -> None:
    """One GET a look; none while something is wrong, and a failing one harms nothing."""
    beats: list[str] = []

    async def take(request: Request) -> Response:
        beats.append(request.method)
        return Response(status_code=500)

    listening = on_loopback(Starlette(routes=[Route("/alive", take)]))
    await listening.start()
    watching = Watching(house, f"{listening.url}/alive")
    await watching.look()
    house.process.intake.trouble = "telegram-unreachable"
    await watching.look()
    await listening.stop()
    house.process.intake.trouble = None
    await watching.look()
    assert beats == ["GET"]


async def test_a_heartbeat_that_fails_tells_no_address(
    house: House, host: Someone, capsys: pytest.CaptureFixture[str]
) -> None:
    """The address may hold a secret."""
    await Watching(house, "http://127.0.0.1:1/secret-path").look()
    out = capsys.readouterr().out
    assert "heartbeat not given" in out
    assert "secret-path" not in out
