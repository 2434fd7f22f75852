"""An answer as a person sees it."""

from pathlib import Path

import pytest

from content.answer_page import AnswerPage, compose
from content.library import Library
from content.markup import markup_faults, plain
from content.phrases import Phrases
from content.review import hash_of
from tests.content.example_answers import write_answer, write_content

TWO_SOURCES = (
    '[{key: A, name: "lupus100", year: n.d., address: "https://www.lupus100.org/en", status: second-hand},'
    ' {key: B, name: "EULAR & ACR", year: 2019, address: "not known", status: document-seen}]'
)


def _page(folder: Path, language: str = "en", around: str | None = None, **changed: str) -> AnswerPage:
    write_answer(write_content(folder), "leukopenia", language, **changed)
    answer = Library.load(folder).answer("leukopenia", language)
    return compose(answer, Phrases.load(folder / "phrases"), around or language)


def test_the_short_answer_shows_title_text_fever_line_and_where_it_is_from(tmp_path: Path) -> None:
    """In this order, with the date and the review mark in the small line."""
    short = _page(tmp_path, body="Low **cells**.").short
    parts = ("<b>What is leukopenia?</b>", "Low <b>cells</b>.", "38.0 °C", "<i>General information")
    places = [short.index(part) for part in parts]
    assert places == sorted(places)
    assert "From: lupus100 · Written 22 November 2026 · Not yet reviewed by a clinician</i>" in short
    assert markup_faults(short) == []


def test_the_fever_line_stands_only_where_it_belongs(tmp_path: Path) -> None:
    """A text whose head says no carries none."""
    assert "38.0" not in _page(tmp_path, fever_line="false").short


def test_a_reviewed_text_names_who_read_it_and_when(tmp_path: Path) -> None:
    """The mark shows only while the words are those that were read."""
    mark = f'{{status: reviewed, by: "Dr <A>", on: 2026-12-01, hash: "{hash_of("What is leukopenia?", "Low.", "")}"}}'
    assert "Reviewed by Dr &lt;A&gt;, 1 December 2026" in _page(tmp_path, body="Low.", more="", review=mark).short
    assert "Not yet reviewed" in _page(tmp_path, body="Lower.", more="", review=mark).short


def test_more_than_two_sources_are_counted_in_the_small_line(tmp_path: Path) -> None:
    """The first two by name; the rest is behind the Sources button."""
    source = '{key: K, name: "Group NUMBER", year: 2020, address: "https://a.org", status: found}'
    sources = "[" + ", ".join(source.replace("NUMBER", str(number)) for number in range(1, 5)) + "]"
    assert "Group 1, 2020; Group 2, 2020; and 2 more" in _page(tmp_path, sources=sources).short


def test_an_answer_without_a_second_part_has_no_more_page(tmp_path: Path) -> None:
    """Tell me more is offered only where there is more."""
    assert _page(tmp_path, more="").more is None
    assert "Some more." in (_page(tmp_path, more="Some more.").more or "")


def test_the_sources_page_says_how_well_each_was_seen(tmp_path: Path) -> None:
    """Name, year, address and status in words; what is only general knowledge is said too."""
    sources = _page(tmp_path, sources=TWO_SOURCES, to_verify='["It has no feeling < 1."]').sources
    assert '• lupus100, no date given · <a href="https://www.lupus100.org/en">lupus100.org</a>' in sources
    assert "Second-hand" in sources
    assert "EULAR &amp; ACR, 2019\n<i>To be verified" in sources
    assert "• It has no feeling &lt; 1." in sources
    assert markup_faults(sources) == []


def test_an_answer_without_sources_says_nothing_about_them(tmp_path: Path) -> None:
    """A decline rests on no source, and leaves no empty heading."""
    page = _page(tmp_path, sources="[]")
    assert "From" not in page.short
    assert "Where this comes from" not in page.sources


@pytest.mark.parametrize(
    ("language", "written"), [("fr", "Écrit le 1er novembre 2026"), ("es", "Escrito el 1 de noviembre de 2026")]
)
def test_the_words_around_an_answer_are_in_its_language(tmp_path: Path, language: str, written: str) -> None:
    """Dates are written as people write them there."""
    page = _page(tmp_path, language=language, written="2026-11-01")
    for text in (page.short, page.more or "", page.sources):
        assert written in plain(text)
