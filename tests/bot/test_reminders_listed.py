"""/reminders: what is to come, and another time, a pause or an end for each."""

from tests.bot.people_time import be_at
from tests.conversation import Someone
from tests.house import House


async def _is_reminded(house: House, *requests: str) -> Someone:
    """Somebody with these reminders."""
    await be_at(house)
    alice = await house.patient()
    for request in requests:
        await alice.says(request)
        await alice.taps("Yes", on=await alice.hears("I would remind you"))
        await alice.hears("Saved")
    await house.idle()
    alice.hears_no_more()
    return alice


async def test_no_reminders_show_the_way(house: House) -> None:
    """An empty list says how to set one, and has a button for it."""
    alice = await house.patient()
    await alice.says("/reminders")
    await alice.taps("Set one", on=await alice.hears("You have no reminders"))
    await alice.hears("What shall I remind you of")


async def test_several_are_listed_and_one_is_opened(house: House) -> None:
    """The list says what and when in the order of their time; a number opens one with its buttons."""
    alice = await _is_reminded(house, "recheck in 4 weeks", "remind me every day at 20:00 to rest")
    await alice.says("/reminders")
    shown = await alice.hears("Your reminders")
    assert shown.text.index("rest") < shown.text.index("Recheck")
    await alice.taps("2", on=shown)
    opened = await alice.hears("Tuesday 22 December")
    assert opened.message_id == shown.message_id
    assert opened.buttons == ["Another time", "Pause", "Cancel it"]


async def test_a_cancelled_one_does_not_come(house: House) -> None:
    """Cancel it, and its day passes in silence; its buttons are old."""
    alice = await _is_reminded(house, "recheck in 4 weeks")
    await alice.says("/reminders")
    shown = await alice.hears("Recheck")
    await alice.taps("Cancel it", on=shown)
    await alice.hears("It will not come again")
    await house.pass_time(days=29)
    await alice.hears_nothing()
    await alice.taps("Pause", on=shown)
    await alice.hears("It will not come again")


async def test_a_paused_one_is_silent_until_it_is_resumed(house: House) -> None:
    """While paused nothing comes; afterwards it goes on from then, without making up for what was missed."""
    alice = await _is_reminded(house, "remind me every day at 20:00 to rest")
    await alice.says("/reminders")
    await alice.taps("Pause", on=await alice.hears("rest"))
    paused = await alice.hears("Paused")
    await house.pass_time(days=3)
    await alice.hears_nothing()
    await alice.taps("Resume", on=paused)
    await alice.hears("Next: Friday 27 November, 20:00")
    await alice.hears_nothing()
    await house.pass_time(hours=11)
    await alice.hears("⏰ rest")


async def test_another_time_for_a_saved_one(house: House) -> None:
    """A tapped or typed time moves it after a yes; what it is about stays."""
    alice = await _is_reminded(house, "remind me every day at 20:00 to rest")
    await alice.says("/reminders")
    shown = await alice.hears("rest")
    await alice.taps("Another time", on=shown)
    await alice.taps("18:00", on=await alice.hears("At what time"))
    await alice.taps("Yes", on=await alice.hears("every day at 18:00"))
    await alice.hears("Saved")
    await alice.says("/reminders")
    await alice.taps("Another time", on=await alice.hears("every day at 18:00"))
    await alice.hears("At what time")
    await alice.says("every Monday at 7:15")
    await alice.taps("Yes", on=await alice.hears("every Monday at 07:15"))
    await alice.hears("Saved")
    await house.idle()
    alice.hears_no_more()
    await house.pass_time(days=5, hours=12)
    await alice.hears_nothing()
    await house.pass_time(days=1)
    await alice.hears("⏰ rest")


async def test_leaving_another_time_leaves_the_reminder(house: House) -> None:
    """Cancel under the question about another time does not cancel the reminder."""
    alice = await _is_reminded(house, "recheck in 4 weeks")
    await alice.says("/reminders")
    await alice.taps("Another time", on=await alice.hears("Recheck"))
    await alice.taps("Cancel", on=await alice.hears("At what time"))
    await alice.hears("stays as it was")
    await alice.says("/reminders")
    await alice.hears("Next: Tuesday 22 December, 09:00")


async def test_a_snoozed_one_off_is_listed_and_can_be_cancelled(house: House) -> None:
    """Its only time has been said, but it was put off: it is still to come until it is cancelled."""
    alice = await _is_reminded(house, "recheck in 4 weeks")
    await house.pass_time(days=28)
    await alice.taps("Tomorrow", on=await alice.hears("Recheck"))
    await alice.hears("I will say it again")
    await alice.says("/reminders")
    await alice.taps("Cancel it", on=await alice.hears("Next: "))
    await alice.hears("It will not come again")
    await house.pass_time(days=2)
    await alice.hears_nothing()


async def test_a_long_list_comes_in_pages(house: House) -> None:
    """Eight at a time, and More goes round."""
    alice = await _is_reminded(house, *(f"remind me tomorrow at {hour}:00 to rest {hour}" for hour in range(10, 20)))
    await alice.says("/reminders")
    first = await alice.hears("Your reminders")
    assert first.buttons == [*(str(number) for number in range(1, 9)), "More"]
    await alice.taps("More", on=first)
    second = await alice.hears("9. ")
    assert second.buttons == ["9", "10", "More"]
    await alice.taps("More", on=second)
    await alice.hears("1. ")


async def test_nobody_sees_or_changes_the_reminders_of_another(house: House) -> None:
    """Two people with the same request: each sees one, hears one, and a button named after the other's does nothing."""
    alice = await _is_reminded(house, "recheck in 4 weeks")
    charlie = await house.patient("Charlie")
    await alice.says("/reminders")
    shown = await alice.hears("Recheck")
    cancel = shown.button("Cancel it")["callback_data"]
    await charlie.says("/reminders")
    empty = await charlie.hears("You have no reminders")
    for action in ("end", "pause", "open", "retime"):
        await charlie.presses(cancel.replace(":end:", f":{action}:"), on=empty)
        await charlie.hears("This button is old")
    await house.pass_time(days=28)
    said = await alice.hears("⏰ Recheck")
    await charlie.presses(said.button("Done")["callback_data"], on=empty)
    await charlie.hears("This button is old")
    await alice.taps("Done", on=said)
    await alice.hears("Done.")
