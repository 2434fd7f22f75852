"""Questions: the written answer, its parts and sources, close ones offered, an honest none."""

import pytest

from content.languages import LANGUAGES
from tests.house import House

ASKED = {"en": "what is leukopenia?", "fr": "c'est quoi la leucopénie ?", "es": "¿qué es la leucopenia?"}
TITLE = {"en": "What is leukopenia?", "fr": "La leucopénie", "es": "leucopenia"}
MORE = {"en": "Tell me more", "fr": "En savoir plus", "es": "Cuéntame más"}
SOURCES = {"en": "Sources", "fr": "Sources", "es": "Fuentes"}
SHORT = {"en": "Short answer", "fr": "Réponse courte", "es": "Respuesta corta"}
UNREVIEWED = {"en": "Not yet reviewed", "fr": "Pas encore relu", "es": "Todavía sin revisar"}
ZONES = {"en": "Europe/London", "fr": "Paris", "es": "Madrid"}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_answer_opens_its_second_part_and_its_sources(house: House, language: str) -> None:
    """All in one message, marked as not reviewed, and back again."""
    someone = house.person("Luc", language)
    await someone.says(ASKED[language])
    answer = await someone.hears()
    assert TITLE[language] in answer.text
    assert UNREVIEWED[language] in answer.text
    assert "38" in answer.text
    await someone.taps(MORE[language], on=answer)
    more = await someone.hears()
    await someone.taps(SOURCES[language], on=more)
    sources = await someone.hears()
    assert "lupus100" in sources.text
    assert "<a href=" in sources.html
    await someone.taps(SHORT[language], on=sources)
    short = await someone.hears()
    assert short.text == answer.text
    assert {answer.message_id, more.message_id, sources.message_id, short.message_id} == {answer.message_id}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_related_questions_are_buttons(house: House, language: str) -> None:
    """A tap answers one in a message of its own."""
    someone = house.person("Luc", language)
    await someone.says(ASKED[language])
    answer = await someone.hears()
    assert len(answer.buttons) >= 4
    await someone.taps(answer.buttons[-1], on=answer)
    other = await someone.hears()
    assert other.message_id != answer.message_id
    assert other.text != answer.text


async def test_the_language_of_the_message_is_followed(house: House) -> None:
    """Also by the buttons below the answer, whatever the person's own language is."""
    alice = await house.patient()
    await alice.says(ASKED["fr"])
    answer = await alice.hears("La leucopénie")
    await alice.taps(MORE["fr"], on=answer)
    assert SHORT["fr"] in (await alice.hears()).buttons
    await alice.says(ASKED["en"])
    await alice.hears("What is leukopenia?")


async def test_close_ones_are_offered_and_none_of_them_is_honest(house: House) -> None:
    """Two or three to choose from, and a way to say that it is none."""
    alice = await house.patient()
    await alice.says("my counts")
    offered = await alice.hears("Tap one")
    assert offered.buttons[-1] == "None of these"
    assert len(offered.buttons) >= 3
    await alice.taps(offered.buttons[0], on=offered)
    await alice.hears("Not yet reviewed")
    await alice.taps("None of these", on=offered)
    none = await alice.hears("I do not have a safe answer")
    assert "38.0 °C" in none.text


@pytest.mark.parametrize(
    ("language", "text", "none"),
    [
        ("en", "who will win the football league", "I do not have a safe answer"),
        ("fr", "quel temps fera-t-il demain à Lyon ?", "Je n’ai pas de réponse sûre"),
        ("es", "quién va a ganar la liga de fútbol", "No tengo una respuesta segura"),
    ],
)
async def test_what_has_no_answer_is_said_so(house: House, language: str, text: str, none: str) -> None:
    """With the fever line and where to go."""
    someone = await house.patient("Luc", language, ZONES[language])
    await someone.says(text)
    reply = await someone.hears()
    assert none in reply.text
    assert "38" in reply.text


