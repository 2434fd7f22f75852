"""What people have told the bot before something fails."""

from tests.conversation import Someone
from tests.house import House


async def is_reminded(house: House, someone: Someone, words: str) -> None:
    """Their reminder is saved, and everything was heard."""
    await someone.says(words)
    await someone.taps("Yes", on=await someone.hears("I would remind you"))
    await someone.hears("Saved")
    await house.idle()
    someone.hears_no_more()
