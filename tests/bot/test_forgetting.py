"""/forget asks once more, erases every trace, and nothing that was asked for before is ever said."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.database import metadata as bots
from bot.patients.erasures import Erasures
from bot.sealing import fingerprint
from bot.tidying import tidy
from scheduler.instant import Instant
from scheduler.tables import metadata as schedulers
from tests.bot.people_time import be_at
from tests.conversation import Someone
from tests.house import House
from tests.postgres import on_both_databases


async def _traces(house: House, someone: Someone) -> set[str]:
    """The tables in which a row still names them."""
    found = set()
    async with house.database.read() as connection:
        for table in (*bots.sorted_tables, *schedulers.sorted_tables):
            for row in await connection.execute(select(table)):
                if {someone.id, someone.chat_id} & set(row._mapping.values()):
                    found.add(table.name)
    return found


async def _tells_much(house: House) -> Someone:
    """Somebody with counts, reminders, an answer, an open question and a snooze that waits."""
    await be_at(house)
    alice = await house.patient()
    await alice.says("wbc 3.2")
    await alice.hears("3.2")
    await alice.says("remind me every day at 20:00 to rest")
    await alice.taps("Yes", on=await alice.hears("I would remind you"))
    await alice.hears("Saved")
    await house.pass_time(hours=10, minutes=1)
    await alice.taps("In 1 hour", on=await alice.hears("⏰ rest"))
    await alice.hears("I will say it again")
    await alice.says("recheck in 4 weeks")
    await alice.hears("I would remind you")
    await house.idle()
    alice.hears_no_more()
    return alice


async def _forgets(house: House, someone: Someone) -> None:
    await someone.says("/forget")
    await someone.taps("Yes, erase everything", on=await someone.hears("Erase everything?"))
    await someone.hears("Your key is destroyed")
    await house.idle()


@pytest.mark.parametrize(
    ("language", "sure", "no", "kept"),
    [
        ("en", "Erase everything?", "No, keep it", "Nothing was erased"),
        ("fr", "Tout effacer ?", "Non, tout garder", "Rien n’a été effacé"),
        ("es", "¿Borrarlo todo?", "No, conservarlo", "No se borró nada"),
    ],
)
async def test_a_no_keeps_everything(house: House, language: str, sure: str, no: str, kept: str) -> None:
    """/forget by itself erases nothing."""
    alice = await house.patient(language=language)
    await alice.says("/forget")
    await alice.taps(no, on=await alice.hears(sure))
    await alice.hears(kept)
    assert "people" in await _traces(house, alice)


@on_both_databases
async def test_nothing_is_left_but_the_receipt_and_that_goes_too(house: House) -> None:
    """No table names them after the yes, but for the receipt and the update; the tidying takes these as well."""
    alice = await _tells_much(house)
    await _forgets(house, alice)
    assert await _traces(house, alice) <= {"inbox", "lanes", "deliveries", "recipients"}
    later = house.clock().machine + timedelta(days=4)
    await tidy(house.database, Instant(people=later, machine=later))
    assert await _traces(house, alice) == set()


async def test_the_erasure_is_noted_outside_the_database(house: House, tmp_path: Path) -> None:
    """By a hash, so that a restored backup erases again."""
    alice = await house.patient()
    await _forgets(house, alice)
    assert fingerprint(str(alice.id)) in Erasures(tmp_path).noted()


async def test_nothing_due_after_the_erasure_is_said(house: House) -> None:
    """Neither the next occurrence nor what was put off nor what had been asked for."""
    alice = await _tells_much(house)
    await _forgets(house, alice)
    await house.pass_time(days=40)
    await alice.hears_nothing()


async def test_after_the_erasure_they_are_a_stranger(house: House) -> None:
    """/start begins from nothing; old buttons are old; agreeing again brings nothing back."""
    alice = await _tells_much(house)
    await alice.says("/reminders")
    listed = await alice.hears("rest")
    await _forgets(house, alice)
    alice.hears_no_more()
    await alice.taps("Cancel it", on=listed)
    await alice.hears("This button is old")
    await alice.says("/start")
    await alice.taps("I agree", on=await alice.hears("I am Whitecell"))
    await alice.hears("Where do you live")
    await alice.says("/labs")
    await alice.hears("no counts")
    await alice.says("/reminders")
    await alice.hears("You have no reminders")


async def test_a_second_yes_erases_nobody(house: House) -> None:
    """The yes of an earlier /forget does not erase who agreed again since."""
    alice = await house.patient()
    await alice.says("/forget")
    asked = await alice.hears("Erase everything?")
    await alice.taps("Yes, erase everything", on=asked)
    await alice.hears("Your key is destroyed")
    await alice.says("/start")
    await alice.taps("I agree", on=await alice.hears("I am Whitecell"))
    await alice.hears("Where do you live")
    await alice.taps("Yes, erase everything", on=asked)
    await house.idle()
    assert "people" in await _traces(house, alice)


async def test_what_is_said_right_after_the_yes_is_still_heard(house: House) -> None:
    """A message that waits behind the erasure is answered, as a stranger's."""
    alice = await house.patient()
    await alice.says("/forget")
    await alice.taps("Yes, erase everything", on=await alice.hears("Erase everything?"))
    await alice.says("what is leukopenia?")
    await alice.hears("low number of white blood cells")


async def test_nobody_else_loses_anything(house: House) -> None:
    """Charlie's counts are there after Alice is gone."""
    alice, charlie = await house.patient("Alice"), await house.patient("Charlie")
    await charlie.says("wbc 3.2")
    await charlie.hears("3.2")
    await _forgets(house, alice)
    await charlie.says("/labs")
    await charlie.hears("3.2")


async def test_a_send_in_flight_leaves_nothing_behind(house: House) -> None:
    """Erased while a reminder was on its way: it is not repeated, and its outcome brings no row back."""
    alice = await _tells_much(house)
    house.telegram.local.faults.add("sendMessage", "hang-after")
    await house.pass_time(days=1)
    await alice.hears("⏰ rest")
    await alice.says("/forget")
    await alice.taps("Yes, erase everything", on=await alice.hears("Erase everything?"))
    await alice.hears("Your key is destroyed")
    house.telegram.local.faults.clear()
    await house.idle()
    assert await _traces(house, alice) <= {"inbox", "lanes", "deliveries", "recipients"}
    await house.pass_time(days=3)
    await alice.hears_nothing()
