"""From the ledger to the phone: what people see when Telegram fails, when they block us, when a group grows."""

from sqlalchemy import select

from bot.playground import people
from scheduler.tables import deliveries
from tests.house import House

REPEAT = "This may be a repeat"


async def states(house: House) -> set[str]:
    async with house.database.read() as connection:
        return set(await connection.scalars(select(deliveries.c.state)))


async def test_after_a_429_it_arrives_once(house: House) -> None:
    """Telegram asks us to wait: the answer comes later, once, in order, and is no repeat."""
    alice = await house.patient()
    house.telegram.local.faults.add("sendMessage", "429", retry_after=1)
    await alice.says("wbc 5.2")
    await alice.says("wbc 6.3 yesterday")
    assert "5.2" in (first := await alice.hears()).text
    assert "6.3" in (second := await alice.hears()).text
    assert REPEAT not in first.text + second.text
    await alice.hears_nothing()


async def test_an_answer_that_may_have_arrived_is_repeated_and_says_so(house: House) -> None:
    """The connection broke after Telegram took the message: it comes again, and says that it may be a repeat."""
    alice = await house.patient()
    house.telegram.local.faults.add("sendMessage", "drop-after")
    await alice.says("wbc 5.2")
    assert REPEAT not in (await alice.hears("5.2")).text
    assert REPEAT in (await alice.hears("5.2")).text
    await alice.hears_nothing()


async def test_an_edit_is_repeated_without_a_word(house: House) -> None:
    """Writing the same over a message twice does no harm, so nobody is told."""
    alice = await house.patient()
    await alice.says("what is leukopenia")
    answer = await alice.hears()
    house.telegram.local.faults.add("editMessageText", "502-after")
    await alice.taps("more", on=answer)
    assert REPEAT not in (await alice.hears()).text
    await house.idle()
    assert await states(house) == {"sent"}


async def test_the_same_button_twice(house: House) -> None:
    """The second tap changes nothing, and nothing fails."""
    alice = await house.patient()
    await alice.says("what is leukopenia")
    answer = await alice.hears()
    for _ in range(2):
        await alice.taps("more", on=answer)
    await house.idle()
    assert await states(house) == {"sent"}


async def test_whoever_blocks_us_is_left_in_peace_until_they_are_back(house: House) -> None:
    """While blocked nothing is tried; what waited is said when they are back."""
    alice = await house.patient()
    await alice.says("remind me to recheck in 2 weeks")
    await alice.taps("Yes", on=await alice.hears("I would remind you"))
    await house.idle()
    await alice.blocks()
    await house.idle()
    alice.hears_no_more()
    tried = len(house.telegram.local.calls("sendMessage"))
    await house.pass_time(days=15)
    await house.idle()
    assert len(house.telegram.local.calls("sendMessage")) == tried
    await alice.unblocks()
    assert "blood" in (await alice.hears()).text


async def test_a_block_that_we_find_out_by_writing(house: House) -> None:
    """One refused message is enough, and a message of theirs opens the chat again, though nobody told us that."""
    alice = await house.patient()
    house.telegram.local.faults.add("sendMessage", "403")
    await alice.says("what is leukopenia")
    await house.idle()
    await alice.says("what is neutropenia")
    assert "eukopenia" in (await alice.hears()).text
    assert "eutropenia" in (await alice.hears()).text


async def test_an_emergency_reaches_somebody_we_took_for_gone(house: House) -> None:
    """Who writes can be written to: the urgent text does not wait until anything else has noticed."""
    alice = await house.patient()
    house.telegram.local.faults.add("sendMessage", "403")
    await alice.says("what is leukopenia")
    await house.idle()
    await alice.says("I have a fever of 39.5 and I am shaking")
    assert "Get medical help now" in (await alice.hears()).text


async def test_an_answer_follows_its_group(house: House) -> None:
    """A group that becomes a supergroup while its answer waits gets that answer there."""
    alice = house.person("Alice")
    group = house.telegram.group("Lupus", [alice])
    here = alice.in_group(group)
    await here.hears()
    house.telegram.local.faults.add("sendMessage", "429", retry_after=1)
    name = house.telegram.local.world.bot["username"]
    await here.says(f"@{name} what is leukopenia")
    await house.telegram.local.world.updates.all_confirmed()
    grown = people.migrate(house.telegram.local.world, alice.person, group)
    there = alice.in_group(grown)
    assert "eukopenia" in (await there.hears()).text
