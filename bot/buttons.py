"""What a button sends back: `1:room:action:…`, at most 64 bytes. The 1 is its version; others are old and redrawn.

A button is never trusted: what it names is looked up in the database, for the person who tapped it, at every tap.
"""

from dataclasses import dataclass

VERSION = "1"
MOST_BYTES = 64


@dataclass(frozen=True)
class Tap:
    """A tapped button, taken apart."""

    room: str
    action: str
    args: tuple[str, ...]

    def arg(self, place: int = 0) -> str:
        """The argument at this place; "" when the button has none there."""
        return self.args[place] if place < len(self.args) else ""


def data(room: str, action: str, *args: str) -> str:
    """The data of a button; raises ValueError when Telegram would refuse it for its length."""
    joined = ":".join((VERSION, room, action, *args))
    if len(joined.encode()) > MOST_BYTES:
        raise ValueError(f"button {room}:{action} is longer than {MOST_BYTES} bytes")
    return joined


def parse(sent_back: str) -> Tap | None:
    """The button again; None for one of another version or form."""
    parts = sent_back.split(":")
    if len(parts) < 3 or parts[0] != VERSION:
        return None
    return Tap(parts[1], parts[2], tuple(parts[3:]))
