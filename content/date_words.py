"""The words and shapes of dates beside results, in three languages, read from result_dates.yaml."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from content.marked_yaml import Marked
from content.typed_text import plain

_WORD_GAP = re.compile(r"[\s\-']+")
_FOUR_DIGITS = r"(?:19|20)\d\d(?!\d|[.,]\d)"
_RANK = r"(?:\s?(?:st|nd|rd|th|er|ro|°))?"
_YEAR = (
    r"(?:\s*,?\s*(?:de\s+|del\s+|of\s+)?(?P<y>(?:19|20)\d\d)(?!\d|[.,]\d)"  # 12 nov 2026
    r"|[-/.\s]\s?'?(?P<yy>2\d)(?![\d/%]|[.,]\d))?"  # 12-nov-26
)
_LABEL_END = r"[\s:.\-(]*(?:(?:on|the|le|el|du|del|is|was|at|for|date|est)\s+)?$"


@dataclass(frozen=True)
class DateWords:
    """What each word is worth, and the patterns made of them. Patterns name their day `d` and month `month`."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    days_back: Mapping[str, int]
    ago_units: Mapping[str, int]
    day_month: re.Pattern[str]
    month_day: re.Pattern[str]
    month_alone: re.Pattern[str]
    weekday: re.Pattern[str]
    back: re.Pattern[str]
    ago: re.Pattern[str]
    vague: re.Pattern[str]
    sampled_before: re.Pattern[str]
    other_before: re.Pattern[str]

    @classmethod
    def load(cls, file: Path) -> "DateWords":
        """Read the words. Raises ValueError with file and line."""
        top = Marked.read(file)
        months, weekdays, back = _numbered(top["months"]), _numbered(top["weekdays"]), _numbered(top["days_back"])
        month, weekday = _any(months), _any(weekdays)
        ago_units, ago = _ago(top)
        after_day = r"(?:st|nd|rd|th)?(?![\d%/]|[.,]\d|\s*(?:%|mg\b))"
        return cls(
            months=months,
            weekdays=weekdays,
            days_back=back,
            ago_units=ago_units,
            day_month=re.compile(
                rf"(?<![\d.,/])(?P<d>\d{{1,2}}){_RANK}\s?(?:de |of |-|/|\.)?\s?(?P<month>{month})(?![a-z])\.?{_YEAR}"
            ),
            month_day=re.compile(rf"(?<![a-z])(?P<month>{month})\.?[\s-]?(?P<d>\d{{1,2}}){after_day}{_YEAR}"),
            month_alone=_month_alone(month, _any(top["in_words"].texts())),
            weekday=re.compile(
                rf"(?<![a-z])(?:last |on |ce |el |le |este |this )?(?P<weekday>{weekday})(?: dernier| pasado)?(?![a-z])"
            ),
            back=re.compile(rf"(?<![a-z])(?P<word>{_any(back)})(?![a-z])"),
            ago=ago,
            vague=re.compile(rf"(?<![a-z])(?:{_any(top['vague'].texts())})(?![a-z])"),
            sampled_before=re.compile(rf"(?<![a-z]){_any(top['sampled'].texts())}{_LABEL_END}"),
            other_before=re.compile(rf"(?<![a-z]){_any(top['not_of_result'].texts())}{_LABEL_END}"),
        )

    def back_from_today(self, phrase: str) -> int:
        """Days back of "yesterday" and its like; negative for days to come."""
        return self.days_back[_WORD_GAP.sub(" ", phrase)]


def _month_alone(month: str, lead: str) -> re.Pattern[str]:
    """ "in march", "nov 2025", "en 2023": a time without a day."""
    return re.compile(
        rf"(?<![a-z])(?:{lead}\s+{month}(?![a-z])\.?(?:\s+(?:de\s+)?(?:19|20)\d\d)?(?!\s*\d)"
        rf"|{month}\.?\s+(?:de\s+)?{_FOUR_DIGITS}"
        rf"|{lead}\s+{_FOUR_DIGITS}(?!\s*(?:/|k\b|cel)))"
    )


def _ago(top: Marked) -> tuple[dict[str, int], re.Pattern[str]]:
    """Days in one of each unit, and the pattern of "3 days ago" in all shapes."""
    number = rf"(?:\d{{1,3}}|{_any(top['one'].texts())})"
    units: dict[str, int] = {}
    shapes: list[str] = []
    for shape in top["ago"].list():
        words = {plain(word): int(days.number()) for word, days in shape["units"].items()}
        units.update(words)
        before, after = shape["before"].texts(), shape["after"].texts()
        start = rf"\b{_any(before)}\s+" if before else r"(?<![\w.,])"
        shapes.append(rf"{start}{number}\s+{_any(words)}\b" + (rf"\s+{_any(after)}\b" if after else ""))
    return units, re.compile("|".join(shapes))


def _numbered(lists: Marked) -> dict[str, int]:
    return {_WORD_GAP.sub(" ", plain(word)): int(key) for key, words in lists.items() for word in words.texts()}


def _any(words: Collection[str]) -> str:
    """A pattern of any of the words, the longest first; hyphen and apostrophe are a space."""
    ordered = sorted((_WORD_GAP.split(plain(word)) for word in words), key=lambda parts: -len(" ".join(parts)))
    return "(?:" + "|".join(r"[\s\-']".join(map(re.escape, parts)) for parts in ordered) + ")"
