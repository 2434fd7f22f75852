"""Telegram's answers, from a real connection, as the ledger understands them."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from telegram import Bot, InputFile, Message
from telegram.error import TelegramError

from bot.playground.faults import Kind
from bot.playground.server import LocalTelegram
from bot.telegram_api.answers import outcome_of
from bot.telegram_api.http_client import AiohttpRequest
from scheduler.outcomes import AskedToWait, Later, Never, Outcome, Sent, Unknown, Unreachable
from tests.conversation import Someone, Telegram


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    async with Telegram(LocalTelegram(now=lambda: datetime.now(UTC))) as running:
        yield running


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    local, calls, polls = telegram.local, AiohttpRequest(4), AiohttpRequest(1)
    async with Bot(local.token, f"{local.url}/bot", request=calls, get_updates_request=polls) as running:
        yield running


@pytest.fixture
async def alice(telegram: Telegram) -> Someone:
    somebody = telegram.person("Alice")
    await somebody.says("hello")
    return somebody


async def outcome(call: "asyncio.Future[Message | bool]", *, edit: bool = False) -> Outcome:
    """What the ledger is told of this call."""
    try:
        await call
    except TelegramError as error:
        return outcome_of(error, repeats_harmlessly=edit)
    return Sent()


async def sent(bot: Bot, to: int, text: str = "hello") -> Outcome:
    return await outcome(asyncio.ensure_future(bot.send_message(to, text)))


async def test_asked_to_wait(telegram: Telegram, bot: Bot, alice: Someone) -> None:
    """A 429 was not sent, and is tried again after as long as Telegram says."""
    telegram.local.faults.add("sendMessage", "429", retry_after=7)
    answer = await sent(bot, alice.id)
    assert answer == AskedToWait(timedelta(seconds=7))


@pytest.mark.parametrize(
    "fault", ["500-before", "500-after", "502-before", "502-after", "drop-before", "drop-after", "outage"]
)
async def test_nobody_can_tell(telegram: Telegram, bot: Bot, alice: Someone, fault: Kind) -> None:
    """A 5xx or a broken connection says nothing about whether the message arrived; an edit is simply tried again."""
    message = await bot.send_message(alice.id, "before")
    telegram.local.faults.add("*", fault, times=2)
    assert isinstance(await sent(bot, alice.id), Unknown)
    edit = bot.edit_message_text("after", alice.id, message.message_id)
    assert isinstance(await outcome(asyncio.ensure_future(edit), edit=True), Later)


async def test_no_answer_at_all(telegram: Telegram, bot: Bot, alice: Someone) -> None:
    """A call that hangs until the connection breaks may have arrived."""
    telegram.local.faults.add("sendMessage", "hang-after")
    call = asyncio.ensure_future(bot.send_message(alice.id, "hello"))
    await alice.hears("hello")
    telegram.local.faults.clear()
    assert isinstance(await outcome(call), Unknown)


async def test_an_answer_that_comes_too_late(telegram: Telegram, bot: Bot, alice: Someone) -> None:
    """A read timeout leaves it open too."""
    telegram.local.faults.add("sendMessage", "hang-after")
    call = asyncio.ensure_future(bot.send_message(alice.id, "hello", read_timeout=0.05))
    assert isinstance(await outcome(call), Unknown)


async def test_nobody_there(telegram: Telegram, alice: Someone) -> None:
    """What never left this machine was certainly not sent."""
    async with AiohttpRequest(1) as calls:
        bot = Bot(telegram.local.token, f"{telegram.local.url}/bot", request=calls)
        await telegram.local.stop()
        assert isinstance(await sent(bot, alice.id), Later)


async def test_blocked_and_gone(telegram: Telegram, bot: Bot, alice: Someone) -> None:
    """A person who has blocked us, deleted their account or was never there is left in peace."""
    await alice.blocks()
    assert isinstance(await sent(bot, alice.id), Unreachable)
    alice.person.blocked, alice.person.deactivated = False, True
    assert isinstance(await sent(bot, alice.id), Unreachable)
    assert isinstance(await sent(bot, 4711), Unreachable)


async def test_refused_for_good(bot: Bot, alice: Someone) -> None:
    """What Telegram will never take is not tried again."""
    assert isinstance(await sent(bot, alice.id, "x" * 5000), Never)


async def test_nothing_to_change(bot: Bot, alice: Someone) -> None:
    """An edit that changes nothing has arrived."""
    message = await bot.send_message(alice.id, "the same")
    edit = bot.edit_message_text("the same", alice.id, message.message_id)
    assert await outcome(asyncio.ensure_future(edit), edit=True) == Sent()


async def test_an_edit_of_what_is_gone(telegram: Telegram, bot: Bot, alice: Someone) -> None:
    """A message that is no longer there cannot be edited, ever."""
    message = await bot.send_message(alice.id, "going")
    telegram.local.world.drop_message(alice.id, message.message_id)
    edit = bot.edit_message_text("gone", alice.id, message.message_id)
    assert isinstance(await outcome(asyncio.ensure_future(edit), edit=True), Never)


async def test_a_file_arrives_as_it_was(bot: Bot, alice: Someone) -> None:
    """A document goes out with its name and every byte."""
    kept = "compté: <0,5 × 10⁹/L".encode()
    sent_ = await bot.send_document(alice.id, InputFile(kept, filename="whitecell.txt"), caption="yours")
    assert sent_.document is not None
    assert (sent_.document.file_name, sent_.document.file_size) == ("whitecell.txt", len(kept))


async def test_an_answer_that_cannot_be_read_is_not_written_down(caplog: pytest.LogCaptureFixture) -> None:
    """It may hold what was said; nobody can tell whether it arrived."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 18\r\n\r\n{"text": my fever')
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server, AiohttpRequest(1) as calls, AiohttpRequest(1) as polls:
        port = server.sockets[0].getsockname()[1]
        bot = Bot("1:token", f"http://127.0.0.1:{port}/bot", request=calls, get_updates_request=polls)
        assert isinstance(await sent(bot, 1), Unknown)
    assert "fever" not in caplog.text


@pytest.mark.parametrize(
    "answer", [b"", b"<html>502</html>", b"\xff\xfe", b"[" * 100_000], ids=["empty", "html", "bytes", "deep"]
)
def test_an_answer_nobody_can_read(answer: bytes) -> None:
    """Is Telegram's error and no fault of ours, so that a poll is tried again and the process lives."""
    with pytest.raises(TelegramError):
        AiohttpRequest.parse_json_payload(answer)
