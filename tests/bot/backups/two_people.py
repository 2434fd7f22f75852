"""Two people who are in every backup here, and who of them a database still knows."""

from datetime import UTC, datetime

from sqlalchemy import select

from bot.ground import Ground, prepare
from bot.patients import records as patients
from bot.settings import Settings
from content.content import Content

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ALICE, BERT = 1001, 1002


async def with_two_people(settings: Settings, loaded: Content) -> Ground:
    """A database with both in it, nobody connected to it."""
    ground = await prepare(settings, loaded)
    async with ground.database.write() as connection:
        for user_id in (ALICE, BERT):
            person = await patients.agree(connection, user_id, user_id, "en", ground.keys, ground.clock())
            await patients.tell(connection, person, clinic=f"0{user_id}")
    await ground.database.close()
    return ground


async def people_of(settings: Settings, loaded: Content) -> dict[int, str | None]:
    """Everybody this database knows and its key opens: their clinic, by user."""
    ground = await prepare(settings, loaded)
    async with ground.database.read() as connection:
        ids = await connection.scalars(select(patients.people.c.user_id))
        found = [await patients.get(connection, user_id, ground.keys) for user_id in list(ids)]
    await ground.database.close()
    return {person.user_id: person.clinic for person in found if person and person.key}
