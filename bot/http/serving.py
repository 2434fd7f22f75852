"""The HTTP side beside a running bot, on WHITECELL_HTTP_LISTEN."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog

from bot.http.app import http_app, path_of
from bot.http.listening import Listening
from bot.http.webhook import WebhookRoute
from bot.process import Process
from bot.settings import PREFIX, Settings, SettingsError

log = structlog.get_logger(__name__)

# A webhook request that is being committed is answered before the bot stops; the whole stop has ten seconds.
ANSWER_WITHIN = 2.0


@asynccontextmanager
async def http_side(process: Process, settings: Settings) -> AsyncIterator[Listening]:
    """Served for the length of the block. Raises SettingsError for an address that cannot be used."""
    app = http_app(process.health, process.tally, _webhooks(process, settings))
    listening = Listening(app, *settings.listen_address)
    try:
        await listening.start()
    except OSError as error:
        raise SettingsError(
            f"{PREFIX}HTTP_LISTEN: {settings.http_listen} cannot be used ({error.strerror}); choose another"
        ) from None
    log.info("listening", address=listening.url)
    try:
        yield listening
    finally:
        await listening.stop(ANSWER_WITHIN)


def _webhooks(process: Process, settings: Settings) -> dict[str, WebhookRoute]:
    if settings.webhook_url is None or settings.webhook_secret is None:
        return {}
    secret = settings.webhook_secret.get_secret_value()
    return {path_of(settings.webhook_url): WebhookRoute(secret, process.arrivals.keep, process.tally.webhook)}
