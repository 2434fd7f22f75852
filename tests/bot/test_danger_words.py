"""The urgent text is short in each language whatever is known of its reader, and says no more than it may (part 6)."""

import re

import pytest

from bot.danger.texts import urgent_notice
from bot.patients.records import Person
from bot.voice import speak
from content.content import Content
from content.languages import LANGUAGES
from content.reading_level import words_of
from content.urgency import Level, Reading

_TELEPHONE = re.compile(r"\d[\d ]*\d")  # one thing to a reader, however its digits are grouped
FEVER = Reading(Level.EMERGENCY, ("E01",), "en", ())
CRISIS = Reading(Level.EMERGENCY, ("E18",), "en", (), crisis=True)
BOTH = Reading(Level.EMERGENCY, ("E01", "E18"), "en", (), crisis=True)
NUMBERS = {"clinic": "01 23 45 67 89", "out_of_hours": "01 98 76 54 32"}


def words_in(text: str) -> int:
    """How many words a reader reads."""
    return len(words_of(_TELEPHONE.sub("1", text)))


def person(country: str | None, **details: str) -> Person:
    return Person(1, 1, "en", country, None, None, 0, details)


READERS = {
    "nobody known": None,
    "a country": person("GB"),
    "a country without a crisis line": person("DE"),
    "a country and both numbers": person("FR", **NUMBERS),
    "no country, both numbers": person(None, **NUMBERS),
    "a country we do not know": person("FJ", **NUMBERS),
}


def said(content: Content, reading: Reading, reader: str, language: str, host_number: str | None = None) -> str:
    notice = urgent_notice(reading, language, READERS[reader], host_number, content)
    return re.sub("<[^>]+>", "", speak(notice, content).html)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("reading", [FEVER, CRISIS, BOTH], ids=["fever", "crisis", "both"])
def test_the_urgent_text_is_under_sixty_words(loaded: Content, reading: Reading, reader: str, language: str) -> None:
    """With the numbers, the caveat and the mark that nobody has reviewed it (6.3)."""
    text = said(loaded, reading, reader, language)
    assert words_in(text) < 60, text
    assert "?" not in text.replace("¿Dudas?", "").replace("Unsure?", "").replace("Un doute ?", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_urgent_phrase_is_short_with_the_general_number(loaded: Content, language: str) -> None:
    """Also what is said when nobody answers: the general number is the longest one there is to say."""
    phrases = loaded.phrases
    number = phrases.label(language, "general-emergency-number")
    for phrase_id in phrases.ids(language):
        if phrase_id.startswith("urgent-"):
            text = phrases.label(
                language, phrase_id, number=number, crisis=phrases.label(language, "general-crisis-line")
            )
            assert words_in(text) < 60, text


CALL = {"en": "call 112", "fr": "appelez le 112", "es": "llama al 112"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reading", [CRISIS, BOTH], ids=["crisis", "both"])
def test_the_number_in_a_crisis_is_one_to_call(loaded: Content, reading: Reading, language: str) -> None:
    """Said as something to do, also where no country is known."""
    for reader in ("nobody known", "a country without a crisis line"):
        assert CALL[language] in said(loaded, reading, reader, language)


WHEN_CLOSED = {"en": "when closed: 01 98", "fr": "si c’est fermé : 01 98", "es": "si está cerrada: 01 98"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_second_number_is_for_when_they_are_closed(loaded: Content, language: str) -> None:
    """A clinic is closed on a Sunday at noon too, not at night alone."""
    assert WHEN_CLOSED[language] in said(loaded, FEVER, "a country and both numbers", language)


CAVEAT = {"en": "your phone’s emergency call", "fr": "Appel d’urgence du téléphone", "es": "la llamada de emergencia"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reading", [FEVER, CRISIS, BOTH], ids=["fever", "crisis", "both"])
def test_the_general_number_comes_with_its_caveat(loaded: Content, reading: Reading, language: str) -> None:
    """Numbers differ by place: said where no country's number stands in the text (part 5)."""
    assert CAVEAT[language] in said(loaded, reading, "nobody known", language)
    assert CAVEAT[language] in said(loaded, reading, "a country we do not know", language)
    assert CAVEAT[language] not in said(loaded, reading, "a country", language)
    assert "144" in said(loaded, reading, "nobody known", language, host_number="144")


@pytest.mark.parametrize("reader", ["a country", "a country and both numbers"])
def test_it_says_that_it_calls_nobody(loaded: Content, reader: str) -> None:
    """In every urgent text."""
    for reading in (FEVER, CRISIS, BOTH):
        assert "I cannot call anyone for you." in said(loaded, reading, reader, "en")
