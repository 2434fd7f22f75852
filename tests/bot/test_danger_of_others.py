"""Charlie, a third person, sees nothing of a patient's danger: no loop, no decision, no answer about themselves."""

import json

from tests.bot.test_decisions import made
from tests.bot.test_privacy import exported
from tests.bot.test_watch import FEVER, URGENT, in_danger, states
from tests.bot.test_watch_before_consent import CHECK, count
from tests.conversation import Someone
from tests.dialogue import Heard
from tests.house import House


async def some_message(charlie: Someone) -> Heard:
    """A message of the bot in Charlie's chat, to press an invented button on."""
    await charlie.says("what is leukopenia")
    return await charlie.hears("low number of white blood cells")


async def test_a_strangers_check_button_begins_nothing(house: House) -> None:
    """Charlie, who knows the data of Alice's button, is not asked about her danger, and changes no decision."""
    alice, charlie = house.person("Alice"), house.person("Charlie")
    await alice.says("I want to end it all")
    urgent = await alice.hears("Please talk to someone now")
    data = urgent.button(CHECK["en"])["callback_data"]
    for pressed in (data, f"{data[:-1]}x", data.rpartition(":")[0], f"{data}é"[-64:]):
        await charlie.presses(pressed, on=await some_message(charlie))
        assert "old" in (await charlie.hears()).text
    assert await count(house) == 0
    await house.pass_time(hours=1)
    await charlie.hears_nothing()
    assert [each.ending for each in await made(house)] == ["no-loop"]
    await alice.taps(CHECK["en"], on=urgent)
    await alice.hears("After 24 hours it is gone")


async def test_words_of_a_stranger_answer_no_loop_but_their_own(house: House) -> None:
    """Charlie's "false alarm" and "yes" end nothing of Alice's."""
    alice, _ = await in_danger(house)
    charlie = await house.patient("Charlie")
    for said in ("false alarm", "I'm on my way to A&E", "yes"):
        await charlie.says(said)
        await charlie.hears()
    await house.idle()
    assert await states(house) == ["open"]
    await house.pass_time(minutes=20)
    await alice.hears("Are you getting help?")


async def test_what_a_patient_told_changes_nothing_for_another(house: House) -> None:
    """Alice's count and medicines make nothing more urgent for Charlie, and Charlie's card and export are his own."""
    alice, charlie = await house.patient(), await house.patient("Charlie")
    await alice.says("neuts 0.3")
    await alice.hears("0.3")
    await alice.says("/start")
    card = await alice.hears()
    await alice.taps("What you told me", on=card)
    await alice.taps("Steroids", on=await alice.hears("What you told me about yourself"))
    await alice.taps("Yes", on=await alice.hears("Do you take steroids?"))
    await alice.hears("Steroids: Yes")
    await charlie.says("I have a sore throat")
    assert (await charlie.hears()).text.startswith("Call your care team today.")
    await house.idle()
    charlie.hears_no_more()
    await charlie.says("/start")
    await charlie.taps("What you told me", on=await charlie.hears())
    assert "Steroids: not told" in (await charlie.hears("What you told me about yourself")).text


async def test_a_strangers_press_changes_only_what_is_their_own(house: House) -> None:
    """The buttons of the questions carry nobody's name: pressed by Charlie, they tell of Charlie, or of nobody."""
    alice, charlie = await house.patient(), house.person("Charlie")
    await charlie.presses("1:facts:set:steroids:yes", on=await some_message(charlie))
    assert "old" in (await charlie.hears()).text
    await alice.says("/start")
    await alice.taps("What you told me", on=await alice.hears())
    assert "Steroids: not told" in (await alice.hears("What you told me about yourself")).text


async def test_a_strangers_export_holds_nothing_of_it(house: House) -> None:
    """Alice's holds her loop; Charlie's does not."""
    alice, _ = await in_danger(house)
    charlie = await house.patient("Charlie")
    hers, his = json.dumps(await exported(house, alice)), json.dumps(await exported(house, charlie))
    assert "E01" in hers
    assert "E01" not in his
    assert "emergency" not in his


async def test_danger_told_in_a_group_uses_nothing_of_anybody(house: House) -> None:
    """Alice's very low count makes the call no other one where Charlie reads along."""
    alice, charlie = await house.patient(), await house.patient("Charlie")
    await alice.says("neuts 0.3")
    await alice.hears("0.3")
    group = house.telegram.group("Lupus friends", [alice, charlie])
    there = charlie.in_group(group)
    bot = house.telegram.local.world.bot["username"]
    await alice.in_group(group).says(f"@{bot} I have a sore throat")
    assert (await there.hears("Call your care team")).text.startswith("Call your care team today.")
    await alice.in_group(group).says(f"@{bot} {FEVER['en']}")
    assert "999" not in (await there.hears(URGENT["en"])).text
