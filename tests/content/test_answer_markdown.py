"""The Markdown that answers are written in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.markdown import to_telegram
from content.markup import markup_faults, telegram_length
from content.problem import LineError


def test_the_whole_subset_becomes_telegram_html() -> None:
    """Paragraphs join their lines, bullets stand under each other, bold, italic and links are marked."""
    text = "First *line*\nof **two bold** words.\n\n- one\n  goes on\n- [two](https://a.org/?b=1&c=2)\n\nEnd."
    assert to_telegram(text) == (
        "First <i>line</i> of <b>two bold</b> words.\n\n"
        '• one goes on\n• <a href="https://a.org/?b=1&amp;c=2">two</a>\n\nEnd.'
    )


def test_signs_of_html_in_a_text_are_shown_as_they_are() -> None:
    """A comparison is no tag."""
    assert to_telegram("3 < 4 & 5 > 4") == "3 &lt; 4 &amp; 5 &gt; 4"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("fine\n\n# Heading", 3, "heading"),
        ("> quoted", 1, "quotation"),
        ("1. first", 1, "numbered"),
        ("* item", 1, "bullet"),
        ("| a | b |", 1, "table"),
        ("fine\n\n----", 3, "ruled"),
        ("-item", 1, "bullet"),
        ("![x](https://a.org/x.png)", 1, "picture"),
        ("a `code`", 1, "code"),
        ("fine\nand <b>bold</b>", 2, "HTML tag"),
        ("a&nbsp;b", 1, "entity"),
        ("a _word_", 1, "'_'"),
        ("half **bold", 1, "'*'"),
        ("**over\n\ntwo paragraphs**", 1, "'*'"),
        ("[words](http://with spaces)", 1, "link"),
        ("[words](javascript:x)", 1, "link"),
        ("back\\slash", 1, "backslash"),
        ("~~struck~~", 1, "struck"),
    ],
)
def test_every_other_mark_is_refused_with_its_line(text: str, line: int, what: str) -> None:
    """What a person would see as stray signs never passes."""
    with pytest.raises(LineError) as caught:
        to_telegram(text)
    assert caught.value.line == line
    assert what in caught.value.what


def test_lines_are_counted_from_where_the_text_stands_in_its_file() -> None:
    """The curator is sent to the line in the file, not in the text."""
    with pytest.raises(LineError) as caught:
        to_telegram("fine\n# no", first_line=20)
    assert caught.value.line == 21


@given(st.text(alphabet="ab *-[](:/)<>&_\n#é.", max_size=80))
def test_a_text_is_refused_or_becomes_valid_telegram_html(text: str) -> None:
    """There is no third way."""
    try:
        marked = to_telegram(text)
    except LineError:
        return
    assert markup_faults(marked) == []


def test_telegram_counts_utf16_without_tags() -> None:
    """An emoji counts two, a tag nothing, an entity one."""
    assert telegram_length("<b>a</b>&amp;🌡") == 4


@pytest.mark.parametrize(
    "marked", ["<div>x</div>", "<b>x", "x</b>", "<b><i>x</b></i>", '<a href="x">y</a>', "a < b", "&nbsp;"]
)
def test_html_that_telegram_refuses_is_found(marked: str) -> None:
    """Unknown, unclosed and crossed tags, links without an address, bare signs, unknown entities."""
    assert markup_faults(marked)
