"""Being asked for a reminder: shown back, doubts asked, kept only after a yes."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import func, select

from scheduler import reminders as calendar
from scheduler.recurrence import Recurrence
from scheduler.tables import reminders
from tests.bot.people_time import be_at
from tests.house import House

_RECHECK = {"en": "recheck in 4 weeks", "fr": "prise de sang dans 4 semaines", "es": "análisis en 4 semanas"}
_DAILY = Recurrence("daily", 1, date(2026, 11, 25), time(9))
_LATE_IN_THE_DAY = datetime(2026, 11, 24, 21, 0, tzinfo=UTC)


async def _kept(house: House) -> int:
    async with house.database.read() as connection:
        return await connection.scalar(select(func.count()).select_from(reminders)) or 0


@pytest.mark.parametrize(
    ("language", "asked", "confirmed", "yes", "saved"),
    [
        ("en", "recheck in 4 weeks", "Tuesday 22 December, 09:00", "Yes, remind me", "Saved"),
        ("fr", "prise de sang dans 4 semaines", "mardi 22 décembre, 09:00", "Oui, rappelez-le-moi", "C’est noté"),
        ("es", "análisis en 4 semanas", "martes 22 de diciembre, 09:00", "Sí, avísame", "Guardado"),
    ],
)
async def test_a_request_is_shown_back_and_kept_after_a_yes(
    house: House, language: str, asked: str, confirmed: str, yes: str, saved: str
) -> None:
    """Nothing is kept before the yes; what is kept is what was shown."""
    await be_at(house)
    alice = await house.patient(language=language)
    await alice.says(asked)
    confirm = await alice.hears(confirmed)
    assert await _kept(house) == 0
    await alice.taps(yes, on=confirm)
    assert confirmed in (await alice.hears(saved)).text
    assert await _kept(house) == 1


@pytest.mark.parametrize(
    ("language", "yes", "saved"),
    [("en", "yes please", "Saved"), ("fr", "Oui", "C’est noté"), ("es", "Sí", "Guardado"), ("en", "OK", "Saved")],
)
async def test_yes_can_be_typed(house: House, language: str, yes: str, saved: str) -> None:
    """A typed yes is a yes."""
    await be_at(house)
    alice = await house.patient(language=language)
    await alice.says(_RECHECK[language])
    await alice.hears("22")
    await alice.says(yes)
    await alice.hears(saved)
    assert await _kept(house) == 1


@pytest.mark.parametrize("no", ["no", "never mind", "/cancel"])
async def test_no_keeps_nothing(house: House, no: str) -> None:
    """A no, or /cancel, leaves nothing to be reminded of, and its button is old."""
    await be_at(house)
    alice = await house.patient()
    await alice.says("recheck in 4 weeks")
    confirm = await alice.hears("I would remind you")
    await alice.says(no)
    await house.idle()
    alice.hears_no_more()
    await alice.taps("Yes", on=confirm)
    await alice.hears("no longer open")
    assert await _kept(house) == 0


@pytest.mark.parametrize(
    ("language", "asked", "rule"),
    [
        ("en", "recheck every 2 weeks on Tuesday at 9:30", "every 2 weeks on Tuesday at 09:30"),
        ("en", "remind me every Monday and Thursday at 8:00 to rest", "every Monday and Thursday at 08:00"),
        ("en", "remind me every day at 20:00 to rest", "every day at 20:00"),
        ("en", "remind me every 3 days at 20:00 to rest", "every 3 days at 20:00"),
        ("en", "recheck every month on the 31st at 8:00", "every month on the last day at 08:00"),
        ("en", "recheck every 3 months on the 15th at 8:00", "every 3 months on the 15th at 08:00"),
        ("en", "recheck every month on the 30th at 8:00", "on the 30th, or on the last day of a shorter month, at 08"),
        ("fr", "prise de sang toutes les 2 semaines le mardi à 9h30", "toutes les 2 semaines (mardi) à 09:30"),
        ("fr", "rappelle-moi tous les lundis et jeudis à 8h de me reposer", "chaque lundi et jeudi à 08:00"),
        ("fr", "prise de sang le 31 de chaque mois à 8h", "chaque mois, le dernier jour, à 08:00"),
        ("en", "recheck on the 1st of every month at 8:00", "every month on the 1st at 08:00"),
        ("en", "recheck on the 22nd of every month at 8:00", "every month on the 22nd at 08:00"),
        ("fr", "prise de sang le 1er de chaque mois à 8h", "chaque mois, le 1er, à 08:00"),
        ("fr", "prise de sang tous les 3 mois à 8h", "tous les 3 mois"),
        ("es", "análisis cada 2 semanas los martes a las 9:30", "cada 2 semanas (martes) a las 09:30"),
        ("es", "recuérdame todos los días a la 1:30 de la tarde descansar", "cada día a las 13:30"),
        ("es", "recuérdame descansar todos los días a las 01:15", "cada día a la 01:15"),
        ("es", "análisis el 31 de cada mes a las 8:00", "cada mes, el último día, a las 08:00"),
    ],
)
async def test_each_rhythm_is_said_in_plain_words(house: House, language: str, asked: str, rule: str) -> None:
    """How often it comes is told as people say it, in their language."""
    await be_at(house)
    alice = await house.patient(language=language)
    await alice.says(asked)
    await alice.hears(rule)


async def test_today_without_a_time_is_asked_for_the_time(house: House) -> None:
    """Nine o'clock is over, but today is not: later times are offered."""
    await be_at(house)
    alice = await house.patient()
    await alice.says("remind me today to call the lab")
    asked = await alice.hears("At what time")
    assert asked.buttons[:2] == ["12:00", "18:00"]
    await alice.taps("18:00", on=asked)
    assert "24 November, 18:00" in (await alice.hears("I would remind you")).text


