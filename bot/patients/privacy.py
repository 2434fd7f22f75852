"""What is kept and who sees it; taking everything along; erasing everything."""

import json

from bot import buttons
from bot.notice import Document, button, line
from bot.old_button import old_button
from bot.patients import erasing, exporting
from bot.patients.asking_facts import way_in
from bot.turn import Turn

ROOM = "privacy"
_SURE = "sure"
_KEEP = "keep"


async def show(turn: Turn) -> None:
    """/privacy."""
    kept = "privacy-nothing-kept" if turn.person is None else "privacy-kept"
    parts = [line(f"privacy-{part}") for part in ("question", "who-sees", "plain", "backups", "commands")]
    turn.say(line("privacy-title"), line(kept), *parts, buttons=way_in() if turn.person else ())


async def export(turn: Turn) -> None:
    """/export: one JSON document with everything kept about this person."""
    if turn.person is None:
        turn.say(line("privacy-nothing-kept"))
        return
    document = await exporting.everything(turn.connection, turn.person, turn.keys, turn.now)
    text = json.dumps(document, ensure_ascii=False, indent=2)
    turn.say(line("export-here"), document=Document(f"whitecell-{turn.today.isoformat()}.json", text))


async def ask_to_forget(turn: Turn) -> None:
    """/forget: asks once more."""
    if turn.person is None:
        turn.say(line("privacy-nothing-kept"))
        return
    turn.say(
        line("forget-sure"),
        line("forget-export-first"),
        buttons=(
            (button(buttons.data(ROOM, _SURE, str(turn.person.agreed_ms)), "forget-yes"),),
            (button(buttons.data(ROOM, _KEEP, "x"), "forget-no"),),
        ),
    )


async def tapped(turn: Turn) -> None:
    """Yes, erase; or no, keep."""
    tap = buttons.parse(turn.said.data)
    if tap is None or turn.person is None:
        await old_button(turn)
    elif tap.action == _SURE and tap.arg() == str(turn.person.agreed_ms):  # not that of an earlier time with us
        await erasing.erase(turn.connection, turn.said, turn.seq, turn.host.erasures, turn.now)
        turn.erased = True
        turn.rewrite(line("forget-done"), line("forget-backups"), line("forget-telegram"))
    elif tap.action == _KEEP:
        turn.rewrite(line("forget-kept"))
    else:
        await old_button(turn)
