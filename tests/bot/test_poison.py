"""Updates that cannot be handled: tried three times, parked, apologized for; the danger in them is warned of first."""

import pytest
from sqlalchemy import select

from bot.inbox.records import State, inbox
from bot.playground import people
from tests.bot.faults.people import is_reminded
from tests.conversation import Someone
from tests.house import House

UNSPEAKABLE = "wbc 3.2 \ud800"  # half of a character: no record can hold it


async def parked(house: House) -> list[tuple[int, str]]:
    """How often each parked update was tried, and what is noted of its fault."""
    async with house.database.read() as connection:
        rows = await connection.execute(select(inbox).where(inbox.c.state == State.PARKED))
        return [(row.tries, row.error) for row in rows]


def sends(someone: Someone, house: House, **message: object) -> None:
    people.send(house.telegram.local.world, someone.person, message)


async def test_what_a_conversation_fails_on(house: House) -> None:
    """Three tries, then an apology with the fever line, and the next message is answered."""
    alice = await house.patient()
    sends(alice, house, text=UNSPEAKABLE)
    await alice.says("what is leukopenia")
    apology = await alice.hears()
    assert "I could not handle your message" in apology.text
    assert "38.0 °C" in apology.text
    assert "999" in apology.text
    assert "eukopenia" in (await alice.hears()).text
    ((tries, fault),) = await parked(house)
    assert (tries, fault.split(" at ")[0]) == (3, "UnicodeEncodeError")


async def test_what_telegram_s_own_types_cannot_read(house: House) -> None:
    """An update python-telegram-bot cannot parse is parked too, and does not stop the polling."""
    alice = await house.patient()
    chat, person = alice.person.chat(), alice.person.user()
    odd = {"message_id": 9_999_999, "date": "yesterday", "chat": chat, "from": person, "text": "hello"}
    house.telegram.local.world.updates.put("message", odd, f"chat {alice.id}")
    await alice.says("what is leukopenia")
    assert "I could not handle your message" in (await alice.hears()).text
    assert "eukopenia" in (await alice.hears()).text
    assert [tries for tries, _ in await parked(house)] == [3]


async def test_danger_in_what_cannot_be_handled(house: House) -> None:
    """The urgent text comes at once; the apology for the rest comes after."""
    alice = await house.patient()
    sends(alice, house, text=f"{UNSPEAKABLE} and I have a fever of 39.5 and I am shaking")
    assert "Get medical help now" in (await alice.hears()).text
    assert "I could not handle your message" in (await alice.hears("could not handle")).text


async def test_others_do_not_wait(house: House) -> None:
    """While one chat's update is being tried again, another chat is answered."""
    alice, ben = await house.patient("Alice"), await house.patient("Ben")
    sends(alice, house, text=UNSPEAKABLE)
    await ben.says("what is leukopenia")
    assert "eukopenia" in (await ben.hears()).text
    assert await parked(house) == []


@pytest.mark.parametrize(
    "odd",
    [
        {"date": 10**18},
        {"date": -1},
        {"date": True},
        {"chat": {"id": 2**70, "type": "private"}},
        {"from": {"id": -(2**70)}},
        {"chat": {"id": True}},
        {"message_id": 10**30},
        {"reply_to_message": {"message_id": ["1"]}},
        {"entities": 7},
        {"location": {"latitude": 1e308, "longitude": 10**400}},
        {"photo": [{"file_id": {"a": "b"}}]},
    ],
    ids=str,
)
async def test_odd_values_stop_nobody(house: House, odd: dict[str, object]) -> None:
    """Numbers that no table holds and types that nobody expects, beside danger: the next message is answered."""
    alice = await house.patient()
    body = {"message_id": 9_999_999, "date": 1, "chat": alice.person.chat(), "from": alice.person.user()}
    update = {"message": {**body, "text": "I have a fever of 39.5 and I am shaking", **odd}}
    house.telegram.local.world.updates.put_as_is(update, f"chat {alice.id}")
    await alice.says("what is leukopenia")
    await alice.hears("eukopenia")
    await house.idle()
    house.process.raise_what_failed()


async def test_what_cannot_even_be_counted(house: House) -> None:
    """An update whose number is none cannot be confirmed; what was promised to people is said all the same."""
    alice = await house.patient()
    await is_reminded(house, alice, "remind me about the violin every day at 9:00")
    body = {"message_id": 9_999_999, "date": 1, "chat": alice.person.chat(), "from": alice.person.user()}
    house.telegram.local.world.updates.put_as_is({"update_id": "first", "message": body}, f"chat {alice.id}")
    while house.process.intake.trouble != "updates-unreadable":
        await house.database.ping()
    await house.pass_time(days=1)
    await alice.hears("violin")
