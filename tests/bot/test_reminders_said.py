"""A reminder is said: in their words and language, late rather than never, and answered once."""

from datetime import UTC, datetime

import pytest

from scheduler.recipients import set_reachable
from tests.bot.people_time import be_at
from tests.conversation import Someone
from tests.house import House

_YES = {"en": "Yes, remind me", "fr": "Oui, rappelez-le-moi", "es": "Sí, avísame"}


async def _is_reminded(house: House, request: str, language: str = "en", **where: str) -> Someone:
    """Somebody with one reminder, asked for on Tuesday morning."""
    await be_at(house)
    someone = await house.patient(language=language, **where)
    await someone.says(request)
    await someone.taps(_YES[language], on=await someone.hears())
    await someone.hears()
    await house.idle()
    someone.hears_no_more()
    return someone


@pytest.mark.parametrize(
    ("language", "request_", "said", "fever", "done", "next_test"),
    [
        ("en", "recheck in 4 weeks", "Recheck your blood counts", "38.0 °C", "Done", "When is the next test"),
        ("fr", "prise de sang dans 4 semaines", "Refaire la prise de sang", "38,0 °C", "C’est fait", "À quand"),
        ("es", "análisis en 4 semanas", "Repetir el análisis", "38,0 °C", "Hecho", "Cuándo es el próximo"),
    ],
)
async def test_a_recheck_is_said_and_done(
    house: House, language: str, request_: str, said: str, fever: str, done: str, next_test: str
) -> None:
    """It names the doctor's date and the fever rule; done, it asks for the result and the next date."""
    alice = await _is_reminded(house, request_, language)
    await be_at(house, datetime(2026, 12, 22, 9, 0, 1, tzinfo=UTC))
    reminder = await alice.hears(said)
    assert fever in reminder.text
    await alice.taps(done, on=reminder)
    answered = await alice.hears(next_test)
    assert answered.message_id == reminder.message_id
    await alice.taps(answered.buttons[3], on=answered)
    await alice.hears("2027")


async def test_on_time_nothing_is_said_of_being_late(house: House) -> None:
    """A reminder in its minute does not apologise."""
    alice = await _is_reminded(house, "recheck in 4 weeks")
    await be_at(house, datetime(2026, 12, 22, 9, 0, 1, tzinfo=UTC))
    assert "late" not in (await alice.hears("Recheck")).text


async def test_a_late_one_says_so_and_when_it_was_due(house: House) -> None:
    """Said after downtime, it tells since when it was due."""
    alice = await _is_reminded(house, "recheck in 4 weeks")
    await be_at(house, datetime(2026, 12, 24, 12, 0, tzinfo=UTC))
    reminder = await alice.hears("Recheck")
    assert "This was due on Tuesday 22 December, 09:00" in reminder.text


async def test_after_downtime_only_the_latest_is_said(house: House) -> None:
    """Ten days of a daily reminder are one message."""
    alice = await _is_reminded(house, "remind me every day at 20:00 to rest")
    await house.pass_time(days=10)
    await alice.hears("⏰ rest")
    await alice.hears_nothing()


async def test_an_old_watch_for_infection_is_let_go(house: House) -> None:
    """Yesterday's temperature helps nobody: after half a day it is not said any more, the next one is."""
    alice = await _is_reminded(house, "remind me every day at 8:00 to check my temperature")
    await be_at(house, datetime(2026, 11, 25, 21, 0, tzinfo=UTC))
    await alice.hears_nothing()
    await be_at(house, datetime(2026, 11, 26, 8, 0, 5, tzinfo=UTC))
    await alice.hears("⏰")


async def test_done_is_answered_once(house: House) -> None:
    """A second tap says so, and what was answered stays."""
    alice = await _is_reminded(house, "remind me every day at 20:00 to rest")
    await house.pass_time(hours=10, minutes=5)
    reminder = await alice.hears("⏰ rest")
    await alice.taps("Done", on=reminder)
    assert "Next: Wednesday 25 November, 20:00" in (await alice.hears("Done.")).text
    await house.idle()
    alice.hears_no_more()
    await alice.taps("Skip this time", on=reminder)
    assert "answered this one already" in await alice.sees_toast()
    await alice.hears_nothing()


async def test_skipping_leaves_the_next_one(house: House) -> None:
    """Skip this time is for this time only."""
    alice = await _is_reminded(house, "remind me every day at 20:00 to rest")
    await house.pass_time(hours=10, minutes=5)
    await alice.taps("Skip this time", on=await alice.hears("⏰ rest"))
    await alice.hears("Skipped this time")
    await house.pass_time(days=1)
    await alice.hears("⏰ rest")


async def test_a_snoozed_one_comes_again_and_says_so(house: House) -> None:
    """In an hour it is said again, as the one they put off, and can be put off again."""
    alice = await _is_reminded(house, "recheck in 4 weeks")
    await be_at(house, datetime(2026, 12, 22, 9, 0, 1, tzinfo=UTC))
    await alice.taps("In 1 hour", on=await alice.hears("Recheck"))
    assert "Tuesday 22 December, 10:00" in (await alice.hears("I will say it again")).text
    await house.pass_time(minutes=30)
    await alice.hears_nothing()
    await house.pass_time(minutes=31)
    again = await alice.hears("You asked me to say this again")
    await alice.taps("Tomorrow", on=again)
    assert "Wednesday 23 December, 10:0" in (await alice.hears("I will say it again")).text
    await house.pass_time(days=1, minutes=1)
    await alice.hears("You asked me to say this again")


