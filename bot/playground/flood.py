"""Telegram's flood limits, for those who ask for them: about 30 messages a second, one a second in a chat."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from bot.playground.refusals import too_many_requests

LIMITED = frozenset({"sendMessage", "sendPhoto", "sendDocument", "sendMediaGroup"})


@dataclass(slots=True)
class _Bucket:
    """Fills with `rate` messages a second up to `burst`."""

    rate: float
    burst: float
    level: float
    at: datetime

    def wait(self, now: datetime) -> float:
        """Seconds until one more message fits; 0.0 now."""
        self.level = min(self.burst, self.level + (now - self.at).total_seconds() * self.rate)
        self.at = now
        return max(0.0, (1 - self.level) / self.rate)


class FloodLimits:
    def __init__(self, now: Callable[[], datetime], overall: float = 30, chat: float = 1, burst: float = 5) -> None:
        self._now = now
        self._chat_rate, self._chat_burst = chat, burst
        self._overall = _Bucket(overall, overall, overall, now())
        self._chats: dict[str, _Bucket] = {}

    def check(self, method: str, chat_id: str) -> None:
        """Raises a 429 that says how long to wait."""
        if method not in LIMITED:
            return
        now = self._now()
        chat = self._chats.setdefault(chat_id, _Bucket(self._chat_rate, self._chat_burst, self._chat_burst, now))
        wait = max(self._overall.wait(now), chat.wait(now))
        if wait > 0:
            raise too_many_requests(ceil(wait))
        self._overall.level -= 1
        chat.level -= 1