async def test_late_today_no_time_gone_by_is_offered(house: House) -> None:
    """After nine in the evening only ten o'clock is left to tap."""
    await be_at(house, _LATE_IN_THE_DAY)
    alice = await house.patient()
    await alice.says("remind me today to call the lab")
    assert (await alice.hears("At what time")).buttons == ["22:00", "Cancel"]


async def test_a_moment_gone_by_is_asked_again(house: House) -> None:
    """Today at eight is over; another time typed settles it, and what it is about is kept."""
    await be_at(house)
    alice = await house.patient()
    await alice.says("remind me today at 8:00 to call the lab")
    await alice.hears("That moment is over")
    await alice.says("tomorrow at 8:00")
    confirm = await alice.hears("I would remind you")
    assert "call the lab" in confirm.text
    assert "25 November, 08:00" in confirm.text


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("7pm", "22 December, 19:00"),
        ("in 6 weeks", "5 January 2027, 09:00"),
        ("every 2 weeks on Monday at 8:00", "every 2 weeks on Monday at 08:00"),
    ],
)
async def test_another_time_is_typed_over_the_one_shown(house: House, typed: str, expected: str) -> None:
    """A time, a day or a rhythm typed under the confirmation changes only that."""
    await be_at(house)
    alice = await house.patient()
    await alice.says("remind me of my blood test at St Mary's in 4 weeks")
    await alice.hears("I would remind you")
    await alice.says(typed)
    confirm = await alice.hears(expected)
    assert "St Mary's" in confirm.text


async def test_an_hour_that_may_be_two_is_asked(house: House) -> None:
    """Five may be early or late: both are buttons, and so it is for a time typed later."""
    await be_at(house)
    alice = await house.patient()
    await alice.says("remind me tomorrow at 5 to rest")
    asked = await alice.hears("At what time")
    assert asked.buttons == ["05:00", "17:00", "Cancel"]
    await alice.taps("17:00", on=asked)
    await alice.hears("25 November, 17:00")
    await alice.says("4")
    await alice.taps("16:00", on=await alice.hears("At what time"))
    await alice.hears("25 November, 16:00")


async def test_a_question_in_between_is_answered_and_the_request_stays(house: House) -> None:
    """A question is not taken for a time, and the yes still works after it."""
    await be_at(house)
    alice = await house.patient()
    await alice.says("recheck in 4 weeks")
    confirm = await alice.hears("I would remind you")
    await alice.says("what is leukopenia?")
    await alice.hears("low number of white blood cells")
    await alice.taps("Yes", on=confirm)
    await alice.hears("Saved")


async def test_the_button_of_an_earlier_request_saves_no_other(house: House) -> None:
    """The yes of a request that was replaced says so; the newer one is saved by its own."""
    await be_at(house)
    alice = await house.patient()
    await alice.says("recheck in 4 weeks")
    first = await alice.hears("I would remind you")
    await alice.says("remind me every day at 20:00 to rest")
    second = await alice.hears("rest")
    await alice.taps("Yes", on=first)
    await alice.hears("no longer open")
    assert await _kept(house) == 0
    await alice.taps("Yes", on=second)
    assert "rest" in (await alice.hears("Saved")).text


async def test_a_second_yes_saves_no_second_reminder(house: House) -> None:
    """Two taps in a row are one reminder, and the message still says that it is saved."""
    await be_at(house)
    alice = await house.patient()
    await alice.says("recheck in 4 weeks")
    confirm = await alice.hears("I would remind you")
    await alice.taps("Yes", on=confirm)
    await alice.taps("Yes", on=confirm)
    await house.idle()
    assert await _kept(house) == 1
    alice.hears_no_more()
    await alice.says("/reminders")
    await alice.hears("Next: Tuesday 22 December, 09:00")


