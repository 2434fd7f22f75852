"""What is typed under an urgent text is understood where it is clear; what is not clear ends nothing."""

import pytest

from tests.bot.test_watch import AGAIN, BUTTONS, URGENT, in_danger, states
from tests.bot.test_watch_before_consent import CHECK
from tests.bot.test_watch_crisis import SAID
from tests.house import House

LANGUAGES = ["en", "fr", "es"]
HELPED = {"en": "I'm on my way to A&E", "fr": "je suis aux urgences", "es": "voy camino a urgencias"}
ALONE = {"en": "nobody answers", "fr": "personne ne répond", "es": "no me contesta nadie"}
CALM = {"en": "sorry, false alarm", "fr": "fausse alerte", "es": "falsa alarma"}
UNCLEAR = {"en": "I'm fine now", "fr": "ça va mieux, merci", "es": "ya estoy mejor"}
YES, NO = {"en": "yes", "fr": "oui", "es": "sí"}, {"en": "no", "fr": "non", "es": "no"}
GOOD = {"en": "Good that you are getting help", "fr": "C’est bien que l’on s’occupe", "es": "Qué bien que te estén"}
RING = {"en": "let it ring", "fr": "laissez sonner", "es": "deja que suene"}
THANKS = {"en": "Thank you for telling me", "fr": "Merci de me l’avoir dit", "es": "Gracias por decírmelo"}
NOT_CLEAR = {"en": "I will ask again", "fr": "je vous reposerai la question", "es": "volveré a preguntar"}
THEN_NOW = {"en": "Then please go or call now", "fr": "Alors allez aux urgences", "es": "Entonces ve a urgencias"}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_help_on_its_way_ends_it(house: House, language: str) -> None:
    """ "I'm on my way to A&E" is what the button says."""
    alice, _ = await in_danger(house, language)
    await alice.says(HELPED[language])
    await alice.hears(GOOD[language])
    await house.pass_time(hours=2)
    await alice.hears_nothing()
    assert await states(house) == ["helped"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_reaching_nobody_gives_the_numbers_and_asks_again(house: House, language: str) -> None:
    """ "Nobody answers" ends nothing; in Spanish it may also mean that somebody does not respond, which warns first."""
    alice, _ = await in_danger(house, language)
    await house.pass_time(minutes=15)
    await alice.says(ALONE[language])
    await alice.hears(RING[language])
    await house.idle()
    alice.hears_no_more()
    await house.pass_time(minutes=19)
    await alice.hears_nothing()
    await house.pass_time(minutes=1)
    await alice.hears(AGAIN[language])


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_false_alarm_ends_it_and_leaves_the_urgent_line(house: House, language: str) -> None:
    """Said in so many words, it counts as the button does."""
    alice, _ = await in_danger(house, language)
    await alice.says(CALM[language])
    await alice.hears(THANKS[language])
    await house.pass_time(hours=2)
    await alice.hears_nothing()
    assert await states(house) == ["not-now"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_is_not_clear_ends_nothing(house: House, language: str) -> None:
    """ "I'm fine now" may be the fever's next hour: the buttons are shown again, and it is asked in its time."""
    alice, _ = await in_danger(house, language)
    await house.pass_time(minutes=5)
    await alice.says(UNCLEAR[language])
    shown = await alice.hears(NOT_CLEAR[language])
    assert shown.buttons == BUTTONS[language]
    assert await states(house) == ["open"]
    await house.pass_time(minutes=15)
    await alice.hears(AGAIN[language])


@pytest.mark.parametrize("said", ["I called 999", "yes", "no", "ok", "zzz", "fasle alrm", "I will go in the morning"])
async def test_before_the_question_was_asked_no_word_answers_it(house: House, said: str) -> None:
    """A yes under the urgent text answers nothing yet, nor does what cannot be understood."""
    alice, _ = await in_danger(house)
    await alice.says(said)
    assert (await alice.hears(NOT_CLEAR["en"])).buttons == BUTTONS["en"]
    assert await states(house) == ["open"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_yes_answers_whether_they_are_getting_help(house: House, language: str) -> None:
    """Once it was asked."""
    alice, _ = await in_danger(house, language)
    await house.pass_time(minutes=20)
    await alice.hears(AGAIN[language])
    await alice.says(YES[language])
    await alice.hears(GOOD[language])
    await house.idle()
    assert await states(house) == ["helped"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_no_gives_the_numbers_and_waits_again(house: House, language: str) -> None:
    """It never means that all is well."""
    alice, _ = await in_danger(house, language)
    await house.pass_time(minutes=20)
    await alice.hears(AGAIN[language])
    await alice.says(NO[language])
    assert (await alice.hears(THEN_NOW[language])).buttons == [BUTTONS[language][0], BUTTONS[language][2]]
    await house.idle()
    assert await states(house) == ["unreachable"]
    await house.pass_time(minutes=20)
    await alice.hears(AGAIN[language])


async def test_danger_in_an_answer_is_danger_first(house: House) -> None:
    """On the way to A&E with a new sign: the urgent text again, and the loop goes on."""
    alice, _ = await in_danger(house)
    await alice.says("I'm on my way to A&E and now I can't breathe")
    await alice.hears("Get medical help now")
    await alice.hears_nothing()
    assert await states(house) == ["open"]


async def test_an_open_question_of_ours_takes_its_own_yes(house: House) -> None:
    """A reminder that waits to be saved is saved; the loop knows nothing of it."""
    alice, _ = await in_danger(house)
    await house.pass_time(minutes=20)
    await alice.hears("Are you getting help?")
    await alice.says("recheck in 4 weeks")
    await alice.hears("I would remind you")
    await alice.says("yes")
    await alice.hears("Saved")
    await house.idle()
    assert await states(house) == ["open"]


async def test_a_question_is_answered_while_it_runs(house: House) -> None:
    """Somebody who asks what the numbers mean is told."""
    alice, _ = await in_danger(house)
    await alice.says("what is leukopenia?")
    await alice.hears("low number of white blood cells")
    assert await states(house) == ["open"]


async def test_told_after_the_end_how_it_went(house: House) -> None:
    """ "I'm in hospital" an hour after its end is kept as how it ended; a day later it is about something else."""
    alice, _ = await in_danger(house)
    await house.pass_time(minutes=20)
    await alice.hears("Are you getting help?")
    await house.idle()
    await house.pass_time(minutes=20)
    await alice.hears("I will not ask again")
    await house.idle()
    await house.pass_time(hours=1)
    await alice.says("I'm in hospital")
    await alice.hears(GOOD["en"])
    await house.idle()
    assert await states(house) == ["helped"]
    await house.pass_time(hours=25)
    await alice.says("false alarm")
    await house.idle()
    assert await states(house) == ["helped"]


async def test_without_danger_they_are_words_like_any_others(house: House) -> None:
    """Nothing runs, so nothing is ended or asked."""
    alice = await house.patient()
    for said in ("I'm on my way to A&E", "false alarm", "I'm fine now", "thanks"):
        await alice.says(said)
        assert NOT_CLEAR["en"] not in (await alice.hears()).text
    assert await states(house) == []


async def test_before_consent_a_watch_that_was_asked_for_is_answered_in_words(house: House) -> None:
    """The loop that "check on me" began ends like any other."""
    alice = house.person("Alice")
    await alice.says("I have a fever of 39.2")
    await alice.taps(CHECK["en"], on=await alice.hears(URGENT["en"]))
    await alice.hears("After 24 hours it is gone")
    await alice.says("the ambulance is here")
    await alice.hears(GOOD["en"])
    await house.idle()
    assert await states(house) == ["helped"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_after_thoughts_of_suicide_talking_to_someone_is_help(house: House, language: str) -> None:
    """Not so after another danger; and a bare yes to "are you there?" ends nothing."""
    talking = {"en": "I am talking to someone", "fr": "je parle à quelqu’un", "es": "estoy hablando con alguien"}
    alice = await house.patient(language=language)
    await alice.says(SAID[language])
    await house.idle()
    await house.pass_time(minutes=20)
    await house.idle()
    alice.hears_no_more()
    await alice.says(YES[language])
    assert "lupus" not in (await alice.hears()).text
    assert await states(house) == ["open"]
    await alice.says(talking[language])
    assert "lupus" not in (await alice.hears()).text
    await house.idle()
    assert await states(house) == ["helped"]


async def test_talking_to_someone_is_no_help_against_a_fever(house: House) -> None:
    """Whom they talk to nobody knows."""
    alice, _ = await in_danger(house)
    await alice.says("I am talking to someone")
    await alice.hears(NOT_CLEAR["en"])
    assert await states(house) == ["open"]


UNSURE = {"en": "I hit my head", "fr": "plus de fièvre", "es": "si tengo fiebre"}
FEVER_LINE = {"en": "38.0 °C", "fr": "38 °C", "es": "38 °C"}


@pytest.mark.parametrize("language", ["fr", "es"])
@pytest.mark.parametrize("consented", [True, False])
async def test_a_typed_yes_says_that_it_happens_now(house: House, language: str, consented: bool) -> None:
    """Under the question beside the urgent line, before consent too."""
    someone = await house.patient(language=language) if consented else house.person("Luc", language)
    await someone.says(UNSURE[language])
    await someone.hears()
    await someone.says(YES[language])
    await someone.hears(URGENT[language])
    await someone.hears_nothing()


@pytest.mark.parametrize("said", ["yes", "yes, now", "it is", "right now"])
async def test_any_yes_is_danger_in_english(house: House, said: str) -> None:
    """ "I hit my head" is asked about."""
    alice = await house.patient()
    await alice.says("I hit my head")
    await alice.hears("Is this happening to you now?")
    await alice.says(said)
    assert (await alice.hears(URGENT["en"])).buttons == BUTTONS["en"]


@pytest.mark.parametrize(
    ("language", "said"), [("en", "no"), ("en", "not now"), ("fr", "non"), ("fr", "pas maintenant"), ("es", "no"),
                           ("es", "ahora no")]
)  # fmt: skip
async def test_a_typed_no_leaves_the_fever_line(house: House, language: str, said: str) -> None:
    """And no loop."""
    alice = await house.patient(language=language)
    await alice.says(UNSURE[language])
    await alice.hears()
    await alice.says(said)
    assert FEVER_LINE[language] in (await alice.hears()).text
    await alice.hears_nothing()
    assert await states(house) == []


async def test_danger_under_the_unclear_question_is_danger_first(house: House) -> None:
    """ "No, but I am shaking all over" is no "no"."""
    alice = await house.patient()
    await alice.says("I hit my head")
    await alice.hears("Is this happening to you now?")
    await alice.says("no but I am shaking all over with chills")
    await alice.hears(URGENT["en"])
    assert await states(house) == ["open"]


async def test_a_question_that_waited_before_is_put_again(house: House) -> None:
    """The country is asked again once the unclear words are settled, and a tap settles them as well."""
    alice = house.person("Alice")
    await alice.says("/start")
    await alice.taps("I agree", on=await alice.hears())
    await alice.hears("Where do you live")
    await alice.says("I hit my head")
    await alice.hears("Is this happening to you now?")
    await alice.says("no")
    await alice.hears("Thank you for telling me. In case")
    await alice.hears("Where do you live")
    await alice.says("I hit my head")
    await alice.taps("No", on=await alice.hears("Is this happening to you now?"))
    await alice.hears("Thank you for telling me. In case")
    await alice.hears("Where do you live")
    await alice.says("London")
    await alice.hears("emergency number shall")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_unclear_danger_is_no_answer_to_another_question(house: House, language: str) -> None:
    """Where a place is asked for, words that may be about danger are asked about first."""
    someone = house.person("Luc", language)
    await someone.says("/start")
    welcome = await someone.hears()
    await someone.taps(welcome.buttons[0], on=welcome)
    await house.idle()
    someone.hears_no_more()
    await someone.says(UNSURE[language])
    await someone.says(YES[language])
    await someone.hears(URGENT[language])
