"""How fast we may send, told with one number a limit (the generic cell rate algorithm).

`next_free_ms` is the moment at which the limit would be idle again. A send is allowed while that moment lies at most
the burst ahead of now, and pushes it on by one interval. All times are machine time in milliseconds.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pace:
    """At most `per_second` sends a second after a burst of `burst`; `per_second` 0 means no limit."""

    per_second: float
    burst: int = 1

    @property
    def interval_ms(self) -> int:
        """Milliseconds one send uses up; 0 without a limit."""
        return round(1000 / self.per_second) if self.per_second > 0 else 0

    @property
    def slack_ms(self) -> int:
        """How far ahead of now `next_free_ms` may lie for a send still to be allowed."""
        return self.interval_ms * (self.burst - 1)

    def room(self, next_free_ms: int, now_ms: int) -> int:
        """How many sends may start at once; a large number without a limit."""
        if not self.interval_ms:
            return 1_000_000
        ahead = max(0, next_free_ms - now_ms)
        return max(0, (self.slack_ms - ahead) // self.interval_ms + 1)


@dataclass(frozen=True)
class Limits:
    """Telegram's soft limits, kept on our side: notes/telegram.md §2."""

    overall: Pace = Pace(per_second=25, burst=25)
    one_chat: Pace = Pace(per_second=1, burst=3)

    @property
    def unhurried(self) -> Pace:
        """What may always be said that is less urgent than a reply: a fifth of the overall limit, and part of it.

        The overall limit counts these sends and never holds them, so that a flood of replies cannot.
        """
        return Pace(self.overall.per_second / 5)
