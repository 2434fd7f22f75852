"""Danger first, in every state of the conversation and every kind of message."""

import pytest

from content.languages import LANGUAGES
from tests.bot.test_danger_words import words_in
from tests.house import House
from tests.playground.pictures import jpeg

HELP_NOW = {
    "en": "Get medical help now",
    "fr": "Faites-vous soigner tout de suite",
    "es": "Busca atención médica ahora",
}
FEVER = {"en": "I have a fever of 38.6", "fr": "j'ai 38,6 de fièvre", "es": "tengo 38,6 de fiebre"}
NUMBER = {"en": "999 / 112", "fr": "15 / 112", "es": "112"}
ZONES = {"en": "Europe/London", "fr": "Paris", "es": "Madrid"}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_urgent_text_is_short_and_names_the_number(house: House, language: str) -> None:
    """Under 60 words, the country's number, marked as not reviewed, and nothing after it."""
    someone = await house.patient("Luc", language, ZONES[language])
    await someone.says(FEVER[language])
    warning = await someone.hears()
    assert HELP_NOW[language] in warning.text
    assert NUMBER[language] in warning.text
    assert len(warning.text.split()) < 60
    assert "<i>" in warning.html.splitlines()[-1]
    await someone.hears_nothing()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_before_consent_the_urgent_text_comes_at_once(house: House, language: str) -> None:
    """Nobody has to agree to anything to be warned; without a country the general number stands in it."""
    someone = house.person("Luc", language)
    await someone.says(FEVER[language])
    warning = await someone.hears()
    assert HELP_NOW[language] in warning.text
    assert "112" in warning.text
    assert len(warning.text.split()) < 60


async def test_a_clinics_own_number_stands_in_the_urgent_text(house: House) -> None:
    """Told in the first questions, where the country was skipped: the longest there is, and short still."""
    luc = house.person("Luc", "fr")
    await luc.says("/start")
    await luc.taps("D’accord", on=await luc.hears())
    await luc.hears("Où habitez-vous")
    await luc.says("Paris")
    await luc.taps("Passer", on=await luc.hears("numéro d’urgence de quel"))
    await luc.hears("numéro de téléphone")
    await luc.says("01 23 45 67 89")
    await house.idle()
    luc.hears_no_more()
    await luc.says(FEVER["fr"])
    warning = await luc.hears()
    assert "01 23 45 67 89" in warning.text
    assert words_in(warning.text) < 60


async def test_danger_is_heard_in_a_caption(house: House) -> None:
    """The picture is not read, its words are."""
    alice = await house.patient()
    await alice.sends_photo(jpeg(), caption="my thermometer says 39.1 and I shake all over")
    await alice.hears(HELP_NOW["en"])
    await alice.hears_nothing()


@pytest.mark.parametrize(
    "opening",
    ["/start", "/timezone", "/remind", "recheck in 4 weeks", "what are lymphocytes?", "/language", "/privacy", "/labs"],
)
async def test_danger_comes_first_in_the_middle_of_anything(house: House, opening: str) -> None:
    """Whatever waits for an answer, a fever is never taken for it."""
    alice = await house.patient()
    await alice.says(opening)
    await house.idle()
    alice.hears_no_more()
    await alice.says(FEVER["en"])
    await alice.hears(HELP_NOW["en"])
    await alice.hears_nothing()


async def test_danger_comes_first_where_a_value_or_a_day_is_typed(house: House) -> None:
    """The question stays open and takes its answer afterwards."""
    alice = await house.patient()
    await alice.says("neuts 1.1")
    shown = await alice.hears()
    await alice.taps("Another day", on=shown)
    await alice.hears("Which day")
    await alice.says(FEVER["en"])
    await alice.hears(HELP_NOW["en"])
    await alice.hears_nothing()
    await alice.says("12 nov")
    assert "12 November 2026" in (await alice.hears("I now keep")).text


async def test_danger_comes_first_while_setting_up(house: House) -> None:
    """The first questions wait."""
    alice = house.person("Alice")
    await alice.says("/start")
    await alice.taps("I agree", on=await alice.hears())
    await alice.hears("Where do you live")
    await alice.says("I can't breathe properly")
    await alice.hears(HELP_NOW["en"])
    await alice.says("London")
    await alice.hears("emergency number shall")


