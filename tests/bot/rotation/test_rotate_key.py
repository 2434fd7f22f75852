"""A new master key: everything opens under it, nothing under the old one, and a kill in the middle costs nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import LargeBinary

from bot import keys as keyrings
from bot.backups.making import make_backup
from bot.backups.refusal import NotDone
from bot.database import ALL_METADATA, Database
from bot.ground import prepare
from bot.key_change import records as changes
from bot.rotation import records, rotating
from bot.rotation.key_files import KeyFiles
from bot.rotation.records import RULES, UNDER_TRANSIT
from bot.rotation.rotating import confirm, rotate
from bot.sealing import Keyring, keyring
from bot.settings import Settings, SettingsError
from content.content import Content
from tests.bot.backups.two_people import NOW
from tests.house import running
from tests.postgres import on_both_databases

# Sealed under a person's own key, which a new master key leaves as it is; and what that key is wrapped in.
UNDER_A_PERSONS_KEY = {"people.details", "lab_entries.source", "lab_values.body", "reminders.payload"}
UNDER_THE_MASTER_KEY = {"people.key_wrapped", "facts.value", "key_change.next_key", "key_change.previous_key"}


def test_every_sealed_column_has_its_rule() -> None:
    """A new room with sealed values says here under which key they stand."""
    sealed = {
        f"{table.name}.{column.name}"
        for each in ALL_METADATA
        for table in each.sorted_tables
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    }
    under_transit = {f"{each.column.table.name}.{each.column.name}" for each in UNDER_TRANSIT}
    assert sealed == under_transit | UNDER_A_PERSONS_KEY | UNDER_THE_MASTER_KEY


@pytest.fixture
async def settings(loaded: Content, tmp_path: Path, database_url: str) -> Settings:
    """A bot that was stopped in the middle of talking: something in every table that is sealed under the transit
    key."""
    async with running(loaded, tmp_path / "data", database_url) as house:
        alice = await house.patient()
        await alice.says("what is leukopenia?")
        await alice.says("remind me")
        bert = house.person("Bert")
        await bert.says("I have 38.6 and I am shaking")
        await bert.taps("Check on me in 20 minutes", on=await bert.hears("Get medical help now"))
        await house.idle()
        for someone in (alice, bert):
            someone.hears_no_more()
        settings = house.ground.settings
    return settings.model_copy(update={"telegram_token": None})


def key_in(settings: Settings, name: str = "master.key") -> Keyring:
    return keyrings.read_key(settings.data_dir / name)


async def opens(settings: Settings, keys: Keyring) -> set[str]:
    """The columns of which every sealed value opens under this key, and that have one."""
    database = Database(settings.database)
    found = set()
    nothing = keyring(bytes(32))
    async with database.read() as connection:
        for rule in RULES:
            seen = await records.look_through(connection, rule, nothing, keys, None)
            if seen.last is not None and not seen.did.left:
                found.add(f"{rule.column.table.name}.{rule.column.name}")
    await database.close()
    return found


@on_both_databases
async def test_everything_opens_under_the_new_key_and_nothing_under_the_old(
    settings: Settings, loaded: Content
) -> None:
    """In every table, and the bot starts; the old key stays until it is confirmed."""
    before = key_in(settings)
    columns = await opens(settings, before)
    assert {
        "people.key_wrapped", "dialogs.data", "asked_questions.body", "warnings_given.body", "watches.body"
    } <= columns  # fmt: skip
    rotated = await rotate(settings)
    assert rotated.resealed.changed >= 5
    assert rotated.resealed.left == 0
    assert await opens(settings, key_in(settings)) == columns
    assert await opens(settings, before) == set()
    assert key_in(settings, "master.key.old").secrets == before.secrets
    await (await prepare(settings, loaded)).database.close()
    await confirm(settings)
    assert [file.name for file in settings.data_dir.glob("master.key*")] == ["master.key"]
    await (await prepare(settings, loaded)).database.close()


class Killed(BaseException):
    """What a test breaks off with: nothing in the program catches it."""


def _breaks_off(where: object, name: str) -> Callable[[pytest.MonkeyPatch], None]:
    def patched(patch: pytest.MonkeyPatch) -> None:
        def dies(*_: object) -> None:
            raise Killed

        patch.setattr(where, name, dies)

    return patched


PLACES = {
    "with a key and nothing else": _breaks_off(changes, "announce"),
    "announced": _breaks_off(rotating, "_until_none_only"),
    "before the switch commits": _breaks_off(changes, "move_on"),
    "switched": _breaks_off(records, "reseal_some"),
    "before the first look": _breaks_off(records, "look_through"),
    "sealed": _breaks_off(KeyFiles, "put_in_place"),
    "between the names": _breaks_off(Path, "replace"),
}


@pytest.mark.parametrize("place", PLACES)
async def test_the_same_command_goes_on_after_a_kill(settings: Settings, loaded: Content, place: str) -> None:
    """Wherever it was broken off the bot starts with the key it has, and no key is lost on the way."""
    before = key_in(settings)
    columns = await opens(settings, before)
    with pytest.MonkeyPatch.context() as patch:
        PLACES[place](patch)
        with pytest.raises(Killed):
            await rotate(settings)
    assert key_in(settings).secrets == before.secrets
    new = key_in(settings, "master.key.new")
    await (await prepare(settings, loaded)).database.close()
    await rotate(settings)
    assert key_in(settings).secrets == new.secrets
    assert key_in(settings, "master.key.old").secrets == before.secrets
    assert await opens(settings, new) == columns
    await (await prepare(settings, loaded)).database.close()


async def test_a_change_confirmed_before_its_files_were_dropped_is_confirmed_again(settings: Settings) -> None:
    """The old key goes at the second time."""
    await rotate(settings)
    with pytest.MonkeyPatch.context() as patch:
        _breaks_off(KeyFiles, "drop_others")(patch)
        with pytest.raises(Killed):
            await confirm(settings)
    await confirm(settings)
    assert not (settings.data_dir / "master.key.old").exists()


async def test_a_second_change_waits_for_the_confirmation_of_the_first(settings: Settings) -> None:
    """So that two old keys are never mixed up."""
    await rotate(settings)
    first = key_in(settings)
    with pytest.raises(NotDone, match="--confirm"):
        await rotate(settings)
    await confirm(settings)
    await rotate(settings)
    assert key_in(settings).secrets != first.secrets


async def test_the_old_key_stays_where_the_new_one_does_not_open_all(settings: Settings) -> None:
    """Confirming looks first."""
    await rotate(settings)
    file = settings.data_dir / "master.key"
    file.unlink()
    keyrings.make_key(file)
    with pytest.raises(NotDone, match="stays"):
        await confirm(settings)
    assert (settings.data_dir / "master.key.old").exists()


async def test_a_key_in_a_setting_is_put_in_place_by_the_host(settings: Settings, loaded: Content) -> None:
    """The new one is written beside the database; with either of them a process starts, until the host confirms."""
    before = (settings.data_dir / "master.key").read_text().strip()
    (settings.data_dir / "master.key").unlink()
    with_old = settings.model_copy(update={"master_key": SecretStr(before)})
    assert not (await rotate(with_old)).in_place
    await (await prepare(with_old, loaded)).database.close()
    with pytest.raises(NotDone, match="still the old key"):
        await confirm(with_old)
    after = (settings.data_dir / "master.key.new").read_text().strip()
    with_new = settings.model_copy(update={"master_key": SecretStr(after)})
    await (await prepare(with_new, loaded)).database.close()
    await confirm(with_new)
    await (await prepare(with_new, loaded)).database.close()
    with pytest.raises(SettingsError, match="rotate-key"):
        await prepare(with_old, loaded)
    assert list(settings.data_dir.glob("master.key*")) == []


async def test_a_backup_waits_for_the_end_of_a_change_and_holds_no_key(settings: Settings, tmp_path: Path) -> None:
    """One made in the middle would open with neither key alone; one made before the confirmation opens with the new."""
    with pytest.MonkeyPatch.context() as patch:
        PLACES["switched"](patch)
        with pytest.raises(Killed):
            await rotate(settings)
    with pytest.raises(NotDone, match="being changed"):
        make_backup(settings, tmp_path / "one.backup", NOW)
    await rotate(settings)
    make_backup(settings, tmp_path / "one.backup", NOW)  # refused where the first one had left a file
    copied = settings.model_copy(update={"database_url": SecretStr(f"sqlite:///{tmp_path}/one.backup")})
    before, after = key_in(settings, "master.key.old"), key_in(settings)
    assert "people.key_wrapped" in await opens(copied, after)
    assert await opens(copied, before) == set()
    database = Database(copied.database)
    async with database.read() as connection:
        assert await changes.under_way(connection, after) is None
    await database.close()
