"""A new master key: everything opens under it, nothing under the old one, and a kill in the middle costs nothing."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary, select

from bot import keys as keyrings
from bot.backups.refusal import NotDone
from bot.database import ALL_METADATA, Database
from bot.ground import prepare
from bot.rotation import records, rotating
from bot.rotation.records import UNDER_TRANSIT, Resealed
from bot.rotation.rotating import confirm, rotate
from bot.sealing import CannotOpen, Keyring
from bot.settings import Settings
from content.content import Content
from tests.house import running
from tests.postgres import on_both_databases

# Sealed under a person's own key, which a new master key leaves as it is; and what that key is wrapped in.
UNDER_A_PERSONS_KEY = {"people.details", "lab_entries.source", "lab_values.body", "reminders.payload"}
UNDER_THE_MASTER_KEY = {"people.key_wrapped", "facts.value"}


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
    """The tables of which every sealed value opens under these keys, and that have one."""
    database = Database(settings.database)
    found = set()
    async with database.read() as connection:
        for sealed in UNDER_TRANSIT:
            rows = list(await connection.execute(select(sealed.column.table).where(_held(sealed))))
            if rows and all(_opened(keys, row._mapping[sealed.column], sealed.place(row)) for row in rows):
                found.add(sealed.column.table.name)
        if not await records.people_who_do_not_open(connection, keys):
            found.add("people")
    await database.close()
    return found


def _held(sealed: records.Sealed):
    held = sealed.column.is_not(None)
    return held if sealed.under is None else held & sealed.under


def _opened(keys: Keyring, value: bytes, place) -> bool:
    try:
        keys.transit.open(value, place)
    except CannotOpen:
        return False
    return True


@on_both_databases
async def test_everything_opens_under_the_new_key_and_nothing_under_the_old(
    settings: Settings, loaded: Content
) -> None:
    """In every table, and the bot starts; the old key stays until it is confirmed."""
    before = key_in(settings)
    tables = await opens(settings, before)
    assert {"people", "dialogs", "asked_questions", "warnings_given", "watches"} <= tables
    resealed = await rotate(settings)
    assert resealed.changed >= 5
    assert resealed.left == 0
    assert await opens(settings, key_in(settings)) == tables
    assert await opens(settings, before) == set()
    assert key_in(settings, "master.key.old") == before
    await (await prepare(settings, loaded)).database.close()
    await confirm(settings)
    assert [file.name for file in settings.data_dir.glob("master.key*")] == ["master.key"]


class Killed(BaseException):
    """What a test breaks off with: nothing in the program catches it."""


def _before_the_commit(patch: pytest.MonkeyPatch) -> None:
    async def dies(*_: object) -> Resealed:
        raise Killed

    patch.setattr(records, "reseal_transit", dies)


def _with_a_key_and_nothing_else(patch: pytest.MonkeyPatch) -> None:
    async def dies(*_: object) -> None:
        raise Killed

    patch.setattr(rotating, "migrate", dies)


def _after_the_commit(patch: pytest.MonkeyPatch) -> None:
    def dies(*_: object) -> None:
        raise Killed

    patch.setattr(rotating, "_rename", dies)


def _between_the_names(patch: pytest.MonkeyPatch) -> None:
    def dies(*_: object) -> Path:
        raise Killed

    patch.setattr(Path, "replace", dies)


@pytest.mark.parametrize(
    "kill", [_with_a_key_and_nothing_else, _before_the_commit, _after_the_commit, _between_the_names]
)
async def test_the_same_command_goes_on_after_a_kill(
    settings: Settings, loaded: Content, kill: Callable[[pytest.MonkeyPatch], None]
) -> None:
    """Wherever it was broken off; and the key from before is never lost on the way."""
    before = key_in(settings)
    tables = await opens(settings, before)
    with pytest.MonkeyPatch.context() as patch:
        kill(patch)
        with pytest.raises(Killed):
            await rotate(settings)
    assert key_in(settings) == before
    new = key_in(settings, "master.key.new")
    await rotate(settings)
    assert key_in(settings) == new
    assert key_in(settings, "master.key.old") == before
    assert await opens(settings, new) == tables
    await (await prepare(settings, loaded)).database.close()


async def test_a_second_change_waits_for_the_confirmation_of_the_first(settings: Settings) -> None:
    """So that two old keys are never mixed up."""
    await rotate(settings)
    first = key_in(settings)
    with pytest.raises(NotDone, match="--confirm"):
        await rotate(settings)
    await confirm(settings)
    await rotate(settings)
    assert key_in(settings) != first


async def test_the_old_key_stays_where_the_new_one_does_not_open_all(settings: Settings) -> None:
    """Confirming looks first."""
    await rotate(settings)
    file = settings.data_dir / "master.key"
    file.unlink()
    keyrings.make_key(file)
    with pytest.raises(NotDone, match="stays"):
        await confirm(settings)
    assert (settings.data_dir / "master.key.old").exists()


async def test_a_running_bot_is_not_pulled_from_under_its_key(loaded: Content, tmp_path: Path) -> None:
    """The change is refused while the database is open, and leaves no key behind."""
    async with running(loaded, tmp_path / "data") as house:
        await house.patient()
        with pytest.raises(NotDone, match="stop the bot"):
            await rotate(house.ground.settings)
    assert os.listdir(tmp_path / "data").count("master.key.new") == 0
