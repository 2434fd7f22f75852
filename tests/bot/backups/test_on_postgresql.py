"""Backups and restores of a real PostgreSQL, by its own programs."""

import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from bot.backups import server
from bot.backups.erasing import replay_erasures
from bot.backups.making import make_backup
from bot.backups.refusal import NotDone
from bot.backups.restoring import restore
from bot.database import Database
from bot.ground import prepare
from bot.key_change import records as changes
from bot.patients.erasures import Erasures
from bot.sealing import keyring
from bot.settings import Settings, SettingsError
from content.content import Content
from tests import postgres
from tests.bot.backups.spoiled import a_shopping_list, cut, empty
from tests.bot.backups.two_people import ALICE, BERT, NOW, people_of, with_two_people
from tests.house import running

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@pytest.fixture(autouse=True)
def _programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The programs of the very server the tests run on."""
    monkeypatch.setenv("PATH", f"{postgres.PROGRAMS}:{os.environ['PATH']}")


@pytest.fixture
async def settings(loaded: Content, tmp_path: Path, database_url: str) -> Settings:
    """A database with two people in it, nobody connected to it."""
    settings = Settings(_env_file=None, data_dir=tmp_path / "data", database_url=SecretStr(database_url))
    await with_two_people(settings, loaded)
    return settings


@pytest.fixture
def backup(settings: Settings, tmp_path: Path) -> Path:
    make_backup(settings, tmp_path / "one.backup", NOW)
    return tmp_path / "one.backup"


async def _change(settings: Settings, *statements: str) -> None:
    database = Database(settings.database)
    async with database.write() as connection:
        for statement in statements:
            await connection.execute(text(statement))
    await database.close()


async def test_a_conversation_goes_on_from_a_backup(loaded: Content, tmp_path: Path, database_url: str) -> None:
    """Made while the bot runs; put back with the bot stopped; what came after it is gone, what was before is there."""
    async with running(loaded, tmp_path / "data", database_url) as house:
        alice, settings = await house.patient(), house.ground.settings
        await alice.says("wbc 3.2")
        await alice.hears("3.2")
        make_backup(settings, tmp_path / "one.backup", NOW)
        await alice.says("wbc 4.4")
        await alice.hears("4.4")
        with pytest.raises(NotDone, match="stop every bot"):
            await restore(settings, tmp_path / "one.backup", NOW, replace=True)
        await house.process.stop()
        await restore(settings, tmp_path / "one.backup", NOW, replace=True)
        await house.restart()
        await alice.says("/labs")
        counts = (await alice.hears("3.2")).text
        assert "4.4" not in counts
        await alice.says("wbc 3.6")
        await alice.hears("3.6")


def test_a_backup_is_for_its_owner_only(backup: Path) -> None:
    """Mode 0600, one file."""
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert [each.name for each in backup.parent.glob("one.backup*")] == ["one.backup"]


async def test_a_database_with_data_is_only_replaced_when_told(
    backup: Path, settings: Settings, loaded: Content
) -> None:
    """And a backup of it is made first, which brings it back."""
    await _change(settings, "DELETE FROM people WHERE user_id = 1002")
    with pytest.raises(NotDone, match="--replace"):
        await restore(settings, backup, NOW, replace=False)
    assert set(await people_of(settings, loaded)) == {ALICE}
    assert await restore(settings, backup, NOW, replace=True) == 0
    assert await people_of(settings, loaded) == {ALICE: "01001", BERT: "01002"}
    await restore(
        settings, settings.data_dir / "before-restore-2026-11-22T120000.backup", NOW.replace(hour=13), replace=True
    )
    assert set(await people_of(settings, loaded)) == {ALICE}


async def test_a_new_server_takes_a_backup_and_the_key(
    backup: Path, settings: Settings, postgresql: postgres.Server, loaded: Content
) -> None:
    """A database no bot has used, whether it has tables or none; and one of an earlier release comes up to date."""
    with postgresql.database() as address:
        fresh = settings.model_copy(update={"database_url": SecretStr(address)})
        assert await restore(fresh, backup, NOW, replace=False) == 0
        assert set(await people_of(fresh, loaded)) == {ALICE, BERT}


async def test_who_was_erased_since_is_erased_again(backup: Path, settings: Settings, loaded: Content) -> None:
    """Before any bot may start on it."""
    Erasures(settings.data_dir).note(BERT, datetime.now(UTC))
    assert await restore(settings, backup, NOW, replace=True) == 1
    assert await people_of(settings, loaded) == {ALICE: "01001"}


async def test_a_restore_broken_off_before_the_erasures_starts_no_bot(
    backup: Path, settings: Settings, loaded: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The start says which command finishes it."""
    Erasures(settings.data_dir).note(BERT, datetime.now(UTC))
    with monkeypatch.context() as patch:
        patch.setattr(server, "replay_erasures", _killed)
        with pytest.raises(KeyboardInterrupt):
            await restore(settings, backup, NOW, replace=True)
    with pytest.raises(SettingsError, match="replay-erasures"):
        await prepare(settings, loaded)
    assert await replay_erasures(settings) == 1
    assert set(await people_of(settings, loaded)) == {ALICE}


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


