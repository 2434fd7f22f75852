"""Quiet hours, in any zone, on any day: when they end, and that nothing waits longer than for that."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import assume, given
from hypothesis import strategies as st

from scheduler.quiet_hours import end_of_quiet

zones = st.sampled_from(sorted(available_timezones() - {"localtime", "posixrules"})).map(ZoneInfo)
moments = st.integers(0, 60 * 24 * 365 * 60).map(lambda n: datetime(1990, 1, 3, tzinfo=UTC) + timedelta(minutes=n))
minutes = st.integers(0, 24 * 60 - 1)


def is_quiet(moment: datetime, zone: ZoneInfo, from_min: int, to_min: int) -> bool:
    local = moment.astimezone(zone)
    now = local.hour * 60 + local.minute
    return any(start <= now < end for start, end in _spans(from_min, to_min))


def _spans(from_min: int, to_min: int) -> list[tuple[int, int]]:
    return [(from_min, to_min)] if from_min < to_min else [(from_min, 24 * 60), (0, to_min)]


@given(moment=moments, zone=zones, from_min=minutes, to_min=minutes)
def test_what_waits_is_said_outside_them_and_within_a_day(
    moment: datetime, zone: ZoneInfo, from_min: int, to_min: int
) -> None:
    """Outside quiet hours nothing waits; inside, it waits for a moment outside, a day and the clocks' jump at most."""
    assume(from_min != to_min)
    end = end_of_quiet(moment, zone, from_min, to_min)
    if is_quiet(moment, zone, from_min, to_min):
        assert moment < end <= moment + timedelta(hours=50)
    else:
        assert end == moment


@given(moment=moments, zone=zones)
def test_whoever_set_none_waits_for_none(moment: datetime, zone: ZoneInfo) -> None:
    """Without quiet hours a moment is its own end."""
    assert end_of_quiet(moment, zone, None, None) == end_of_quiet(moment, zone, 60, 60) == moment


@given(moment=moments, from_min=minutes, to_min=minutes)
def test_where_the_clocks_never_jump_they_end_on_the_minute(moment: datetime, from_min: int, to_min: int) -> None:
    """They end when the person's clock says so, and that moment is no longer quiet."""
    assume(from_min != to_min)
    zone = ZoneInfo("Asia/Kolkata")
    end = end_of_quiet(moment, zone, from_min, to_min)
    assert not is_quiet(end, zone, from_min, to_min)
    if end != moment:
        local = end.astimezone(zone)
        assert local.hour * 60 + local.minute == to_min
