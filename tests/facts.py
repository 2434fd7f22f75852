"""What people of a test tell of themselves, by the buttons under /privacy."""

from tests.conversation import Someone

_CARD = "What you told me about yourself"


async def tell(who: Someone, name: str, said: str) -> None:
    """Answer one question of the card; "" is the newest month of a medicine."""
    await who.says("/privacy")
    await who.taps(_CARD, on=await who.hears("/export"))
    await who.taps(name, on=await who.hears(_CARD))
    asked = await who.hears()
    await who.taps(said or asked.buttons[1], on=asked)
    await who.hears(_CARD)
