"""A database of two people, and a backup of it."""

from pathlib import Path

import pytest

from bot.backups.making import make_backup
from bot.ground import Ground
from bot.settings import Settings
from content.content import Content
from tests.bot.backups.two_people import NOW, with_two_people


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(_env_file=None, data_dir=tmp_path / "data")


@pytest.fixture
async def ground(settings: Settings, loaded: Content) -> Ground:
    """A database with two people in it, nobody connected to it."""
    return await with_two_people(settings, loaded)


@pytest.fixture
def backup(ground: Ground, tmp_path: Path) -> Path:
    file = tmp_path / "one.backup"
    make_backup(ground.settings, file, NOW)
    return file
