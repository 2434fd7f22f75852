"""Saying that an answer is not what was asked: the next best, then an honest none."""

from tests.house import House
from tests.postgres import on_both_databases


async def test_the_next_best_are_offered(house: House) -> None:
    """After the next best comes the honest none, with the fever line and a way to tell the curators."""
    alice = await house.patient()
    await alice.says("what is leukopenia")
    answer = await alice.hears()
    await alice.taps("Not what you asked?", on=answer)
    offered = await alice.hears("Did you mean one of these?")
    assert "Leukopenia" not in offered.buttons
    assert len(offered.buttons) == 3
    await alice.taps("None of these", on=offered)
    none = await alice.hears("I do not have a safe answer")
    assert "38.0 °C" in none.text
    assert "Tell those who write the answers" in none.buttons


async def test_a_chosen_answer_can_be_refused_too(house: House) -> None:
    """The question goes along with the choice, and what was refused is not offered again."""
    alice = await house.patient()
    await alice.says("what is leukopenia")
    await alice.taps("Not what you asked?", on=await alice.hears())
    offered = await alice.hears("Did you mean")
    first = offered.buttons[0]
    await alice.taps(first, on=offered)
    await alice.taps("Not what you asked?", on=await alice.hears())
    assert first not in (await alice.hears("Did you mean")).buttons


async def test_it_stays_under_the_other_parts(house: House) -> None:
    """Also who read on, or looked at the sources, can say no."""
    alice = await house.patient()
    await alice.says("what is leukopenia")
    await alice.taps("Tell me more", on=await alice.hears())
    more = await alice.hears()
    await alice.taps("Sources", on=more)
    sources = await alice.hears("Where this comes from")
    await alice.taps("Not what you asked?", on=sources)
    assert await alice.hears("Did you mean")


async def test_a_declined_question_goes_to_the_curators(house: House) -> None:
    """There is no next best for what is not answered at all."""
    alice = await house.patient()
    await alice.says("how many mg of plaquenil should i take")
    await alice.taps("Not what you asked?", on=await alice.hears())
    assert "Tell those who write the answers" in (await alice.hears("I do not have a safe answer")).buttons


@on_both_databases
async def test_after_an_hour_it_is_asked_again(house: House) -> None:
    """The question is gone; the button says so and guesses nothing."""
    alice = await house.patient()
    await alice.says("what is leukopenia")
    answer = await alice.hears()
    await house.pass_time(minutes=61)
    await alice.taps("Not what you asked?", on=answer)
    assert await alice.hears("I no longer have that question")


async def test_nobody_else_s_question_is_opened(house: House) -> None:
    """A button pressed in another chat finds nothing there."""
    alice, mallory = await house.patient(), await house.patient("Mallory")
    await alice.says("what is leukopenia")
    stolen = (await alice.hears()).button("Not what you asked?")["callback_data"]
    await mallory.says("what is leukopenia")
    own = await mallory.hears()
    await mallory.presses(stolen, on=own)
    assert await mallory.hears("I no longer have that question")


async def test_in_a_group_no_question_is_kept(house: House) -> None:
    """There is no such button where others read along."""
    alice = await house.patient()
    group = house.telegram.group("Lupus group", [alice])
    here = alice.in_group(group)
    await here.says(f"@{house.telegram.local.world.bot['username']} what is leukopenia")
    assert "Not what you asked?" not in (await here.hears("Leukopenia")).buttons
