"""Hands: how many sends one process has in flight."""

import asyncio


class Hands:
    """So many sends may be in flight; `busy` counts those that are and those that are leased for them."""

    def __init__(self, count: int) -> None:
        self.at_work = asyncio.Semaphore(count)
        self.busy = 0
        self._count = count

    @property
    def free(self) -> int:
        """How many more may be leased."""
        return max(0, self._count - self.busy)
