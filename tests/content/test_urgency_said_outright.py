"""The gravest said in the fewest words, as somebody in a hurry types it, and what only sounds like it."""

import pytest

from content.urgency import Level, Urgency


@pytest.mark.parametrize(
    "text",
    [
        "no respira",
        "mi mamá no respira",
        "no está respirando",
        "ya no respira",
        "casi no respira",
        "dejó de respirar",
        "respira raro",
        "garganta cerrada",
        "my mother isn't breathing",
        "is not breathing",
        "not breathing properly",
        "she stopped breathing",
        "barely breathing",
        "no pulse",
        "elle a arrêté de respirer",
        "je meurs",
        "Tª 38,7",
    ],
)
def test_the_gravest_is_heard_however_few_the_words(text: str, urgency: Urgency) -> None:
    """A "not" that is the sign itself denies nothing, and no other word has to explain it."""
    assert urgency.read(text).level is Level.EMERGENCY


@pytest.mark.parametrize(
    "text",
    [
        "je meurs d'envie de savoir",
        "je meurs de faim",
        "no breathing problems at all",
        "I'm not breathing hard",
        "we stopped breathing exercises",
        "no pulse oximeter at home",
        "mi perro no respira",
        "que faire si quelqu'un arrête de respirer",
        "¿qué hago si alguien no respira?",
        "TA 100/60",
        "TA 120/80 y pulso 70",
    ],
)
def test_what_only_sounds_like_it_is_none(text: str, urgency: Urgency) -> None:
    """An idiom, a denial, an exercise, an animal, a first-aid question, a blood pressure."""
    assert urgency.read(text).level <= Level.HINT


@pytest.mark.parametrize(
    "text",
    [
        "je n'arrête pas de penser au suicide",
        "no dejo de pensar en matarme",
        "I can't stop thinking about suicide",
        "no me queda otra que matarme",
        "je ne vois pas d'autre issue que le suicide",
        "me quiero matar",
        "je ne veux plus vivre",
        "no one can wake him",
        "nadie puede despertarlo",
        "no hay quien pare esta sangre de la nariz",
        "no hay quien me saque este peso del pecho",
        "nunca había tenido un dolor de pecho así",
        "jamais eu une douleur pareille à la poitrine",
        "never had chest pain like this",
        "nunca había tenido la lengua así de hinchada",
        "¿es normal que tenga los labios azules?",
        "¿por qué se me cae un lado de la cara?",
        "me acabo de desmayar",
        "she keeps saying things that make no sense",
        "I've had a high fever for five days and my counts keep dropping",
        "mum says she's dying",
    ],
)
def test_a_no_that_denies_nothing_and_a_question_of_who_has_it_are_danger(text: str, urgency: Urgency) -> None:
    """ "Never like this", "can't stop", "no one can", "nothing calms": it is there, and the worse for it."""
    assert urgency.read(text).level is Level.EMERGENCY


@pytest.mark.parametrize(
    "text",
    [
        "never had chest pain",
        "no nunca tuve fiebre ni nada igual",
        "my daughter's rabbit has a seizure",
        "I've never had chest pain or anything like that, only sore knuckles",
        "je n'ai jamais craché de sang ni rien de tel",
        "jamás he vomitado sangre ni nada parecido",
        "nunca tuve dolor de pecho",
        "je n'ai jamais eu mal à la poitrine",
        "no pienso en el suicidio",
        "je ne pense pas au suicide",
        "¿es normal tener fiebre con lupus?",
    ],
)
def test_a_no_that_denies_still_does(text: str, urgency: Urgency) -> None:
    """What the cases above must leave as it was."""
    assert urgency.read(text).level <= Level.HINT
