"""HTML and the two Markdowns, read as strictly as Telegram reads them."""

from contextlib import suppress
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.entities import RichText, as_html, found_entities, trimmed, utf16_slice
from bot.playground.html_markup import parse_html
from bot.playground.markdown_markup import parse_markdown, parse_markdown_v2
from bot.playground.refusals import BotApiError

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
TAG = st.sampled_from(["b", "i", "u", "s", "tg-spoiler", "blockquote"])


def kinds(rich: RichText) -> list[tuple[str, str]]:
    """Each mark with the words it covers."""
    return [(entity["type"], utf16_slice(rich.text, entity["offset"], entity["length"])) for entity in rich.entities]


def test_marks_cover_the_words_they_were_put_around() -> None:
    """Offsets are counted in UTF-16 units, so an emoji counts two."""
    rich = parse_html('🩸 <b>WBC <i>3.2</i></b> &lt; 4 <a href="https://example.org/?a=1&amp;b=2">source</a>')
    assert rich.text == "🩸 WBC 3.2 < 4 source"
    assert kinds(rich) == [("bold", "WBC 3.2"), ("italic", "3.2"), ("text_link", "source")]
    assert rich.entities[0]["offset"] == 3
    assert rich.entities[2]["url"] == "https://example.org/?a=1&b=2"


@pytest.mark.parametrize(
    ("source", "refusal"),
    [
        ("counts < 4", 'Unsupported start tag "" at byte offset 7'),
        ("é<div>x</div>", 'Unsupported start tag "div" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_bad_html_is_refused_where_it_is_bad(source: str, refusal: str) -> None:
    """The refusal names the byte, as Telegram's does."""
    with pytest.raises(BotApiError) as caught:
        parse_html(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {refusal}"


def test_a_date_time_says_its_moment() -> None:
    """<tg-time> becomes a date_time entity; without a Unix time it is refused."""
    assert parse_html('<tg-time unix="1795330800" format="wDT">Sunday</tg-time>').entities == [
        {"type": "date_time", "unix_time": 1795330800, "date_time_format": "wDT", "offset": 0, "length": 6}
    ]
    with pytest.raises(BotApiError, match="date_time"):
        parse_html("<tg-time>Sunday</tg-time>")


def test_code_holds_no_other_marks() -> None:
    """Inside of code, bold is plain; a link that leads nowhere is plain too."""
    assert kinds(parse_html("<code>a<b>b</b></code> <a href='nowhere'>c</a>")) == [("code", "ab")]


@given(TEXT)
def test_escaped_text_is_read_as_it_was(text: str) -> None:
    """Whatever a person typed can be shown back in HTML when it is escaped."""
    assert parse_html(escape(text)) == RichText(text, [])


@given(st.lists(st.tuples(TAG, TEXT.filter(str.strip)), max_size=5))
def test_html_comes_back_as_it_was_sent(pieces: list[tuple[str, str]]) -> None:
    """What an onlooker reads is what the bot sent."""
    source = " ".join(f"<{tag}>{escape(text, quote=False)}</{tag}>" for tag, text in pieces)
    rich = parse_html(source)
    assert as_html(rich.text, rich.entities) == source


@given(TEXT)
def test_any_html_is_read_or_refused(text: str) -> None:
    """No text makes the parser fail in another way."""
    with suppress(BotApiError):
        parse_html(text.replace("a", "<b").replace("e", ">").replace("i", "</b>").replace("o", "&amp"))


@given(TEXT)
def test_trimming_moves_the_marks_along(text: str) -> None:
    """White space is taken off both ends, and the mark stays on its words."""
    rich = trimmed(parse_html(f" \n<b>{escape(text)}x</b>  "))
    assert kinds(rich) == [("bold", f"{text}x".strip())]


def test_markdown_v2_marks_nest_and_escape() -> None:
    """MarkdownV2 has marks within marks, links, code and quotations."""
    source = "*bold _both_* __line__ ||hid|| `a*b` [s\\.](https://example.org) 3\\.2\n>quoted *q*\nend"
    rich = parse_markdown_v2(source)
    assert rich.text == "bold both line hid a*b s. 3.2\nquoted q\nend"
    assert kinds(rich) == [
        ("bold", "bold both"),
        ("italic", "both"),
        ("underline", "line"),
        ("spoiler", "hid"),
        ("code", "a*b"),
        ("text_link", "s."),
        ("blockquote", "quoted q"),
        ("bold", "q"),
    ]


@pytest.mark.parametrize(
    ("source", "refusal"),
    [
        ("wbc 3.2", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("*x", "Can't find end of Bold entity at byte offset 0"),
        ("*x _y* z_", "Can't find end of Italic entity at byte offset 3"),
        ("é `x", "Can't find end of Code entity at byte offset 3"),
    ],
)
def test_bad_markdown_v2_is_refused(source: str, refusal: str) -> None:
    """Reserved characters must be escaped, and marks must end."""
    with pytest.raises(BotApiError) as caught:
        parse_markdown_v2(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {refusal}"


def test_the_old_markdown_is_simple() -> None:
    """Bold, italic, code and links; a mark left open is refused."""
    rich = parse_markdown("*bold* _it_ `c` [s](https://example.org) a\\_b 3.2")
    assert rich.text == "bold it c s a_b 3.2"
    assert kinds(rich) == [("bold", "bold"), ("italic", "it"), ("code", "c"), ("text_link", "s")]
    with pytest.raises(BotApiError, match="Can't find end of the entity starting at byte offset 2"):
        parse_markdown("a *b")


def test_telegram_finds_commands_links_and_mentions_itself() -> None:
    """Commands, addresses, mentions and hashtags are marked without being asked for; fractions are not commands."""
    text = "/start@whitecell_bot see https://example.org/a, @maya a@b.org #lupus 1/2 w/o"
    assert kinds(RichText(text, found_entities(text))) == [
        ("bot_command", "/start@whitecell_bot"),
        ("url", "https://example.org/a"),
        ("mention", "@maya"),
        ("email", "a@b.org"),
        ("hashtag", "#lupus"),
    ]