async def test_a_second_question_of_one_message_is_not_lost(house: House) -> None:
    """The first is answered, the other is named and one tap away."""
    alice = await house.patient()
    await alice.says("what is leukopenia and how often should I be tested?")
    answer = await alice.hears("What is leukopenia?")
    assert "You also asked: “how often should I be tested?”" in answer.text
    await alice.taps(answer.buttons[0], on=answer)
    await alice.hears("test")


async def test_a_second_question_may_need_the_first(house: House) -> None:
    """ "And prednisone?" says what it asks only after "does Plaquenil lower them?"."""
    luc = await house.patient("Luc", "fr", ZONES["fr"])
    await luc.says("le plaquenil fait baisser les globules ? et la cortisone ?")
    answer = await luc.hears("hydroxychloroquine")
    assert "et la cortisone ?" in answer.text
    await luc.taps(answer.buttons[0], on=answer)
    await luc.hears("cortisone")


async def test_an_unknown_language_is_told_in_all_three(house: House) -> None:
    """With the fever line, the number, and a button a language."""
    anya = house.person("Anya", "pl")
    await anya.says("Czy moje białe krwinki są za niskie?")
    reply = await anya.hears()
    for words in ("I speak English", "Je parle anglais", "Hablo inglés", "100.4 °F", "100,4 °F", "112"):
        assert words in reply.text
    assert reply.buttons == ["English", "Français", "Español"]
    await anya.hears_nothing()


async def test_another_persons_button_does_nothing_and_shows_nothing(house: House) -> None:
    """What a button names is looked up for the person who presses it."""
    alice, charlie = await house.patient(), await house.patient("Charlie")
    await alice.says("wbc 3.2 neuts 1.1")
    shown = await alice.hears("3.2")
    await charlie.says("what is leukopenia?")
    own = await charlie.hears()
    for label in ("Undo", "Change", "It was yesterday", "Another day"):
        await charlie.presses(shown.button(label)["callback_data"], on=own)
        assert "This button is old" in await charlie.sees_toast()
        assert "3.2" not in (await charlie.hears("This button is old")).text
    await alice.says("/labs")
    assert "3.2" in (await alice.hears("Your counts")).text


async def test_a_button_of_another_version_says_that_it_is_old(house: House) -> None:
    """And shows the way."""
    alice = await house.patient()
    await alice.says("what is leukopenia?")
    answer = await alice.hears()
    for data in ("0:ask:more:leukopenia", "1:ask:more:no-such-topic:en", "1:nowhere:x:y", "1:lab:undo", "nonsense"):
        await alice.presses(data, on=answer)
        await alice.hears("This button is old")


async def test_after_forget_everything_is_as_for_a_stranger(house: House) -> None:
    """Old buttons show nothing, counts are not kept, /labs asks for consent; danger and questions work."""
    alice = await house.patient()
    await alice.says("wbc 3.2")
    shown = await alice.hears("3.2")
    await alice.says("/forget")
    asked = await alice.hears()
    await alice.taps(asked.buttons[0], on=asked)
    await house.idle()
    alice.hears_no_more()
    await alice.taps("Undo", on=shown)
    await alice.hears("This button is old")
    await alice.says("/labs")
    await alice.hears("I need your yes first")
    await alice.says("neuts 0.4")
    assert "I read this, and have not kept it" in (await alice.hears("Call your care team now")).text
    await alice.says("I have a fever of 39")
    warning = await alice.hears("Get medical help now")
    assert "999" not in warning.text


async def test_who_cannot_cope_is_told_where_to_turn(house: House) -> None:
    """Under the urgent line, and not asked whether it is happening now."""
    alice = await house.patient()
    await alice.says("i can't cope any more")
    text = (await alice.hears()).text
    assert text.startswith("If you feel ill now")
    assert "116 123" in text
    assert "Is this happening to you now?" not in text


@pytest.mark.parametrize("said", ["hi", "thank you so much", "ok bye"])
async def test_a_hello_a_thanks_and_a_goodbye_get_words_that_fit(house: House, said: str) -> None:
    """One page for all three."""
    alice = await house.patient()
    await alice.says(said)
    text = (await alice.hears("Good to hear from you")).text
    assert "thank" not in text.lower()
    assert "hello" not in text.lower()
