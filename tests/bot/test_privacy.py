"""/privacy says what is kept and who sees it; /export hands everything over as one document."""

import json
from typing import Any

import pytest

from tests.bot.people_time import be_at
from tests.conversation import Someone
from tests.house import House


async def exported(house: House, someone: Someone) -> dict[str, Any]:
    """What /export sends, read as JSON."""
    await someone.says("/export")
    sent = await someone.hears()
    document = sent.body["document"]
    assert document["file_name"].endswith(".json")
    stored = house.telegram.local.world.files.get(document["file_id"])
    assert stored is not None
    read: dict[str, Any] = json.loads(stored.content)
    return read


@pytest.mark.parametrize(
    ("language", "who"), [("en", "not end-to-end encrypted"), ("fr", "bout en bout"), ("es", "extremo a extremo")]
)
async def test_privacy_says_who_sees_the_chat(house: House, language: str, who: str) -> None:
    """Telegram's servers and the host are named, before consent and after it."""
    stranger = house.person("Stranger", language)
    await stranger.says("/privacy")
    await stranger.hears(who)
    alice = await house.patient(language=language)
    await alice.says("/privacy")
    await alice.hears(who)


async def test_there_is_nothing_to_export_before_consent(house: House) -> None:
    """Who has not agreed is told that nothing is kept, by /export and by /forget."""
    alice = house.person("Alice")
    for command in ("/export", "/forget"):
        await alice.says(command)
        heard = await alice.hears("I keep no records about you")
        assert "document" not in heard.body


async def test_the_export_holds_everything(house: House) -> None:
    """Settings, counts, reminders with their words and answers, open questions, and what is still to be said."""
    await be_at(house)
    alice = await house.patient()
    for said in ("wbc 3.2 neuts 1.1 12 nov", "remind me every day at 20:00 to take my red pills"):
        await alice.says(said)
    await alice.taps("Yes", on=await alice.hears("I would remind you"))
    await alice.hears("Saved")
    await house.pass_time(hours=10, minutes=5)
    await alice.taps("Done", on=await alice.hears("⏰"))
    await alice.hears("Done.")
    await alice.says("recheck in 4 weeks")
    await alice.hears("I would remind you")
    alice.hears_no_more()
    everything = await exported(house, alice)
    assert everything["person"]["time_zone"] == "Europe/London"
    assert everything["person"]["country"] == "GB"
    assert {(count["analyte"], count["value"]) for count in everything["counts"]} == {("wbc", "3.2"), ("anc", "1.1")}
    reminder = everything["reminders"][0]
    assert "take my red pills" in reminder["note"]
    assert [said["answer"] for said in reminder["said"]] == ["done"]
    assert everything["open_questions"][0]["known_so_far"]["request"]["purpose"] == "recheck"
    assert json.dumps(everything)


async def test_the_export_holds_nothing_of_anybody_else(house: House) -> None:
    """Charlie's export knows nothing of Alice."""
    alice = await house.patient("Alice")
    await alice.says("wbc 3.2")
    await alice.hears("3.2")
    charlie = await house.patient("Charlie")
    everything = json.dumps(await exported(house, charlie))
    assert str(alice.id) not in everything
    assert "3.2" not in everything
