"""What is taken out of a question before anybody but its asker reads it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import content
from content.matching import Matcher
from content.scrubbing import LONGEST, PrivateWords, Scrubber

FOLDER = Path(content.__file__).parent
CACHE = Path(__file__).parents[2] / "build" / "cache"
QUESTION = "does kombucha lower my white cells"


@pytest.fixture(scope="module")
def scrubber() -> Scrubber:
    """Over the packaged content."""
    matcher = Matcher.load(FOLDER, CACHE)
    return Scrubber(PrivateWords.read(FOLDER), matcher.knows)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "Hi, I'm Sarah, my doctor Smithson at St Mary's says ashwagandha lowers wbc to 2.9 on 12 March 2026. OK?",
            "Hi, I'm …, my doctor … at … says ashwagandha lowers wbc to … on …. OK?",
        ),
        ("my husband mike has lupus, can he drink kombucha", "my husband … has lupus, can he drink kombucha"),
        ("my name is anneliese vanderbilt, is turmeric ok", "my name is …, is turmeric ok"),
        ("je m'appelle Mélanie Duchêne, le curcuma et le lupus ?", "je m'appelle …, le curcuma et le lupus?"),
        ("soy de Buenos Aires, ¿puedo comer sushi?", "soy de …, puedo comer sushi?"),
        ("a tattoo thirty days after rituximab", "a tattoo … days after rituximab"),
        ("mail joe.bloggs@example.co.uk or +44 7700 900123 about tattoos", "mail … or … about tattoos"),
        ("see www.lupus-shop.com for ashwagandha", "see … for ashwagandha"),
    ],
)
def test_who_when_and_where_go(scrubber: Scrubber, text: str, kept: str) -> None:
    """Names, also typed small; numbers in figures and words; dates, places, addresses. The matter stays."""
    assert scrubber.scrub(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "can i take ashwagandha with lupus?",
        "does SLE affect ANA or CRP",
        "is nice weather bad for my rash",
        "may i get a tattoo",
        "puedo tomar cúrcuma con Plaquenil?",
        "est-ce que le kombucha est permis",
    ],
)
def test_what_the_question_is_about_stays(scrubber: Scrubber, text: str) -> None:
    """Substances, tests and ordinary words that are also names or places are kept as they were typed."""
    assert scrubber.scrub(text) == text


def test_shouting_is_no_name(scrubber: Scrubber) -> None:
    """A message in capitals is read as one in small letters."""
    assert scrubber.scrub("CAN MIKE TAKE ASHWAGANDHA") == "can … take ashwagandha"


@pytest.mark.parametrize("text", ["", "42", "…", "?!", "Sarah", "12/03/2026", "sarah@example.org"])
def test_nothing_left_is_nothing(scrubber: Scrubber, text: str) -> None:
    """A question of which only marks remain is not kept."""
    assert scrubber.scrub(text) == ""


@given(st.text(max_size=600))
def test_no_figure_no_address_and_no_more_than_allowed(scrubber: Scrubber, text: str) -> None:
    """Whatever is typed; and scrubbing again takes nothing more."""
    kept = scrubber.scrub(text)
    assert not any(sign.isnumeric() for sign in kept)
    assert "@" not in kept
    assert "://" not in kept
    assert len(kept) <= LONGEST
    assert scrubber.scrub(kept).casefold() == kept.casefold()


_NAMES = sorted(name for name in PrivateWords.read(FOLDER).names if name.isascii() and name.isalpha())


@given(st.sampled_from(_NAMES), st.booleans(), st.integers(0, 6))
def test_a_known_name_goes_wherever_it_stands(scrubber: Scrubber, name: str, capital: bool, place: int) -> None:
    """With or without its capital, at any place of the sentence."""
    words = QUESTION.split()
    typed = name.capitalize() if capital else name
    kept = scrubber.scrub(" ".join([*words[:place], typed, *words[place:]]))
    assert name not in kept.lower().split()
    assert "kombucha" in kept


@given(st.integers(0, 10**12), st.sampled_from(["{}", "{},5", "+{}", "{}%", "#{}", "{}th", "no{}", "{}/12/2026"]))
def test_a_number_goes_however_it_is_dressed(scrubber: Scrubber, number: int, dress: str) -> None:
    """In a unit, an ordinal, a telephone number or a date."""
    kept = scrubber.scrub(f"{QUESTION} {dress.format(number)} really")
    assert kept == f"{QUESTION} … really"
