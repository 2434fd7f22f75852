"""After an urgent text: asked again once, told a last time, and ended by what the person says."""

import pytest
from sqlalchemy import select

from bot.danger.records import watches
from scheduler.tables import recipients
from tests.house import House

FEVER = {
    "en": "I have a fever of 39.2 and I am shaking",
    "fr": "J’ai 39,2 de fièvre et des frissons",
    "es": "Tengo 39,2 de fiebre y escalofríos",
}
URGENT = {"en": "Get medical help now", "fr": "Faites-vous soigner tout de suite", "es": "Busca atención médica ahora"}
AGAIN = {"en": "Are you getting help?", "fr": "quelqu’un s’occupe de vous", "es": "¿Te están atendiendo?"}
LAST = {"en": "I will not ask again", "fr": "je ne vous poserai plus la question", "es": "no volveré a preguntar"}
BUTTONS = {
    "en": ["I am getting help", "I cannot reach anyone", "This is not happening now"],
    "fr": ["On s’occupe de moi", "Je n’arrive à joindre personne", "Ce n’est pas le cas maintenant"],
    "es": ["Ya me están atendiendo", "No consigo hablar con nadie", "Esto no está pasando ahora"],
}


async def states(house: House) -> list[str]:
    async with house.database.read() as connection:
        return list(await connection.scalars(select(watches.c.state).order_by(watches.c.round)))


async def in_danger(house: House, language: str = "en"):
    """A patient who has just been given the urgent text."""
    alice = await house.patient(language=language)
    await alice.says(FEVER[language])
    urgent = await alice.hears()
    await house.idle()
    return alice, urgent


@pytest.mark.parametrize("language", ["en", "fr", "es"])
async def test_silence_is_asked_once_told_a_last_time_and_kept(house: House, language: str) -> None:
    """Nobody answers: asked again after 20 minutes, told a last time after 20 more, and it ends unanswered."""
    alice, urgent = await in_danger(house, language)
    assert URGENT[language] in urgent.text
    assert urgent.buttons == BUTTONS[language]
    await house.pass_time(minutes=19)
    await alice.hears_nothing()
    await house.pass_time(minutes=1)
    again = await alice.hears()
    assert AGAIN[language] in again.text
    assert again.buttons == BUTTONS[language]
    await house.idle()
    assert await states(house) == ["open"]
    await house.pass_time(minutes=20)
    assert LAST[language] in (await alice.hears()).text
    await house.pass_time(days=1)
    await alice.hears_nothing()
    assert await states(house) == ["unanswered"]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
async def test_help_ends_it(house: House, language: str) -> None:
    """ "I am getting help" says what to tell them, and nothing more is asked."""
    alice, urgent = await in_danger(house, language)
    await alice.taps(BUTTONS[language][0], on=urgent)
    told = (await alice.hears()).text
    assert "lupus" in told.lower()
    assert "112" in told
    await house.pass_time(hours=2)
    await alice.hears_nothing()
    assert await states(house) == ["helped"]


async def test_not_happening_ends_it_and_leaves_the_urgent_line(house: House) -> None:
    """ "This is not happening now" ends it as a possible false alarm, and still says what to do if it starts."""
    alice, urgent = await in_danger(house)
    await alice.taps("This is not happening now", on=urgent)
    assert "get medical help now" in (await alice.hears()).text
    await house.pass_time(hours=2)
    await alice.hears_nothing()
    assert await states(house) == ["not-now"]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
async def test_reaching_nobody_gives_the_numbers_and_asks_again(house: House, language: str) -> None:
    """ "I cannot reach anyone" gives the numbers and what to do alone, and the full wait begins anew."""
    alice, urgent = await in_danger(house, language)
    await house.pass_time(minutes=15)
    await alice.taps(BUTTONS[language][1], on=urgent)
    alone = await alice.hears()
    assert "112" in alone.text
    assert alone.buttons == [BUTTONS[language][0], BUTTONS[language][2]]
    await house.idle()
    await house.pass_time(minutes=15)
    await alice.hears_nothing()
    await house.pass_time(minutes=5)
    assert AGAIN[language] in (await alice.hears()).text
    await house.pass_time(minutes=20)
    assert LAST[language] in (await alice.hears()).text
    await house.idle()
    assert await states(house) == ["unreachable"]


async def test_reaching_nobody_after_all_reopens_it(house: House) -> None:
    """Help was coming and then was not: the same buttons begin it anew."""
    alice, urgent = await in_danger(house)
    await alice.taps("I am getting help", on=urgent)
    await alice.hears()
    await alice.taps("I cannot reach anyone", on=urgent)
    await alice.hears("let it ring")
    await house.idle()
    await house.pass_time(minutes=20)
    await alice.hears("Are you getting help?")


async def test_a_number_by_text_stands_where_the_country_has_one(house: House) -> None:
    """In France who cannot speak is shown the number for text messages."""
    alice, urgent = await in_danger(house, "fr")
    await alice.taps("Je n’arrive à joindre personne", on=urgent)
    assert "114" in (await alice.hears()).text


async def test_new_danger_begins_the_wait_anew(house: House) -> None:
    """A second danger while it runs is warned of, and waits its full time from then, as one watch."""
    alice, _ = await in_danger(house)
    await house.pass_time(minutes=15)
    await alice.says("now my chest hurts and I cannot breathe")
    await alice.hears("Get medical help now")
    await house.idle()
    await house.pass_time(minutes=15)
    await alice.hears_nothing()
    await house.pass_time(minutes=5)
    await alice.hears("Are you getting help?")
    assert await states(house) == ["open"]


