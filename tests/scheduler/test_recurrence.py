"""When a reminder is due: compared with an obvious, slow reading of the calendar, in every zone."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from time import perf_counter
from typing import get_args
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.recurrence import Frequency, Recurrence, latest_due, next_due

ZONES = sorted(available_timezones() - {"localtime", "posixrules"})
PARIS = ZoneInfo("Europe/Paris")

zones = st.sampled_from(ZONES).map(ZoneInfo)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
walls = st.times().map(lambda wall: wall.replace(second=0, microsecond=0, fold=0))
moments = st.integers(0, 300 * 365 * 24 * 60).map(lambda n: datetime(1900, 1, 3, tzinfo=UTC) + timedelta(minutes=n))


@st.composite
def rules(draw: st.DrawFn, anchors: st.SearchStrategy[date] = days) -> Recurrence:
    freq = draw(st.sampled_from(get_args(Frequency)))
    weekdays = draw(st.frozensets(st.integers(0, 6))) if freq == "weekly" else frozenset()
    return Recurrence(freq, draw(st.integers(1, 5)), draw(anchors), draw(walls), weekdays)


def is_due_on(rule: Recurrence, day: date) -> bool:
    """The rule read aloud for one day, with no arithmetic shared with the program's."""
    if day < rule.anchor:
        return False
    if rule.freq == "once":
        return day == rule.anchor
    if rule.freq == "daily":
        return (day - rule.anchor).days % rule.every == 0
    if rule.freq == "weekly":
        mondays = [d - timedelta(days=d.weekday()) for d in (rule.anchor, day)]
        named = day.weekday() in (rule.weekdays or {rule.anchor.weekday()})
        return named and ((mondays[1] - mondays[0]).days // 7) % rule.every == 0
    months = (day.year - rule.anchor.year) * 12 + day.month - rule.anchor.month
    return months % rule.every == 0 and day.day == min(rule.anchor.day, monthrange(day.year, day.month)[1])


def occurrences(rule: Recurrence, zone: ZoneInfo, since: datetime, until: datetime) -> Iterator[datetime]:
    """Every due moment in (since, until], in order."""
    moment = next_due(rule, zone, since)
    while moment is not None and moment <= until:
        yield moment
        moment = next_due(rule, zone, moment)


def slow_occurrences(rule: Recurrence, zone: ZoneInfo, since: datetime, until: datetime) -> list[datetime]:
    """Day by day; on each, minute by minute through UTC until the wall clock first shows the time or has passed it."""
    found: set[datetime] = set()
    day = since.astimezone(zone).date() - timedelta(days=3)
    while day <= until.astimezone(zone).date() + timedelta(days=3):
        if is_due_on(rule, day):
            found.add(first_showing(day, rule.wall, zone))
        day += timedelta(days=1)
    return sorted(moment for moment in found if since < moment <= until)


def first_showing(day: date, wall: time, zone: ZoneInfo) -> datetime:
    """The first UTC moment at which the zone's clock shows the day and time; if none, as late as the clocks jumped."""
    wanted = datetime.combine(day, wall)
    candidates = sorted(
        wanted.replace(tzinfo=UTC) - offset for offset in offsets_around(wanted.replace(tzinfo=UTC), zone)
    )
    for moment in candidates:
        if moment.astimezone(zone).replace(tzinfo=None) == wanted:
            return moment
    return candidates[-1]  # the smallest offset is the one before a jump forward


def offsets_around(moment: datetime, zone: ZoneInfo) -> set[timedelta]:
    offsets = (zone.utcoffset((moment + timedelta(hours=h)).astimezone(zone)) for h in (-26, -15, 0, 15, 26))
    return {offset for offset in offsets if offset is not None}


@settings(max_examples=400, deadline=None)
@given(rule=rules(), zone=zones, days_on=st.integers(-40, 4000), width=st.integers(1, 90))
def test_due_moments_are_those_of_a_slow_reading(rule: Recurrence, zone: ZoneInfo, days_on: int, width: int) -> None:
    """Any rule in any zone, years after its anchor, is due exactly when a day-by-day reading says so."""
    since = datetime.combine(rule.anchor, time(11, 7), UTC) + timedelta(days=days_on)
    until = since + timedelta(days=width)
    slow = slow_occurrences(rule, zone, since, until)
    assert list(occurrences(rule, zone, since, until)) == slow
    assert latest_due(rule, zone, since, until) == (slow[-1] if slow else None)


@settings(max_examples=300, deadline=None)
@given(rule=rules(), zone=zones, after=moments)
def test_due_moments_strictly_increase(rule: Recurrence, zone: ZoneInfo, after: datetime) -> None:
    """The next due moment is after the one asked from, always, and nothing lies between the two."""
    first = next_due(rule, zone, after)
    if first is None:
        assert rule.freq == "once"
        return
    assert first > after
    assert first.utcoffset() == timedelta(0)
    assert latest_due(rule, zone, after, first) == first
    assert latest_due(rule, zone, after, first - timedelta(microseconds=1)) is None
    second = next_due(rule, zone, first)
    assert (second is None) if rule.freq == "once" else (second is not None and second > first)


@pytest.mark.parametrize("wall", [time(0, 30), time(2, 30), time(23, 59)])
def test_no_zone_loses_a_day_in_a_year(wall: time) -> None:
    """A daily reminder comes once for each local day of the year, in every zone, at its time or just after a jump."""
    nominal = [datetime.combine(date(2027, 1, 1) + timedelta(days=n), wall) for n in range(365)]
    for name in ZONES:
        zone = ZoneInfo(name)
        rule = Recurrence("daily", 1, date(2020, 1, 1), wall)
        start, end = (datetime(year, 1, 1, tzinfo=zone).astimezone(UTC) for year in (2027, 2028))
        shown = [moment.astimezone(zone).replace(tzinfo=None) for moment in occurrences(rule, zone, start, end)]
        assert len(shown) == 365, name
        late = [said - wanted for said, wanted in zip(shown, nominal, strict=True) if said != wanted]
        assert len(late) <= 2, name
        assert all(timedelta(0) < by <= timedelta(hours=2) for by in late), name


@pytest.mark.parametrize(
    ("zone", "day", "wall", "shown"),
    [
        ("Europe/Paris", date(2026, 3, 29), time(2, 30), "2026-03-29 03:30 +0200"),  # skipped hour
        ("Europe/Paris", date(2026, 10, 25), time(2, 30), "2026-10-25 02:30 +0200"),  # repeated hour, first coming
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), "2026-10-04 02:45 +1100"),  # half an hour
        ("Australia/Lord_Howe", date(2027, 4, 4), time(1, 45), "2027-04-04 01:45 +1100"),
        ("America/Santiago", date(2026, 9, 6), time(0, 30), "2026-09-06 01:30 -0300"),  # a gap at midnight
        ("Pacific/Apia", date(2011, 12, 30), time(9, 0), "2011-12-31 09:00 +1400"),  # a day that never was
    ],
)
def test_a_time_the_clocks_skip_or_repeat(zone: str, day: date, wall: time, shown: str) -> None:
    """A skipped time is said as much later as the clocks jumped; a repeated one at its first coming."""
    rule = Recurrence("once", 1, day, wall)
    due = next_due(rule, ZoneInfo(zone), datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(days=3))
    assert due is not None
    assert due.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M %z") == shown
    assert next_due(rule, ZoneInfo(zone), due) is None


