"""What somebody may tell of themselves: asked by buttons, skipped, changed, kept sealed, and used for danger."""

import pytest
from sqlalchemy import select

from bot.patients import facts, records
from bot.patients.records import Person, people
from tests.conversation import Someone
from tests.dialogue import Heard
from tests.facts import tell
from tests.house import House

OPEN = {
    "en": "What you told me about yourself",
    "fr": "Ce que vous m’avez dit de vous",
    "es": "Lo que me contaste de ti",
}
USUAL = "neuts 3.1 lymph 1.8"


async def person(house: House, who: Someone) -> Person:
    async with house.database.read() as connection:
        found = await records.get(connection, who.id, house.ground.keys)
    assert found is not None
    return found


async def card(who: Someone, language: str = "en") -> Heard:
    await who.says("/privacy")
    await who.taps(OPEN[language], on=await who.hears("/export"))
    return await who.hears(OPEN[language])


async def test_they_are_offered_after_the_setup(house: House) -> None:
    """The setup ends with the offer; "not now" leaves it at that."""
    alice = house.person("Alice")
    await alice.says("/start")
    await alice.taps("I agree", on=await alice.hears())
    await alice.hears("Where do you live")
    await alice.says("London")
    await alice.hears("emergency number shall")
    await alice.says("United Kingdom")
    await alice.taps("Skip", on=await alice.hears("care team’s telephone"))
    offered = await alice.hears("May I ask you a few things?")
    await alice.taps("Not now", on=offered)
    await alice.hears("/privacy")
    assert (await person(house, alice)).details == {}


@pytest.mark.parametrize(
    ("language", "yes", "no", "skip"), [("en", "Yes", "No", "Skip"), ("fr", "Oui", "Non", "Passer"),
                                        ("es", "Sí", "No", "Saltar")]
)  # fmt: skip
async def test_they_are_asked_in_a_row(house: House, language: str, yes: str, no: str, skip: str) -> None:
    """One after the other they are answered or skipped; what was told is shown at the end, and kept."""
    alice = await house.patient(language=language)
    await alice.presses("1:facts:go:steroids", on=await card(alice, language))
    await alice.taps(yes, on=await alice.hears("prednisone" if language != "es" else "prednisona"))
    await alice.taps(no, on=await alice.hears("tacrolimus"))
    for _ in facts.QUESTIONS[2:]:
        await alice.taps(skip, on=await alice.hears())
    shown = await alice.hears(OPEN[language])
    told = [row.rpartition(":")[2].strip() for row in shown.text.split("\n") if row.startswith("•")]
    assert told[:2] == [yes, no]
    assert len(set(told[2:])) == 1
    known = await person(house, alice)
    assert facts.answer(known, "steroids") == facts.YES
    assert facts.answer(known, "immunosuppressants") == facts.NO
    assert facts.answer(known, "rituximab") is None


async def test_a_man_is_not_asked_about_pregnancy(house: House) -> None:
    """After the range for men the next question is another one."""
    alice = await house.patient()
    await alice.presses("1:facts:go:sex", on=await card(alice))
    await alice.taps("The one for men", on=await alice.hears("Which range"))
    assert "Duffy" in (await alice.hears()).text


async def test_an_answer_is_changed_and_taken_back(house: House) -> None:
    """From the card an answer is changed, and forgotten again."""
    alice = await house.patient()
    await tell(alice, "Age", "65 or over")
    assert facts.facts_of(await person(house, alice), house.clock().people.date()).aged_65
    await tell(alice, "Age", "Under 18")
    assert facts.facts_of(await person(house, alice), house.clock().people.date()).under_18
    await tell(alice, "Age", "Forget this answer")
    assert facts.answer(await person(house, alice), "age") is None


