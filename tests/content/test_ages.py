"""An age that could be a temperature is asked about, and only then."""

import pytest

from content.ages import age_said


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("I am 38 and have lupus", "38"),
        ("i'm 41", "41"),
        ("a 39 year old with lupus", "39"),
        ("j'ai 38 ans", "38"),
        ("tengo 38 años", "38"),
        ("I am 38.5", None),
        ("I am 25 and have lupus", None),
        ("I am at 38", None),
        ("38", None),
    ],
)
def test_a_number_said_as_an_age_is_known_as_one(text: str, age: str | None) -> None:
    """Only a whole number that could be degrees Celsius, said the way people say their age."""
    assert age_said(text) == age
