"""What the chat page asks of the server, over HTTP."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from telegram import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup

from bot.playground.clock import ClockControl
from bot.playground.people import usual_people
from bot.playground.server import LocalTelegram
from tests.conversation import Telegram
from tests.playground.pictures import png
from tests.playground.setting import MovableClock, bot_for


class ShiftingClock:
    """People's time as the playground holds it."""

    def __init__(self) -> None:
        self.shift = timedelta()

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 8, 0, tzinfo=UTC) + self.shift


@pytest.fixture
def due() -> list[datetime]:
    """The moment of the next reminder, if there is one."""
    return []


@pytest.fixture
async def telegram(due: list[datetime]) -> AsyncIterator[Telegram]:
    async def next_reminder() -> datetime | None:
        return due[0] if due else None

    clock = ShiftingClock()
    local = LocalTelegram(now=clock.now, clock_control=ClockControl(clock, next_reminder))
    usual_people(local.world)
    async with Telegram(local) as running:
        yield running


@pytest.fixture
async def page(telegram: Telegram) -> AsyncIterator[httpx.AsyncClient]:
    base_url = f"{telegram.local.url}/playground"
    async with httpx.AsyncClient(base_url=base_url, trust_env=False, timeout=10) as client:
        yield client


async def ask(page: httpx.AsyncClient, path: str, **body: Any) -> Any:
    answer = await page.post(path, json=body)
    answer.raise_for_status()
    return answer.json()


async def test_the_state_has_people_groups_chats_and_clock(telegram: Telegram, page: httpx.AsyncClient) -> None:
    """A page that opens late sees all there is."""
    robin, *others = telegram.local.world.people.values()
    await ask(page, f"/people/{robin.id}/say", text="hello")
    state = (await page.get("/state")).json()
    assert [person["role"] for person in state["people"]] == ["patient", "caregiver", "stranger"]
    assert [(message["text"], message["outgoing"]) for message in state["chats"][str(robin.id)]] == [("hello", True)]
    assert state["chats"][str(others[0].id)] == []
    assert state["groups"][0]["id"] < 0
    assert state["clock"] == {"now": "2026-11-22T08:00:00+00:00", "shift_seconds": 0.0}
    assert state["bot"]["username"] == "whitecell_playground_bot"


