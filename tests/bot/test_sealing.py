"""Sealing: what was told can be read only with its key and in its place, and not at all once its key is gone."""

from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sqlalchemy import LargeBinary, Table, func, select, update

from bot.database import ALL_METADATA
from bot.labs import records as labs
from bot.patients import records as patients
from bot.sealing import CannotOpen, Key, Place, keyring, new_key
from tests.conversation import Someone
from tests.house import House

names = st.text(st.characters(codec="utf-8"), max_size=20)
places = st.builds(Place, names, names, names | st.integers(), names | st.integers())


@given(here=places, there=places, plain=st.binary(max_size=300))
def test_a_value_opens_in_its_own_place_only(here: Place, there: Place, plain: bytes) -> None:
    """Table, column, owner and row are all part of the lock."""
    key = Key(bytes(range(32)))
    sealed = key.seal(plain, here)
    assert key.open(sealed, here) == plain
    assume([str(part) for part in vars(here).values()] != [str(part) for part in vars(there).values()])
    with pytest.raises(CannotOpen):
        key.open(sealed, there)


@given(plain=st.binary(max_size=50), place=st.integers(0, 400), bit=st.integers(0, 7))
def test_a_changed_byte_opens_nothing(plain: bytes, place: int, bit: int) -> None:
    """Whoever changes one bit of a sealed value gets nothing out of it."""
    key, here = Key(bytes(range(32))), Place("lab_values", "body", 1, "a")
    sealed = bytearray(key.seal(plain, here))
    sealed[place % len(sealed)] ^= 1 << bit
    with pytest.raises(CannotOpen):
        key.open(bytes(sealed), here)


@given(sealed=st.binary(max_size=60))
def test_bytes_that_were_never_sealed(sealed: bytes) -> None:
    """Anything else is refused in the same way."""
    with pytest.raises(CannotOpen):
        Key(bytes(32)).open(sealed, Place("lab_values", "body", 1, "a"))


def test_one_person_s_key_for_nobody_else() -> None:
    """A wrapped key opens for the person it was made for, under the master key it was wrapped with."""
    ring, other = keyring(bytes(range(32))), keyring(bytes(32))
    key = new_key()
    wrapped = ring.wrap(key, 1)
    assert ring.unwrap(wrapped, 1).secret == key.secret
    for keys, person in ((ring, 2), (other, 1)):
        with pytest.raises(CannotOpen):
            keys.unwrap(wrapped, person)


async def test_a_count_moved_to_another_row_column_or_person(house: House) -> None:
    """In the database, a sealed count opens where it was written, and nowhere else."""
    alice, ben = await house.patient("Alice"), await house.patient("Ben")
    for someone in (alice, ben):
        await someone.says("wbc 3.27")
        await someone.hears("3.27")
    await alice.says("hgb 123 g/L yesterday")
    await alice.hears("123")
    await house.idle()
    async with house.database.read() as connection:
        rows = (await connection.execute(select(labs.values).order_by(labs.values.c.created_ms))).all()
        source = await connection.scalar(select(labs.entries.c.source))
    mine, other, yesterday = ([row for row in rows if row.user_id == who.id] for who in (alice, ben, alice))
    for sealed in (yesterday[1].body, other[0].body, source):
        await _put(house, mine[0].id, sealed)
        with pytest.raises(CannotOpen):
            await _counts(house, alice)
    await _put(house, mine[0].id, mine[0].body)
    assert len(await _counts(house, alice)) == 2


async def _put(house: House, value_id: str, sealed: bytes) -> None:
    async with house.database.write() as connection:
        await connection.execute(update(labs.values).where(labs.values.c.id == value_id).values(body=sealed))


async def _counts(house: House, someone: Someone) -> list[labs.Kept]:
    async with house.database.read() as connection:
        person = await patients.get(connection, someone.id, house.ground.keys)
        assert person is not None
        return await labs.of_person(connection, person)


WORDS = ("3.27", "fatigue", "violin", "0161 496 0000", "leukopenia", "39.4", "shaking", "Alicia", "United Kingdom")


