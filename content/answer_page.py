"""A written answer as a person sees it: the short text, the part behind "Tell me more", and its sources."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from content.answer import Answer, Source, reviewed
from content.dates import day_in_words
from content.library import Library
from content.markup import Markup, escape
from content.phrases import Phrases

_UNDATED = frozenset({"n.d.", "nd", "n. d."})


@dataclass(frozen=True)
class AnswerPage:
    """Three messages of Telegram HTML. `more` is None when the answer has no second part."""

    short: Markup
    more: Markup | None
    sources: Markup


class Pages:
    """The pages of a library, each composed when it is first wanted."""

    def __init__(self, library: Library, phrases: Phrases) -> None:
        self._library, self._phrases = library, phrases
        self._composed: dict[tuple[str, str], AnswerPage] = {}

    def of(self, topic: str, language: str) -> AnswerPage:
        """An answer's or a decline's page. Raises KeyError for one that is not there."""
        if (topic, language) not in self._composed:
            answer = self._library.answer(topic, language)
            self._composed[topic, language] = compose(answer, self._phrases, language)
        return self._composed[topic, language]


def compose(answer: Answer, phrases: Phrases, language: str) -> AnswerPage:
    """The messages of an answer. `language` is that of the words around it; the answer's own text is in its own."""
    more = _page(answer, answer.more_html, phrases, language) if answer.more_html else None
    return AnswerPage(
        short=_page(answer, answer.body_html, phrases, language),
        more=more,
        sources=_sources_page(answer, phrases, language),
    )


def _page(answer: Answer, text: Markup, phrases: Phrases, language: str) -> Markup:
    parts = [f"<b>{escape(answer.title)}</b>", text]
    if answer.fever_line:
        parts.append(f"<blockquote>{phrases.text(language, 'fever-line')}</blockquote>")
    parts.append(_footer(answer, phrases, language))
    return Markup("\n\n".join(parts))


def _footer(answer: Answer, phrases: Phrases, language: str) -> str:
    around = {
        "limits": phrases.text(language, "limits-line-short"),
        "written": day_in_words(answer.written, language),
        "review": Markup(_review_mark(answer, phrases, language)),
    }
    if not answer.sources:
        return phrases.text(language, "answer-footer-without-sources", **around)
    return phrases.text(language, "answer-footer", sources=_names(answer, phrases, language), **around)


def _review_mark(answer: Answer, phrases: Phrases, language: str) -> str:
    by, on = answer.review.by, answer.review.on
    if by is None or on is None or not reviewed(answer):
        return phrases.text(language, "answer-unreviewed")
    return phrases.text(language, "answer-reviewed", by=by, on=day_in_words(on, language))


def _names(answer: Answer, phrases: Phrases, language: str) -> Markup:
    """The first two sources by name, and how many others: the Sources button shows all."""
    names = [_name(source, phrases, language) for source in answer.sources]
    if len(names) == 1:
        return names[0]
    first, second, others = names[0], names[1], len(names) - 2
    if not others:
        return Markup(phrases.text(language, "answer-two-sources", first=first, second=second))
    return Markup(phrases.text(language, "answer-more-sources", first=first, second=second, others=others))


def _name(source: Source, phrases: Phrases, language: str) -> Markup:
    if source.year in _UNDATED:
        return escape(source.name)
    return Markup(phrases.text(language, "answer-source-name", name=source.name, year=source.year))


def _sources_page(answer: Answer, phrases: Phrases, language: str) -> Markup:
    parts = [f"<b>{escape(answer.title)}</b>"]
    if answer.sources:
        lines = [_source_line(source, phrases, language) for source in answer.sources]
        parts.append("\n".join([phrases.text(language, "answer-sources-title"), *lines]))
    if answer.to_verify:
        statements = [phrases.text(language, "answer-to-verify", statement=words) for words in answer.to_verify]
        parts.append("\n".join([phrases.text(language, "answer-to-verify-title"), *statements]))
    parts.append(_dates(answer, phrases, language))
    return Markup("\n\n".join(parts))


def _source_line(source: Source, phrases: Phrases, language: str) -> str:
    year = phrases.text(language, "answer-source-undated") if source.year in _UNDATED else source.year
    name = phrases.text(language, "answer-source-name", name=source.name, year=year)
    return phrases.text(
        language,
        "answer-source",
        source=Markup(f"{name} · {_link(source)}" if source.has_address else name),
        status=phrases.text(language, f"answer-status-{source.status}"),
    )


def _link(source: Source) -> Markup:
    """The address, to tap on its host's name."""
    host = (urlsplit(source.address).hostname or "").removeprefix("www.")
    return Markup(f'<a href="{escape(source.address)}">{escape(host)}</a>')


def _dates(answer: Answer, phrases: Phrases, language: str) -> str:
    return phrases.text(
        language,
        "answer-dates",
        written=day_in_words(answer.written, language),
        expires=day_in_words(answer.expires, language),
        review=Markup(_review_mark(answer, phrases, language)),
    )
