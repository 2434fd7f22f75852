"""Texts made to break a reader: each is read in the time of any other, and danger in it is found."""

import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random
from signal import ITIMER_REAL, SIGALRM, setitimer, signal

import pytest

import content
from content.content import Content
from content.understanding import understand
from content.urgency import Level
from tests.soak import words

TODAY = date(2026, 11, 28)
LONGEST = 4096  # letters in a message; Telegram's own limit
WITHIN = 5  # seconds for what takes 0.3 to 0.8; what grows with the square of its length takes minutes


@pytest.fixture(scope="module")
def loaded() -> Content:
    return Content.load(Path(content.__file__).parent, Path(__file__).parents[2] / "build" / "cache")


@contextmanager
def in_time() -> Iterator[None]:
    """A text that holds up the reader holds up everybody: there is one event loop."""

    def too_long(*_: object) -> None:
        raise AssertionError(f"not read within {WITHIN} s")

    before = signal(SIGALRM, too_long)
    setitimer(ITIMER_REAL, WITHIN)
    try:
        yield
    finally:
        setitimer(ITIMER_REAL, 0)
        signal(SIGALRM, before)


@pytest.mark.parametrize(
    "text",
    [
        "a" + "\n" * (LONGEST - 2) + "b",
        "3" + " " * (LONGEST - 2) + "/",
        "a\n" * 2000,
        "😀" * LONGEST,
        "<" * LONGEST,
        "0" * LONGEST,
        "1." * 2000,
        "wbc 3 " * 600,
        "fever " * 600,
        "/ " * 2000,
        "10^9" * 1000,
        "x" + "\u0300" * (LONGEST - 1),
    ],
    ids=lambda text: repr(text[:6]),
)
def test_no_text_holds_up_the_reader(loaded: Content, text: str) -> None:
    """The same letters over and over, as long as a message can be."""
    with in_time():
        understand(loaded, text, "en", TODAY)


@pytest.mark.parametrize("digits", [15, 16, 28, 29, 308, 309, 400, 4000])
def test_a_number_of_any_length_hides_no_danger(loaded: Content, digits: int) -> None:
    """A number too large for a machine stands beside words of danger; they are read all the same."""
    for text in (f"I can't breathe {'9' * digits}", f"wbc {'9' * digits} and I can't breathe"):
        assert understand(loaded, text, "en", TODAY).urgency is Level.EMERGENCY


def test_hostile_words_of_every_kind(loaded: Content) -> None:
    """Some hundreds out of the soak's: none raises, none takes long."""
    chance = Random(20261128)  # noqa: S311 - no secret
    for _ in range(400):
        text, language = words.text(chance)[:LONGEST], chance.choice(("en", "fr", "es"))
        with in_time():
            understand(loaded, text, language, TODAY)


def test_words_longer_than_any_are_not_remembered_whole(loaded: Content) -> None:
    """What is kept of them for the next message stays in memory: of 200 under 15 MB, where it was over 40."""
    chance = Random(7)  # noqa: S311 - no secret
    tracemalloc.start()
    try:
        for _ in range(200):
            loaded.matcher.features("".join(chance.choice("abcdefghijkl") for _ in range(1200)), "en")
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < 15e6
