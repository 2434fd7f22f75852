"""Blood counts typed in a message: shown back, undone, moved, changed, listed."""

import pytest

from tests.house import House


async def test_counts_are_shown_back_with_unit_day_and_range(house: House) -> None:
    """Each value comes back under its day, with the decimals a laboratory prints and a typical range."""
    alice = await house.patient()
    await alice.says("wbc 3.2 neuts 1.1 lymph 0.7 12 nov")
    reply = await alice.hears()
    assert "12 November 2026" in reply.text
    assert "White cells (WBC): 3.2 ×10⁹/L · typical 4.0 to 11.0" in reply.text
    assert "Neutrophils (ANC): 1.1 ×10⁹/L · typical 1.5 to 7.5" in reply.text
    assert "Lymphocytes: 0.7 ×10⁹/L · typical 1.0 to 4.0" in reply.text
    assert "Labs differ" in reply.text
    assert "Not yet reviewed by a clinician" in reply.text
    assert reply.buttons == ["Undo", "Change"]


@pytest.mark.parametrize(
    ("language", "zone", "text", "shown", "advice"),
    [
        ("fr", "Paris", "gb 3,2 pnn 1,1 12 nov", "Neutrophiles (PNN) : 1,1 G/L · habituel 1,5 à 7,5",
         "sous les valeurs"),
        ("es", "Madrid", "leucocitos 3,2 neutrófilos 1,1 12 nov", "Neutrófilos: 1,1 ×10⁹/L · habitual 1,5 a 7,5",
         "Está por debajo de lo"),
    ],
)  # fmt: skip
async def test_counts_are_shown_as_laboratories_of_the_language_print_them(
    house: House, language: str, zone: str, text: str, shown: str, advice: str
) -> None:
    """A comma for the decimal mark, G/L in French, and the advice in the same language."""
    someone = await house.patient("Luc", language, zone)
    await someone.says(text)
    reply = await someone.hears()
    assert shown in reply.text
    assert advice in reply.text


async def test_the_labs_own_range_wins(house: House) -> None:
    """A range typed with the value is shown instead of a typical one."""
    alice = await house.patient()
    await alice.says("wbc 3.2 (3.0-10.5)")
    reply = await alice.hears()
    assert "your lab 3.0 to 10.5" in reply.text
    assert "typical" not in reply.text.lower()
    assert "below the usual range" not in reply.text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("hb 11.2 g/dl", "Haemoglobin: 11.2 g/dL · typical 11.5 to 18.0"),
        ("hb 112 g/l", "Haemoglobin: 112 g/L · typical 115 to 180"),
        ("platelets 150000", "Platelets: 150 ×10⁹/L (typed: 150000) · typical 150 to 400"),
        ("neuts 1500", "Neutrophils (ANC): 1.5 ×10⁹/L (typed: 1500) · typical 1.5 to 7.5"),
    ],
)
async def test_a_value_is_shown_in_the_unit_it_was_typed_in(house: House, typed: str, shown: str) -> None:
    """Haemoglobin keeps g/dL or g/L; where another number is shown, the typed one stands beside it."""
    alice = await house.patient()
    await alice.says(typed)
    assert shown in (await alice.hears()).text


async def test_undo_takes_them_out_and_brings_them_back(house: House) -> None:
    """Undo writes over the same message, and one tap brings everything back."""
    alice = await house.patient()
    await alice.says("wbc 3.2 neuts 1.1")
    shown = await alice.hears()
    await alice.taps("Undo", on=shown)
    undone = await alice.hears("Undone")
    assert undone.message_id == shown.message_id
    await alice.says("/labs")
    await alice.hears("I keep no counts")
    await alice.taps("Bring it back", on=undone)
    back = await alice.hears("White cells")
    assert "1.1 ×10⁹/L" in back.text
    await alice.says("/labs")
    assert "3.2 ×10⁹/L" in (await alice.hears("Your counts")).text


