"""How hard a text is to read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.reading_level import FORMULAS, read
from content.syllables import syllables

SPOKEN = {
    "en": {"the": 1, "cells": 1, "called": 1, "needed": 2, "medicine": 3, "lymphocytes": 3, "leukopenia": 5, "area": 3},
    "fr": {"blancs": 1, "fièvre": 1, "médicament": 4, "équipe": 2, "réaction": 3, "langue": 1, "noël": 2, "eau": 1},
    "es": {"sangre": 2, "días": 2, "infección": 3, "guía": 2, "que": 1, "país": 2, "muy": 1, "neutrófilos": 4},
}
PLAIN = {"en": "It is low. Call us now.", "fr": "Il est bas. Appelez-nous.", "es": "Está bajo. Llama ya."}
HARD = {
    "en": "Immunosuppressive medication necessitates continuous haematological surveillance irrespective of symptoms.",
    "fr": "L'immunosuppression médicamenteuse nécessite une surveillance hématologique systématique indépendamment.",
    "es": "La inmunosupresión farmacológica necesita monitorización hematológica sistemática e independiente.",
}


@pytest.mark.parametrize("language", SPOKEN)
def test_syllables_are_counted_as_they_are_spoken(language: str) -> None:
    """Silent endings, diphthongs and vowels spoken apart, in each language."""
    counted = {word: syllables(word, language) for word in SPOKEN[language]}
    assert counted == SPOKEN[language]


def test_figures_are_easy() -> None:
    """A number with its unit is one word of one syllable."""
    assert syllables("10^9/L", "en") == 1


@pytest.mark.parametrize("language", FORMULAS)
def test_short_plain_sentences_pass_and_jargon_does_not(language: str) -> None:
    """Each language's formula tells them apart at its limit."""
    assert not read(PLAIN[language], language, frozenset()).too_hard
    assert read(HARD[language], language, frozenset()).too_hard


def test_the_english_grade_is_the_published_formula() -> None:
    """0.39 x 6 words a sentence + 11.8 x 7/6 syllables a word - 15.59."""
    assert read("The cat sat on the table.", "en", frozenset()).score == pytest.approx(0.39 * 6 + 11.8 * 7 / 6 - 15.59)


def test_bullets_and_lines_are_sentences_and_decimals_are_not() -> None:
    """A list is not one endless sentence; 38.0 is not two."""
    level = read("Act at 38.0 °C:\n• one sign\n• two signs", "en", frozenset())
    assert (level.words, level.sentences) == (8, 3)


def test_an_explained_medical_word_counts_as_easy() -> None:
    """Also with an article before its apostrophe."""
    text = "L'hydroxychloroquine aide."
    easier = read(text, "fr", frozenset({"hydroxychloroquine"})).score
    assert easier > read(text, "fr", frozenset()).score


@given(st.text(max_size=60), st.sampled_from(sorted(FORMULAS)))
def test_any_text_can_be_read(text: str, language: str) -> None:
    """No text stops the check."""
    assert read(text, language, frozenset()).words >= 0
