"""What nothing here can read is said at once to be unreadable, with the fever line and the number."""

import pytest

from content.languages import LANGUAGES
from tests.conversation import Someone
from tests.house import House
from tests.playground.pictures import jpeg

ZONES = {"en": "Europe/London", "fr": "Paris", "es": "Madrid"}
CANNOT = {"en": "I cannot listen", "fr": "Je ne peux ni écouter", "es": "No puedo escuchar"}
NUMBER = {"en": "999 / 112", "fr": "15 / 112", "es": "112"}


async def _sends(someone: Someone, what: str) -> None:
    match what:
        case "voice":
            await someone.sends_voice()
        case "video":
            await someone.sends_video()
        case "sticker":
            await someone.sends_sticker()
        case "contact":
            await someone.sends_contact()
        case "photo":
            await someone.sends_photo(jpeg())
        case _:
            await someone.sends_document(b"%PDF-1.4")


@pytest.mark.parametrize("what", ["voice", "video", "sticker", "contact", "photo", "document"])
async def test_what_cannot_be_read_is_answered_at_once(house: House, what: str) -> None:
    """With 38.0 °C and the number to call, since nobody knows what was in it."""
    alice = await house.patient()
    await _sends(alice, what)
    reply = await alice.hears()
    assert "cannot" in reply.text
    assert "38.0 °C" in reply.text
    assert "999 / 112" in reply.text
    await alice.hears_nothing()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_is_said_in_the_persons_language(house: House, language: str) -> None:
    """With their country's number."""
    someone = await house.patient("Luc", language, ZONES[language])
    await someone.sends_voice()
    reply = await someone.hears()
    assert CANNOT[language] in reply.text
    assert NUMBER[language] in reply.text


async def test_in_an_unknown_language_it_is_said_in_all_three(house: House) -> None:
    """Before consent too."""
    anya = house.person("Anya", "pl")
    await anya.sends_sticker()
    reply = await anya.hears()
    assert all(words in reply.text for words in CANNOT.values())


async def test_words_beside_a_picture_are_read_and_the_picture_is_said_not_to_be(house: House) -> None:
    """Counts in a caption are kept; that the picture was not read is not passed over."""
    alice = await house.patient()
    await alice.sends_photo(jpeg(), caption="wbc 3.2 12 nov")
    assert "3.2 ×10⁹/L" in (await alice.hears()).text
    assert "not what you sent with them" in (await alice.hears()).text


async def test_an_edited_caption_changes_its_counts(house: House) -> None:
    """A caption is edited like a message."""
    alice = await house.patient()
    photo = await alice.sends_photo(jpeg(), caption="wbc 3.2 12 nov")
    await alice.hears("3.2")
    await alice.edits(photo, "wbc 3.4 12 nov")
    assert "3.4 ×10⁹/L" in (await alice.hears("You edited")).text
