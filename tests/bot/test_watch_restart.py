"""The loop after an urgent text, when the program ends or Telegram fails in the middle of it."""

from datetime import timedelta

from bot.danger.asking import WatchWords
from bot.notice import Notice
from scheduler.claims import claim
from scheduler.ledger import Lease
from scheduler.pace import Limits, Pace
from tests.bot.test_watch import in_danger, states
from tests.house import House
from tests.postgres import on_both_databases


@on_both_databases
async def test_a_short_restart_changes_nothing(house: House) -> None:
    """Ended and started again between two steps, each is still said once and in its time."""
    alice, _ = await in_danger(house)
    await house.pass_time(minutes=10)
    await house.restart()
    await house.pass_time(minutes=10)
    await alice.hears("Are you getting help?")
    await house.idle()
    await house.restart()
    await alice.hears_nothing()
    await house.pass_time(minutes=20)
    await alice.hears("I will not ask again")
    await house.idle()
    assert await states(house) == ["unanswered"]


@on_both_databases
async def test_after_downtime_it_waits_its_full_time_again(house: House) -> None:
    """A step that came due while nobody was there waits its full time again, and says that it is late."""
    alice, _ = await in_danger(house)
    await house.restart(hours=3)
    await house.idle()
    await alice.hears_nothing()
    await house.pass_time(minutes=19)
    await alice.hears_nothing()
    await house.pass_time(minutes=1)
    again = await alice.hears("Are you getting help?")
    assert "I could not ask sooner" in again.text
    await house.idle()
    await house.restart(hours=3)
    await alice.hears_nothing()
    await house.pass_time(minutes=20)
    await alice.hears("I will not ask again")


async def test_a_step_that_telegram_refuses_is_said_and_the_next_one_waits(house: House) -> None:
    """A step whose sending fails is tried again, and the one after it is not said before its time."""
    alice, _ = await in_danger(house)
    house.telegram.local.faults.add("sendMessage", "429", chat_id=alice.id)
    await house.pass_time(minutes=20)
    await alice.hears("Are you getting help?")
    await house.idle()
    await house.pass_time(minutes=19)
    await alice.hears_nothing()
    await house.pass_time(minutes=1)
    await alice.hears("I will not ask again")


async def test_a_step_that_was_being_said_at_a_crash_is_said_again(house: House) -> None:
    """Killed after a step was worded and before its outcome was known: it is said, marked, and the next one waits."""
    alice, _ = await in_danger(house)
    await house.process.stop()
    house.clock.shift += timedelta(minutes=20)
    unlimited = Limits(Pace(0), Pace(0))
    async with house.database.write() as connection:
        claimed = await claim(connection, Lease("a dead process", 1, 1, unlimited), house.clock())
    words = WatchWords(house.database, house.ground.keys, house.ground.content, None, house.clock().people)
    assert isinstance(await words(claimed[0], house.clock()), Notice)
    await house.restart()
    assert "may be a repeat" in (await alice.hears("Are you getting help?")).text
    await house.idle()
    await house.pass_time(minutes=19)
    await alice.hears_nothing()
    await house.pass_time(minutes=1)
    await alice.hears("I will not ask again")


async def test_what_was_answered_before_a_restart_stays_answered(house: House) -> None:
    """Help was on its way: nothing is asked after the restart either."""
    alice, urgent = await in_danger(house)
    await alice.taps("I am getting help", on=urgent)
    await alice.hears("Good that you are getting help")
    await house.idle()
    await house.restart(minutes=30)
    await house.pass_time(hours=1)
    await alice.hears_nothing()
    assert await states(house) == ["helped"]
