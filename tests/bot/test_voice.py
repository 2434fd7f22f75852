"""From a notice to words, within what Telegram takes."""

from bot.notice import Notice, line
from bot.voice import MOST_CHARACTERS, speak
from content.content import Content
from content.markup import telegram_length


def test_a_text_over_telegrams_limit_is_cut_by_paragraphs_from_its_end(loaded: Content) -> None:
    """What stands first is still said, instead of a message that Telegram refuses whole."""
    paragraphs = tuple(line("plain", text=f"{number} " + "word " * 60) for number in range(40))
    spoken = speak(Notice((line("fever-line"), *paragraphs), "en"), loaded)
    assert telegram_length(spoken.html) <= MOST_CHARACTERS
    assert "get medical help now" in spoken.html
    assert spoken.html.endswith("…")
