"""Danger told by somebody who has not agreed to anything: the urgent text, and a loop only if they ask for one."""

import pytest
from sqlalchemy import func, select

from bot.danger import records
from bot.danger.records import watches
from bot.patients import records as patients
from bot.patients.records import people
from tests.bot.test_watch import AGAIN, FEVER, LAST, URGENT, states
from tests.house import House

CHECK = {
    "en": "Check on me in 20 minutes",
    "fr": "Prenez de mes nouvelles dans 20 minutes",
    "es": "Escríbeme dentro de 20 minutos",
}
KEPT = {"en": "After 24 hours it is gone", "fr": "Après 24 heures", "es": "A las 24 horas se borra"}


async def count(house: House) -> int:
    async with house.database.read() as connection:
        return await connection.scalar(select(func.count()).select_from(watches)) or 0


async def test_nothing_is_kept_unless_it_is_tapped(house: House) -> None:
    """The urgent text offers one button; untapped, nothing is kept and nothing more is said."""
    alice = house.person("Alice")
    await alice.says(FEVER["en"])
    urgent = await alice.hears("Get medical help now")
    assert urgent.buttons == [CHECK["en"]]
    await house.idle()
    alice.hears_no_more()
    await house.pass_time(hours=1)
    await alice.hears_nothing()
    assert await count(house) == 0


@pytest.mark.parametrize("language", ["en", "fr", "es"])
async def test_check_on_me_asks_again(house: House, language: str) -> None:
    """ "Check on me" says what it keeps, asks again after 20 minutes and tells a last time; nobody is remembered."""
    alice = house.person("Alice", language)
    await alice.says(FEVER[language])
    await alice.taps(CHECK[language], on=await alice.hears(URGENT[language]))
    await alice.hears(KEPT[language])
    await house.idle()
    alice.hears_no_more()
    await house.pass_time(minutes=20)
    await alice.hears(AGAIN[language])
    await house.pass_time(minutes=20)
    await alice.hears(LAST[language])
    await house.idle()
    async with house.database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(people)) == 0


async def test_a_second_tap_does_not_begin_a_second_one(house: House) -> None:
    """Tapped twice, it is one loop that began with the first tap."""
    alice = house.person("Alice")
    await alice.says(FEVER["en"])
    urgent = await alice.hears("Get medical help now")
    await alice.taps(CHECK["en"], on=urgent)
    await alice.hears("After 24 hours it is gone")
    await house.pass_time(minutes=10)
    await alice.taps(CHECK["en"], on=urgent)
    await house.idle()
    alice.hears_no_more()
    await house.pass_time(minutes=10)
    await alice.hears("Are you getting help?")
    assert await count(house) == 1


async def test_it_is_ended_like_any_other(house: House) -> None:
    """The three answers stand under what it says, and end it."""
    alice = house.person("Alice")
    await alice.says(FEVER["en"])
    await alice.taps(CHECK["en"], on=await alice.hears("Get medical help now"))
    await alice.taps("I am getting help", on=await alice.hears("After 24 hours it is gone"))
    await alice.hears("Good that you are getting help")
    await house.idle()
    assert await states(house) == ["helped"]


async def test_no_word_is_kept_and_the_rest_for_a_day(house: House) -> None:
    """The signs stand with the decision only, which it names; after a day there is nothing left of it."""
    alice = house.person("Alice")
    await alice.says(FEVER["en"])
    await alice.taps(CHECK["en"], on=await alice.hears("Get medical help now"))
    await alice.hears("After 24 hours it is gone")
    await house.idle()
    async with house.database.write() as connection:
        kept = await records.latest(connection, alice.id, None, house.ground.keys)
        assert kept is not None
        assert kept.about.signs == ()
        await records.tidy(connection, house.clock())
    assert await count(house) == 1
    await house.pass_time(hours=24)
    async with house.database.write() as connection:
        await records.tidy(connection, house.clock())
    assert await count(house) == 0


async def test_whose_language_nobody_knows_is_asked_in_all_three(house: House) -> None:
    """A bare number tells no language: the urgent text and what follows it are said in each of ours."""
    alice = house.person("Alice", language=None)
    await alice.says("39.6")
    urgent = await alice.hears("Get medical help now")
    await alice.taps(CHECK["en"], on=urgent)
    await alice.hears(KEPT["fr"])
    await house.idle()
    alice.hears_no_more()
    await house.pass_time(minutes=20)
    again = await alice.hears(AGAIN["en"])
    assert AGAIN["fr"] in again.text
    assert AGAIN["es"] in again.text


async def test_who_agrees_while_it_runs_goes_on_with_it(house: House) -> None:
    """A watch from before consent is answered after it, and new danger then is kept like any other's."""
    alice = house.person("Alice")
    await alice.says(FEVER["en"])
    urgent = await alice.hears("Get medical help now")
    await alice.taps(CHECK["en"], on=urgent)
    await alice.hears("After 24 hours it is gone")
    await alice.says("/start")
    await alice.taps("I agree", on=await alice.hears("Hello"))
    await alice.hears("Where do you live")
    await alice.says("now I cannot breathe")
    assert len((await alice.hears("Get medical help now")).buttons) == 3
    await house.idle()
    async with house.database.write() as connection:
        person = await patients.get(connection, alice.id, house.ground.keys)
        kept = await records.latest(connection, alice.id, person, house.ground.keys)
    assert kept is not None
    assert kept.consented
    assert kept.about.signs == ("E04",)
    await house.pass_time(minutes=20)
    await alice.hears("Are you getting help?")
    await alice.says("yes")
    await alice.hears("Good that you are getting help")
    await house.idle()
    assert await states(house) == ["helped"]