async def test_new_danger_after_an_end_opens_another(house: House) -> None:
    """What ended does not keep a later danger from being watched; the old button answers for the new one."""
    alice, urgent = await in_danger(house)
    await alice.taps("This is not happening now", on=urgent)
    await alice.hears()
    await alice.says("now my chest hurts and I cannot breathe")
    await alice.hears("Get medical help now")
    await house.idle()
    await house.pass_time(minutes=20)
    await alice.hears("Are you getting help?")
    await alice.taps("I am getting help", on=urgent)
    await alice.hears("Good that you are getting help")
    await house.idle()
    assert await states(house) == ["not-now", "helped"]


async def test_cancel_does_not_end_it(house: House) -> None:
    """/cancel stops a question of ours, never this."""
    alice, _ = await in_danger(house)
    await alice.says("/cancel")
    await alice.hears()
    await house.idle()
    await house.pass_time(minutes=20)
    await alice.hears("Are you getting help?")


async def test_an_edit_warns_once_and_ends_nothing(house: House) -> None:
    """An edited message that now holds danger is warned of once; taking it out again ends nothing."""
    alice = await house.patient()
    message = await alice.says("what is leukopenia")
    await alice.hears()
    await alice.edits(message, "fever of 39.4 and shaking chills")
    urgent = await alice.hears()
    assert urgent.buttons == BUTTONS["en"]
    await alice.edits(message, "fever of 39.4 and strong shaking chills")
    await alice.edits(message, "what is leukopenia")
    await alice.hears_nothing()
    assert await states(house) == ["open"]
    await house.pass_time(minutes=20)
    await alice.hears("Are you getting help?")


async def test_an_edit_of_what_was_answered_does_not_reopen_it(house: House) -> None:
    """Mending a typo in a message whose danger is over asks nothing more."""
    alice = await house.patient()
    message = await alice.says("I have a fever of 39.2")
    urgent = await alice.hears()
    await alice.taps("I am getting help", on=urgent)
    await alice.hears()
    await alice.edits(message, "I have a high fever of 39.2")
    await house.idle()
    await house.pass_time(hours=1)
    await alice.hears_nothing()
    assert await states(house) == ["helped"]


async def test_call_today_asks_nothing_more(house: House) -> None:
    """ "Call your care team today" has no loop and no buttons."""
    alice = await house.patient()
    await alice.says("it burns when I pee")
    today = await alice.hears("Call your care team today")
    assert today.buttons == []
    await house.idle()
    alice.hears_no_more()
    await house.pass_time(hours=1)
    await alice.hears_nothing()
    assert await states(house) == []


async def test_in_a_group_there_is_no_loop(house: House) -> None:
    """In a group the urgent text stands without buttons, and nobody is asked again."""
    alice, charlie = await house.patient(), await house.patient("Charlie")
    group = house.telegram.group("Lupus friends", [alice, charlie])
    there = alice.in_group(group)
    await there.says(f"@{house.telegram.local.world.bot['username']} I have a fever of 39.2 and I am shaking")
    urgent = await there.hears("Get medical help now")
    assert urgent.buttons == []
    await house.idle()
    there.hears_no_more()  # the group's greeting
    await house.pass_time(hours=1)
    await there.hears_nothing()
    assert await states(house) == []


async def test_nobody_else_can_end_it_or_hear_of_it(house: House) -> None:
    """Charlie, who knows Alice's button, ends nothing and is told nothing."""
    alice, urgent = await in_danger(house)
    charlie = await house.patient("Charlie")
    await charlie.says("what is leukopenia")
    answer = await charlie.hears()
    for label in BUTTONS["en"]:
        await charlie.presses(urgent.button(label)["callback_data"], on=answer)
    for _ in BUTTONS["en"]:
        assert "old" in (await charlie.hears()).text
    await charlie.hears_nothing()
    assert await states(house) == ["open"]
    await house.pass_time(minutes=20)
    await alice.hears("Are you getting help?")
    await charlie.hears_nothing()


async def test_the_chosen_wait_is_kept(house: House) -> None:
    """Who wants to be asked after 10 minutes is."""
    alice = await house.patient()
    await alice.says("/privacy")
    await alice.taps("What you told me about yourself", on=await alice.hears())
    await alice.taps("Asking again after", on=await alice.hears("What you told me"))
    await alice.taps("10 minutes", on=await alice.hears("After an urgent message"))
    await alice.hears("10 minutes")
    await alice.says(FEVER["en"])
    await alice.hears("Get medical help now")
    await house.idle()
    await house.pass_time(minutes=10)
    await alice.hears("Are you getting help?")


async def test_erasing_ends_it_and_leaves_nothing(house: House) -> None:
    """/forget takes the watch and its steps away."""
    alice, _ = await in_danger(house)
    await alice.says("/forget")
    await alice.taps("Yes, erase everything", on=await alice.hears("Erase everything?"))
    await alice.hears("Erased")
    await house.idle()
    assert await states(house) == []
    await house.pass_time(hours=1)
    await alice.hears_nothing()


async def test_quiet_hours_do_not_hold_it_back(house: House) -> None:
    """It is asked at night as well: the step of a watch knows no quiet hours."""
    alice, _ = await in_danger(house)
    async with house.database.write() as connection:
        every_hour = {"quiet_from_min": 0, "quiet_to_min": 1439, "paused": True}
        await connection.execute(recipients.update().where(recipients.c.chat_id == alice.id).values(**every_hour))
    await house.pass_time(minutes=20)
    await alice.hears("Are you getting help?")
