"""Backups and restores: what comes back, what does not, and what is refused."""

import base64
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot.backups.making import make_backup, unfinished
from bot.backups.refusal import NotDone
from bot.backups.restoring import restore
from bot.ground import Ground, prepare
from bot.labs import records as labs
from bot.patients import records as patients
from bot.patients.erasures import Erasures
from bot.settings import Settings
from content.content import Content
from tests.house import House, running

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ALICE, BERT = 1001, 1002


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


async def people_of(settings: Settings, loaded: Content) -> dict[int, str | None]:
    """Everybody this database knows and its key opens: their clinic, by user."""
    ground = await prepare(settings, loaded)
    async with ground.database.read() as connection:
        ids = await connection.scalars(select(patients.people.c.user_id))
        found = [await patients.get(connection, user_id, ground.keys) for user_id in list(ids)]
    await ground.database.close()
    return {person.user_id: person.clinic for person in found if person and person.key}


async def test_a_backup_of_a_running_bot_holds_what_was_told_before_it(loaded: Content, tmp_path: Path) -> None:
    """And opens with the key; the count typed after it is not there."""
    async with running(loaded, tmp_path / "data") as house:
        alice = await house.patient()
        await _types(house, alice, "wbc 3.2")
        make_backup(house.ground.settings, tmp_path / "one.backup", NOW)
        await _types(house, alice, "wbc 4.4")
        settings = house.ground.settings
    await restore(settings, tmp_path / "one.backup", replace=True)
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


async def test_a_database_with_data_is_only_replaced_when_told(
    backup: Path, settings: Settings, loaded: Content
) -> None:
    """And is kept beside the restored one."""
    await _forget_all(settings, loaded, BERT)
    with pytest.raises(NotDone, match="--replace"):
        await restore(settings, backup, replace=False)
    assert set(await people_of(settings, loaded)) == {ALICE}
    assert await restore(settings, backup, replace=True) == 0
    assert await people_of(settings, loaded) == {ALICE: "01001", BERT: "01002"}
    kept = settings.model_copy(
        update={"database_url": SecretStr(f"sqlite:///{settings.data_dir}/whitecell.db.before-restore")}
    )
    assert set(await people_of(kept, loaded)) == {ALICE}


async def _forget_all(settings: Settings, loaded: Content, user_id: int) -> None:
    ground = await prepare(settings, loaded)
    async with ground.database.write() as connection:
        await patients.forget(connection, user_id)
    await ground.database.close()


async def test_an_empty_server_takes_a_backup_and_the_key(backup: Path, tmp_path: Path, loaded: Content) -> None:
    """A new machine: the key copied, no database there."""
    fresh = Settings(_env_file=None, data_dir=tmp_path / "new", master_key_file=tmp_path / "data" / "master.key")
    assert await restore(fresh, backup, replace=False) == 0
    assert set(await people_of(fresh, loaded)) == {ALICE, BERT}


async def test_who_was_erased_since_is_erased_again(backup: Path, settings: Settings, loaded: Content) -> None:
    """Nothing in the restored file names them."""
    Erasures(settings.data_dir).note(BERT, datetime.now(UTC))
    assert await restore(settings, backup, replace=True) == 1
    assert await people_of(settings, loaded) == {ALICE: "01001"}


async def test_who_agreed_again_after_an_erasure_stays(backup: Path, settings: Settings, loaded: Content) -> None:
    """The erasure was of an earlier time with us."""
    Erasures(settings.data_dir).note(BERT, datetime.now(UTC) - timedelta(hours=1))
    assert await restore(settings, backup, replace=True) == 0
    assert set(await people_of(settings, loaded)) == {ALICE, BERT}


async def test_a_restore_under_a_running_bot_is_refused(loaded: Content, tmp_path: Path) -> None:
    """It would go on writing into the file that was taken away."""
    async with running(loaded, tmp_path / "data") as house:
        await house.patient()
        make_backup(house.ground.settings, tmp_path / "one.backup", NOW)
        with pytest.raises(NotDone, match="stop the bot"):
            await restore(house.ground.settings, tmp_path / "one.backup", replace=True)
        await house.patient("Bert")


async def test_a_restore_needs_the_key(backup: Path, settings: Settings, tmp_path: Path) -> None:
    """A missing one and another one are told apart, and neither makes a database or a key."""
    empty = Settings(_env_file=None, data_dir=tmp_path / "new")
    with pytest.raises(NotDone, match="key is missing"):
        await restore(empty, backup, replace=False)
    other = settings.model_copy(update={"master_key": SecretStr(base64.b64encode(bytes(32)).decode())})
    with pytest.raises(NotDone, match="another master key"):
        await restore(other, backup, replace=True)
    assert not list((tmp_path / "new").iterdir())


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _scribbled(file: Path) -> None:
    with file.open("r+b") as out:
        out.seek(3 * 4096)
        out.write(b"\xff" * 8192)


def _without_its_mark(file: Path) -> None:
    _change(file, "DELETE FROM facts WHERE name = 'backup made'")


def _from_the_future(file: Path) -> None:
    _change(file, "UPDATE alembic_version SET version_num = '9999'")


def _somebody_elses(file: Path) -> None:
    file.unlink()
    _change(file, "CREATE TABLE songs (name TEXT)")


def _no_database(file: Path) -> None:
    file.write_text("a shopping list\n" * 500)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _change(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (_cut, "damaged"),
        (_scribbled, "damaged"),
        (_without_its_mark, "never finished"),
        (_from_the_future, "newer release"),
        (_somebody_elses, "another program"),
        (_no_database, "damaged, or not a backup"),
        (_empty, "another program"),
        (Path.unlink, "there is no file"),
    ],
)
async def test_what_is_no_whole_backup_is_refused(
    backup: Path, settings: Settings, loaded: Content, spoil: Callable[[Path], None], why: str
) -> None:
    """With the reason, and the database stays as it was."""
    spoil(backup)
    with pytest.raises(NotDone, match=why):
        await restore(settings, backup, replace=True)
    assert set(await people_of(settings, loaded)) == {ALICE, BERT}
    assert not list(settings.data_dir.glob("*.restoring*"))
