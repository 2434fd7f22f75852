"""Days as people write them in their language."""

from datetime import date

from babel.dates import format_date


def day_in_words(day: date, language: str) -> str:
    """For example "1 November 2026", "1er novembre 2026", "1 de noviembre de 2026"."""
    pattern = "d 'de' MMMM 'de' y" if language == "es" else f"{day_pattern(day, language)} MMMM y"
    return format_date(day, format=pattern, locale=language)


def day_pattern(day: date, language: str) -> str:
    """How Babel is to write the day of the month: an ordinal for the first in French, "1er"."""
    return "d'er'" if language == "fr" and day.day == 1 else "d"
