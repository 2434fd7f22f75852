"""The first meeting: what is said before anything is kept, and what becomes of what was said before consent."""

import pytest
from sqlalchemy import func, select

from bot.dialogs.records import dialogs
from bot.labs.records import values
from bot.patients.records import people
from scheduler.tables import reminders
from tests.bot.people_time import be_at
from tests.house import House


async def _rows(house: House) -> int:
    """How many rows there are in the tables that hold what people told."""
    async with house.database.read() as connection:
        counts = [
            await connection.scalar(select(func.count()).select_from(table))
            for table in (people, dialogs, values, reminders)
        ]
    return sum(count or 0 for count in counts)


async def test_start_tells_what_is_kept_and_asks_first(house: House) -> None:
    """/start says what Whitecell is, and keeps nothing until a button is tapped."""
    alice = house.person("Alice")
    await alice.says("/start")
    welcome = await alice.hears()
    assert "I am not a doctor" in welcome.text
    assert "My silence does not mean you are fine" in welcome.text
    assert await _rows(house) == 0
    await alice.taps("I agree", on=welcome)
    await alice.hears("Thank you")
    assert "Where do you live" in (await alice.hears("Where do you live")).text


@pytest.mark.parametrize(
    ("language", "learns", "agree", "thanks"),
    [
        ("en", "Telegram’s own servers see this chat", "I agree", "Thank you"),
        ("fr", "Les serveurs de Telegram voient aussi", "D’accord", "Merci"),
        ("es", "Los servidores de Telegram también ven", "Acepto", "Gracias"),
    ],
)
async def test_the_meeting_is_held_in_the_language_of_their_telegram(
    house: House, language: str, learns: str, agree: str, thanks: str
) -> None:
    """Each language says who else sees the chat, and asks before keeping anything."""
    someone = house.person("Someone", language)
    await someone.says("/start")
    welcome = await someone.hears(learns)
    await someone.taps(agree, on=welcome)
    await someone.hears(thanks)


async def test_the_welcome_can_be_read_in_another_language(house: House) -> None:
    """A language button under the welcome rewrites it, and agreeing then goes on in that language."""
    alice = house.person("Alice", "en")
    await alice.says("/start")
    await alice.taps("Français", on=await alice.hears())
    welcome = await alice.hears("Je ne suis pas médecin")
    await alice.taps("D’accord", on=welcome)
    await alice.hears("Où habitez-vous")


async def test_not_now_keeps_nothing(house: House) -> None:
    """Who does not agree is still answered, and no record of them is made."""
    alice = house.person("Alice")
    await alice.says("/start")
    await alice.taps("Not now", on=await alice.hears())
    await alice.hears("I keep no records of you")
    await alice.says("what is leukopenia?")
    await alice.hears("leukopenia")
    assert await _rows(house) == 0


async def test_a_count_typed_before_consent_is_kept_after_it(house: House) -> None:
    """Nothing is kept until the tap; then the count they had typed is there, and the first questions go on."""
    alice = house.person("Alice")
    await alice.says("wbc 3.2")
    asked = await alice.hears("I need your yes first")
    assert "Telegram’s own servers see this chat" in asked.text
    assert await _rows(house) == 0
    await alice.taps("I agree", on=asked)
    assert "3.2" in (await alice.hears("3.2")).text
    await alice.hears("Where do you live")
    await alice.says("/labs")
    await alice.hears("3.2")


@pytest.mark.parametrize("words", ["recheck in 4 weeks", "/remind recheck in 4 weeks"])
async def test_a_reminder_asked_for_before_consent_goes_on_after_it(house: House, words: str) -> None:
    """From the request over consent and time zone to the yes, the request is typed once only."""
    await be_at(house)
    alice = house.person("Alice")
    await alice.says(words)
    asked = await alice.hears("I need your yes first")
    assert await _rows(house) == 0
    await alice.taps("I agree", on=asked)
    await alice.hears("I first need your time zone")
    await alice.says("London")
    await alice.taps("Yes", on=await alice.hears("I would remind you"))
    assert "Tuesday 22 December" in (await alice.hears("Saved")).text


async def test_a_place_shared_before_consent_is_taken_after_it(house: House) -> None:
    """The location comes back with the tap that agrees; it is not asked for twice."""
    alice = house.person("Alice")
    await alice.sends_location(48.85, 2.35)
    await alice.taps("I agree", on=await alice.hears("I need your yes first"))
    assert "Paris" in (await alice.hears("Your clock")).text


async def test_what_was_deleted_before_consent_is_gone(house: House) -> None:
    """A message its writer deleted before agreeing is not brought back."""
    alice = house.person("Alice")
    typed = await alice.says("wbc 3.2")
    await house.idle()
    await alice.deletes(typed)
    await alice.says("wbc 3.3")
    await house.idle()
    first, second = await alice.hears("I need your yes first"), await alice.hears("I need your yes first")
    assert first.message_id != second.message_id
    await alice.taps("I agree", on=second)
    await alice.hears("3.3")
    await house.idle()
    await alice.says("/labs")
    assert "3.2" not in (await alice.hears("Your counts")).text


async def test_agreeing_twice_changes_nothing(house: House) -> None:
    """A second tap on the same button greets, and keeps what there is."""
    alice = await house.patient()
    await alice.says("/start")
    await alice.says("wbc 3.2")
    await house.idle()
    before = await _rows(house)
    await alice.presses("1:start:agree:en", on=await alice.hears("Hello again"))
    await house.idle()
    assert await _rows(house) == before


async def test_a_link_from_a_group_begins_the_same_meeting(house: House) -> None:
    """/start with what a deep link carries is /start."""
    alice = house.person("Alice")
    await alice.says("/start group")
    await alice.hears("I am Whitecell")


async def test_start_puts_the_open_question_again(house: House) -> None:
    """Who is lost in the middle of the first questions finds the way on with /start."""
    alice = house.person("Alice")
    await alice.says("/start")
    await alice.taps("I agree", on=await alice.hears())
    await alice.hears("Where do you live")
    await alice.says("London")
    await alice.hears("emergency number shall")
    await alice.says("/start")
    await alice.hears("Hello again")
    await alice.hears("emergency number shall")
