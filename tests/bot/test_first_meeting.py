"""The first meeting: what is said before anything is kept."""

from tests.house import House


async def test_start_tells_what_is_kept_and_asks_first(house: House) -> None:
    """/start says what Whitecell is, and keeps nothing until a button is tapped."""
    alice = house.person("Alice")
    await alice.says("/start")
    welcome = await alice.hears()
    assert "I am not a doctor" in welcome.text
    assert "My silence does not mean you are fine" in welcome.text
    await alice.taps("I agree", on=welcome)
    await alice.hears("Thank you")
    assert "Where do you live" in (await alice.hears("Where do you live")).text
