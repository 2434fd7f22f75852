"""Quiet hours: when a reminder waits for the morning. Emergencies, replies and alarms never wait."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


def end_of_quiet(moment: datetime, zone: ZoneInfo, from_min: int | None, to_min: int | None) -> datetime:
    """The first moment at or after `moment` (aware) outside the quiet hours, in UTC.

    `from_min` and `to_min` are minutes after midnight on the person's clock and may span midnight; None: no quiet
    hours.
    """
    if from_min is None or to_min is None or from_min == to_min:
        return moment.astimezone(UTC)
    local = moment.astimezone(zone)
    minute = local.hour * 60 + local.minute
    spans_midnight = from_min > to_min
    quiet = (minute >= from_min or minute < to_min) if spans_midnight else from_min <= minute < to_min
    if not quiet:
        return moment.astimezone(UTC)
    ends_tomorrow = spans_midnight and minute >= from_min
    day = local.date() + timedelta(days=int(ends_tomorrow))
    return datetime.combine(day, time(to_min // 60, to_min % 60), zone).astimezone(UTC)
