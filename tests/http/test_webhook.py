"""Updates through the webhook: kept before they are confirmed, and nobody else's."""

import json

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from bot.http.webhook import LARGEST_UPDATE, SECRET_HEADER
from bot.settings import Settings, SettingsError
from bot.telegram_api.intake import ALLOWED_UPDATES
from bot.telegram_api.webhook import remove_webhook, set_webhook
from tests.house import House
from tests.http.conftest import SECRET
from tests.postgres import on_both_databases

UPDATE = {"update_id": 5, "message": {"message_id": 1, "chat": {"id": 7, "type": "private"}, "text": "hi"}}


async def _post(house: House, body: bytes, secret: str | None = SECRET) -> int:
    headers = {SECRET_HEADER: secret} if secret is not None else {}
    return (await house.http.post("/hook", content=body, headers=headers)).status_code


@on_both_databases
async def test_a_dialogue_through_the_webhook(hooked: House) -> None:
    """Set once, it brings everything: what waited, a message, a tap; nothing is polled."""
    alice = hooked.person("Alice")
    await alice.says("/start")
    info = await set_webhook(hooked.ground.settings)
    assert (info.pending_update_count, sorted(info.allowed_updates)) == (1, sorted(ALLOWED_UPDATES))
    await alice.taps("I agree", on=await alice.hears())
    await alice.hears("Thank you")
    await hooked.idle()
    assert hooked.telegram.local.calls("getUpdates") == []
    await hooked.process.intake.look()
    assert (await hooked.http.get("/readyz")).json() == {"ready": True, "reason": None}


async def test_without_the_secret_nothing_is_kept(hooked: House) -> None:
    """403 for none, an empty one, a wrong one, a longer one; and the inbox stays empty."""
    for secret in ("", "wrong", SECRET + "x", SECRET[:-1], "ä"):
        answer = await hooked.http.post("/hook", json=UPDATE, headers={SECRET_HEADER: secret.encode()})
        assert answer.status_code == 403
    assert (await hooked.http.post("/hook", json=UPDATE)).status_code == 403
    findings = await hooked.process.health.look()
    assert (findings.inbox.waiting, hooked.process.tally.webhook) == (0, {"wrong secret": 6})


NO_UPDATES = (
    b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"update_id": "5"}', b'{"update_id": -1}', b'{"update_id": 1e99}',
    b'{"update_id": true}', b'{"message": {}}', b'{"update_id": 99999999999999999999}', b"[" * 500_000,
)  # fmt: skip


async def test_what_is_no_update_is_refused(hooked: House) -> None:
    """400, whatever it is, and the bot goes on."""
    assert [await _post(hooked, body) for body in NO_UPDATES] == [400] * len(NO_UPDATES)
    assert await _post(hooked, json.dumps(UPDATE).encode()) == 200


async def test_a_body_larger_than_any_update_is_refused(hooked: House) -> None:
    """413, and a GET is a 405."""
    large = json.dumps({**UPDATE, "padding": "x" * LARGEST_UPDATE}).encode()
    assert await _post(hooked, large) == 413
    assert (await hooked.http.get("/hook")).status_code == 405


async def test_an_update_comes_once_however_often_it_is_brought(hooked: House) -> None:
    """A repeated delivery is confirmed and not answered again."""
    alice = hooked.person("Alice")
    await set_webhook(hooked.ground.settings)
    hooked.telegram.local.faults.add("getUpdates", "duplicate-update")
    await alice.says("/start")
    await alice.hears("not a doctor")
    await alice.hears_nothing()
    assert hooked.process.tally.webhook == {"kept": 2}


async def test_what_cannot_be_kept_is_not_confirmed(hooked: House) -> None:
    """While the database refuses the answer is 503; Telegram brings it again, and then it is answered."""
    alice = hooked.person("Alice")
    async with hooked.database.write() as connection:
        await connection.execute(text("ALTER TABLE inbox RENAME TO hidden"))
    await set_webhook(hooked.ground.settings)
    await alice.says("/start")
    while not hooked.telegram.local.api.webhooks.last_error:
        await hooked.http.get("/healthz")
    assert "503" in hooked.telegram.local.api.webhooks.last_error
    async with hooked.database.write() as connection:
        await connection.execute(text("ALTER TABLE hidden RENAME TO inbox"))
    await alice.hears("not a doctor")


async def test_a_webhook_that_is_not_set_is_told(hooked: House, capsys: pytest.CaptureFixture[str]) -> None:
    """Red with that word, and the log says which command to run."""
    await hooked.process.intake.look()
    assert (await hooked.http.get("/readyz")).json() == {"ready": False, "reason": "webhook-not-set"}
    assert "whitecell set-webhook" in capsys.readouterr().out


async def test_a_webhook_that_points_elsewhere_is_told(hooked: House) -> None:
    """An address of an old deployment gets everything."""
    await set_webhook(_with_webhook(hooked, "https://old.example.org/hook"))
    await hooked.process.intake.look()
    assert hooked.process.intake.trouble == "webhook-elsewhere"


async def test_a_webhook_that_fails_is_told(hooked: House, proxy) -> None:
    """While Telegram cannot deliver and something waits it is red; once it could, it is green."""
    proxy.leads_to()
    await set_webhook(hooked.ground.settings)
    alice = hooked.person("Alice")
    await alice.says("/start")
    while not hooked.telegram.local.api.webhooks.last_error:
        await hooked.http.get("/healthz")
    await hooked.process.intake.look()
    assert hooked.process.intake.trouble == "webhook-errors"
    proxy.leads_to(hooked.http)
    await alice.hears("not a doctor")
    await hooked.telegram.local.world.updates.all_confirmed()
    await hooked.process.intake.look()
    assert hooked.process.intake.trouble is None


def _with_webhook(house: House, address: str) -> Settings:
    return house.ground.settings.model_copy(update={"webhook_url": address, "webhook_secret": SecretStr(SECRET)})


async def test_a_refused_address_names_the_setting(polled: House) -> None:
    """Telegram's own reason is passed on."""
    wrong = _with_webhook(polled, "http://bot.example.org/hook")
    with pytest.raises(SettingsError, match="WHITECELL_WEBHOOK_URL: Telegram refused it"):
        await set_webhook(wrong)


async def test_a_poller_is_told_of_a_webhook_and_goes_on_without_it(
    polled: House, capsys: pytest.CaptureFixture[str]
) -> None:
    """409 is told with the command that ends it; after it the poller goes on by itself."""
    alice = polled.person("Alice")
    hooked = _with_webhook(polled, "https://bot.example.org/hook")
    await set_webhook(hooked)
    while polled.process.intake.trouble != "webhook-set":
        await polled.http.get("/healthz")
    assert "whitecell remove-webhook" in capsys.readouterr().out
    await remove_webhook(polled.ground.settings)
    await alice.says("/start")
    await alice.hears("not a doctor")