async def test_danger_comes_first_in_a_reply_to_a_reminder(house: House) -> None:
    """Also where the reminder has buttons of its own."""
    alice = await house.patient()
    await alice.says("recheck in 4 weeks")
    asked = await alice.hears()
    await alice.taps(asked.buttons[0], on=asked)
    await house.idle()
    alice.hears_no_more()
    await house.pass_time(days=29)
    reminder = await alice.hears()
    await alice.says("not well, shaking chills since last night", reply_to=reminder)
    await alice.hears(HELP_NOW["en"])


async def test_values_beside_danger_are_kept_without_a_question(house: House) -> None:
    """The urgent text stands alone first; what was typed with it is kept, shown, and not asked about."""
    alice = await house.patient()
    await alice.says("fever 38.9 and neuts 0.4 hb 7.5")
    first, second = await alice.hears(), await alice.hears()
    assert HELP_NOW["en"] in first.text
    assert "Neutrophils (ANC): 0.4 ×10⁹/L" in second.text
    assert second.buttons == ["Undo", "Change"]
    await alice.hears_nothing()
    await alice.says("/labs")
    assert "Neutrophils (ANC): 0.4" in (await alice.hears("Your counts")).text


async def test_a_call_today_is_followed_by_the_answer(house: House) -> None:
    """The call comes first, in a message of its own."""
    alice = await house.patient()
    await alice.says("I have a sore throat, what signs of infection should I watch for?")
    call = await alice.hears()
    assert call.text.startswith("Call your care team today.")
    assert "111" in call.text
    answer = await alice.hears("signs of infection")
    assert answer.message_id > call.message_id


async def test_a_fever_that_is_gone_calls_now(house: House) -> None:
    """Within 48 hours, with counts that are not known: day or night."""
    alice = await house.patient()
    await alice.says("had 38.6 yesterday but normal today")
    assert (await alice.hears()).text.startswith("Call your care team now, day or night.")


async def test_a_general_question_gets_one_line_above_its_answer(house: House) -> None:
    """A hint is a line of the same message."""
    alice = await house.patient()
    await alice.says("what should I do if my temperature goes over 38?")
    answer = await alice.hears()
    assert answer.text.startswith("If you feel ill now")
    assert "\n\n" in answer.text
    assert answer.buttons


@pytest.mark.parametrize(
    ("language", "text", "yes", "no"),
    [("fr", "plus de fièvre", "Oui, maintenant", "Non"), ("es", "si tengo fiebre", "Sí, ahora", "No")],
)
async def test_words_with_two_meanings_are_asked_beside_the_urgent_line(
    house: House, language: str, text: str, yes: str, no: str
) -> None:
    """Yes is danger like any other; no leaves the fever line."""
    someone = await house.patient("Luc", language, ZONES[language])
    await someone.says(text)
    asked = await someone.hears()
    assert HELP_NOW[language].lower() in asked.text.lower()
    assert asked.buttons == [yes, no]
    await someone.taps(yes, on=asked)
    warning = await someone.hears(HELP_NOW[language])
    assert NUMBER[language] in warning.text
    assert len(warning.buttons) == 3
    await someone.taps(no, on=asked)
    assert "38 °C" in (await someone.hears()).text


async def test_a_number_alone_warns_in_every_language_where_none_is_known(house: House) -> None:
    """Somebody whose Telegram speaks none of our languages reads the urgent text in all three."""
    anya = house.person("Anya", "pl")
    await anya.says("mam gorączkę 39,5")
    warning = await anya.hears()
    for text in HELP_NOW.values():
        assert text in warning.text
    await anya.hears_nothing()


async def test_a_percent_that_looks_like_a_fever_is_warned_about_and_kept(house: House) -> None:
    """Danger first, and the value that was asked for is not lost."""
    alice = await house.patient()
    await alice.says("lymph 21%")
    await alice.taps("Change", on=await alice.hears())
    await alice.taps("Lymphocytes", on=await alice.hears("Which one"))
    await alice.hears("Type the right value")
    await alice.says("38.5")
    await alice.hears(HELP_NOW["en"])
    assert "38.5%" in (await alice.hears("I now keep")).text


async def test_after_a_call_today_no_decline_is_added_unasked(house: House) -> None:
    """Somebody who told us of a sign is not told in the same breath what we know nothing of."""
    lucia = await house.patient("Lucia", "es", "Madrid")
    await lucia.says("me duele la garganta desde ayer")
    await lucia.hears("Llama hoy a tu equipo médico")
    await lucia.hears_nothing()
