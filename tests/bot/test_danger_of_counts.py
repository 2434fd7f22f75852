"""Counts so low that a call is due: said at once, whatever else is unsure."""

import pytest

from tests.facts import tell
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


async def test_a_fall_by_half_inside_the_range_is_not_called_low(house: House) -> None:
    """It is to be told all the same, and why."""
    alice = await house.patient()
    await alice.says("neuts 5.0 1 nov")
    await alice.hears("5.0")
    await alice.says("neuts 2.4")
    reply = (await alice.hears("2.4")).text
    assert (
        "Tell your care team about this; this week if it is new or falling.\nNeutrophils fell by half or more" in reply
    )
    assert "below" not in reply


async def test_a_medicine_that_makes_a_usual_count_worth_telling_is_named(house: House) -> None:
    """The lines of tables.md 2.3 for who takes immunosuppressants lie inside the range."""
    alice = await house.patient()
    await tell(alice, "Immune medicines", "Yes")
    await alice.says("neuts 1.55 lymph 0.9")
    reply = (await alice.hears("1.55")).text
    assert "This is below the usual range. Tell your care team" in reply
    assert "It is about: Lymphocytes 0.9 ×10⁹/L.\n" in reply
    assert "With a medicine that weakens the immune system, your care team wants to know sooner." in reply
    assert "It is about: Neutrophils 1.55 ×10⁹/L.\n" in reply


@pytest.mark.parametrize("text", ["platelets 76", "wbc 2.0"])
async def test_nothing_low_is_called_a_little_low(house: House, text: str) -> None:
    """How low is for the care team to say."""
    alice = await house.patient()
    await alice.says(text)
    reply = (await alice.hears("below the usual range")).text
    assert "little" not in reply


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


@pytest.mark.parametrize(
    ("name", "said", "reason"),
    [
        ("Age", "65 or over", "From 65 on, low counts need a call sooner."),
        ("Cyclophosphamide", "", "Your medicine can make infections more serious."),  # "" is this month
        ("Rituximab", "", "Your medicine can make infections more serious."),
    ],
)
async def test_what_somebody_told_makes_a_low_count_more_urgent(
    house: House, name: str, said: str, reason: str
) -> None:
    """One step up, with its reason (2.3); a usual count stays usual."""
    alice = await house.patient()
    await tell(alice, name, said)
    await alice.says("neuts 1.2")
    reply = await alice.hears("1.2")
    assert reply.text.startswith("Call your care team today")
    assert reason in reply.text
    await alice.says("neuts 2.9 lymph 2.0")
    assert "Call your care team" not in (await alice.hears("2.9")).text


async def test_stable_neutrophils_of_who_is_duffy_null_are_usual(house: House) -> None:
    """From 1.0 on and not falling; the fever line stays."""
    alice = await house.patient()
    await tell(alice, "Duffy-null", "Yes")
    await alice.says("neuts 1.3 1 nov")
    await alice.hears("below the usual range")
    await alice.says("neuts 1.25")
    assert "For your blood type (Duffy-null) this can be usual." in (await alice.hears("1.25")).text


async def test_a_count_that_is_asked_about_calls_already(house: House) -> None:
    """Its question stands last."""
    alice = await house.patient()
    await alice.says("neuts 0.1")
    reply = await alice.hears()
    assert reply.text.startswith("Call your care team now")
    assert "to be confirmed" in reply.text
    assert len(reply.buttons) > 2


async def test_a_count_that_is_changed_or_edited_calls_at_once(house: House) -> None:
    """Typed over under Change, and in an edited message."""
    alice = await house.patient()
    message = await alice.says("neuts 2.1")
    await alice.edits(message, "neuts 0.7")
    assert (await alice.hears("0.7")).text.startswith("Call your care team today")
    await alice.says("lymph 1.9")
    await alice.taps("Change", on=await alice.hears("1.9"))
    await alice.taps("Lymphocytes", on=await alice.hears("Which one"))
    await alice.hears("Type the right value")
    await alice.says("0.1")
    assert (await alice.hears("0.1")).text.startswith("Call your care team now")


async def test_an_edit_that_is_asked_about_calls_already(house: House) -> None:
    """A button has changed the count since, so the edit is asked about; the call does not wait for the answer."""
    alice = await house.patient()
    message = await alice.says("neuts 2.1")
    await alice.taps("Yesterday", on=await alice.hears("2.1"))
    await alice.hears("2.1")
    await alice.edits(message, "neuts 0.3")
    asked = await alice.hears()
    assert asked.text.startswith("Call your care team now")
    assert len(asked.buttons) == 2
