"""Routing: what goes wrong before a conversation is reached fails its turn too."""

from pathlib import Path

import pytest
from telegram import Update
from telegram.ext import BaseHandler

from bot.application import Router, TurnContext, build
from bot.database import Database
from bot.inbox.records import Stored
from bot.settings import Settings
from bot.turn import Turn
from content.content import Content
from tests.bot.workshop import Workshop, text


class Stumbling(BaseHandler[Update, TurnContext, None]):
    """A row of the table that cannot even say whether it fits."""

    def check_update(self, update: object) -> bool:
        raise LookupError(type(update).__name__)


async def test_a_row_that_cannot_be_asked(
    database: Database, loaded: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """python-telegram-bot would log it and call the update done; here it is tried again."""
    application = build(Settings(_env_file=None, telegram_token="1:abcdefghij", data_dir=tmp_path))
    application.add_handler(Stumbling(None), group=-1)  # type: ignore[arg-type]
    monkeypatch.setattr(application, "_initialized", True)
    router = Router(application)
    workshop = Workshop(database, loaded, tmp_path)

    async def route(stored: Stored, turn: Turn) -> None:
        await router(stored, turn)

    await workshop.mark_calm(*await workshop.arrives(text(1, 1)))
    assert await workshop.worker(route).handle_next()
    assert (await workshop.unfinished(), workshop.tally.failed_turns) == (1, 1)
