"""A number is never guessed: what may mean two things is kept unconfirmed and asked, low values warn meanwhile."""

import pytest

from tests.house import House


async def test_haemoglobin_without_a_unit_is_asked_with_both_readings(house: House) -> None:
    """7.5 is severe in g/dL and near normal in mmol/L: the call is said at once, and ends with the other reading."""
    alice = await house.patient()
    await alice.says("hb 7.5")
    asked = await alice.hears()
    assert asked.text.startswith("Call your care team now")
    assert "to be confirmed" in asked.text
    assert asked.buttons[:3] == ["Haemoglobin: 7.5 g/dL", "Haemoglobin: 7.5 mmol/L", "None of these: leave it out"]
    await alice.taps("7.5 mmol/L", on=asked)
    settled = await alice.hears()
    assert settled.message_id == asked.message_id
    assert "7.5 mmol/L · typical 7.1 to 11.2" in settled.text
    assert "Call your care team" not in settled.text
    assert "to be confirmed" not in settled.text


async def test_a_number_that_may_be_a_percent_is_asked(house: House) -> None:
    """With the total of the day, the percent gives the count, which is shown as worked out."""
    alice = await house.patient()
    await alice.says("neuts 38 wbc 3.1")
    asked = await alice.hears()
    assert "It may be a percent or a count." in asked.text
    await alice.taps("38%", on=asked)
    settled = await alice.hears()
    assert "Neutrophils, percent: 38%" in settled.text
    assert "Neutrophils (ANC): 1.17 ×10⁹/L" in settled.text


async def test_no_neutrophils_at_all_is_a_real_value(house: House) -> None:
    """Zero is called about at once, asked for its typing, and kept on a yes."""
    alice = await house.patient()
    await alice.says("anc 0")
    asked = await alice.hears()
    assert asked.text.startswith("Call your care team now")
    await alice.taps("Yes, it is 0", on=asked)
    settled = await alice.hears()
    assert "Neutrophils (ANC): 0 ×10⁹/L" in settled.text
    assert "to be confirmed" not in settled.text
    assert settled.text.startswith("Call your care team now")


async def test_a_date_of_two_readings_offers_both_days(house: House) -> None:
    """One answer settles the day of every value of the message."""
    alice = await house.patient()
    await alice.says("wbc 3.2 neuts 1.1 03/04/2026")
    asked = await alice.hears("Which day are these values from?")
    assert asked.buttons[:3] == ["3 April 2026", "4 March 2026", "Another day"]
    await alice.taps("4 March 2026", on=asked)
    settled = await alice.hears()
    assert settled.text.startswith("4 March 2026")
    assert "to be confirmed" not in settled.text


async def test_a_vague_day_is_asked_for(house: House) -> None:
    """ "last week" is no day: the typed one settles it."""
    alice = await house.patient()
    await alice.says("wbc 3.2 last week")
    await alice.taps("Another day", on=await alice.hears("I need the exact day"))
    await alice.hears("Which day was it?")
    await alice.says("17 nov")
    settled = await alice.hears("I now keep")
    assert "17 November 2026" in settled.text
    assert "to be confirmed" not in settled.text


async def test_two_values_for_one_day_are_asked_once(house: House) -> None:
    """The one that is tapped stays; the other is left out."""
    alice = await house.patient()
    await alice.says("wbc 3.2 wbc 2.9")
    asked = await alice.hears("Which one is right?")
    assert asked.buttons[:3] == ["3.2 ×10⁹/L", "2.9 ×10⁹/L", "Both are right"]
    await alice.taps("2.9", on=asked)
    settled = await alice.hears()
    assert "2.9 ×10⁹/L" in settled.text
    assert "3.2 ×10⁹/L" not in settled.text


