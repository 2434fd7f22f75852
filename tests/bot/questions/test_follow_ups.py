"""Going on from an answer: "why?", "and in pregnancy?", "what about neutrophils", for ten minutes."""

import pytest

from tests.dialogue import Heard
from tests.house import House
from tests.postgres import on_both_databases

FOLLOW_UPS = {
    "en": ("what is lymphopenia", "what about neutrophils?", "neutr"),
    "fr": ("qu'est-ce que la lymphopénie ?", "et les neutrophiles ?", "neutr"),
    "es": ("¿qué es la linfopenia?", "¿y los neutrófilos?", "neutr"),
}
PREGNANCY = {
    "en": ("can lupus lower my white cells?", "and in pregnancy?", "pregnan"),
    "fr": ("le lupus fait-il baisser les globules blancs ?", "et pendant la grossesse ?", "grossesse"),
    "es": ("¿el lupus baja los glóbulos blancos?", "¿y en el embarazo?", "embarazo"),
}


def _leads(heard: Heard) -> str:
    """What comes first: the answer's title, or the first of the choices."""
    return f"{heard.text.splitlines()[0]} {heard.buttons[0]}".lower()


@pytest.mark.parametrize("language", FOLLOW_UPS)
async def test_another_kind_of_cell_is_asked_after(house: House, language: str) -> None:
    """The second question is only understood beside the first, in each language."""
    question, then, about = FOLLOW_UPS[language]
    alice = await house.patient(language=language)
    await alice.says(question)
    await alice.hears()
    await alice.says(then)
    assert about in _leads(await alice.hears())


@pytest.mark.parametrize("language", PREGNANCY)
async def test_pregnancy_is_asked_after(house: House, language: str) -> None:
    """ "And in pregnancy?" goes on from the white cells."""
    question, then, about = PREGNANCY[language]
    alice = await house.patient(language=language)
    await alice.says(question)
    await alice.hears()
    await alice.says(then)
    assert about in _leads(await alice.hears())


@pytest.mark.parametrize(
    ("language", "question", "why"),
    [
        ("en", "what is lymphopenia", "why?"),
        ("fr", "qu'est-ce que la lymphopénie ?", "pourquoi ?"),
        ("es", "¿qué es la linfopenia?", "¿por qué?"),
    ],
)
async def test_why_is_answered_after_an_answer_only(house: House, language: str, question: str, why: str) -> None:
    """By itself "why?" asks nothing; after an answer it asks for the cause of that."""
    alice = await house.patient(language=language)
    await alice.says(why)
    alone = (await alice.hears()).text
    await alice.says(question)
    await alice.hears()
    await alice.says(why)
    after = (await alice.hears()).text
    assert after != alone


async def test_an_answer_opened_by_a_button_is_gone_on_from(house: House) -> None:
    """What was read last counts, however it was opened."""
    alice = await house.patient()
    await alice.says("what is leukopenia")
    answer = await alice.hears()
    await alice.taps("Low lymphocytes", on=answer)
    await alice.hears()
    await alice.says("what about neutrophils?")
    assert "neutr" in _leads(await alice.hears())


@on_both_databases
async def test_after_ten_minutes_it_stands_alone(house: House) -> None:
    """An old answer is no longer what "why?" is about."""
    alice = await house.patient()
    await alice.says("why?")
    alone = (await alice.hears()).text
    await alice.says("what is lymphopenia")
    await alice.hears()
    await house.pass_time(minutes=11)
    await alice.says("why?")
    assert (await alice.hears()).text == alone


async def test_it_works_before_consent_and_for_one_person_only(house: House) -> None:
    """Who has agreed to nothing can ask on; somebody else's last answer is not theirs."""
    alice, bob = house.person("Alice"), house.person("Bob")
    await alice.says("what is lymphopenia")
    await alice.hears()
    await alice.says("what about neutrophils?")
    assert "neutr" in _leads(await alice.hears())
    await bob.says("why?")
    assert "I do not have a safe answer" in (await bob.hears()).text
