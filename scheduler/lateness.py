"""When something said late is still said, and when it says that it is late. Nowhere else decides this."""

from datetime import datetime, timedelta

# A reply or a reminder that reaches its reader later than this says so.
SAYS_SO_AFTER = timedelta(minutes=10)

# How late each kind of reminder is still worth saying; a kind not named is said however late it is.
STILL_WORTH_SAYING = {
    "infection-watch": timedelta(hours=12),
}


def is_late(due: datetime, now: datetime) -> bool:
    """Whether a reader at `now` is to be told that this was due earlier."""
    return now - due > SAYS_SO_AFTER


def is_too_late(kind: str, due: datetime, now: datetime) -> bool:
    """Whether an occurrence of this kind is let go instead of said; a recheck never is."""
    limit = STILL_WORTH_SAYING.get(kind)
    return limit is not None and now - due > limit
