"""The routes of the HTTP side: is it alive, is it ready, what has it done, and the webhook where one is set."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.http.health import Health
from bot.http.metrics import exposition
from bot.http.webhook import WebhookRoute
from bot.tally import Tally


def http_app(health: Health, tally: Tally, webhooks: Mapping[str, WebhookRoute]) -> Starlette:
    """The application; `webhooks` by their path, none while we poll."""

    async def alive(_request: Request) -> Response:
        return PlainTextResponse("alive\n")

    async def ready(_request: Request) -> Response:
        trouble = (await health.look()).trouble
        return JSONResponse({"ready": trouble is None, "reason": trouble}, 503 if trouble else 200)

    async def metrics(_request: Request) -> Response:
        return Response(exposition(tally, await health.look()), media_type=CONTENT_TYPE_LATEST)

    return Starlette(
        routes=[
            Route("/healthz", alive),
            Route("/readyz", ready),
            Route("/metrics", metrics),
            *(Route(path, webhook.answer, methods=["POST"]) for path, webhook in webhooks.items()),
        ]
    )


def path_of(address: str) -> str:
    """The path at which a webhook's address is served here; a proxy in front must leave it as it is."""
    return urlsplit(address).path or "/"
