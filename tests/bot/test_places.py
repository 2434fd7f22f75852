"""Where somebody lives: zone, country and clinic, told at the first meeting and changed later."""

from pathlib import Path

import pytest

from content.content import Content
from tests.bot.people_time import be_at
from tests.conversation import Someone
from tests.dialogue import Heard
from tests.house import House, running


async def _agrees(house: House, name: str = "Alice") -> tuple[Someone, Heard]:
    """Somebody who has agreed and is asked for their zone."""
    someone = house.person(name)
    await someone.says("/start")
    await someone.taps("I agree", on=await someone.hears())
    return someone, await someone.hears("Where do you live")


async def _tells_zone(house: House) -> tuple[Someone, Heard]:
    """Somebody in London who is asked for their country."""
    alice, _ = await _agrees(house)
    await alice.says("London")
    await alice.hears("Your clock")
    return alice, await alice.hears("emergency number shall")


async def test_a_likely_zone_is_tapped(house: House) -> None:
    """A tapped zone is shown back in place of the question."""
    alice, asked = await _agrees(house)
    await alice.taps("London", on=asked)
    answered = await alice.hears("Your clock: London")
    assert answered.message_id == asked.message_id
    assert answered.buttons == []


async def test_a_name_of_several_cities_is_asked(house: House) -> None:
    """Birmingham is in England and in Alabama: both are offered."""
    alice, _ = await _agrees(house)
    await alice.says("Birmingham")
    which = await alice.hears("Which one")
    await alice.taps("London", on=which)
    await alice.hears("Your clock: London")


async def test_a_shared_location_gives_the_zone_and_is_not_kept(house: House) -> None:
    """The keyboard that shares a place goes away again, and the bot says what it did with the place."""
    alice, asked = await _agrees(house)
    await alice.taps("Share my location", on=asked)
    assert (await alice.hears("Tap the button below")).keyboard == ["Share my location"]
    await alice.sends_location(40.4, -3.7)
    told = await alice.hears("I did not keep the place")
    assert "Madrid" in told.text


async def test_a_place_at_sea_is_no_place(house: House) -> None:
    """Where no zone is known nothing is set: 0, 0 is water in the Gulf of Guinea."""
    alice, _ = await _agrees(house)
    await alice.sends_location(0.0, 0.0)
    await alice.hears("I do not know that place")


async def test_an_offset_is_asked_for_its_city(house: House) -> None:
    """UTC+2 tells no zone; large cities with that time now are offered."""
    await be_at(house)
    alice, _ = await _agrees(house)
    await alice.says("UTC+2")
    asked = await alice.hears("“UTC+2” does not tell me")
    assert any("12:00" in label for label in asked.buttons)
    await alice.taps(asked.buttons[0], on=asked)
    await alice.hears("Your clock")


async def test_an_unknown_place_is_asked_again(house: House) -> None:
    """The question stays open, with a way out."""
    alice, _ = await _agrees(house)
    await alice.says("Wakanda")
    await alice.hears("I do not know that place")
    await alice.says("London")
    await alice.hears("Your clock: London")


@pytest.mark.parametrize("how", ["tap", "skip", "I don't have one", "no"])
async def test_each_of_the_first_questions_can_be_skipped(house: House, how: str) -> None:
    """By its button or in words, down to the end."""
    alice, asked = await _agrees(house)
    for question in ("emergency number shall", "care team’s telephone", "All set."):
        if how == "tap":
            await alice.taps("Skip", on=asked)
        else:
            await alice.says(how)
        asked = await alice.hears(question)


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("wbc 3.2", "3.2"),
        ("why are my lymphocytes low", "ymphocyte"),
        ("/help", "What you can do"),
    ],
)
@pytest.mark.parametrize("question", ["zone", "country", "clinic"])
async def test_something_else_is_answered_and_the_question_stays_open(
    house: House, question: str, said: str, answered: str
) -> None:
    """Counts, questions and commands in the middle of the first questions are no answers to them."""
    alice, _ = await (_agrees(house) if question == "zone" else _tells_zone(house))
    if question == "clinic":
        await alice.says("France")
        await alice.hears("care team’s telephone")
    await alice.says(said)
    await alice.hears(answered)
    await house.idle()
    alice.hears_no_more()
    if question == "zone":
        await alice.says("London")
        await alice.hears("Your clock: London")
    elif question == "country":
        await alice.says("Mexico")
        await alice.hears("Emergency number in Mexico")
    else:
        await alice.says("+33 1 23 45 67 89")
        await alice.hears("+33 1 23 45 67 89")


