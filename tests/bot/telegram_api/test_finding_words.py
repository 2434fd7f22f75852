"""Finding the words of what was scheduled, when the database or the program has a fault at that moment."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from telegram import Bot

from bot.composers import composers
from bot.danger.watching import KIND as WATCH
from bot.database import Database
from bot.sealing import keyring
from bot.telegram_api.delivery import TelegramDelivery
from content.content import Content
from scheduler.instant import Instant
from scheduler.ledger import Delivery
from scheduler.outcomes import Later, Wordless
from scheduler.tables import Urgency

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def _delivery(kind: str) -> Delivery:
    """One that an outage of an hour has tried many times."""
    return Delivery("d", 11, kind, Urgency.REMINDER, None, "r", 0, NOON, NOON, 40, 0, 0, "a", NOON)


@pytest.fixture
def deliver(loaded: Content, tmp_path: Path) -> TelegramDelivery:
    """The deliverer of a bot whose database is gone."""
    gone, keys = Database(f"sqlite:///{tmp_path}/gone/whitecell.db"), keyring(bytes(32))
    words = composers(gone, keys, loaded, None, began=NOON)
    return TelegramDelivery(Bot("1:a"), loaded, keys.transit, gone, lambda: Instant(NOON, NOON), words)


@pytest.mark.parametrize("kind", ["recheck", WATCH])
async def test_a_database_that_is_away_gives_nothing_up(deliver: TelegramDelivery, kind: str) -> None:
    """However often it was tried before, the reminder and the watch's question are said once it is back."""
    assert isinstance(await deliver(_delivery(kind)), Later)


async def test_a_fault_in_the_words_is_counted(deliver: TelegramDelivery) -> None:
    """A kind that nobody finds words for."""
    assert await deliver(_delivery("no such kind")) == Wordless("KeyError")
