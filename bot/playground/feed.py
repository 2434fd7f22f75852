"""What an onlooker sees happen: the chat page and the tests listen here."""

from collections.abc import Callable

from bot.playground.refusals import JsonObject

Reader = Callable[[JsonObject], None]


class Feed:
    def __init__(self) -> None:
        self._readers: list[Reader] = []

    @property
    def readers(self) -> int:
        return len(self._readers)

    def publish(self, event: JsonObject) -> None:
        for reader in tuple(self._readers):
            reader(event)

    def listen(self, reader: Reader) -> None:
        self._readers.append(reader)

    def leave(self, reader: Reader) -> None:
        self._readers.remove(reader)