async def test_a_big_change_shows_the_last_value(house: House) -> None:
    """More than five times the last value is asked with both shown."""
    alice = await house.patient()
    await alice.says("wbc 3.0 12 nov")
    await alice.hears("3.0")
    await alice.says("wbc 17")
    asked = await alice.hears("It differs a lot")
    assert "Your last one was 3.0 ×10⁹/L on 12 November 2026." in asked.text
    await alice.taps("No: leave it out", on=asked)
    await alice.hears("Undone")
    await alice.says("/labs")
    assert "17" not in (await alice.hears("Your counts")).text


async def test_doubts_are_asked_one_after_the_other_in_one_message(house: House) -> None:
    """The second question stands where the first one stood."""
    alice = await house.patient()
    await alice.says("hb 7.5 plt 1.5")
    first = await alice.hears("No unit was typed")
    await alice.taps("7.5 g/dL", on=first)
    second = await alice.hears("It may be in lakh")
    assert second.message_id == first.message_id
    await alice.taps("150", on=second)
    assert "to be confirmed" not in (await alice.hears()).text


@pytest.mark.parametrize(
    ("language", "zone", "text", "call", "question", "yes"),
    [
        ("fr", "Paris", "pnn 0", "Appelez votre équipe soignante maintenant", "C’est très bas.", "Oui, c’est 0 G/L"),
        ("es", "Madrid", "neutrófilos 0", "Llama ahora a tu equipo médico", "Es muy bajo.", "Sí, es 0 ×10⁹/L"),
    ],
)
async def test_a_doubt_is_asked_in_the_persons_language(
    house: House, language: str, zone: str, text: str, call: str, question: str, yes: str
) -> None:
    """The call, the question and its buttons."""
    someone = await house.patient("Luc", language, zone)
    await someone.says(text)
    asked = await someone.hears()
    assert asked.text.startswith(call)
    assert question in asked.text
    assert yes in asked.buttons


async def test_an_undone_entry_is_not_brought_back_by_an_old_answer(house: House) -> None:
    """The buttons of a doubt that was undone say that they are old."""
    alice = await house.patient()
    await alice.says("hb 7.5")
    asked = await alice.hears()
    await alice.taps("Undo", on=asked)
    await alice.hears("Undone")
    await alice.taps("7.5 g/dL", on=asked)
    await alice.says("/labs")
    await alice.hears("I keep no counts")


async def test_a_number_inside_a_question_is_answered_and_kept_on_a_tap_only(house: House) -> None:
    """The answer shows how the number was read; its button keeps it, once."""
    alice = await house.patient()
    await alice.says("is wbc 3.2 dangerous?")
    answer = await alice.hears("How low is dangerous?")
    assert "White cells (WBC): 3.2 ×10⁹/L" in answer.text
    await alice.says("/labs")
    await alice.hears("I keep no counts")
    await alice.taps("Keep this count", on=answer)
    await alice.hears("3.2 ×10⁹/L")
    await alice.taps("Keep this count", on=answer)
    await alice.says("/labs")
    assert (await alice.hears("Your counts")).text.count("White cells (WBC)") == 1


async def test_a_very_low_number_inside_a_question_is_called_about_first(house: House) -> None:
    """For the case that it is theirs, the call stands in a message of its own before the answer."""
    alice = await house.patient()
    await alice.says("is an anc of 0.3 dangerous?")
    call = await alice.hears("If this is your own result")
    assert "Call your care team now" in call.text
    assert (await alice.hears("How low is dangerous?")).message_id > call.message_id


async def test_a_doubt_is_asked_also_where_the_same_value_was_kept_before(house: House) -> None:
    """A day that cannot be is asked about, not taken for a repetition of today's value."""
    alice = await house.patient()
    await alice.says("wbc 3.2")
    await alice.hears("3.2")
    await alice.says("wbc 3.2 on 31 feb")
    assert "Which day are these values from?" in (await alice.hears()).text


async def test_a_refused_value_is_named_as_it_was_typed(house: House) -> None:
    """With its sign."""
    alice = await house.patient()
    await alice.says("anc -1")
    assert "Not kept: Neutrophils (ANC) -1." in (await alice.hears()).text
