"""Reminders in words: what for, how often, and when next."""

from datetime import datetime, time
from textwrap import shorten

from bot.notice import Line, line
from bot.turn import Turn
from content.reminder_text import tells_more
from content.wording import moment_words, time_words, weekday_words
from scheduler.recurrence import Recurrence

PURPOSES = ("recheck", "infection-watch", "appointment", "medicine", "other")
# Of these two a few words typed in haste say less than we do.
_SAID_BY_US = ("recheck", "infection-watch")
_LONGEST_IN_LIST = 60


def purpose_line(kind: str, note: str) -> Line:
    """What it is for: the person's own words, unless they only name one of the purposes that we can say better."""
    if note and (kind not in _SAID_BY_US or tells_more(note)):
        return line("plain", text=note)
    return line(f"reminder-for-{kind if kind in PURPOSES else 'other'}")


def short_purpose_line(kind: str, note: str) -> Line:
    """The same for a list: long words are cut."""
    return purpose_line(kind, shorten(note, _LONGEST_IN_LIST, placeholder=" …"))


def rule_line(rule: Recurrence, language: str) -> Line:
    """How often, at which time; of a one-off only the time."""
    at = _at(rule.wall)
    if rule.freq == "weekly" and (len(rule.weekdays) < 7 or rule.every > 1):
        days = weekday_words(rule.weekdays or {rule.anchor.weekday()}, language)
        return line("reminder-weekly", every=rule.every, days=days, at=at)
    if rule.freq == "monthly":
        return line(f"reminder-monthly{_end_of_month(rule.anchor.day)}", every=rule.every, day=rule.anchor.day, at=at)
    return line("reminder-once" if rule.freq == "once" else "reminder-daily", every=rule.every, at=at)


def _at(wall: time) -> Line:
    """One o'clock has its own words in Spanish."""
    return line("reminder-at-one" if wall.hour == 1 else "reminder-at", time=time_words(wall))


def _end_of_month(day: int) -> str:
    """The scheduler takes a short month's last day where the month has no such day."""
    return "" if day <= 28 else "-late" if day <= 30 else "-last"


def when_lines(rule: Recurrence, following: datetime, turn: Turn, label: str) -> tuple[Line, ...]:
    """A one-off's moment; of a repeating one how often, and the next time under `label`."""
    if rule.freq == "once":
        return (line("reminder-when", when=when(following, turn), tight=True),)
    return (
        line("reminder-rule", rule=rule_line(rule, turn.language), tight=True),
        line(label, when=when(following, turn), tight=True),
    )


def when(moment: datetime, turn: Turn) -> str:
    """A moment (UTC) on this person's clock."""
    return moment_words(moment, turn.zone, turn.language, turn.now.people)


def do_not_wait(kind: str) -> tuple[Line, ...]:
    """The fever rule beside what somebody may wait for; none beside a reminder that has nothing to do with illness."""
    if kind == "infection-watch":
        return (line("fever-line"),)
    return (line("reminder-do-not-wait"),) if kind in ("recheck", "appointment") else ()
