"""The whole check as `whitecell check-content` runs it: the content by itself, then whether its phrasings find it."""

from datetime import date
from pathlib import Path

from content.check import check, phrasings_that_miss
from content.matching import Matcher
from content.problem import ContentError, Problem


def full_check(folder: Path, today: date, cache: Path) -> list[Problem]:
    """Everything wrong. The matcher is fitted to the content, or found in `cache`; content it cannot be fitted to is
    told by the first part, and its phrasings are not tried."""
    problems = check(folder, today)
    try:
        matcher = Matcher.load(folder, cache)
    except (ContentError, OSError) as error:
        return problems or [Problem(folder, 0, str(error))]

    def best_topic(text: str, language: str) -> str | None:
        match = matcher.match(text, language)
        return match.topic or (match.choices[0] if match.choices else None)

    return sorted({*problems, *phrasings_that_miss(folder, best_topic)})
