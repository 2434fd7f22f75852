"""Whom to call in which country."""

from pathlib import Path

import pytest

import content
from content.emergency_numbers import EmergencyNumbers

PACKAGED = Path(content.__file__).parent / "emergency_numbers.yaml"


@pytest.mark.parametrize(
    ("country", "emergency", "crisis"),
    [("FR", "15 / 112", "3114"), ("gb", "999 / 112", "116 123"), ("US", "911", "988"), ("DE", "112", None)],
)
def test_a_country_has_its_numbers(country: str, emergency: str, crisis: str | None) -> None:
    """As clinical/tables.md part 5 has them, however the code is written."""
    numbers = EmergencyNumbers.load(PACKAGED).numbers_for(country)
    assert (numbers.emergency, numbers.crisis) == (emergency, crisis)


@pytest.mark.parametrize("country", [None, "XX", "AQ"])
def test_no_number_is_guessed(country: str | None) -> None:
    """A country that is not set or not in the table has none; the general line is said instead."""
    numbers = EmergencyNumbers.load(PACKAGED).numbers_for(country)
    assert (numbers.emergency, numbers.crisis) == (None, None)


def test_advice_and_text_lines_stand_beside_the_emergency_number() -> None:
    """Where the table knows a line for medical advice or for text messages, it is given; elsewhere none."""
    numbers = EmergencyNumbers.load(PACKAGED)
    assert [numbers.numbers_for(code).advice for code in ("GB", "DE", "FR")] == ["111", "116117", None]
    assert [numbers.numbers_for(code).by_text for code in ("FR", "GB")] == ["114", None]


def test_every_member_of_the_european_union_has_112() -> None:
    """All 27, with or without a line of their own in the table."""
    numbers = EmergencyNumbers.load(PACKAGED)
    listed = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"
    members = listed.split()
    assert len(members) == 27
    assert all("112" in str(numbers.numbers_for(member).emergency) for member in members)


@pytest.mark.parametrize(
    ("group", "what"),
    [
        ("{countries: [FR, FR], numbers: ['15'], status: F}", "stands twice"),
        ("{countries: [France], numbers: ['15'], status: F}", "no country code"),
        ("{countries: [FR], numbers: [ambulance], status: F}", "numbers are digits"),
        ("{countries: [FR], numbers: ['15'], status: maybe}", "status must be one of"),
        ("{countries: [FR], numbers: ['15']}", "'status' is missing"),
        ("{countries: [FR], numbers: ['15', '112'], status: [F]}", "one for each number"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, group: str, what: str) -> None:
    """A bad edit of a number stops the start with its line."""
    file = tmp_path / "numbers.yaml"
    file.write_text(f"crisis: []\nemergency:\n  - {group}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=what) as caught:
        EmergencyNumbers.load(file)
    assert str(caught.value).startswith(f"{file}:3: ")