async def test_today_is_assumed_and_yesterday_is_one_tap(house: House) -> None:
    """Without a day it is today's, with a button for yesterday; that moves it once only."""
    alice = await house.patient()
    await alice.says("wbc 4.2")
    shown = await alice.hears()
    today = house.clock().people.date()
    assert f"{today.day} {today:%B}" in shown.text
    await alice.taps("It was yesterday", on=shown)
    moved = await alice.hears()
    assert "It was yesterday" not in moved.buttons
    first = moved.text.splitlines()[0]
    await alice.taps("It was yesterday", on=shown)
    await alice.says("/labs")
    assert first in (await alice.hears("Your counts")).text


async def test_another_day_is_typed(house: House) -> None:
    """The day is asked for, an unclear or future one asked again, and the message with the values follows."""
    alice = await house.patient()
    await alice.says("wbc 4.2")
    await alice.taps("Another day", on=await alice.hears())
    await alice.hears("Which day")
    await alice.says("12 december 2031")
    await alice.hears("has not come yet")
    await alice.says("12 nov")
    await alice.hears("Changed. See below.")
    assert "12 November 2026" in (await alice.hears("Changed. I now keep")).text


async def test_a_value_is_changed(house: House) -> None:
    """Change offers each value; a bare number is read in the unit of before, and the old message says where to look."""
    alice = await house.patient()
    await alice.says("wbc 3.2 neuts 1.1 12 nov")
    await alice.taps("Change", on=await alice.hears())
    choice = await alice.hears("Which one shall I change?")
    assert choice.buttons == ["White cells: 3.2 ×10⁹/L", "Neutrophils: 1.1 ×10⁹/L", "Another day", "Back"]
    await alice.taps("Neutrophils", on=choice)
    await alice.hears("Type the right value for Neutrophils")
    await alice.says("0.4")
    await alice.hears("Changed. See below.")
    changed = await alice.hears("I now keep")
    assert changed.text.startswith("Call your care team now")
    assert "Neutrophils (ANC): 0.4 ×10⁹/L" in changed.text
    assert "White cells (WBC): 3.2 ×10⁹/L" in changed.text


async def test_a_question_in_the_middle_of_a_change_is_answered(house: House) -> None:
    """What is no value is read as anything else, and the value can still be typed afterwards."""
    alice = await house.patient()
    await alice.says("neuts 1.1")
    await alice.taps("Change", on=await alice.hears())
    await alice.taps("Neutrophils", on=await alice.hears("Which one"))
    await alice.hears("Type the right value")
    await alice.says("what is leukopenia?")
    await alice.hears("Leukopenia means a low number")
    await alice.says("1.3")
    assert "1.3 ×10⁹/L" in (await alice.hears("I now keep")).text


async def test_a_worked_out_count_follows_its_total(house: House) -> None:
    """Neutrophils from a percent are marked, and change with the total they came from."""
    alice = await house.patient()
    await alice.says("wbc 4.0 neut 20%")
    shown = await alice.hears()
    assert "0.8 ×10⁹/L · typical 1.5 to 7.5 · worked out from your total and percent" in shown.text
    assert shown.text.startswith("Call your care team today")
    await alice.taps("Change", on=shown)
    await alice.taps("White cells", on=await alice.hears("Which one"))
    await alice.hears("Type the right value")
    await alice.says("8.0")
    changed = await alice.hears("I now keep")
    assert "Neutrophils (ANC): 1.6 ×10⁹/L" in changed.text
    assert "Call your care team" not in changed.text.split("General information")[0]


async def test_days_of_one_message_are_shown_apart(house: House) -> None:
    """Each day stands over its own values, the newest first."""
    alice = await house.patient()
    await alice.says("wbc 3.2 12 nov\nwbc 2.9 19 nov\nneuts 1.2 19 nov")
    lines = (await alice.hears()).text.splitlines()
    assert lines.index("19 November 2026") < lines.index("12 November 2026")
    assert lines[lines.index("12 November 2026") + 1].startswith("• White cells (WBC): 3.2")
    assert lines[lines.index("19 November 2026") + 2].startswith("• Neutrophils (ANC): 1.2")


