"""People who block the bot: what waits for them does not wait for ever, but for their reminders."""

from datetime import timedelta

from tests.bot.faults.machine_clock import MachineClock
from tests.bot.faults.people import is_reminded
from tests.house import House
from tests.postgres import on_both_databases

THREE_DAYS = timedelta(days=3)


@on_both_databases
async def test_what_waits_for_somebody_who_is_away(machine: MachineClock, house: House) -> None:
    """After three days an answer is given up, and the host's figures say so; a reminder is still said."""
    alice = await house.patient()
    await is_reminded(house, alice, "remind me about the violin in 1 week")
    await alice.says("what is leukopenia")
    await alice.blocks()
    await house.idle()
    machine.set_by(THREE_DAYS - timedelta(minutes=1))
    await house.restart()
    assert not house.process.tally.deliveries.given_up
    machine.set_by(timedelta(minutes=2))
    await house.restart(days=5)
    assert house.process.tally.deliveries.given_up == {"reply": 1}
    await alice.unblocks()
    assert "violin" in (await alice.hears()).text
    await alice.hears_nothing()
