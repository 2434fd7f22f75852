"""The Bot API over HTTP: who may call, which fault strikes, what is written down, what is answered."""

import json
from dataclasses import dataclass, field
from hmac import compare_digest
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bot.playground.call import Call, read_call
from bot.playground.faults import Fault, Faults
from bot.playground.flood import FloodLimits
from bot.playground.listening import break_connection
from bot.playground.methods import METHODS, NAMES, RECEIVING_METHODS
from bot.playground.refusals import BotApiError, JsonObject
from bot.playground.webhook import WebhookSender
from bot.playground.world import World


class DroppedError(Exception):
    """The client is to see its connection break, with no answer."""


@dataclass(slots=True)
class BotApi:
    token: str
    world: World
    faults: Faults
    webhooks: WebhookSender
    flood: FloodLimits | None = None
    log: list[JsonObject] = field(default_factory=list)

    async def endpoint(self, request: Request) -> Response:
        try:
            self._check_token(request.path_params["token"])
            given = request.path_params["method"]
            call = await read_call(request, NAMES.get(given.lower(), given))
            answer: JsonObject = {"ok": True, "result": await self.carry_out(call)}
            code = 200
        except BotApiError as refusal:
            answer, code = refusal.body(), refusal.code
        except DroppedError:
            await break_connection(request)
            return Response()
        headers = {"retry-after": str(answer["parameters"]["retry_after"])} if code == 429 else None
        return Response(json.dumps(answer), code, headers, "application/json")

    async def file_endpoint(self, request: Request) -> Response:
        try:
            self._check_token(request.path_params["token"])
        except BotApiError as refusal:
            return Response(json.dumps(refusal.body()), refusal.code, media_type="application/json")
        stored = self.world.files.at(request.path_params["path"])
        if stored is None:
            return Response(json.dumps(BotApiError(404, "Not Found").body()), 404, media_type="application/json")
        return Response(stored.content, media_type="application/octet-stream")

    def _check_token(self, given: str) -> None:
        if not compare_digest(given.encode(), self.token.encode()):
            raise BotApiError(401, "Unauthorized")

    async def carry_out(self, call: Call) -> Any:
        """The result of the method. Raises a `BotApiError`, or `DroppedError` where a fault asks for it."""
        fault = self.faults.meeting(call.method, call.text("chat_id"))
        try:
            result = await self._act(call, fault)
        except BotApiError as refusal:
            self._note(call, f"{refusal.code} {refusal.description}")
            raise
        if fault is None or fault.kind == "duplicate-update":
            self._note(call, "ok", result)
            return result
        self._note(call, fault.kind, result)
        return await _fail(fault, self.faults)

    async def _act(self, call: Call, fault: Fault | None) -> Any:
        """What really happens: nothing, when the fault comes before the deed."""
        if fault is None or fault.acts_first:
            return await self._result(call)
        if fault.kind == "duplicate-update":
            repeated = self.world.updates.confirmed_again()
            return repeated + await self._result(Call(call.method, {**call.params, "timeout": 0}))
        if not fault.drops:
            raise fault.refusal()
        return None

    async def _result(self, call: Call) -> Any:
        receiving = RECEIVING_METHODS.get(call.method)
        if receiving is not None:
            return await receiving(self.world, self.webhooks, call)
        method = METHODS.get(call.method)
        if method is None:
            raise BotApiError(404, "Not Found: method not found")
        if self.flood is not None:
            self.flood.check(call.method, call.text("chat_id"))
        return method(self.world, call)

    def _note(self, call: Call, outcome: str, result: Any = None) -> None:
        entry: JsonObject = {"at": self.world.now().isoformat(), "method": call.method, "params": call.params}
        entry["outcome"] = outcome
        if isinstance(result, dict) and "message_id" in result:
            entry["message_id"] = result["message_id"]
        self.log.append(entry)


async def _fail(fault: Fault, faults: Faults) -> Any:
    if fault.hangs:
        await faults.until_cleared()
    if fault.drops:
        raise DroppedError
    raise fault.refusal()