async def test_a_daily_one_is_not_put_off_past_the_next(house: House) -> None:
    """Tomorrow it comes by itself: only an hour is offered."""
    alice = await _is_reminded(house, "remind me every day at 20:00 to rest")
    await be_at(house, datetime(2026, 11, 24, 20, 0, 1, tzinfo=UTC))
    assert (await alice.hears("⏰ rest")).buttons == ["Done", "In 1 hour", "Skip this time"]


async def test_what_has_nothing_to_do_with_illness_says_nothing_of_fever(house: House) -> None:
    """The fever rule stands where somebody might wait with a fever, and nowhere else."""
    alice = await _is_reminded(house, "remind me every day at 20:00 to water the plants")
    await house.pass_time(hours=10, minutes=5)
    assert "38" not in (await alice.hears("⏰ water the plants")).text


async def test_it_is_said_in_the_language_they_speak_by_then(house: House) -> None:
    """The words are found when it is sent."""
    alice = await _is_reminded(house, "recheck in 4 weeks")
    await alice.says("/language")
    await alice.taps("Français", on=await alice.hears("Which language"))
    await alice.hears("en français")
    await house.pass_time(days=28)
    await alice.hears("Refaire la prise de sang")


async def test_who_has_blocked_the_bot_hears_it_when_they_are_back(house: House) -> None:
    """Blocked, nothing is sent; back, what waits is said once, and says that it is late."""
    alice = await _is_reminded(house, "recheck in 4 weeks")
    await alice.blocks()
    await house.telegram.local.world.updates.all_confirmed()
    await house.pass_time(days=30)
    await house.telegram.local.world.updates.all_confirmed()
    await alice.unblocks()
    assert "This was due" in (await alice.hears("⏰ Recheck")).text
    await alice.says("/start")
    await alice.hears("Hello again")


async def test_moving_moves_the_reminders(house: House) -> None:
    """Nine o'clock is nine o'clock where they live now."""
    alice = await _is_reminded(house, "recheck in 4 weeks")
    await alice.says("/timezone")
    await alice.hears("Your clock: London")
    await alice.says("New York")
    await alice.hears("Your clock: New York")
    await be_at(house, datetime(2026, 12, 22, 13, 59, tzinfo=UTC))
    await house.idle()
    alice.hears_no_more()
    await be_at(house, datetime(2026, 12, 22, 14, 0, 1, tzinfo=UTC))
    assert "late" not in (await alice.hears("Recheck")).text


@pytest.mark.parametrize(
    ("zone", "before", "after"),
    [
        ("Europe/London", datetime(2027, 3, 27, 9, 0, 1, tzinfo=UTC), datetime(2027, 3, 28, 8, 0, 1, tzinfo=UTC)),
        ("America/New_York", datetime(2027, 3, 13, 14, 0, 1, tzinfo=UTC), datetime(2027, 3, 14, 13, 0, 1, tzinfo=UTC)),
        ("Australia/Sydney", datetime(2027, 4, 2, 22, 0, 1, tzinfo=UTC), datetime(2027, 4, 3, 23, 0, 1, tzinfo=UTC)),
    ],
)
async def test_a_change_of_the_clocks_leaves_the_hour(
    house: House, zone: str, before: datetime, after: datetime
) -> None:
    """Nine in the morning stays nine in the morning on the day the clocks change."""
    alice = await _is_reminded(house, "remind me every day at 9:00 to rest", zone=zone)
    for moment in (before, after):
        await be_at(house, moment.replace(minute=59, second=0, hour=moment.hour - 1))
        await house.idle()
        alice.hears_no_more()
        await be_at(house, moment)
        assert "late" not in (await alice.hears("⏰ rest")).text


async def test_tomorrow_is_the_same_hour_also_when_the_clocks_change(house: House) -> None:
    """Put off to tomorrow on the eve of summer time, it comes at the hour it was put off at."""
    alice = await _is_reminded(house, "recheck on 27 March 2027 at 9:00")
    await be_at(house, datetime(2027, 3, 27, 9, 0, 1, tzinfo=UTC))
    await alice.taps("Tomorrow", on=await alice.hears("Recheck"))
    assert "Sunday 28 March, 09:0" in (await alice.hears("I will say it again")).text
    await be_at(house, datetime(2027, 3, 28, 8, 2, tzinfo=UTC))
    await alice.hears("You asked me to say this again")


async def test_who_writes_is_reached_whatever_telegram_said_before(house: House) -> None:
    """Where the news that they are back was lost, their own message is the news."""
    alice = await _is_reminded(house, "recheck in 4 weeks")
    async with house.database.write() as connection:
        await set_reachable(connection, alice.chat_id, reachable=False)
    await alice.says("/reminders")
    await alice.hears("Next: Tuesday 22 December, 09:00")
    await house.pass_time(days=28)
    await alice.hears("⏰ Recheck")
