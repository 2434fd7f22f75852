"""The Bot API methods by which a bot receives updates: polling, or a webhook."""

import re
from urllib.parse import urlsplit

from bot.playground.call import Call
from bot.playground.listening import LOOPBACK
from bot.playground.refusals import JsonObject, bad_request, conflict
from bot.playground.webhook import Webhook, WebhookSender
from bot.playground.world import World

LONGEST_SECRET = 256
SECRET = re.compile(r"[A-Za-z0-9_-]*")
PORTS = frozenset({None, 443, 80, 88, 8443})
MOST_CONNECTIONS = 100


async def get_updates(world: World, sender: WebhookSender, call: Call) -> list[JsonObject]:
    if sender.webhook is not None:
        raise conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
    _take_allowed(world, call)
    return await world.updates.poll(call.number("offset"), call.number("limit", 100), call.number("timeout"))


async def set_webhook(world: World, sender: WebhookSender, call: Call) -> bool:
    address = call.text("url")
    if not address:
        return await delete_webhook(world, sender, call)
    secret = call.text("secret_token")
    if len(secret) > LONGEST_SECRET:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    _check_address(address)
    _take_allowed(world, call)
    if call.flag("drop_pending_updates"):
        world.updates.forget_pending()
    world.updates.end_poll("terminated by setWebhook request")
    connections = min(max(call.number("max_connections", 40), 1), MOST_CONNECTIONS)
    await sender.start(Webhook(address, secret, connections, call.text("ip_address") or None))
    return True


def _check_address(address: str) -> None:
    """HTTPS at one of four ports, as Telegram asks; on loopback anything, as a local Bot API server allows."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise bad_request("bad webhook: invalid URL") from None
    if host in LOOPBACK and parts.scheme in {"http", "https"}:
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if port not in PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


async def delete_webhook(world: World, sender: WebhookSender, call: Call) -> bool:
    await sender.stop()
    if call.flag("drop_pending_updates"):
        world.updates.forget_pending()
    return True


async def get_webhook_info(world: World, sender: WebhookSender, _: Call) -> JsonObject:
    info: JsonObject = {"url": "", "has_custom_certificate": False, "pending_update_count": len(world.updates)}
    if sender.webhook is not None:
        info |= {"url": sender.webhook.address, "max_connections": sender.webhook.connections}
        info |= {"ip_address": sender.webhook.ip_address} if sender.webhook.ip_address else {}
    if sender.last_error:
        info |= {"last_error_date": sender.last_error_date, "last_error_message": sender.last_error}
    if world.updates.allowed:
        info["allowed_updates"] = sorted(world.updates.allowed)
    return info


def _take_allowed(world: World, call: Call) -> None:
    """Absent: as before. Empty: Telegram's default."""
    given = call.structure("allowed_updates")
    if given is None:
        return
    if not isinstance(given, list):
        raise bad_request("can't parse allowed updates: expected an Array of String")
    world.updates.allowed = frozenset(map(str, given)) or None
