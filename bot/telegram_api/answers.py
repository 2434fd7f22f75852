"""Telegram's answer to a call, classed as the ledger knows it: sent, later, never, unknown (notes/telegram.md §2)."""

from datetime import timedelta

from telegram.error import (
    BadRequest,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.telegram_api.http_client import NOTHING_SENT
from scheduler.outcomes import AskedToWait, Later, Never, Outcome, Sent, Unknown, Unreachable

_GONE = ("chat not found", "user not found", "peer_id_invalid", "user is deactivated", "group chat was deactivated")
_SAME_ALREADY = "message is not modified"


def outcome_of(error: TelegramError, *, repeats_harmlessly: bool) -> Outcome:
    """What a failed call means. `repeats_harmlessly`: an edit, where an unknown outcome is simply tried again."""
    match error:
        case RetryAfter():
            return AskedToWait(_seconds(error))
        case Forbidden():
            return Unreachable(error.message)
        case BadRequest():  # a subclass of NetworkError, so it comes first
            return _refused(error)
        case InvalidToken() | EndPointNotFound() | Conflict():  # a token that is no longer known
            return Later(type(error).__name__)
        case NetworkError() if isinstance(error.__cause__, NOTHING_SENT) or repeats_harmlessly:
            return Later(type(error.__cause__ or error).__name__)
        case NetworkError():
            return Unknown(type(error.__cause__ or error).__name__)
        case _:
            return Unknown(type(error).__name__)


def _refused(error: BadRequest) -> Outcome:
    reason = error.message.lower()
    if _SAME_ALREADY in reason:
        return Sent()
    if any(words in reason for words in _GONE):
        return Unreachable(error.message)
    return Never(error.message)


def _seconds(error: RetryAfter) -> timedelta:
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