async def test_what_is_refused_says_why_and_the_rest_is_kept(house: House) -> None:
    """A part larger than the total is not kept; what was typed beside it is."""
    alice = await house.patient()
    await alice.says("anc 4.5 wbc 3.0 plt 150")
    reply = await alice.hears()
    assert "Not kept: Neutrophils (ANC) 4.5. It is larger than the total" in reply.text
    await alice.says("/labs")
    listed = await alice.hears("Your counts")
    assert "White cells (WBC): 3.0" in listed.text
    assert "Platelets: 150" in listed.text
    assert "Neutrophils" not in listed.text


async def test_the_same_value_of_the_same_day_is_kept_once(house: House) -> None:
    """Typed again, it is shown as kept before."""
    alice = await house.patient()
    await alice.says("wbc 3.2 12 nov")
    await alice.hears("3.2")
    await alice.says("wbc 3.2 neuts 1.1 12 nov")
    assert "I had this already, so I keep it only once: White cells 3.2" in (await alice.hears("1.1")).text
    await alice.says("/labs")
    assert (await alice.hears("Your counts")).text.count("White cells (WBC)") == 1


async def test_labs_lists_days_newest_first_and_opens_one_to_change_it(house: House) -> None:
    """/labs shows the newest days, turns to older ones, and each day's button opens what was typed for it."""
    alice = await house.patient()
    for day in range(1, 8):
        await alice.says(f"wbc 3.{day} {day} nov")
        await alice.hears(f"3.{day}")
    await alice.says("/labs")
    listed = await alice.hears("Your counts")
    assert listed.text.index("7 November") < listed.text.index("3 November")
    assert "2 November" not in listed.text
    await alice.taps("Older", on=listed)
    older = await alice.hears("2 November 2026")
    assert older.message_id == listed.message_id
    await alice.taps("Change 2 Nov", on=older)
    opened = await alice.hears("3.2 ×10⁹/L")
    assert "Undo" in opened.buttons


async def test_many_values_of_one_message_are_kept_and_shown_as_far_as_a_message_goes(house: House) -> None:
    """A pasted history of 90 values is never answered by silence, and /labs turns through all of it."""
    alice = await house.patient()
    days = [f"{day} {month} 2026" for month in ("aug", "sep") for day in range(1, 10)]
    await alice.says("\n".join(f"{day} wbc 4.2 neuts 1.9 lymph 1.2 hb 12.1 g/dl plt 210" for day in days))
    reply = await alice.hears()
    assert "… and 70 more." in reply.text
    await alice.says("/labs")
    page = await alice.hears("Your counts")
    seen = 1
    while "Older" in page.buttons:
        await alice.taps("Older", on=page)
        page = await alice.hears("Your counts")
        seen += 1
    assert "1 August 2026" in page.text
    assert seen == 5


async def test_a_slip_where_a_day_or_value_is_asked_is_asked_again(house: House) -> None:
    """What is neither an answer nor a question is not met by "I do not know"."""
    alice = await house.patient()
    await alice.says("neuts 1.1")
    shown = await alice.hears()
    await alice.taps("Another day", on=shown)
    await alice.hears("Which day")
    await alice.says("sometime")
    await alice.hears("I am not sure which day")
    await alice.taps("Change", on=shown)
    await alice.taps("Neutrophils", on=await alice.hears("Which one"))
    await alice.hears("Type the right value")
    await alice.says("hmm")
    await alice.hears("I could not read a value")
    await alice.says("1.2")
    await alice.hears("I now keep")


async def test_a_reminder_asked_for_beside_counts_is_not_lost(house: House) -> None:
    """The counts are shown back, then the reminder is offered as their recheck."""
    alice = await house.patient()
    await alice.says("wbc 3.2 and remind me in 4 weeks")
    assert "3.2 ×10⁹/L" in (await alice.hears()).text
    assert "Recheck your blood counts" in (await alice.hears("remind you")).text


async def test_a_number_alone_is_asked_for_its_name(house: House) -> None:
    """It is neither guessed nor taken for a question."""
    alice = await house.patient()
    await alice.says("3.2")
    reply = await alice.hears("does not tell me which count")
    assert "wbc 3.2" in reply.text