async def test_a_reminder_in_the_middle_is_settled_first_and_the_questions_go_on(house: House) -> None:
    """The country is asked again once the reminder is saved."""
    await be_at(house)
    alice, _ = await _tells_zone(house)
    await alice.says("recheck in 4 weeks")
    await alice.taps("Yes", on=await alice.hears("I would remind you"))
    await alice.hears("Saved")
    await alice.taps("United Kingdom", on=await alice.hears("emergency number shall"))
    await alice.hears("999")
    await alice.hears("care team’s telephone")


async def test_what_was_asked_for_before_the_zone_goes_on_after_it(house: House) -> None:
    """The request counts from when it was made, on the clock of where they turn out to live."""
    await be_at(house)
    alice, _ = await _agrees(house)
    await alice.says("remind me to drink water in 2 hours")
    await alice.hears("I first need your time zone")
    await alice.says("Madrid")
    confirm = await alice.hears("I would remind you")
    assert "drink water" in confirm.text
    assert "24 November, 13:00" in confirm.text


async def test_a_skipped_country_shows_the_hosts_number(loaded: Content, tmp_path: Path) -> None:
    """Without a country, the number is the host's."""
    async with running(loaded, tmp_path, emergency_number="18") as house:
        alice, asked = await _tells_zone(house)
        await alice.taps("Skip", on=asked)
        assert "18" in (await alice.hears("In an emergency call")).text


async def test_an_old_button_does_not_take_back_a_later_answer(house: House) -> None:
    """Skip under the country question, tapped after a country was told, shows what is true and changes nothing."""
    alice, asked = await _tells_zone(house)
    await alice.says("Spain")
    await alice.hears("Emergency number in Spain")
    await house.idle()
    alice.hears_no_more()
    await alice.presses("1:place:country:skip", on=asked)
    assert "This button is old" in await alice.sees_toast()
    redrawn = await alice.hears("Emergency number in Spain")
    assert redrawn.message_id == asked.message_id
    assert redrawn.buttons == []
    await alice.says("/timezone")
    await alice.hears("Emergency number in Spain")


async def test_an_old_zone_button_moves_nobody(house: House) -> None:
    """A zone of the first question, tapped when another is set, changes nothing."""
    alice, asked = await _agrees(house)
    await alice.says("Madrid")
    await alice.hears("Your clock: Madrid")
    await alice.taps("London", on=asked)
    await alice.hears("Your clock: Madrid")


async def test_a_forged_choice_is_refused(house: House) -> None:
    """A zone or country that is none is not kept."""
    alice, asked = await _agrees(house)
    await alice.presses("1:place:zone:Mars/Olympus", on=asked)
    await alice.hears("This button is old")
    await alice.says("/timezone")
    await alice.hears("Where do you live")


async def test_country_and_clinic_are_changed_under_timezone(house: House) -> None:
    """/timezone shows all three and changes each."""
    alice = await house.patient()
    await alice.says("/timezone")
    shown = await alice.hears("Emergency number in United Kingdom")
    assert "Your clock: London" in shown.text
    await alice.taps("Another country", on=shown)
    await alice.hears("emergency number shall")
    await alice.says("France")
    await alice.hears("Emergency number in France")
    await alice.taps("Clinic’s number", on=shown)
    await alice.hears("care team’s telephone")
    await alice.says("ward 5: 020 7946 0000")
    await alice.hears("ward 5: 020 7946 0000")
    await alice.says("/timezone")
    assert "ward 5: 020 7946 0000" in (await alice.hears("Emergency number in France")).text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("020 7946 0000", True),
        ("Dr Smith (020) 7946-0000, ask for Ann", True),
        ("+33 1.23.45.67.89", True),
        ("116117", True),
        ("my birthday is 12.05.1986", False),
        ("12/05/1986", False),
        ("1986-05-12", False),
        ("I have 3 cats, 2 dogs, 4 birds and 123 fish", False),
    ],
)
async def test_only_a_telephone_number_is_kept_as_one(house: House, typed: str, kept: bool) -> None:
    """It is shown in the urgent text: a date or other digits are not, and it is said what to type."""
    alice = await house.patient()
    await alice.says("/timezone")
    await alice.taps("Clinic’s number", on=await alice.hears("Your clock"))
    await alice.hears("care team’s telephone")
    await alice.says(typed)
    answer = await alice.hears()
    assert ("I keep your care team’s number" in answer.text) == kept
    if not kept:
        assert "I do not see a telephone number in that" in answer.text
        await alice.taps("Skip", on=answer)
        await alice.hears("I keep no number of your care team")


