"""When something is due, in the zone of the person it is said to. Daylight saving lives here and nowhere else.

A rule speaks in days and a time on the wall clock; a due moment is UTC. A time that the clocks skip is said as much
later as they were put forward (02:30 becomes 03:30); a time that comes twice is said at its first coming only.

Days are grouped in cycles counted from the anchor (a day, a week from its Monday, or a month), so that finding the next
one takes the same few steps whether the anchor is yesterday or forty years ago.
"""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

Frequency = Literal["once", "daily", "weekly", "monthly"]

# A zone may have skipped or repeated a whole day (Samoa skipped 30 December 2011), so days this near are looked at too.
_NEAR = timedelta(days=2)
# The calendar's very last days are left out: east or west of Greenwich they have no UTC moment.
_LAST_DAY = date.max.toordinal() - 2
# Enough cycles of one day to get from two days before a moment past two such days after it.
_CYCLES_LOOKED_AT = 8


@dataclass(frozen=True)
class Recurrence:
    """What is said again and again, or once.

    every: 2 with "weekly" is every second week, counted from the week (Monday to Sunday) of the anchor.
    weekdays: 0 is Monday; only for "weekly", where an empty set means the anchor's own weekday.
    anchor: the first day it may be due; a monthly rule keeps the day, or takes the month's last day in a short one.
    wall: what the person's clock shows, without a zone.

    Raises ValueError for a rule that could never be said.
    """

    freq: Frequency
    every: int
    anchor: date
    wall: time
    weekdays: frozenset[int] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        if self.freq not in ("once", "daily", "weekly", "monthly"):
            raise ValueError("unknown frequency")
        if self.every < 1:
            raise ValueError("a rule repeats every 1 or more")
        if self.weekdays and (self.freq != "weekly" or not self.weekdays <= set(range(7))):
            raise ValueError("weekdays are 0 to 6, and only for a weekly rule")
        if self.wall.tzinfo is not None:
            raise ValueError("the wall time has no zone of its own")


def next_due(rule: Recurrence, zone: ZoneInfo, after: datetime) -> datetime | None:
    """The first due moment (UTC) strictly after `after` (aware); None when a one-off is past."""
    wall = rule.wall.replace(fold=0)
    first = _first_to_look_at(rule, wall, zone, after)
    for cycle in range(first, first + _CYCLES_LOOKED_AT):
        for day in _days(rule, cycle):
            moment = _moment(day, wall, zone)
            if moment > after:
                return moment
    return None


def latest_due(rule: Recurrence, zone: ZoneInfo, since: datetime, until: datetime) -> datetime | None:
    """The last due moment in (since, until]; None if there is none. After downtime only this one is still said."""
    last, wall = _cycle_of(rule, until.astimezone(zone).date() + _NEAR), rule.wall.replace(fold=0)
    for cycle in range(last, max(-1, last - _CYCLES_LOOKED_AT), -1):
        for day in reversed(_days(rule, cycle)):
            moment = _moment(day, wall, zone)
            if moment <= until:
                return moment if moment > since else None
    return None


def _first_to_look_at(rule: Recurrence, wall: time, zone: ZoneInfo, after: datetime) -> int:
    """The cycle of the day; the next one where its last moment has been. Where not even its first has been, those of
    the days before are looked at too: a zone may have skipped one."""
    today = after.astimezone(zone).date()
    cycle = _cycle_of(rule, today)
    days = _days(rule, cycle)
    if days and _moment(days[-1], wall, zone) <= after:
        return cycle + 1
    if days and _moment(days[0], wall, zone) <= after:
        return cycle
    return max(0, _cycle_of(rule, today - _NEAR))


def _moment(day: date, wall: time, zone: ZoneInfo) -> datetime:
    """fold=0, which `wall` has, is the first of two, and in a gap the offset before it, which shifts it forward."""
    return datetime.combine(day, wall, zone).astimezone(UTC)


def _cycle_of(rule: Recurrence, day: date) -> int:
    """Which cycle a day falls in; negative before the anchor."""
    match rule.freq:
        case "once":
            return 0
        case "daily":
            return (day - rule.anchor).days // rule.every
        case "weekly":
            return (day.toordinal() - _monday(rule.anchor)) // (7 * rule.every)
        case "monthly":
            return (_month_number(day) - _month_number(rule.anchor)) // rule.every


def _days(rule: Recurrence, cycle: int) -> list[date]:
    """The due days of one cycle, in order: several for a weekly rule, none before the anchor or beyond the calendar."""
    match rule.freq:
        case "once":
            ordinals = [rule.anchor.toordinal()] if cycle == 0 else []
        case "daily":
            ordinals = [rule.anchor.toordinal() + cycle * rule.every]
        case "weekly":
            monday = _monday(rule.anchor) + cycle * 7 * rule.every
            ordinals = [monday + weekday for weekday in sorted(rule.weekdays or {rule.anchor.weekday()})]
        case "monthly":
            ordinals = _day_of_month(_month_number(rule.anchor) + cycle * rule.every, rule.anchor.day)
    begins = rule.anchor.toordinal()
    return [date.fromordinal(n) for n in ordinals if begins <= n <= _LAST_DAY]


def _monday(day: date) -> int:
    return day.toordinal() - day.weekday()


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _day_of_month(month_number: int, day: int) -> list[int]:
    year, month = divmod(month_number, 12)
    if year > date.max.year:
        return []
    return [date(year, month + 1, min(day, monthrange(year, month + 1)[1])).toordinal()]
