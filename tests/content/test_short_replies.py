"""The short words with which people answer what they were just asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.short_replies import read_short_reply


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Yes!", "yes"), ("ok", "yes"), ("Oui, merci.", "yes"), ("D’accord", "yes"), ("Sí", "yes"), ("vale", "yes"),
        ("No", "no"), ("no thanks", "no"), ("Non merci", "no"), ("annuler", "no"), ("ahora no", "no"),
        ("I don't have one", "skip"), ("Je n’en ai pas", "skip"), ("no tengo", "skip"), ("passer", "skip"),
    ],
)  # fmt: skip
def test_a_short_reply_is_read_in_each_language(text: str, meaning: str) -> None:
    """With or without accents, capitals and marks."""
    assert read_short_reply(text) == meaning


@pytest.mark.parametrize("text", ["", "yes but not on Monday", "no fever", "NO2 levels", "oui ou non"])
def test_more_than_a_short_reply_is_none(text: str) -> None:
    """Only the whole message counts."""
    assert read_short_reply(text) is None


@given(st.text())
def test_any_text_is_read_without_harm(text: str) -> None:
    """Whatever is typed, it is one of the three or none."""
    assert read_short_reply(text) in ("yes", "no", "skip", None)
