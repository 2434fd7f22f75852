"""Counts so low that a call is due: said at once, whatever else is unsure."""

import pytest

from tests.house import House


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("neuts 450", "Call your care team now"),
        ("neuts 0.7", "Call your care team today"),
        ("lymph 0.1", "Call your care team now"),
        ("my platelets are 40 and I feel fine", "Call your care team today"),
        ("hb 7.9 g/dl", "Call your care team now"),
        ("wbc 0.9", "Call your care team now"),
        ("neuts <0.5", "Call your care team now"),
    ],
)
async def test_a_low_count_calls_at_once(house: House, text: str, call: str) -> None:
    """Before everything else in the reply, with where to call when the team is closed."""
    alice = await house.patient()
    await alice.says(text)
    reply = await alice.hears()
    assert reply.text.startswith(call)
    assert "Closed? Call their out-of-hours line, or 111." in reply.text


@pytest.mark.parametrize(
    ("language", "text", "call"),
    [
        ("en", "neuts 0.3", "Call your care team now"),
        ("fr", "pnn 0,3", "Appelez votre équipe soignante maintenant"),
        ("es", "neutrófilos 0,3", "Llama ahora a tu equipo médico"),
    ],
)
async def test_before_consent_a_low_count_calls_and_is_not_kept(
    house: House, language: str, text: str, call: str
) -> None:
    """The call needs no consent; keeping does, and is offered after it."""
    someone = house.person("Luc", language)
    await someone.says(text)
    assert (await someone.hears()).text.startswith(call)
    assert len((await someone.hears()).buttons) == 2


async def test_a_refused_low_value_still_calls(house: House) -> None:
    """A day to come is an error of typing; the value may be true."""
    alice = await house.patient()
    await alice.says("anc 0.3 12 dec 2031")
    reply = await alice.hears()
    assert reply.text.startswith("Call your care team now")
    assert "Not kept: Neutrophils (ANC) 0.3. The date lies in the future." in reply.text


async def test_the_call_names_the_count_among_several(house: House) -> None:
    """Which of the values it is about, and what made it more urgent."""
    alice = await house.patient()
    await alice.says("wbc 3.0 platelets 60")
    reply = await alice.hears()
    assert reply.text.startswith("Call your care team now")
    assert "It is about: Platelets 60 ×10⁹/L." in reply.text
    assert "Two kinds of blood cells are low together." in reply.text


async def test_a_fall_by_half_is_said(house: House) -> None:
    """Neutrophils that halved within three months are one step more urgent."""
    alice = await house.patient()
    await alice.says("neuts 2.4 1 nov")
    await alice.hears("2.4")
    await alice.says("neuts 1.2")
    reply = await alice.hears()
    assert reply.text.startswith("Call your care team today")
    assert "fell by half or more" in reply.text


async def test_an_older_low_result_is_not_taken_for_todays(house: House) -> None:
    """Where a newer result is known, the care team is to hear of the old one if they have not."""
    alice = await house.patient()
    await alice.says("neuts 2.0")
    await alice.hears("2.0")
    await alice.says("neuts 0.4 1 nov")
    reply = await alice.hears()
    assert "An earlier result was low enough to call about: Neutrophils 0.4" in reply.text
    assert not reply.text.startswith("Call your care team now")


async def test_a_result_of_years_ago_is_history(house: House) -> None:
    """No advice is taken from it."""
    alice = await house.patient()
    await alice.says("neuts 0.4 12 nov 2023")
    reply = await alice.hears("12 November 2023")
    assert "Call your care team" not in reply.text


async def test_the_white_count_alone_asks_for_the_neutrophils(house: House) -> None:
    """Below 2.0 they must be known."""
    alice = await house.patient()
    await alice.says("wbc 1.8")
    reply = await alice.hears()
    assert reply.text.startswith("Call your care team today")
    assert "Does your report show neutrophils too?" in reply.text
