"""The language Whitecell speaks: Telegram's at first, then what the person chooses."""

import pytest

from tests.bot.people_time import be_at
from tests.house import House


@pytest.mark.parametrize(
    ("language", "place", "clock", "country", "number", "clinic"),
    [
        ("en", "Manchester", "Your clock: London", "united kingdom", "999", "I keep your care team’s number"),
        ("fr", "Lyon", "Votre heure : Paris", "la France", "15", "Je garde le numéro"),
        ("es", "Ciudad de México", "Tu hora: Ciudad de México", "méxico", "911", "Guardo el teléfono"),
    ],
)
async def test_the_first_questions_are_answered_in_words(
    house: House, language: str, place: str, clock: str, country: str, number: str, clinic: str
) -> None:
    """Zone, country and clinic typed as people type them, each shown back in their language."""
    someone = house.person("Someone", language)
    await someone.says("/start")
    welcome = await someone.hears()
    await someone.taps(welcome.buttons[0], on=welcome)
    await someone.hears()
    await someone.says(place)
    await someone.hears(clock)
    await someone.says(country)
    await someone.hears(number)
    await someone.says("+1 555 0100 200")
    assert "+1 555 0100 200" in (await someone.hears(clinic)).text


@pytest.mark.parametrize(
    ("label", "set_", "then"),
    [
        ("Français", "Je vous parlerai en français", "Vous n’avez pas de rappels"),
        ("Español", "Te hablaré en español", "No tienes avisos"),
    ],
)
async def test_a_chosen_language_is_kept(house: House, label: str, set_: str, then: str) -> None:
    """/language changes what everything is said in from then on."""
    alice = await house.patient()
    await alice.says("/language")
    await alice.taps(label, on=await alice.hears("Which language"))
    await alice.hears(set_)
    await alice.says("/reminders")
    await alice.hears(then)


async def test_before_consent_a_language_is_not_kept_and_it_says_so(house: House) -> None:
    """The choice is answered in that language, with the consent that would keep it."""
    alice = house.person("Alice", "en")
    await alice.says("/language")
    await alice.taps("Español", on=await alice.hears("Which language"))
    told = await alice.hears("no guardo nada")
    await alice.taps("Acepto", on=told)
    await alice.hears("Dónde vives")


async def test_a_reminder_is_asked_for_in_another_language_than_ones_own(house: House) -> None:
    """Somebody who speaks English with us may type French: the request is read and shown back in French."""
    await be_at(house)
    alice = await house.patient()
    await alice.says("rappelle-moi la prise de sang dans 4 semaines")
    await alice.hears("Rappel à confirmer")


async def test_a_language_that_is_none_of_ours_is_asked(house: House) -> None:
    """Somebody whose Telegram is set to German is shown all three, with buttons."""
    karl = house.person("Karl", "de")
    await karl.says("Guten Tag, wie geht es Ihnen heute?")
    heard = await karl.hears("English")
    assert heard.buttons == ["English", "Français", "Español"]
