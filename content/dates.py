"""Days as people write them in their language."""

from datetime import date

from babel.dates import format_date


def day_in_words(day: date, language: str) -> str:
    """For example "1 November 2026", "1er novembre 2026", "1 de noviembre de 2026"."""
    patterns = {"es": "d 'de' MMMM 'de' y", "fr": "d'er' MMMM y" if day.day == 1 else "d MMMM y"}
    return format_date(day, format=patterns.get(language, "d MMMM y"), locale=language)