async def _tells_everything(house: House) -> Someone:
    alice = house.person("Alicia")
    await alice.says("/start")
    await alice.taps("I agree", on=await alice.hears())
    await alice.hears("Where do you live")
    await alice.says("Europe/London")
    await alice.hears("emergency number shall")
    await alice.says("United Kingdom")
    await alice.hears("care team’s telephone")
    await alice.says("0161 496 0000")
    await alice.says("wbc 3.27")
    await alice.hears("3.27")
    await alice.says("remind me about violin lessons tomorrow at 9")
    await alice.taps("Yes", on=await alice.hears("violin"))
    await alice.says("what is leukopenia and can it cause fatigue")
    await alice.says("I have a fever of 39.4 and I am shaking")
    await alice.hears("Get medical help now")
    await house.idle()
    return alice


def _bytes_on_disk(house: House) -> bytes:
    """The database, its write-ahead log and whatever else of it lies in its folder."""
    file = house.database.file
    assert file is not None
    return b"".join(part.read_bytes() for part in sorted(file.parent.glob(f"{file.name}*")))


async def test_the_file_holds_no_plain_words(house: House) -> None:
    """After a whole conversation neither the database nor its log holds a word, a value or a number of it."""
    await _tells_everything(house)
    on_disk = _bytes_on_disk(house)
    assert [word for word in WORDS for form in ("utf-8", "utf-16-le") if word.encode(form) in on_disk] == []


async def test_what_was_forgotten_is_gone_from_the_file(house: House) -> None:
    """After /forget nothing that was sealed for the person is left, and the wrapped key least of all."""
    alice = await _tells_everything(house)
    sealed = await _sealed_of(house, alice)
    on_disk = _bytes_on_disk(house)
    assert len(sealed) > 4
    assert all(value in on_disk for value in sealed)
    alice.hears_no_more()
    await alice.says("/forget")
    await alice.taps("erase", on=await alice.hears())
    await alice.hears("Erased")
    await house.idle()
    on_disk = _bytes_on_disk(house)
    assert [name for name, value in enumerate(sealed) if value in on_disk] == []
    assert await _rows_of(house, alice) == []


def _tables_of_people() -> Iterator[tuple[Table, str]]:
    """Every table that says whose a row is, with the column that says so."""
    for metadata in ALL_METADATA:
        for table in metadata.tables.values():
            for column in ("user_id", "chat_id"):
                if column in table.c:
                    yield table, column


async def _sealed_of(house: House, someone: Someone) -> list[bytes]:
    found = []
    async with house.database.read() as connection:
        for metadata in ALL_METADATA:
            for table in metadata.tables.values():
                owner = table.c.get("user_id", table.c.get("chat_id"))
                if owner is None:
                    continue
                for column in (each for each in table.c if isinstance(each.type, LargeBinary)):
                    found += list(await connection.scalars(select(column).where(owner == someone.id)))
    return [value for value in found if value]


async def _rows_of(house: House, someone: Someone) -> list[tuple[str, str]]:
    """Where the person still stands; the ledger and the queues hold the receipt's own traces until they are tidied."""
    left = []
    async with house.database.read() as connection:
        for table, column in _tables_of_people():
            query = select(func.count()).select_from(table).where(table.c[column] == someone.id)
            count = await connection.scalar(query)
            if count and table.name not in ("deliveries", "recipients"):
                left.append((table.name, column))
    return left


def test_every_sealed_column_belongs_to_somebody() -> None:
    """A table with a sealed column says whose each row is, so that erasing can find it."""
    nameless = {"facts", "key_change", "inbox", "warnings_given", "gaps"}  # ours, by lane, and on purpose nobody's
    for metadata in ALL_METADATA:
        for table in metadata.tables.values():
            sealed = [column for column in table.c if isinstance(column.type, LargeBinary)]
            if sealed and table.name not in nameless:
                assert {"user_id", "chat_id"} & set(table.c.keys()), table.name