def test_samoa_says_a_daily_reminder_once_across_the_day_it_skipped() -> None:
    """30 December 2011 does not exist in Samoa: 29, 31 and 1 are said once each."""
    apia = ZoneInfo("Pacific/Apia")
    rule = Recurrence("daily", 1, date(2011, 1, 1), time(9))
    start = datetime(2011, 12, 29, tzinfo=apia).astimezone(UTC)
    shown = [m.astimezone(apia).date() for m in occurrences(rule, apia, start, start + timedelta(days=3))]
    assert shown == [date(2011, 12, 29), date(2011, 12, 31), date(2012, 1, 1)]


def test_the_31st_of_each_month_falls_on_the_last_day_of_a_short_one() -> None:
    """A monthly rule keeps its day and falls back to the month's last day without forgetting the 31st."""
    rule = Recurrence("monthly", 1, date(2027, 12, 31), time(8))
    shown = occurrences(rule, PARIS, datetime(2027, 12, 1, tzinfo=UTC), datetime(2028, 5, 1, tzinfo=UTC))
    assert [m.astimezone(PARIS).strftime("%m-%d %H:%M") for m in shown] == [
        "12-31 08:00", "01-31 08:00", "02-29 08:00", "03-31 08:00", "04-30 08:00",
    ]  # fmt: skip


def test_every_second_week_is_counted_from_the_anchors_week() -> None:
    """Started on a Wednesday for Mondays and Fridays: that Friday, then both days of every second week."""
    rule = Recurrence("weekly", 2, date(2026, 11, 25), time(9), frozenset({0, 4}))
    shown = occurrences(rule, PARIS, datetime(2026, 11, 20, tzinfo=UTC), datetime(2026, 12, 26, tzinfo=UTC))
    assert [m.strftime("%m-%d") for m in shown] == ["11-27", "12-07", "12-11", "12-21", "12-25"]


def test_an_old_anchor_costs_no_more_than_a_new_one() -> None:
    """Finding the next of a daily reminder started 800 years ago takes no walk through those years."""
    after = datetime(2026, 11, 22, tzinfo=UTC)

    def seconds_for(anchor: date) -> float:
        rule = Recurrence("daily", 3, anchor, time(9))
        started = perf_counter()
        for _ in range(200):
            next_due(rule, PARIS, after)
        return perf_counter() - started

    assert min(seconds_for(date(1226, 1, 1)) for _ in range(5)) < 20 * min(
        seconds_for(date(2026, 11, 1)) for _ in range(5)
    )


def test_the_end_of_the_calendar_is_the_end() -> None:
    """A rule whose next day lies beyond the year 9999 is never due again, and nothing breaks."""
    after = datetime(2026, 11, 22, 12, tzinfo=UTC)
    daily = Recurrence("daily", 4_000_000, date(2026, 11, 22), time(9))
    weekly = Recurrence("weekly", 4_000_000, date(2026, 11, 22), time(9))
    monthly = Recurrence("monthly", 4_000_000, date(2026, 11, 22), time(9))
    assert [next_due(rule, PARIS, after) for rule in (daily, weekly, monthly)] == [None, None, None]


@pytest.mark.parametrize(
    ("freq", "every", "wall", "weekdays"),
    [
        ("yearly", 1, time(9), frozenset()),
        ("daily", 0, time(9), frozenset()),
        ("daily", 1, time(9), frozenset({1})),
        ("weekly", 1, time(9), frozenset({7})),
        ("daily", 1, time(9, tzinfo=UTC), frozenset()),
    ],
)
def test_a_rule_that_cannot_be_said_is_not_made(freq: str, every: int, wall: time, weekdays: frozenset[int]) -> None:
    """An unknown frequency, no repetition, a wrong weekday or a time with a zone is refused at once."""
    with pytest.raises(ValueError):
        Recurrence(freq, every, date(2026, 11, 22), wall, weekdays)  # type: ignore[arg-type]