async def test_answers_are_sealed_exported_and_erased(house: House) -> None:
    """No answer stands readable in the database; /export names it and /forget takes it away."""
    alice = await house.patient()
    await tell(alice, "Steroids", "Yes")
    async with house.database.read() as connection:
        assert b"steroids" not in (await connection.scalar(select(people.c.details)) or b"")
    await alice.says("/export")
    assert "document" in (await alice.hears("Here is everything")).body
    await alice.says("/forget")
    await alice.taps("Yes, erase everything", on=await alice.hears("Erase everything?"))
    await alice.hears("Erased")
    async with house.database.read() as connection:
        assert (await connection.execute(select(people))).first() is None


async def test_an_invented_answer_is_an_old_button(house: House) -> None:
    """A button nobody was shown changes nothing."""
    alice = await house.patient()
    await alice.presses("1:facts:set:fever:41.0", on=await card(alice))
    assert "old" in (await alice.hears()).text
    assert facts.fever_limit(await person(house, alice)) is None


async def test_unknown_counts_as_low(house: House) -> None:
    """Of somebody who told nothing, 37.7 °C is a reason to call today."""
    alice = await house.patient()
    await alice.says("my temperature is 37.7")
    await alice.hears("Call your care team today")


def called(who: Someone) -> bool:
    """Whether they were told to call today, in what was not listened to yet."""
    told = [event["message"]["text"] for event in who.dialogue.unheard["message"]]
    return any(text.startswith("Call your care team today") for text in told)


async def reassured(house: House) -> Someone:
    """Somebody whose counts are fresh and usual, and who takes nothing that weakens immunity."""
    alice = await house.patient()
    await alice.says(USUAL)
    await alice.hears("3.1")
    for name, said in (("Steroids", "No"), ("Immune medicines", "No"), ("Cyclophosphamide", "Never"),
                       ("Rituximab", "Never")):  # fmt: skip
        await tell(alice, name, said)
    await house.idle()
    alice.hears_no_more()
    return alice


async def test_a_clear_no_and_fresh_counts_make_it_a_hint(house: House) -> None:
    """Usual fresh counts and no weakening medicine: 37.7 °C gets a line, not a call; three months later it does."""
    alice = await reassured(house)
    await alice.says("my temperature is 37.7")
    await house.idle()
    assert not called(alice)
    alice.hears_no_more()
    await house.pass_time(days=92)
    await alice.says("my temperature is 37.7")
    await alice.hears("Call your care team today")


@pytest.mark.parametrize("said", ["my daughter has 37.7", "my husband’s temperature is 37.7"])
async def test_it_reassures_about_nobody_else(house: House, said: str) -> None:
    """What the writer told of themselves makes nothing less urgent for whom they care for."""
    alice = await reassured(house)
    await alice.says(said)
    await alice.hears("Call your care team today")


@pytest.mark.parametrize(
    ("name", "said"), [("Steroids", "Yes"), ("Pregnancy", "Yes"), ("Rituximab", "Longer ago"), ("Age", "Under 18")]
)
async def test_one_fact_brings_the_call_back(house: House, name: str, said: str) -> None:
    """Each of these alone makes 37.7 °C a call again, but for a rituximab of long ago."""
    alice = await reassured(house)
    await tell(alice, name, said)
    await alice.says("my temperature is 37.7")
    await house.idle()
    assert called(alice) == (name != "Rituximab")


async def test_a_doubtful_low_count_brings_the_call_back(house: House) -> None:
    """A newer count that is still in doubt makes the counts unknown, and as low as it may be."""
    alice = await reassured(house)
    await alice.says("neuts 0.1")
    await alice.hears("0.1")
    await house.idle()
    alice.hears_no_more()
    await alice.says("my temperature is 37.7")
    await alice.hears("Call your care team now")


@pytest.mark.parametrize(
    "typed",
    [
        ["neuts 2.0", "neuts 0.4"],
        ["neuts 0.4", "neuts 2.0"],
        ["plt 20"],  # no count that fights infection, and low enough for a call day or night
    ],
)
async def test_of_several_counts_of_a_day_the_lowest_holds(house: House, typed: list[str]) -> None:
    """Whichever was told last: one of them may be a slip, and nobody knows which."""
    alice = await reassured(house)
    for count in typed:
        await alice.says(count)
        await alice.hears()
    await house.idle()
    alice.hears_no_more()
    await alice.says("my temperature is 37.7")
    assert (await alice.hears()).text.startswith("Call your care team now, day or night.")


