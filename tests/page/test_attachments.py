"""Photos, documents and the other kinds, from the person and from the bot."""

import json

import pytest
from playwright.async_api import Locator, expect
from telegram import Bot, KeyboardButton, ReplyKeyboardMarkup, ReplyKeyboardRemove

from tests.page.phones import Phones

pytestmark = [pytest.mark.page, pytest.mark.asyncio(loop_scope="session")]

DROP = """(surface, words) => {
  const data = new DataTransfer();
  data.items.add(new File([words], "report.pdf", { type: "application/pdf" }));
  for (const type of ["dragenter", "dragover", "drop"])
    surface.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


async def is_loaded(picture: Locator) -> bool:
    return bool(await picture.evaluate("async image => { await image.decode(); return image.naturalWidth > 0 }"))


async def test_a_photo_goes_to_the_bot_with_its_caption(phones: Phones, bot: Bot, robin: int) -> None:
    """A chosen picture is shown first, then sent; the bot can download the very bytes."""
    picture = await phones.picture()
    await phones.patient.chooses_file("photo-input", "report.png", "image/png", picture)
    await phones.test_id("caption").fill("My report")
    await phones.test_id("preview-send").click()
    message = (await bot.get_updates(timeout=5))[-1].message
    assert message is not None
    assert message.caption == "My report"
    file = await message.photo[-1].get_file()
    assert bytes(await file.download_as_bytearray()) == picture
    assert await is_loaded(phones.patient.message("My report").locator("img"))


async def test_a_picture_can_go_as_a_file(phones: Phones, bot: Bot, robin: int) -> None:
    """The preview offers to send a picture as a document, which Telegram leaves as it is."""
    await phones.patient.chooses_file("photo-input", "report.png", "image/png", await phones.picture())
    await phones.test_id("send-as-document").check()
    await phones.test_id("preview-send").click()
    message = (await bot.get_updates(timeout=5))[-1].message
    assert message is not None
    assert message.document is not None
    assert message.document.file_name == "report.png"


async def test_a_dropped_document_goes_to_the_bot(phones: Phones, bot: Bot, robin: int) -> None:
    """A file dragged onto a phone is offered there and sent by that person."""
    await phones.patient.node.evaluate(DROP, "%PDF-1.7 a report")
    await expect(phones.test_id("preview-dialog")).to_contain_text("Send as Robin")
    await phones.test_id("preview-send").click()
    message = (await bot.get_updates(timeout=5))[-1].message
    assert message is not None
    assert message.document is not None
    assert message.document.file_name == "report.pdf"
    await expect(phones.patient.messages.last.get_by_test_id("document")).to_contain_text("report.pdf")


async def test_a_photo_from_the_bot_is_seen_and_opens(phones: Phones, bot: Bot, robin: int) -> None:
    """A picture of the bot loads, keeps its caption, and opens large."""
    await bot.send_photo(robin, await phones.picture(), caption="Your counts since August")
    photo = phones.patient.message("Your counts since August").get_by_test_id("photo")
    assert await is_loaded(photo.locator("img"))
    await photo.click()
    assert await is_loaded(phones.test_id("picture-dialog").locator("img"))
    await phones.page.keyboard.press("Escape")
    await expect(phones.test_id("picture-dialog")).to_have_count(0)


async def test_a_document_from_the_bot_can_be_saved(phones: Phones, bot: Bot, robin: int) -> None:
    """A document of the bot has its name and size, and is downloaded byte by byte."""
    export = json.dumps({"counts": []}).encode()
    await bot.send_document(robin, export, filename="whitecell-export.json", caption="All your data")
    document = phones.patient.message("All your data").get_by_test_id("document")
    await expect(document).to_contain_text("whitecell-export.json")
    async with phones.page.expect_download() as started:
        await document.click()
    saved = await (await started.value).path()
    assert saved.read_bytes() == export


@pytest.mark.parametrize("kind", ["voice", "video", "sticker", "contact"])
async def test_other_kinds_reach_the_bot(phones: Phones, bot: Bot, robin: int, kind: str) -> None:
    """Voice, video, sticker and contact are sent from the menu and shown as what they are."""
    await phones.patient.attaches(kind)
    message = (await bot.get_updates(timeout=5))[-1].message
    assert message is not None
    assert getattr(message, kind) is not None
    await expect(phones.patient.messages.last.locator(".sticker, .named-media")).to_be_visible()


async def test_a_place_is_shared(phones: Phones, bot: Bot, robin: int) -> None:
    """A place chosen by name is sent as a location."""
    await phones.patient.attaches("location")
    await phones.test_id("place-dialog").get_by_role("button", name="Madrid").click()
    message = (await bot.get_updates(timeout=5))[-1].message
    assert message is not None
    assert message.location is not None
    assert message.location.latitude == pytest.approx(40.4168)


async def test_a_button_that_asks_for_the_place(phones: Phones, bot: Bot, robin: int) -> None:
    """A keyboard's location button opens the choice of places; the one-time keyboard goes once a place is sent."""
    share = ReplyKeyboardMarkup([[KeyboardButton("Share my location", request_location=True)]], one_time_keyboard=True)
    await bot.send_message(robin, "Where are you?", reply_markup=share)
    key = phones.patient.node.get_by_test_id("reply-button")
    await key.click()
    await phones.page.keyboard.press("Escape")
    await expect(key).to_be_visible()
    await key.click()
    await phones.test_id("place-dialog").get_by_role("button", name="Paris").click()
    message = (await bot.get_updates(timeout=5))[-1].message
    assert message is not None
    assert message.location is not None
    await expect(key).to_have_count(0)


async def test_a_keyboard_is_taken_away(phones: Phones, bot: Bot, robin: int) -> None:
    """A key sends its words; the keyboard stays until the bot removes it."""
    await bot.send_message(robin, "Yes or no?", reply_markup=ReplyKeyboardMarkup([["Yes", "No"]]))
    await phones.patient.node.get_by_test_id("reply-button").filter(has_text="Yes").click()
    await expect(phones.patient.messages.last).to_contain_text("Yes")
    await expect(phones.patient.node.get_by_test_id("reply-button")).to_have_count(2)
    await bot.send_message(robin, "Thank you", reply_markup=ReplyKeyboardRemove())
    await expect(phones.patient.node.get_by_test_id("reply-button")).to_have_count(0)
