"""Reminders in words: what for, how often, and when next."""

from datetime import datetime

from babel.dates import get_day_names

from bot.notice import Line, line
from bot.turn import Turn
from content.wording import moment_words
from scheduler.recurrence import Recurrence

PURPOSES = ("recheck", "infection-watch", "appointment", "medicine", "other")


def purpose_line(kind: str, note: str) -> Line:
    """What it is for: the person's own words, but for the two purposes that we can say better."""
    if note and kind not in ("recheck", "infection-watch"):
        return line("plain", text=note)
    return line(f"reminder-for-{kind if kind in PURPOSES else 'other'}")


def rule_line(rule: Recurrence, language: str) -> Line:
    """How often, at which time."""
    at = rule.wall.isoformat(timespec="minutes")
    if rule.freq == "weekly":
        days = sorted(rule.weekdays or {rule.anchor.weekday()})
        names = get_day_names("wide", locale=language)
        return line("reminder-weekly", every=rule.every, days=", ".join(names[day] for day in days), time=at)
    if rule.freq == "monthly":
        return line("reminder-monthly", every=rule.every, day=rule.anchor.day, time=at)
    return line("reminder-daily" if rule.freq == "daily" else "reminder-once", every=rule.every, time=at)


def when(moment: datetime, turn: Turn) -> str:
    """A moment (UTC) on this person's clock."""
    return moment_words(moment, turn.zone, turn.language, turn.now.people)
