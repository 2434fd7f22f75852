"""Failing on purpose: what a bot must live through."""

import asyncio
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal, get_args

from bot.playground.refusals import BotApiError, JsonObject, bad_request, forbidden, too_many_requests

Kind = Literal[
    "429",
    "403",
    "500-before",
    "500-after",
    "502-before",
    "502-after",
    "drop-before",
    "drop-after",
    "hang",
    "hang-after",
    "outage",
    "duplicate-update",
]


@dataclass(slots=True)
class Fault:
    """`before` faults fail a call that is not carried out; `after` faults carry it out and lose the answer.

    `times` is how many calls it meets; None means every one. `hang` and `hang-after` answer nothing until the faults
    are cleared or replaced.
    """

    method: str
    kind: Kind
    chat_id: int | None = None
    retry_after: int = 1
    times: int | None = 1

    def meets(self, method: str, chat_id: str) -> bool:
        if self.times == 0 or self.method not in {"*", method}:
            return False
        if self.kind == "duplicate-update" and method != "getUpdates":
            return False
        return self.chat_id is None or str(self.chat_id) == chat_id

    @property
    def acts_first(self) -> bool:
        return self.kind.endswith("-after")

    @property
    def hangs(self) -> bool:
        return self.kind.startswith("hang")

    @property
    def drops(self) -> bool:
        return self.hangs or self.kind == "outage" or self.kind.startswith("drop")

    def refusal(self) -> BotApiError:
        if self.kind == "429":
            return too_many_requests(self.retry_after)
        if self.kind == "403":
            return forbidden("bot was blocked by the user")
        return (
            BotApiError(502, "Bad Gateway")
            if self.kind.startswith("502")
            else BotApiError(500, "Internal Server Error")
        )


class Faults:
    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._release = asyncio.Event()

    def add(
        self, method: str, kind: Kind, *, times: int | None = 1, chat_id: int | None = None, retry_after: int = 1
    ) -> Fault:
        """`method` is a Bot API method or "*"."""
        fault = Fault(method, kind, chat_id, retry_after, times)
        self._faults.append(fault)
        return fault

    def replace(self, given: Iterable[JsonObject]) -> None:
        faults = [parsed_fault(fault) for fault in given]
        self.clear()
        self._faults = faults

    def clear(self) -> None:
        self._faults = []
        self._release.set()
        self._release = asyncio.Event()

    def meeting(self, method: str, chat_id: str) -> Fault | None:
        """The fault this call runs into, counted as used."""
        fault = next((fault for fault in self._faults if fault.meets(method, chat_id)), None)
        if fault is not None and fault.times is not None:
            fault.times -= 1
        return fault

    def repeats_next(self) -> bool:
        """Whether the next webhook delivery is to happen twice."""
        fault = next((fault for fault in self._faults if fault.kind == "duplicate-update" and fault.times != 0), None)
        if fault is not None and fault.times is not None:
            fault.times -= 1
        return fault is not None

    @property
    def outage(self) -> bool:
        """Whether Telegram as a whole is out, so that it delivers to no webhook either."""
        return any(fault.kind == "outage" and fault.method == "*" and fault.times != 0 for fault in self._faults)

    async def until_cleared(self) -> None:
        await self._release.wait()

    def as_json(self) -> list[JsonObject]:
        return [asdict(fault) for fault in self._faults]


def parsed_fault(given: JsonObject) -> Fault:
    """Raises a refusal for what is no fault."""
    kind = next((kind for kind in get_args(Kind) if kind == given.get("kind")), None)
    if kind is None or not isinstance(given.get("method"), str):
        raise bad_request(f"a fault needs a method and a kind out of {', '.join(get_args(Kind))}")
    chat_id, times = given.get("chat_id"), given.get("times", 1)
    return Fault(given["method"], kind, chat_id, given.get("retry_after") or 1, times)
