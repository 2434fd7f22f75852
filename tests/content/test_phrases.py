"""Sentences from Fluent files."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.markup import Markup, escape, markup_faults, plain
from content.phrases import Phrases
from content.problem import ContentError


def _phrases(folder: Path, **by_language: str) -> Phrases:
    for language, text in by_language.items():
        (folder / language).mkdir(exist_ok=True)
        (folder / language / "room.ftl").write_text(text, encoding="utf-8")
    return Phrases.load(folder)


def test_a_phrase_is_said_in_the_language_asked(tmp_path: Path) -> None:
    """The same id speaks each language, with what is put into it."""
    phrases = _phrases(tmp_path, en="hello = Hello { $name }", fr="hello = Bonjour { $name }")
    assert phrases.text("en", "hello", name="Ana") == "Hello Ana"
    assert phrases.text("fr", "hello", name="Ana") == "Bonjour Ana"


def test_what_a_person_typed_cannot_become_markup(tmp_path: Path) -> None:
    """Arguments are escaped, the phrase's own marks stay, and no invisible isolation signs are added."""
    phrases = _phrases(tmp_path, en="seen = <b>{ $typed }</b>")
    assert phrases.text("en", "seen", typed='<i>&"') == "<b>&lt;i&gt;&amp;&quot;</b>"


def test_markup_given_as_such_is_kept(tmp_path: Path) -> None:
    """A part that is Telegram HTML already goes in as it is."""
    phrases = _phrases(tmp_path, en="around = ({ $part })")
    assert phrases.text("en", "around", part=Markup("<b>x</b>")) == "(<b>x</b>)"


def test_a_label_is_plain_text(tmp_path: Path) -> None:
    """Button labels carry neither tags nor entities."""
    phrases = _phrases(tmp_path, en="button = <b>Save</b> &lt;{ $what }")
    assert phrases.label("en", "button", what="R&D") == "Save <R&D"


def test_a_whole_number_chooses_the_plural(tmp_path: Path) -> None:
    """One count, two counts."""
    text = "counts =\n    { $n ->\n        [one] one count\n       *[other] { $n } counts\n    }\n"
    phrases = _phrases(tmp_path, en=text)
    assert [phrases.text("en", "counts", n=n) for n in (1, 2)] == ["one count", "2 counts"]


@pytest.mark.parametrize("asked", [("en", "absent"), ("fr", "hello"), ("xx", "hello")])
def test_a_missing_phrase_is_named_and_never_shown(tmp_path: Path, asked: tuple[str, str]) -> None:
    """An id that is not there, in this language or at all, raises and names itself."""
    phrases = _phrases(tmp_path, en="hello = Hello")
    with pytest.raises(KeyError, match=asked[1]):
        phrases.text(*asked)


def test_a_missing_argument_is_named(tmp_path: Path) -> None:
    """A sentence with a hole in it is never said."""
    phrases = _phrases(tmp_path, en="hello = Hello { $name }")
    with pytest.raises(KeyError, match="hello needs name"):
        phrases.text("en", "hello")


def test_an_argument_that_cannot_be_said_does_not_leak_into_the_error(tmp_path: Path) -> None:
    """Fluent refuses a part over 2,500 characters; the error names the phrase, not what was typed."""
    phrases = _phrases(tmp_path, en="seen = Seen: { $typed }")
    with pytest.raises(KeyError) as caught:
        phrases.text("en", "seen", typed="secret " * 500)
    assert "seen" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_broken_file_is_named_with_its_line(tmp_path: Path) -> None:
    """A line that is not Fluent, and an id that stands twice, both stop the loading."""
    with pytest.raises(ContentError) as caught:
        _phrases(tmp_path, en="a = A\nbroken line\n\nb = B\na = again\n")
    assert [problem.line for problem in caught.value.problems] == [2, 5]
    assert "room.ftl:2: not Fluent" in str(caught.value)


@given(st.text())
def test_escaped_text_is_harmless_and_reads_the_same(text: str) -> None:
    """Whatever a person types, escaping it makes valid Telegram HTML that shows exactly what was typed."""
    assert plain(escape(text)) == text
    assert markup_faults(escape(text)) == []