async def test_the_teams_own_fever_number_makes_it_an_emergency(house: House) -> None:
    """Who was told to call from 37.5 °C gets the urgent text at 37.6 °C; nobody else does."""
    alice = await house.patient()
    await tell(alice, "Team’s fever number", "37.5 °C (99.5 °F)")
    await house.idle()
    alice.hears_no_more()
    await alice.says("my temperature is 37.6")
    await alice.hears("Get medical help now")


async def test_sex_chooses_the_range_of_a_count(house: House) -> None:
    """Haemoglobin is shown and weighed by the range that was chosen."""
    alice = await house.patient()
    await alice.says("hgb 12.2 g/dL")
    both = (await alice.hears("12.2")).text
    await tell(alice, "Laboratory range", "The one for men")
    await alice.says("/labs")
    assert (await alice.hears("12.2")).text.count("typical") == both.count("typical")


async def test_a_fever_that_is_gone_waits_for_the_day_where_counts_are_usual(house: House) -> None:
    """Whose counts are fresh and usual, and who takes nothing that weakens immunity, calls today; others now."""
    alice = await reassured(house)
    await alice.says("had 38.6 yesterday but normal today")
    assert (await alice.hears()).text.startswith("Call your care team today.")
    await alice.says("my husband had 38.6 yesterday but is normal today")
    await alice.hears("Call your care team now, day or night.")


@pytest.mark.parametrize(
    ("counts", "call"),
    [
        ("neuts 0.3", "Call your care team now, day or night."),
        ("neuts 0.7", "Call your care team today."),
        ("neuts 0.1", "Call your care team now, day or night."),  # so low that it is asked about
        ("plt 18", "Call your care team now, day or night."),
    ],
)
async def test_a_very_low_count_makes_the_call_of_today_one_for_now(house: House, counts: str, call: str) -> None:
    """Who is to call day or night though they feel well does not wait for the day with a sore throat."""
    alice = await house.patient()
    await alice.says(counts)
    await house.idle()
    alice.hears_no_more()
    await alice.says("I have a sore throat")
    assert (await alice.hears()).text.startswith(call)


async def test_three_months_later_the_count_says_nothing_any_more(house: House) -> None:
    """An old result makes nothing more urgent either."""
    alice = await house.patient()
    await alice.says("neuts 0.3")
    await house.idle()
    alice.hears_no_more()
    await house.pass_time(days=92)
    await alice.says("I have a sore throat")
    await alice.hears("Call your care team today.")


@pytest.mark.parametrize(
    ("language", "counts", "said", "heard"),
    [
        ("en", "plt 60", "I hit my head", "Get medical help now"),
        ("fr", "plaquettes 60", "je me suis cogné la tête", "Faites-vous soigner tout de suite"),
        ("es", "plaquetas 60", "me di un golpe en la cabeza", "Busca atención médica ahora"),
        ("en", "plt 250", "I hit my head", "Is this happening to you now?"),
    ],
)
async def test_a_blow_to_the_head_with_low_platelets(
    house: House, language: str, counts: str, said: str, heard: str
) -> None:
    """What is asked about for others is an emergency where the stored platelets are low (E14)."""
    alice = await house.patient(language=language)
    await alice.says(counts)
    await house.idle()
    alice.hears_no_more()
    await alice.says(said)
    await alice.hears(heard)


async def test_the_platelets_of_who_writes_say_nothing_of_another(house: House) -> None:
    """A daughter's blow to the head is asked about, whatever her mother's platelets are."""
    alice = await house.patient()
    await alice.says("plt 60")
    await house.idle()
    alice.hears_no_more()
    await alice.says("my daughter hit her head")
    await alice.hears("Is this happening to you now?")
