"""A sign of life to whoever the host has asked to miss us: WHITECELL_HEARTBEAT_URL."""

from datetime import timedelta

import httpx
import structlog

log = structlog.get_logger(__name__)

WITHIN = timedelta(seconds=10)


async def beat(address: str) -> None:
    """One GET; a failure is logged without the address, which may hold a secret."""
    try:
        async with httpx.AsyncClient(timeout=WITHIN.total_seconds()) as client:
            answer = await client.get(address)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        log.warning("heartbeat not given", error=type(error).__name__)
    else:
        if answer.is_error:
            log.warning("heartbeat not taken", status=answer.status_code)
