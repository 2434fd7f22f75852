"""The same road on SQLite and on PostgreSQL, from a message to an answer and from a rule to a reminder."""

from tests.house import House
from tests.postgres import on_both_databases

pytestmark = on_both_databases


async def test_a_count_is_kept_and_a_reminder_is_said(house: House) -> None:
    """What was entered is shown back, and what was asked for is said when its day has come."""
    alice = await house.patient()
    await alice.says("wbc 3.2")
    assert "3.2" in (await alice.hears("3.2")).text
    await alice.says("remind me to recheck in 4 weeks")
    await alice.taps("Yes", on=await alice.hears("I would remind you"))
    await house.idle()
    alice.hears_no_more()
    await house.pass_time(days=29)
    assert "blood" in (await alice.hears()).text.lower()