async def test_a_clinics_number_is_taken_away(house: House) -> None:
    """The number can be removed, and is not shown any more."""
    alice = await house.patient()
    await alice.says("/timezone")
    shown = await alice.hears("Your clock")
    await alice.taps("Clinic’s number", on=shown)
    await alice.says("020 7946 0000")
    await alice.hears("I keep your care team’s number")
    alice.hears_no_more()
    await alice.taps("Clinic’s number", on=shown)
    await alice.taps("Remove it", on=await alice.hears("care team’s telephone"))
    await alice.hears("I keep no number")
    await alice.says("I have a sore throat since yesterday")
    assert "020 7946" not in (await alice.hears("Call your care team")).text


@pytest.mark.parametrize(
    ("language", "asks", "keeps", "said", "closed"),
    [
        ("en", "when they are closed?", "I keep the number", "I have a sore throat", "Closed? Call 020 7946 0999."),
        ("fr", "Quel numéro appeler quand", "Je garde le numéro", "j’ai mal à la gorge",
         "C’est fermé ? Appelez le 020 7946 0999."),
        ("es", "¿A qué número llamas cuando", "Guardo el número", "me duele la garganta",
         "¿Está cerrado? Llama al 020 7946 0999."),
    ],
)  # fmt: skip
async def test_the_number_for_when_they_are_closed(
    house: House, language: str, asks: str, keeps: str, said: str, closed: str
) -> None:
    """Asked once the team's own is told, and shown in every call for today and in the urgent text."""
    alice = await house.patient(language=language)
    await alice.says("/timezone")
    shown = await alice.hears()
    await alice.taps(shown.buttons[-1], on=shown)
    await alice.hears()
    await alice.says("020 7946 0000")
    await alice.hears(asks)
    await alice.says("020 7946 0999")
    await alice.hears(keeps)
    await alice.says(said)
    assert closed in (await alice.hears()).text
    await house.idle()
    alice.hears_no_more()
    await alice.says("39.4")
    urgent = (await alice.hears()).text
    assert "020 7946 0000" in urgent
    assert "020 7946 0999" in urgent


async def test_the_number_for_when_they_are_closed_is_skipped_or_taken_away(house: House) -> None:
    """It may stay untold, be removed alone, and goes with the team's own."""
    alice = await house.patient()
    await alice.says("/timezone")
    shown = await alice.hears("Your clock")
    await alice.taps("Clinic’s number", on=shown)
    await alice.says("020 7946 0000")
    await alice.taps("Skip", on=await alice.hears("when they are closed?"))
    await alice.hears("I keep no number for when they are closed")
    await alice.taps("Clinic’s number", on=shown)
    await alice.says("020 7946 0000")
    await alice.hears("when they are closed?")
    await alice.says("020 7946 0999")
    await alice.hears("I keep the number for when they are closed")
    await alice.says("/timezone")
    assert "When they are closed: 020 7946 0999" in (await alice.hears("Your clock")).text
    await alice.taps("Clinic’s number", on=shown)
    await alice.taps("Remove it", on=await alice.hears("Your care team: 020 7946 0000"))
    await alice.hears("I keep no number of your care team")
    await alice.says("/timezone")
    assert "020 7946" not in (await alice.hears("Your clock")).text


async def test_moving_asks_for_the_country_too(house: House) -> None:
    """A zone in another country may mean another emergency number: it is asked, never changed by itself."""
    alice = await house.patient()
    await alice.says("/timezone")
    await alice.hears("Your clock: London")
    await alice.says("Madrid")
    await alice.hears("Your clock: Madrid")
    asked = await alice.hears("emergency number shall")
    assert asked.buttons == ["Spain", "United Kingdom", "Keep it as it is"]
    await alice.taps("Keep it", on=asked)
    await alice.hears("Emergency number in United Kingdom")
    await alice.hears_nothing()


@pytest.mark.parametrize("said", ["/timezone", "/remind", "/reminders", "/labs"])
async def test_nothing_is_asked_before_consent(house: House, said: str) -> None:
    """Whatever needs a record asks for consent first, and says that nothing is kept without it."""
    alice = house.person("Alice")
    await alice.says(said)
    assert "I agree, remember me" in (await alice.hears("I need your yes first")).buttons
