"""What is not needed any more is dropped: in every room that keeps something for some time only.

In portions, each in a transaction of its own: between two of them everybody else goes on.
"""

from collections import Counter
from collections.abc import Awaitable, Callable

from bot.danger import records as watches
from bot.decisions import records as decisions
from bot.dialogs import records as dialogs
from bot.inbox import tidying as inbox
from bot.questions import records as questions
from scheduler import recipients
from scheduler import tidying as ledger
from scheduler.connection import Connection, Transactions
from scheduler.instant import Instant

PORTION = 250  # rows, some milliseconds
_BEFORE_ALL = -(2**63)

Step = Callable[[Connection, Instant, int], Awaitable[int]]
_STEPS: tuple[Step, ...] = (
    inbox.drop_done,
    inbox.drop_parked,
    inbox.free_numbers,
    inbox.drop_lanes,
    ledger.drop_finished,
)


async def tidy(transactions: Transactions, now: Instant) -> Counter[str]:
    """Drop it; how many deliveries were given up, by kind. Who was forgotten, and who never agreed, has left no trace
    three days after their last message, but for a message that nobody could handle."""
    for step in _STEPS:
        await _to_the_end(transactions, step, now)
    given_up = await _give_up(transactions, now)
    after: int | None = _BEFORE_ALL
    while after is not None:
        async with transactions.write() as connection:
            after = await recipients.tidy(connection, after, PORTION)
    async with transactions.write() as connection:
        await watches.tidy(connection, now)
        await dialogs.tidy(connection, now)
        await questions.tidy(connection, now)
        await decisions.tidy(connection, now)
    return given_up


async def _to_the_end(transactions: Transactions, step: Step, now: Instant) -> None:
    dropped = PORTION
    while dropped == PORTION:
        async with transactions.write() as connection:
            dropped = await step(connection, now, PORTION)


async def _give_up(transactions: Transactions, now: Instant) -> Counter[str]:
    in_all: Counter[str] = Counter()
    given_up = PORTION
    while given_up == PORTION:
        async with transactions.write() as connection:
            these = await ledger.give_up(connection, now, PORTION)
        in_all, given_up = in_all + these, these.total()
    return in_all
