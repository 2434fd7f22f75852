"""The people who agreed to be remembered: their settings, and the key all their records are sealed under."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import BigInteger, Column, LargeBinary, String, Table, bindparam, delete, select, update

from bot.database import metadata
from bot.sealing import CannotOpen, Key, Keyring, Place, new_key
from scheduler.connection import Connection
from scheduler.instant import Instant

people = Table(
    "people",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("language", String(2), nullable=False),
    Column("country", String(2)),  # for the emergency number; None: not told
    Column("zone", String(64)),  # None: not told yet; what reminders live by stands in `recipients`
    Column("key_wrapped", LargeBinary, nullable=False),
    Column("details", LargeBinary),  # sealed under the person's key: the clinic's number and the like
    Column("agreed_ms", BigInteger, nullable=False),
)


@dataclass(frozen=True)
class Person:
    """Somebody who agreed. `details` are their own words and numbers; empty where the key does not open them."""

    user_id: int
    chat_id: int
    language: str
    country: str | None
    zone: str | None
    key: Key | None
    agreed_ms: int
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def clinic(self) -> str | None:
        """The care team's own telephone number, as typed; None: not told."""
        return self.details.get("clinic")

    @property
    def out_of_hours(self) -> str | None:
        """The number to call when the care team is closed, as typed; None: not told."""
        return self.details.get("out_of_hours")

    def without_details(self) -> "Person":
        """The same person, as if they had told us nothing of themselves."""
        return replace(self, details={})


def _place(user_id: int) -> Place:
    return Place("people", "details", user_id, user_id)


async def get(connection: Connection, user_id: int, keys: Keyring) -> Person | None:
    """This person; None when they have not agreed. A key that does not open leaves `key` None and details empty."""
    row = (await connection.execute(_ONE, {"its_user": user_id})).first()
    if row is None:
        return None
    key: Key | None = None
    details: dict[str, Any] = {}
    try:
        key = keys.unwrap(row.key_wrapped, user_id)
        details = json.loads(key.open(row.details, _place(user_id))) if row.details else {}
    except CannotOpen:
        # A warning must go out even then; whoever needs the records finds no key and says so.
        key = None
    return Person(row.user_id, row.chat_id, row.language, row.country, row.zone, key, row.agreed_ms, details)


_ONE = select(people).where(people.c.user_id == bindparam("its_user"))


async def agree(
    connection: Connection, user_id: int, chat_id: int, language: str, keys: Keyring, now: Instant
) -> Person:
    """Begin to remember this person, with a key of their own; who agreed before is kept as they are."""
    known = await get(connection, user_id, keys)
    if known is not None:
        return known
    key = new_key()
    await connection.execute(
        people.insert().values(
            user_id=user_id,
            chat_id=chat_id,
            language=language,
            key_wrapped=keys.wrap(key, user_id),
            agreed_ms=now.machine_ms,
        )
    )
    return Person(user_id, chat_id, language, None, None, key, now.machine_ms)


async def change(connection: Connection, user_id: int, **settings: str | None) -> None:
    """Change language, country or zone."""
    await connection.execute(update(people).where(people.c.user_id == user_id).values(**settings))


async def tell(connection: Connection, person: Person, **details: Any) -> None:
    """Keep these details, sealed, beside those already told; None takes one away. Raises CannotOpen without the key."""
    if person.key is None:
        raise CannotOpen("people")
    merged = {name: value for name, value in {**person.details, **details}.items() if value is not None}
    sealed = person.key.seal(json.dumps(merged).encode(), _place(person.user_id))
    await connection.execute(update(people).where(people.c.user_id == person.user_id).values(details=sealed))


async def forget(connection: Connection, user_id: int) -> None:
    """Destroy the person's key with their row: what was sealed under it can never be read again."""
    await connection.execute(delete(people).where(people.c.user_id == user_id))


def key_of(person: Person | None) -> Key:
    """This person's own key; raises CannotOpen where there is none that opens."""
    if person is None or person.key is None:
        raise CannotOpen("people")
    return person.key
