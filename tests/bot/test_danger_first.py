"""Danger first: the urgent text goes out whatever else is wrong."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from bot import warning
from bot.database import Database
from bot.inbox.records import Stored, Warned, inbox
from bot.patients import records as patients
from bot.turn import Turn
from bot.warning import AT_ONCE
from content.content import Content
from scheduler.recipients import set_reachable
from tests.bot import workshop as ground
from tests.bot.workshop import Workshop
from tests.postgres import on_both_databases

pytestmark = on_both_databases

DANGER = "I have a fever of 39.5 and I am shaking"


@pytest.fixture
async def workshop(database: Database, loaded: Content, tmp_path: Path) -> AsyncIterator[Workshop]:
    workshop = Workshop(database, loaded, tmp_path)
    yield workshop
    await workshop.dispatcher.finish(timedelta(seconds=5))  # a warning may still be on its way


async def warned_of(workshop: Workshop) -> list[int]:
    """Which chats were given an urgent text."""
    await workshop.read_for_danger()
    await workshop.dispatcher.finish(timedelta(seconds=5))
    return [chat for chat, words in workshop.said if "Get medical help now" in words]


async def test_without_any_worker(workshop: Workshop) -> None:
    """No turn is needed for a warning, and a second delivery of the same message warns no second time."""
    await workshop.arrives(ground.text(1, 1, DANGER), ground.text(2, 2, "what is leukopenia"))
    await workshop.arrives({**ground.text(1, 1, DANGER), "update_id": 77})
    assert await warned_of(workshop) == [1]


async def test_behind_a_backlog(workshop: Workshop) -> None:
    """However many updates wait for their turn, danger among them is found."""
    await workshop.arrives(*(ground.text(n, n) for n in range(1, 251)), ground.text(300, 300, DANGER))
    assert await warned_of(workshop) == [300]


async def test_before_what_is_less_urgent(workshop: Workshop) -> None:
    """Of those that wait to be read, the most urgent by their words is warned of first."""
    await workshop.arrives(ground.text(1, 1, "my thermometer says 37.9"), ground.text(2, 2, DANGER))
    await workshop.read_for_danger()
    await workshop.dispatcher.finish(timedelta(seconds=5))
    assert [chat for chat, _ in workshop.said] == [2, 1]


async def test_turns_wait_for_a_reading_that_is_behind(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """While more is unread than is read at once, no turn takes the process from the reading; but not for ever."""
    handled: list[int] = []

    async def conversation(stored: Stored, _turn: Turn) -> None:
        handled.append(stored.lane)

    worker = workshop.worker(conversation)
    await workshop.arrives(*(ground.text(n, n) for n in range(1, 2 * AT_ONCE + 1)))
    await workshop.warnings.read_stored()
    assert not await worker.handle_next()
    with monkeypatch.context() as later:
        later.setattr(warning, "LONGEST_BEHIND", timedelta())
        assert await worker.handle_next()
    assert not await worker.handle_next()
    await workshop.read_for_danger()
    assert await worker.handle_next()
    assert handled == [1, 2]


async def test_while_a_lane_is_locked(workshop: Workshop) -> None:
    """Somebody else's turn holds the lane: the warning does not wait for it."""
    await workshop.arrives(ground.text(1, 1, DANGER))
    if workshop.database.embedded:
        assert await warned_of(workshop) == [1]
        return
    async with workshop.database.write() as connection:
        await connection.execute(text("SELECT lane FROM lanes WHERE lane = 1 FOR UPDATE"))
        assert await warned_of(workshop) == [1]


async def test_with_a_damaged_record(workshop: Workshop) -> None:
    """A person whose key no longer opens is warned by their words alone."""
    async with workshop.database.write() as connection:
        await patients.agree(connection, 1, 1, "en", workshop.keys, workshop.clock())
        await connection.execute(update(patients.people).values(key_wrapped=b"damaged", details=b"damaged"))
    await workshop.arrives(ground.text(1, 1, DANGER))
    assert await warned_of(workshop) == [1]


async def test_with_a_record_that_makes_no_sense(workshop: Workshop) -> None:
    """What we know of a person can be wrong in ways nobody foresaw; they are warned without it, and the next too."""
    async with workshop.database.write() as connection:
        person = await patients.agree(connection, 1, 1, "en", workshop.keys, workshop.clock())
        await patients.tell(connection, person, clinic={"not": ["a", "number"]}, weak_immunity=["?"], born="never")
    await workshop.arrives(ground.text(1, 1, DANGER), ground.text(2, 2, DANGER))
    assert await warned_of(workshop) == [1, 2]


async def test_thoughts_of_suicide_with_a_record_that_makes_no_sense(workshop: Workshop) -> None:
    """Their own words, also where nothing of the person can be used."""
    async with workshop.database.write() as connection:
        person = await patients.agree(connection, 1, 1, "en", workshop.keys, workshop.clock())
        await patients.tell(connection, person, facts=["?"])
    await workshop.arrives(ground.text(1, 1, "I want to end it all"))
    assert await warned_of(workshop) == []
    assert ["Call your country’s crisis line" in words for _, words in workshop.said] == [True]
    assert "lupus" not in workshop.said[0][1]


async def test_to_somebody_we_took_for_gone(workshop: Workshop) -> None:
    """Who writes can be written to."""
    async with workshop.database.write() as connection:
        await set_reachable(connection, 1, reachable=False)
    await workshop.arrives(ground.text(1, 1, DANGER))
    assert await warned_of(workshop) == [1]


async def test_what_cannot_be_read_is_passed_on(workshop: Workshop) -> None:
    """An update that is no message, or hardly one, is never held back, and holds nothing up."""
    odd = [{"update_id": 5}, {"update_id": 6, "message": {"chat": 3, "text": ["?"]}}, {"update_id": 7, "message": None}]
    await workshop.arrives(*odd, ground.text(8, 8, DANGER))
    assert await warned_of(workshop) == [8]
    async with workshop.database.read() as connection:
        assert Warned.UNREAD not in set(await connection.scalars(select(inbox.c.warned)))