async def test_the_page_hears_what_happens(telegram: Telegram, page: httpx.AsyncClient) -> None:
    """Messages, edits, reactions, deletions, toasts, typing, commands and blocks come as events, in order."""
    robin = next(iter(telegram.local.world.people.values()))
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Undo", callback_data="u")]])
    async with page.stream("GET", "/events") as stream, bot_for(telegram) as bot:
        lines = stream.aiter_lines()
        assert await anext(lines) == ": listening"
        said = await ask(page, f"/people/{robin.id}/say", text="hello")
        sent = await bot.send_message(robin.id, "Saved", reply_markup=keyboard)
        tapped = await ask(page, f"/people/{robin.id}/tap", message_id=sent.message_id, data="u")
        await bot.answer_callback_query(tapped["callback_query_id"], "Undone", show_alert=True)
        await bot.edit_message_text("Gone", robin.id, sent.message_id)
        await bot.set_message_reaction(robin.id, said["message_id"], "👍")
        await bot.delete_message(robin.id, sent.message_id)
        await bot.send_chat_action(robin.id, "typing")
        await bot.set_my_commands([BotCommand("help", "Help")])
        await ask(page, f"/people/{robin.id}/block")
        events = [await next_event(lines) for _ in range(9)]
    kinds = "message message callback_answer edit reaction delete typing commands blocked"
    assert [event["type"] for event in events] == kinds.split()
    assert events[1]["message"]["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "u"
    assert (events[2]["text"], events[2]["show_alert"], events[2]["person_id"]) == ("Undone", True, robin.id)
    assert events[3]["message"]["edited"] is True
    assert (events[4]["message_id"], events[4]["reactions"]) == (said["message_id"], ["👍"])
    assert events[5]["message_id"] == sent.message_id


async def next_event(lines: AsyncIterator[str]) -> dict[str, Any]:
    async for line in lines:
        if line.startswith("data: "):
            event: dict[str, Any] = json.loads(line.removeprefix("data: "))
            return event
    raise AssertionError("the events ended")


async def test_a_page_that_leaves_is_not_told_any_more(telegram: Telegram, page: httpx.AsyncClient) -> None:
    """A closed page leaves nothing behind."""
    readers = telegram.local.world.feed.readers
    async with page.stream("GET", "/events") as stream:
        await anext(stream.aiter_lines())
        assert telegram.local.world.feed.readers == readers + 1
    await telegram.local.stop()
    assert telegram.local.world.feed.readers == readers


async def test_a_picture_goes_both_ways(telegram: Telegram, page: httpx.AsyncClient) -> None:
    """The page sends a picture with words; the bot's document can be fetched by its file id."""
    robin = next(iter(telegram.local.world.people.values()))
    files = {"file": ("report.png", png(800, 600), "image/png")}
    answer = await page.post(f"/people/{robin.id}/photo", files=files, data={"caption": "my report"})
    sent = answer.json()
    assert (sent["caption"], sent["photo"][0]["width"]) == ("my report", 800)
    async with bot_for(telegram) as bot:
        document = (await bot.send_document(robin.id, b"%PDF-1.7", filename="counts.pdf")).document
    assert document is not None
    fetched = await page.get(f"/files/{document.file_id}")
    assert fetched.content == b"%PDF-1.7"
    assert fetched.headers["content-security-policy"] == "sandbox"
    assert (await page.get(f"/files/{sent['photo'][-1]['file_id']}")).content == png(800, 600)


@pytest.mark.parametrize(
    ("deed", "body", "field"),
    [
        ("document", None, "document"),
        ("location", {"latitude": 48.85, "longitude": 2.35}, "location"),
        ("voice", {}, "voice"),
        ("video", {}, "video"),
        ("sticker", {}, "sticker"),
        ("contact", {}, "contact"),
    ],
)
async def test_everything_a_person_can_send_reaches_the_bot(
    telegram: Telegram, page: httpx.AsyncClient, deed: str, body: dict[str, Any] | None, field: str
) -> None:
    """Each deed of the page answers with the message, and the bot gets it."""
    robin = next(iter(telegram.local.world.people.values()))
    path = f"/people/{robin.id}/{deed}"
    sent = await (page.post(path, json=body) if body is not None else page.post(path, files={"file": ("a.txt", b"a")}))
    assert field in sent.json()
    async with bot_for(telegram) as bot:
        message = (await bot.get_updates())[-1].message
    assert message is not None
    assert getattr(message, field) is not None


async def test_a_person_edits_deletes_and_speaks_in_a_group(telegram: Telegram, page: httpx.AsyncClient) -> None:
    """Edits and deletions are shown; a group is named by its chat id; a language can be changed."""
    robin = next(iter(telegram.local.world.people.values()))
    group_id = next(iter(telegram.local.world.groups))
    said = await ask(page, f"/people/{robin.id}/say", text="wbc 3.2")
    edited = await ask(page, f"/people/{robin.id}/edit", message_id=said["message_id"], text="wbc 3.3")
    assert (edited["text"], edited["edited"]) == ("wbc 3.3", True)
    await ask(page, f"/people/{robin.id}/delete", message_id=said["message_id"])
    here = await ask(page, f"/people/{robin.id}/say", text="/help", chat_id=group_id)
    assert here["chat"]["id"] == group_id
    assert (await page.get("/state")).json()["chats"][str(robin.id)] == []
    assert (await ask(page, f"/people/{robin.id}/language", language_code="fr"))["language_code"] == "fr"


async def test_a_new_person_can_come_in(page: httpx.AsyncClient) -> None:
    """Any number of people, each with a language."""
    await ask(page, "/people", first_name="Zoé", language_code="fr")
    assert (await page.get("/state")).json()["people"][-1]["first_name"] == "Zoé"


async def test_people_s_time_moves_forward(page: httpx.AsyncClient, due: list[datetime]) -> None:
    """By seconds, or to the next reminder; without one it stands, and it never goes back."""
    moved = await ask(page, "/clock", advance_seconds=86400)
    assert moved == {"now": "2026-11-23T08:00:00+00:00", "shift_seconds": 86400.0, "moved": True}
    assert (await ask(page, "/clock", next_reminder=True))["moved"] is False
    due.append(datetime(2026, 11, 24, 9, 30, tzinfo=UTC))
    assert (await ask(page, "/clock", next_reminder=True))["now"] == "2026-11-24T09:30:00+00:00"
    assert (await ask(page, "/clock", next_reminder=True))["moved"] is False
    assert (await page.post("/clock", json={"advance_seconds": -1})).status_code == 400
    assert (await page.get("/clock")).json()["now"] == "2026-11-24T09:30:00+00:00"


async def test_time_of_somebody_else_cannot_be_moved(clock: MovableClock) -> None:
    """Without a clock control the page shows the time, and is refused when it moves it."""
    async with LocalTelegram(now=clock.now) as local, httpx.AsyncClient(trust_env=False) as client:
        answer = await client.post(f"{local.url}/playground/clock", json={"advance_seconds": 60})
        assert (answer.status_code, answer.json()["error"]) == (400, "Bad Request: people's time cannot be moved here")


async def test_faults_are_replaced_shown_and_cleared(telegram: Telegram, page: httpx.AsyncClient) -> None:
    """The list the page sends takes the place of the one before; what is no fault is refused."""
    faults = [{"method": "sendMessage", "kind": "429", "retry_after": 3, "times": 2}, {"method": "*", "kind": "outage"}]
    assert (await page.post("/faults", json=faults)).json()[0]["times"] == 2
    assert (await page.post("/faults", json=[{"method": "*", "kind": "flood"}])).status_code == 400
    assert len((await page.get("/faults")).json()) == 2
    assert (await page.delete("/faults")).json() == []


async def test_the_log_can_be_read(telegram: Telegram, page: httpx.AsyncClient) -> None:
    """Every call of the bot is there."""
    async with bot_for(telegram) as bot:
        await bot.get_updates()
    assert [entry["method"] for entry in (await page.get("/log")).json()] == ["getMe", "getUpdates"]


@pytest.mark.parametrize("path", ["/people/1/say", "/people/5000001/dance", "/files/unknown"])
async def test_what_is_not_there_is_not_found(page: httpx.AsyncClient, path: str) -> None:
    """Unknown people, deeds and files are 404 with words in JSON."""
    answer = await (page.get(path) if path.startswith("/files") else page.post(path, json={"text": "x"}))
    assert (answer.status_code, answer.json()) == (404, {"error": "Not Found"})


@pytest.mark.parametrize("header", [{"origin": "https://example.org"}, {"host": "example.org"}])
async def test_a_page_from_elsewhere_is_kept_out(page: httpx.AsyncClient, header: dict[str, str]) -> None:
    """A strange origin, or a name made to point at loopback, gets nothing."""
    assert (await page.get("/state", headers=header)).status_code == 403


async def test_the_page_itself_is_served(telegram: Telegram) -> None:
    """The address printed at the start opens the chat."""
    async with httpx.AsyncClient(base_url=telegram.local.url, trust_env=False) as client:
        assert "<html" in (await client.get("/")).text
