"""What comes late says so, counted from when it was written."""

from datetime import timedelta

from tests.house import House

LATE = "This answer is late"


async def test_an_answer_after_an_outage_says_that_it_is_late(house: House) -> None:
    """Written while nobody listened, answered eleven minutes later."""
    alice = await house.patient()
    faults = house.telegram.local.faults
    faults.add("getUpdates", "outage", times=None)
    await alice.says("wbc 5.2")
    house.clock.shift += timedelta(minutes=11)
    faults.clear()
    assert LATE in (await alice.hears("5.2")).text


async def test_an_urgent_text_after_an_outage_says_it_last(house: House) -> None:
    """First what to do, then that it is late."""
    alice = await house.patient()
    faults = house.telegram.local.faults
    faults.add("getUpdates", "outage", times=None)
    await alice.says("I have a fever of 39.5 and I am shaking")
    house.clock.shift += timedelta(minutes=11)
    faults.clear()
    text = (await alice.hears("Get medical help now")).text
    assert text.index("Get medical help now") < text.index(LATE)


async def test_an_answer_within_ten_minutes_does_not(house: House) -> None:
    """Nine minutes are not worth a word."""
    alice = await house.patient()
    faults = house.telegram.local.faults
    faults.add("getUpdates", "outage", times=None)
    await alice.says("wbc 5.2")
    house.clock.shift += timedelta(minutes=9)
    faults.clear()
    assert LATE not in (await alice.hears("5.2")).text


async def test_an_edit_is_late_by_its_own_time(house: House) -> None:
    """Somebody who corrects last week's message is answered in time."""
    alice = await house.patient()
    message = await alice.says("wbc 5.2")
    await alice.hears("5.2")
    house.clock.shift += timedelta(minutes=60 * 24 * 7)
    await alice.edits(message, "wbc 6.2")
    assert LATE not in (await alice.hears("6.2")).text
