"""Backups: what they hold, who can read them, and what a failed one leaves."""

import base64
import stat
from pathlib import Path

import pytest

from bot.backups.making import make_backup, unfinished
from bot.backups.refusal import NotDone
from bot.backups.restoring import restore
from bot.ground import Ground, prepare
from bot.labs import records as labs
from bot.patients import records as patients
from bot.settings import Settings
from content.content import Content
from tests.bot.backups.two_people import NOW
from tests.house import House, running


async def test_a_backup_of_a_running_bot_holds_what_was_told_before_it(loaded: Content, tmp_path: Path) -> None:
    """And opens with the key; the count typed after it is not there."""
    async with running(loaded, tmp_path / "data") as house:
        alice = await house.patient()
        await _types(house, alice, "wbc 3.2")
        make_backup(house.ground.settings, tmp_path / "one.backup", NOW)
        await _types(house, alice, "wbc 4.4")
        settings = house.ground.settings
    await restore(settings, tmp_path / "one.backup", NOW, replace=True)
    ground = await prepare(settings, loaded)
    async with ground.database.read() as connection:
        person = await patients.get(connection, alice.id, ground.keys)
        assert person is not None
        kept = str(await labs.export(connection, person))
    await ground.database.close()
    assert "3.2" in kept
    assert "4.4" not in kept


async def _types(house: House, someone, count: str) -> None:
    await someone.says(count)
    await house.idle()
    someone.hears_no_more()


def test_a_backup_is_for_its_owner_only_and_without_the_key(backup: Path, settings: Settings) -> None:
    """Mode 0600, one file, and the key in none of its forms."""
    written = (settings.data_dir / "master.key").read_bytes().strip()
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert [each.name for each in backup.parent.glob("one.backup*")] == ["one.backup"]
    held = backup.read_bytes()
    assert written not in held
    assert base64.b64decode(written) not in held


def test_a_backup_makes_the_folder_it_is_to_stand_in(settings: Settings, ground: Ground) -> None:
    """The first one on a server; for its owner only."""
    file = settings.data_dir / "backups" / "one.backup"
    make_backup(settings, file, NOW)
    assert file.is_file()
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_backup_never_overwrites_a_file(backup: Path, settings: Settings) -> None:
    """Neither an earlier backup nor, after a slip of the hand, the database itself."""
    for file in (backup, settings.data_dir / "whitecell.db"):
        before = file.read_bytes()
        with pytest.raises(NotDone, match="there already"):
            make_backup(settings, file, NOW)
        assert file.read_bytes() == before


def test_a_backup_that_fails_leaves_nothing_under_its_name(ground: Ground, tmp_path: Path) -> None:
    """A database damaged on the disk is no backup, and no half of one stays."""
    file = tmp_path / "data" / "whitecell.db"
    with file.open("r+b") as database:
        database.seek(3 * 4096)
        database.write(b"\xff" * 8192)
    with pytest.raises(NotDone):
        make_backup(ground.settings, tmp_path / "two.backup", NOW)
    assert not list(tmp_path.glob("two.backup*"))


def test_what_a_killed_backup_left_is_made_anew(ground: Ground, tmp_path: Path) -> None:
    """The half of yesterday does not stand in today's way."""
    unfinished(tmp_path / "two.backup").write_bytes(b"SQLite format 3\x00 and no more")
    make_backup(ground.settings, tmp_path / "two.backup", NOW)
    assert not unfinished(tmp_path / "two.backup").exists()
