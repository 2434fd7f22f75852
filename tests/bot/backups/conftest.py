"""A database of two people, and a backup of it."""

from pathlib import Path

import pytest

from bot.backups.making import make_backup
from bot.ground import Ground, prepare
from bot.patients import records as patients
from bot.settings import Settings
from content.content import Content
from tests.bot.backups.two_people import ALICE, BERT, NOW


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(_env_file=None, data_dir=tmp_path / "data")


@pytest.fixture
async def ground(settings: Settings, loaded: Content) -> Ground:
    """A database with two people in it, nobody connected to it."""
    ground = await prepare(settings, loaded)
    async with ground.database.write() as connection:
        for user_id in (ALICE, BERT):
            person = await patients.agree(connection, user_id, user_id, "en", ground.keys, ground.clock())
            await patients.tell(connection, person, clinic=f"0{user_id}")
    await ground.database.close()
    return ground


@pytest.fixture
def backup(ground: Ground, tmp_path: Path) -> Path:
    file = tmp_path / "one.backup"
    make_backup(ground.settings, file, NOW)
    return file
