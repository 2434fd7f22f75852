"""In a group: general questions are answered, nothing about anybody is kept or shown."""

import pytest

from tests.conversation import Someone
from tests.house import House


@pytest.fixture
async def alice(house: House) -> Someone:
    """A patient with counts and a clinic, in a group with others."""
    alice = await house.patient()
    await alice.says("wbc 3.2 neuts 1.1 12 nov")
    await alice.hears("3.2")
    group = house.telegram.group("Living with lupus", [alice, house.person("Bob")])
    here = alice.in_group(group)
    await house.idle()
    here.hears_no_more()
    return here


def _bot(house: House) -> str:
    return f"@{house.telegram.local.world.bot['username']}"


async def test_a_general_question_is_answered(house: House, alice: Someone) -> None:
    """With its parts and related questions as buttons, which work there too."""
    await alice.says(f"{_bot(house)} what is leukopenia?")
    answer = await alice.hears("Leukopenia means a low number")
    await alice.taps("Sources", on=answer)
    assert (await alice.hears("Where this comes from")).message_id == answer.message_id


async def test_counts_are_neither_kept_nor_said_back(house: House, alice: Someone) -> None:
    """A button leads to the private chat, where nothing has arrived."""
    await alice.says(f"{_bot(house)} my neuts are 0.9 today")
    reply = await alice.hears()
    assert "0.9" not in reply.text
    assert "private chat" in reply.text
    private = Someone(house.telegram, alice.person)
    await alice.follows("Open the private chat", on=reply)
    await private.hears("Hello again")
    await private.says("/labs")
    assert "0.9" not in (await private.hears("Your counts")).text


@pytest.mark.parametrize("command", ["/labs", "/reminders", "/export", "/privacy", "/forget"])
async def test_private_commands_show_nothing(house: House, alice: Someone, command: str) -> None:
    """What belongs to somebody stays in their private chat."""
    await alice.says(command)
    reply = await alice.hears()
    assert "3.2" not in reply.text
    assert reply.buttons == ["Open the private chat"]


async def test_danger_gets_the_urgent_text_without_names_or_values(house: House, alice: Someone) -> None:
    """The general number, no clinic, no buttons about the person, nothing after it."""
    await alice.says(f"{_bot(house)} I have a fever of 39 and my neuts are 0.4")
    warning = await alice.hears("Get medical help now")
    assert "Alice" not in warning.text
    assert "0.4" not in warning.text
    assert "999" not in warning.text
    assert not warning.buttons
    await alice.hears_nothing()


async def test_data_of_a_private_button_does_nothing_in_a_group(house: House, alice: Someone) -> None:
    """Not even from its own person: others read along."""
    private = Someone(house.telegram, alice.person)
    await private.says("wbc 3.3 13 nov")
    data = (await private.hears("3.3")).button("Change")["callback_data"]
    await alice.says(f"{_bot(house)} what is leukopenia?")
    answer = await alice.hears("Leukopenia means")
    await alice.presses(data, on=answer)
    assert "3.3" not in (await alice.hears()).text


async def test_a_voice_message_to_the_bot_is_said_to_be_unreadable(house: House, alice: Someone) -> None:
    """A reply to us that we cannot hear is not passed over."""
    await alice.says(f"{_bot(house)} what is leukopenia?")
    answer = await alice.hears("Leukopenia means")
    await alice.says("and what is neutropenia?", reply_to=answer)
    await alice.hears("neutrophils")


async def test_a_mention_alone_is_greeted(house: House, alice: Someone) -> None:
    """It says what it is for, and where private matters belong."""
    await alice.says(_bot(house))
    assert "Open the private chat" in (await alice.hears("general questions")).buttons


@pytest.fixture
async def overhearing(house: House, alice: Someone) -> Someone:
    """The bot is an administrator, and so is given what people say to each other."""
    house.telegram.make_bot_admin(alice.group, by=alice)
    await alice.hears_nothing()
    return alice


@pytest.mark.parametrize(
    "said",
    [
        "see you at 5",
        "what is leukopenia?",
        "my neuts are 0.9 today",
        "/help@OtherBot",
        "@OtherBot what is leukopenia?",
        "/ban",
        "@whitecell_fans hello",
    ],
)
async def test_what_people_say_to_each_other_is_not_answered(overhearing: Someone, said: str) -> None:
    """Nor what they say to another bot."""
    await overhearing.says(said)
    await overhearing.hears_nothing()


async def test_a_file_for_the_others_is_not_answered(overhearing: Someone) -> None:
    """Neither is a voice message."""
    await overhearing.sends_document(b"%PDF", caption="my garden")
    await overhearing.sends_voice()
    await overhearing.hears_nothing()


async def test_danger_that_is_overheard_gets_the_urgent_text(overhearing: Someone) -> None:
    """Whoever it was said to."""
    await overhearing.says("I have a fever of 39 and I am shaking")
    await overhearing.hears("Get medical help now")
    await overhearing.hears_nothing()


async def test_who_feels_alone_among_others_is_told_where_to_turn(overhearing: Someone) -> None:
    """Whoever it was said to."""
    await overhearing.says("i can't cope any more")
    assert "116 123" in (await overhearing.hears()).text


async def test_what_is_said_to_the_bot_is_answered_there_too(house: House, overhearing: Someone) -> None:
    """A mention in any letters, in words or under a file, a command by name, a reply."""
    await overhearing.says(f"what is leukopenia, {_bot(house).upper()}?")
    answer = await overhearing.hears("Leukopenia means a low number")
    await overhearing.says("and what is neutropenia?", reply_to=answer)
    await overhearing.hears("neutrophils")
    await overhearing.says(f"/labs{_bot(house)}")
    await overhearing.hears("private chat")
    await overhearing.sends_document(b"%PDF", caption=f"{_bot(house)} what is leukopenia?")
    await overhearing.hears("Leukopenia means a low number")
