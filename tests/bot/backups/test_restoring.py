"""Restores: what is refused, what is erased again, and what stays."""

import base64
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.backups.erasing import replay_erasures
from bot.backups.making import make_backup
from bot.backups.refusal import NotDone
from bot.backups.restoring import restore
from bot.ground import prepare
from bot.patients import records as patients
from bot.patients.erasures import Erasures
from bot.settings import Settings
from content.content import Content
from tests.bot.backups.spoiled import a_shopping_list, cut, empty
from tests.bot.backups.two_people import ALICE, BERT, NOW, people_of
from tests.house import running
from tests.postgres import on_both_databases


async def test_a_database_with_data_is_only_replaced_when_told(
    backup: Path, settings: Settings, loaded: Content
) -> None:
    """And is kept beside the restored one."""
    await _forget_all(settings, loaded, BERT)
    with pytest.raises(NotDone, match="--replace"):
        await restore(settings, backup, NOW, replace=False)
    assert set(await people_of(settings, loaded)) == {ALICE}
    assert await restore(settings, backup, NOW, replace=True) == 0
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
    assert await restore(fresh, backup, NOW, replace=False) == 0
    assert set(await people_of(fresh, loaded)) == {ALICE, BERT}


async def test_who_was_erased_since_is_erased_again(backup: Path, settings: Settings, loaded: Content) -> None:
    """Nothing in the restored file names them."""
    Erasures(settings.data_dir).note(BERT, datetime.now(UTC))
    assert await restore(settings, backup, NOW, replace=True) == 1
    assert await people_of(settings, loaded) == {ALICE: "01001"}


async def test_who_agreed_again_after_an_erasure_stays(backup: Path, settings: Settings, loaded: Content) -> None:
    """The erasure was of an earlier time with us."""
    Erasures(settings.data_dir).note(BERT, datetime.now(UTC) - timedelta(hours=1))
    assert await restore(settings, backup, NOW, replace=True) == 0
    assert set(await people_of(settings, loaded)) == {ALICE, BERT}


@on_both_databases
async def test_erasures_are_replayed_where_postgresql_restored(
    loaded: Content, tmp_path: Path, database_url: str
) -> None:
    """The database as it stands: who was erased after they agreed is gone, the others stay."""
    settings = Settings(_env_file=None, data_dir=tmp_path / "data", database_url=SecretStr(database_url))
    ground = await prepare(settings, loaded)
    async with ground.database.write() as connection:
        for user_id in (ALICE, BERT):
            await patients.agree(connection, user_id, user_id, "en", ground.keys, ground.clock())
    await ground.database.close()
    Erasures(settings.data_dir).note(BERT, datetime.now(UTC))
    assert await replay_erasures(settings) == 1
    assert set(await people_of(settings, loaded)) == {ALICE}


async def test_a_restore_under_a_running_bot_is_refused(loaded: Content, tmp_path: Path) -> None:
    """It would go on writing into the file that was taken away."""
    async with running(loaded, tmp_path / "data") as house:
        await house.patient()
        make_backup(house.ground.settings, tmp_path / "one.backup", NOW)
        with pytest.raises(NotDone, match="stop the bot"):
            await restore(house.ground.settings, tmp_path / "one.backup", NOW, replace=True)
        await house.patient("Bert")


async def test_a_restore_needs_the_key(backup: Path, settings: Settings, tmp_path: Path) -> None:
    """A missing one and another one are told apart, and neither makes a database or a key."""
    empty = Settings(_env_file=None, data_dir=tmp_path / "new")
    with pytest.raises(NotDone, match="key is missing"):
        await restore(empty, backup, NOW, replace=False)
    other = settings.model_copy(update={"master_key": SecretStr(base64.b64encode(bytes(32)).decode())})
    with pytest.raises(NotDone, match="another master key"):
        await restore(other, backup, NOW, replace=True)
    assert not list((tmp_path / "new").iterdir())


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


def _change(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (cut, "damaged"),
        (_scribbled, "damaged"),
        (_without_its_mark, "never finished"),
        (_from_the_future, "newer release"),
        (_somebody_elses, "another program"),
        (a_shopping_list, "damaged, or not a backup"),
        (empty, "another program"),
        (Path.unlink, "there is no file"),
    ],
)
async def test_what_is_no_whole_backup_is_refused(
    backup: Path, settings: Settings, loaded: Content, spoil: Callable[[Path], None], why: str
) -> None:
    """With the reason, and the database stays as it was."""
    spoil(backup)
    with pytest.raises(NotDone, match=why):
        await restore(settings, backup, NOW, replace=True)
    assert set(await people_of(settings, loaded)) == {ALICE, BERT}
    assert not list(settings.data_dir.glob("*.restoring*"))
