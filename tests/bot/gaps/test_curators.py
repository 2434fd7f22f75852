"""The curators' queue: kept after a yes to exactly what is kept, and listed without whose it was."""

from pathlib import Path

from sqlalchemy import text

from bot.gaps import listing, records
from content.content import Content
from content.gap_groups import Gap
from tests.conversation import Someone
from tests.house import House
from tests.postgres import on_both_databases

QUESTION = "my name is Sarah, can i get a tattoo in Sevilla on 12 May"
SCRUBBED = "my name is …, can i get a tattoo in … on …"


async def _tells(someone: Someone, question: str = QUESTION) -> None:
    await someone.says(question)
    await someone.taps("Tell those who write the answers", on=await someone.hears("I do not have a safe answer"))


async def _kept(house: House) -> list[Gap]:
    await house.idle()
    async with house.database.read() as connection:
        return await records.everything(connection, house.ground.keys.transit)


@on_both_databases
async def test_it_is_shown_and_kept_after_a_yes(house: House) -> None:
    """Without name, place or date; what is shown is what is kept."""
    alice = await house.patient()
    await _tells(alice)
    shown = await alice.hears("I can keep this question")
    assert SCRUBBED in shown.text
    assert await _kept(house) == []
    await alice.taps("Yes, keep this question", on=shown)
    await alice.hears("Kept. Thank you")
    assert [(gap.text, gap.language) for gap in await _kept(house)] == [(SCRUBBED, "en")]


async def test_a_no_keeps_nothing(house: House) -> None:
    """And neither does silence."""
    alice = await house.patient()
    await _tells(alice)
    await alice.taps("No, do not keep it", on=await alice.hears("I can keep"))
    await alice.hears("I did not keep it")
    assert await _kept(house) == []


async def test_a_second_tap_keeps_nothing_twice(house: House) -> None:
    """It is told that it was kept, and nothing is asked of anybody again."""
    alice = await house.patient()
    await _tells(alice)
    shown = await alice.hears("I can keep")
    await alice.taps("Yes, keep this question", on=shown)
    await alice.taps("Yes, keep this question", on=shown)
    await alice.hears("Kept. Thank you")
    await alice.hears_nothing()
    assert len(await _kept(house)) == 1


async def test_nothing_in_the_table_tells_whose_it_is(house: House) -> None:
    """No column but id, day, language and the sealed question; the words do not stand there in plain."""
    alice = await house.patient()
    await _tells(alice)
    await alice.taps("Yes, keep this question", on=await alice.hears("I can keep"))
    await alice.hears("Kept")
    await house.idle()
    async with house.database.read() as connection:
        row = (await connection.execute(text("SELECT * FROM gaps"))).mappings().one()
    assert set(row) == {"id", "day", "language", "question"}
    assert b"tattoo" not in row["question"]
    assert str(alice.id) not in str({**row, "question": ""})


async def test_it_works_before_consent_to_records(house: House) -> None:
    """This yes is for one question and needs no other."""
    bob = house.person("Bob")
    await _tells(bob, "can i get a tattoo")
    await bob.taps("Yes, keep this question", on=await bob.hears("I can keep"))
    await bob.hears("Kept")
    assert len(await _kept(house)) == 1


async def test_what_is_nothing_without_names_is_not_kept(house: House) -> None:
    """Only marks would be left."""
    alice = await house.patient()
    await _tells(alice, "Wolfgang Mustermann")
    await alice.hears("nothing is left")
    assert await _kept(house) == []


async def test_the_curator_sees_groups_and_today_s_answer_and_clears_one(
    house: House, loaded: Content, tmp_path: Path
) -> None:
    """`whitecell gaps` counts like questions, and `--clear` takes exactly one group away."""
    for name, question in (("Alice", "can i get a tattoo"), ("Bob", "is a tattoo ok"), ("Cleo", "can i keep a parrot")):
        someone = house.person(name)
        await _tells(someone, question)
        await someone.taps("Yes, keep this question", on=await someone.hears("I can keep"))
        await someone.hears("Kept")
    await house.idle()
    listed = await listing.listed(house.ground)
    assert "2 asked" in listed.splitlines()[0]
    assert "now: nothing" in listed
    assert await listing.cleared(house.ground, "no-such") is None
    assert await listing.cleared(house.ground, listed.split()[0]) == 2
    assert [gap.text for gap in await _kept(house)] == ["can i keep a parrot"]