async def test_a_backup_of_an_earlier_release_is_brought_up_to_date(
    settings: Settings, loaded: Content, tmp_path: Path
) -> None:
    """Without the tables that came since, and those of the present database do not stand in the way."""
    came_since = (
        "DROP TABLE key_change",
        "DROP INDEX ix_inbox_waiting",
        "ALTER TABLE deliveries DROP COLUMN wordless",
        "DROP INDEX ix_reminders_aside",
        "DROP INDEX ix_inbox_done",
        "DROP INDEX ix_deliveries_of_reminder",
        "CREATE INDEX ix_deliveries_reminder ON deliveries (reminder_id)",
        "DROP INDEX ix_deliveries_past",
        "ALTER TABLE warnings_given DROP COLUMN month",
    )
    await _change(settings, *came_since, "UPDATE alembic_version SET version_num = '0004'")
    make_backup(settings, tmp_path / "old.backup", NOW)
    await restore(settings, tmp_path / "old.backup", NOW, replace=True)
    assert set(await people_of(settings, loaded)) == {ALICE, BERT}


async def test_a_restore_needs_the_key(backup: Path, settings: Settings) -> None:
    """A missing one and another one are told apart."""
    (settings.data_dir / "master.key").rename(settings.data_dir / "elsewhere")
    with pytest.raises(NotDone, match="key is missing"):
        await restore(settings, backup, NOW, replace=True)
    other = settings.model_copy(update={"master_key": SecretStr("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")})
    with pytest.raises(NotDone, match="another master key"):
        await restore(other, backup, NOW, replace=True)


def _cut_at_its_end(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (cut, "damaged"),
        (_cut_at_its_end, "damaged"),
        (a_shopping_list, "not a backup"),
        (empty, "not a backup"),
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


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "newer release"),
        ("DELETE FROM facts", "another program"),
        ("DROP TABLE alembic_version", "another program"),
    ],
)
async def test_a_backup_we_cannot_use_is_refused(
    settings: Settings, tmp_path: Path, postgresql: postgres.Server, statement: str, why: str
) -> None:
    """Before anything is changed."""
    await _change(settings, statement)
    make_backup(settings, tmp_path / "one.backup", NOW)
    with postgresql.database() as address:
        fresh = settings.model_copy(update={"database_url": SecretStr(address)})
        with pytest.raises(NotDone, match=why):
            await restore(fresh, tmp_path / "one.backup", NOW, replace=False)


async def test_what_the_server_refuses_changes_nothing(backup: Path, settings: Settings, loaded: Content) -> None:
    """Somebody else's view hangs on a table in a schema of theirs, and nobody may drop anything there."""
    await _change(
        settings,
        "CREATE FUNCTION no_drop() RETURNS event_trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'not here'; END $$",
        "CREATE EVENT TRIGGER no_drop ON sql_drop EXECUTE FUNCTION no_drop()",
    )
    with pytest.raises(NotDone, match=r"nothing was restored: .*not here"):
        await restore(settings, backup, NOW, replace=True)
    assert set(await people_of(settings, loaded)) == {ALICE, BERT}


async def test_a_backup_holds_no_key_of_a_change_and_waits_for_its_end(settings: Settings, tmp_path: Path) -> None:
    """One in the middle would need two keys; one before the confirmation needs the new one only."""
    old, new = keyring(bytes(32)), keyring(bytes(range(32)))
    database = Database(settings.database)
    async with database.write() as connection:
        await changes.announce(connection, old, new)
    with pytest.raises(NotDone, match="being changed"):
        make_backup(settings, tmp_path / "one.backup", NOW)
    async with database.write() as connection:
        await changes.move_on(connection, changes.Stage.SEALED)
    await database.close()
    make_backup(settings, tmp_path / "one.backup", NOW)
    assert server.postgresql.rows_of(tmp_path / "one.backup", "key_change") == []


TELLS = """#!/bin/sh
echo "$* with $PGHOST $PGPORT $PGUSER $PGPASSWORD $PGDATABASE" > "${0%/*}/told"
echo "pg_dump: error: connection refused" >&2
exit 1
"""


def test_pg_dump_is_told_the_address_but_no_password_on_its_command_line(
    tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stand-in writes down what it was given, and fails: its reason is told, and no file has the backup's name."""
    (tmp_path / "pg_dump").write_text(TELLS)
    (tmp_path / "pg_dump").chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    address = SecretStr("postgresql://bot:hidden@db.example.org:5433/whitecell")
    with pytest.raises(NotDone, match="connection refused"):
        make_backup(Settings(_env_file=None, database_url=address), tmp_path / "pg.backup", NOW)
    arguments, told = (tmp_path / "told").read_text().strip().split(" with ")
    assert told == "db.example.org 5433 bot hidden whitecell"
    assert "hidden" not in arguments
    assert not list(tmp_path.glob("pg.backup*"))


async def test_without_postgresql_s_programs_the_host_is_told_what_to_install(
    settings: Settings, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing is left under the backup's name."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotDone, match=r"pg_dump is not installed.*postgresql-client"):
        make_backup(settings, tmp_path / "two.backup", NOW)
    with pytest.raises(NotDone, match=r"pg_restore is not installed.*postgresql-client"):
        await restore(settings, backup, NOW, replace=True)
    assert [each.name for each in tmp_path.glob("two*")] == []  # noqa: ASYNC240 - nothing else runs
