"""Questions without an answer, grouped for the curator by what they are about."""

from datetime import date
from pathlib import Path

import pytest

import content
from content.gap_groups import Gap, group
from content.matching import Matcher

FOLDER = Path(content.__file__).parent
CACHE = Path(__file__).parents[2] / "build" / "cache"


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher.load(FOLDER, CACHE)


def _gaps(*texts: tuple[str, str]) -> list[Gap]:
    return [Gap(f"id{at}", text, language, date(2026, 11, 1 + at)) for at, (text, language) in enumerate(texts)]


def test_like_questions_stand_together(matcher: Matcher) -> None:
    """However they are put, misspelt, and in another language where the field's words name the matter."""
    gaps = _gaps(
        ("does kombucha lower white blood cells", "en"),
        ("can i get a tattoo with low counts", "en"),
        ("is kombucha ok", "en"),
        ("¿puedo hacerme un tatuaje?", "es"),
        ("kombucha drinks and lupus", "en"),
    )
    grouped = [[gap.text for gap in each.gaps] for each in group(gaps, matcher)]
    assert ["does kombucha lower white blood cells", "is kombucha ok", "kombucha drinks and lupus"] in grouped
    assert "can i get a tattoo with low counts" not in grouped[0]


def test_the_largest_group_comes_first_with_its_counts(matcher: Matcher) -> None:
    """By number, then by age; languages are counted."""
    gaps = _gaps(("can i get a tattoo", "en"), ("is kombucha ok", "en"), ("le kombucha, c'est bon ?", "fr"))
    first, second = group(gaps, matcher)
    assert first.languages == {"en": 1, "fr": 1}
    assert [gap.text for gap in second.gaps] == ["can i get a tattoo"]


def test_a_group_keeps_its_name_as_it_grows(matcher: Matcher) -> None:
    """It is that of its oldest question, so `--clear` takes away what was shown."""
    before = group(_gaps(("is kombucha ok", "en")), matcher)
    after = group(_gaps(("is kombucha ok", "en"), ("kombucha and lupus?", "en")), matcher)
    assert before[0].name == after[0].name


def test_what_each_would_be_answered_now(matcher: Matcher) -> None:
    """With the content as it is today: a question that has its answer by now shows it."""
    gap = Gap("id", "what does leukopenia mean", "en", date(2026, 11, 1))
    ((_, match),) = group([gap], matcher)[0].answered_now(matcher)
    assert (match.kind, match.topic) == ("answer", "leukopenia")