@pytest.mark.parametrize(
    ("language", "label", "expected"),
    [
        ("en", "3 months (usual if stable)", "Tuesday 23 February 2027, 09:00"),
        ("en", "2 weeks", "Tuesday 8 December, 09:00"),
        ("fr", "6 mois", "mardi 25 mai 2027, 09:00"),
        ("es", "Vigilar infecciones: cada semana", "cada martes a las 09:00"),
    ],
)
async def test_usual_spacings_are_offered_under_remind(house: House, language: str, label: str, expected: str) -> None:
    """One tap asks for the next blood test or the watch for infection; a yes is still wanted."""
    await be_at(house)
    alice = await house.patient(language=language)
    await alice.says("/remind")
    offered = await alice.hears({"en": "your doctor agreed", "fr": "votre médecin", "es": "tu médico"}[language])
    await alice.taps(label, on=offered)
    await alice.hears(expected)
    assert await _kept(house) == 0


async def test_what_is_typed_after_remind_needs_no_magic_words(house: House) -> None:
    """ "Drink water", then "every day at 10:00"."""
    await be_at(house)
    alice = await house.patient()
    await alice.says("/remind")
    await alice.hears("What shall I remind you of")
    await alice.says("drink water")
    asked = await alice.hears("When shall I remind you")
    assert "drink water" in asked.text
    await alice.says("every day at 10:00")
    confirm = await alice.hears("every day at 10:00")
    assert "drink water" in confirm.text


async def test_a_question_after_remind_is_answered(house: House) -> None:
    """Who changes their mind and asks something gets the answer."""
    alice = await house.patient()
    await alice.says("/remind")
    await alice.hears("What shall I remind you of")
    await alice.says("why are my lymphocytes low?")
    assert "remind" not in (await alice.hears()).text
    assert await _kept(house) == 0


async def test_fifty_reminders_are_enough(house: House) -> None:
    """The fifty-first is refused with the way to make room."""
    await be_at(house)
    alice = await house.patient()
    async with house.database.write() as connection:
        for number in range(50):
            await calendar.create(connection, f"{number:032x}", alice.chat_id, "other", _DAILY, house.clock())
    await alice.says("recheck in 4 weeks")
    await alice.hears("You have 50 reminders")


async def test_an_end_is_not_promised(house: House) -> None:
    """Until Friday cannot be done: without an end it can, by a button."""
    await be_at(house)
    alice = await house.patient()
    await alice.says("remind me to take prednisone every day at 8:00 until friday")
    asked = await alice.hears("until you cancel it")
    await alice.taps("Yes, until I cancel it", on=asked)
    confirm = await alice.hears("every day at 08:00")
    assert "take prednisone" in confirm.text


@pytest.mark.parametrize(
    ("language", "thing", "when"),
    [("en", "walk the dog", "When shall I"), ("fr", "promener le chien", "Quand"), ("es", "pasear al perro", "Cuándo")],
)
async def test_soon_after_remind_anything_may_be_a_reminder(house: House, language: str, thing: str, when: str) -> None:
    """Words that have nothing to do with lupus are what they want to be reminded of; an hour later they are not."""
    alice = await house.patient(language=language)
    await alice.says("/remind")
    await alice.hears("lupus")
    await alice.says(thing)
    assert thing in (await alice.hears(when)).text
    await alice.says("/remind")
    await alice.hears("lupus")
    await house.pass_time(hours=1)
    await alice.says(thing)
    await house.idle()
    assert when not in alice.transcript().rpartition(thing)[2]


async def test_a_figure_that_is_no_number_breaks_nothing(house: House) -> None:
    """Typed while a reminder waits for its time, or sent back by a forged button."""
    await be_at(house)
    alice = await house.patient()
    await alice.says("remind me to rest today")
    asked = await alice.hears("At what time")
    await alice.says("²")
    for room in ("rem", "lab"):
        await alice.presses(f"1:{room}:list:²", on=asked)
    await house.idle()
    assert house.process.tally.failed_turns == 0


@pytest.mark.parametrize(
    ("asked", "first"),
    [("remind me tomorrow at 9 to rest", "Wednesday 25 November, 09:00"), ("remind me in 2 hours to rest", "01:50")],
)
async def test_days_and_hours_count_from_when_it_was_written(house: House, asked: str, first: str) -> None:
    """Written ten minutes before midnight while nobody listened, read twenty minutes after it."""
    await be_at(house, datetime(2026, 11, 24, 23, 50, tzinfo=UTC))
    alice = await house.patient()
    faults = house.telegram.local.faults
    faults.add("getUpdates", "outage", times=None)
    await alice.says(asked)
    house.clock.shift += timedelta(minutes=30)
    faults.clear()
    await alice.hears(first)


async def test_what_seems_to_be_written_tomorrow_counts_from_now(house: House) -> None:
    """Our clock was a day ahead and was set right before it was read."""
    await be_at(house, datetime(2026, 11, 25, 12, tzinfo=UTC))
    alice = await house.patient()
    faults = house.telegram.local.faults
    faults.add("getUpdates", "outage", times=None)
    await alice.says("remind me tomorrow at 9 to rest")
    house.clock.shift -= timedelta(days=1)
    faults.clear()
    await alice.hears("Wednesday 25 November, 09:00")
