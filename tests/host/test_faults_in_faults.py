"""A fault in what is done about a fault: nobody else waits for it, it ends, and the host is told."""

from sqlalchemy import text

from tests.conversation import Someone
from tests.host.poison import parked
from tests.host.test_watch import Watching
from tests.house import House
from tests.postgres import on_both_databases
from tests.refusing import refuse

pytestmark = on_both_databases


async def test_nobody_can_be_told_that_it_failed(house: House, host: Someone) -> None:
    """Neither the reply nor the apology goes into the ledger: the update is parked all the same, others are served."""
    alice, ben = await house.patient("Alice"), await house.patient("Ben")
    await refuse(house, "deliveries", "INSERT", f"NEW.chat_id = {alice.id} AND NEW.kind = 'reply'")
    await alice.says("what is leukopenia")
    await ben.says("what is leukopenia")
    await ben.hears("eukopenia")
    await parked(house, 1)
    await Watching(house).look()
    assert "One message" in (await host.hears("set aside")).text
    await alice.hears_nothing()


async def test_an_update_that_cannot_be_passed_on(house: House, host: Someone) -> None:
    """Somebody's message cannot be noted as read for danger: those who write with and after them are answered."""
    alice, ben = await house.patient("Alice"), await house.patient("Ben")
    await refuse(house, "inbox", "UPDATE", f"NEW.lane = {alice.id} AND NEW.warned <> OLD.warned")
    await alice.says("what is leukopenia")
    await ben.says("what is leukopenia")
    await ben.hears("eukopenia")
    await ben.says("what is neutropenia")
    await ben.hears("eutropenia")
    async with house.database.write() as connection:
        await connection.execute(text("DROP TRIGGER refusing_inbox" + ("" if house.database.embedded else " ON inbox")))
    await alice.hears("eukopenia")
