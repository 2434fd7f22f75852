"""Moments as the tables hold them: UTC milliseconds since 1970."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def to_ms(moment: datetime) -> int:
    """UTC milliseconds of an aware moment; a naive one raises TypeError."""
    return (moment - _EPOCH) // _MILLISECOND


def from_ms(milliseconds: int) -> datetime:
    """The aware UTC moment."""
    return _EPOCH + milliseconds * _MILLISECOND
