"""The whole check as `whitecell check-content` runs it: the content by itself, then whether its phrasings find it."""

from datetime import date
from pathlib import Path

from content.check import check, phrasings_that_miss
from content.lexicon import OUTSIDE
from content.matching import Match, Matcher
from content.problem import ContentError, Problem


def full_check(folder: Path, today: date, cache: Path) -> list[Problem]:
    """Everything wrong. The matcher is fitted to the content, or found in `cache`; content it cannot be fitted to is
    told by the first part, and its phrasings are not tried."""
    problems = check(folder, today)
    try:
        matcher = Matcher.load(folder, cache)
    except (ContentError, OSError) as error:
        return problems or [Problem(folder, 0, str(error))]

    def find(text: str, language: str) -> str:
        return found(matcher.match(text, language))

    return sorted({*problems, *phrasings_that_miss(folder, find)})


def found(match: Match) -> str:
    """The topic, or why there is none: a new topic's own words may still stand among those we do not answer."""
    topic = match.topic or (match.choices[0] if match.choices else None)
    outside = [concept for concept in match.concepts if concept.startswith(OUTSIDE)]
    if topic or not outside:
        return topic or "nothing"
    return f"nothing: {outside[0]} of lexicon/concepts_{match.language}.yaml is read in it"
