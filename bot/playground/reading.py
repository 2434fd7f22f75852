"""The plain text and the marks a markup parser has read so far."""

from dataclasses import dataclass, field

from bot.playground.entities import RichText, utf16_length
from bot.playground.refusals import BotApiError, JsonObject, bad_request


@dataclass(slots=True)
class Reading:
    source: str
    written: list[str] = field(default_factory=list)
    length: int = 0  # of what is written, in UTF-16 units
    entities: list[JsonObject] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.written.append(text)
        self.length += utf16_length(text)

    def mark(self, entity: JsonObject, start: int) -> None:
        """Marks what was written since `start`; nothing written, nothing marked."""
        if self.length > start:
            self.entities.append({**entity, "offset": start, "length": self.length - start})

    def byte_offset(self, at: int) -> int:
        return len(self.source[:at].encode())

    def rich_text(self) -> RichText:
        ordered = sorted(self.entities, key=lambda entity: (entity["offset"], -entity["length"]))
        return RichText("".join(self.written), ordered)


def unparsable(reason: str) -> BotApiError:
    return bad_request(f"can't parse entities: {reason}")
