"""The `whitecell` command. A setting that is wrong ends it with one line that names it, exit code 2."""

import argparse
import asyncio
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from bot import logs, running
from bot.backups.erasing import replay_erasures
from bot.backups.making import make_backup
from bot.backups.refusal import NotDone
from bot.backups.restoring import restore
from bot.decisions.listing import show_warnings
from bot.explaining import explain, explain_lines
from bot.gaps.listing import show_gaps
from bot.ground import load_content
from bot.keeping import show_parked
from bot.moving.copying import copy_to
from bot.playground.opening import play
from bot.rotation.rotating import confirm, rotate
from bot.settings import PREFIX, Settings, SettingsError, load_settings
from bot.telegram_api.webhook import remove_webhook, set_webhook
from content.full_check import full_check
from content.problem import ContentError
from content.reading_report import report, table
from scheduler.clock import Clock

WRONG_SETTING = 2
WRONG_CONTENT = 1
WRONG_NAME = 1
NOT_DONE = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    given = _parser().parse_args(arguments)
    try:
        settings = load_settings()
        logs.set_up(settings.log_level, settings.log_format)
        work: Callable[[Settings, argparse.Namespace], int] = given.work
        return work(settings, given)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return WRONG_SETTING
    except NotDone as error:
        print(error, file=sys.stderr)
        return NOT_DONE
    except ContentError as error:
        print(f"{PREFIX}CONTENT_DIR: {error}", file=sys.stderr)
        return WRONG_SETTING


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="whitecell", description="A Telegram bot for people with lupus.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _command(commands, "run", _run, "talk to Telegram")
    playground = _command(commands, "playground", _playground, "a local Telegram with a chat page, on loopback")
    playground.add_argument("--port", type=int, help="default: the port of WHITECELL_HTTP_LISTEN")
    _command(commands, "start", _start, "run where a token is set, else the playground")
    explaining = _command(commands, "explain", _explain, "what the bot would do with a message, and why")
    explaining.add_argument("--lang", default="en", choices=["en", "fr", "es"])
    explaining.add_argument("--jsonl", action="store_true", help="read lines {id, text, lang, today?}, write one each")
    explaining.add_argument("text", nargs="*")
    checking = _command(commands, "check-content", _check_content, "what is wrong in the content, as file:line: what")
    checking.add_argument("--table", action="store_true", help="words and reading level of every text instead")
    waiting = _command(commands, "gaps", _gaps, "questions people got no answer to, like ones together")
    waiting.add_argument("--clear", metavar="GROUP", help="take this group away: it has its answer, or will get none")
    _command(commands, "migrate", _migrate, "bring the database to this program's shape")
    backing_up = _command(commands, "backup", _backup, "a backup, also while the bot runs; without the key")
    backing_up.add_argument("file", type=Path)
    restoring = _command(commands, "restore", _restore, "put this backup in the database's place; the bot is stopped")
    restoring.add_argument("file", type=Path)
    restoring.add_argument("--replace", action="store_true", help="also where the database holds data; it is kept")
    _command(commands, "replay-erasures", _replay_erasures, "after pg_restore: erase again who was erased since")
    copying = _command(commands, "copy-to", _copy_to, "move from SQLite to this PostgreSQL; the bot is stopped")
    copying.add_argument("address", metavar="postgresql://user@host:5432/name")
    rotating = _command(commands, "rotate-key", _rotate_key, "a new master key for everything, also while the bot runs")
    rotating.add_argument("--confirm", action="store_true", help="remove the old key, if the new one opens all")
    _command(commands, "set-webhook", _set_webhook, "tell Telegram, once at deploy, to bring updates to WEBHOOK_URL")
    _command(commands, "remove-webhook", _remove_webhook, "tell Telegram that this bot polls again")
    parked = _command(commands, "parked", _parked, "updates that failed three times")
    parked.add_argument("what", choices=["list", "retry"])
    warnings = _command(commands, "warnings", _warnings, "red-flag decisions by level, sign and ending; no messages")
    warnings.add_argument("--each", action="store_true", help="one line a decision, with its time and language")
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    work: Callable[[Settings, argparse.Namespace], int],
    what: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=what, description=what)
    parser.set_defaults(work=work)
    return parser


def _run(settings: Settings, _given: argparse.Namespace) -> int:
    _require_token(settings)
    return asyncio.run(running.talk_to_telegram(settings))


def _require_token(settings: Settings) -> None:
    if settings.telegram_token is None:
        raise SettingsError(f"{PREFIX}TELEGRAM_TOKEN is missing; @BotFather on Telegram gives one")


def _set_webhook(settings: Settings, _given: argparse.Namespace) -> int:
    _require_token(settings)
    info = asyncio.run(set_webhook(settings))
    print(f"Telegram brings updates to {info.url} now; {info.pending_update_count} wait for it")
    return 0


def _remove_webhook(settings: Settings, _given: argparse.Namespace) -> int:
    _require_token(settings)
    asyncio.run(remove_webhook(settings))
    print("no webhook is set any more; `whitecell run` without WHITECELL_WEBHOOK_URL polls")
    return 0


def _playground(settings: Settings, given: argparse.Namespace) -> int:
    port = getattr(given, "port", None)
    return asyncio.run(play(settings, settings.listen_address[1] if port is None else port))


def _start(settings: Settings, given: argparse.Namespace) -> int:
    return _playground(settings, given) if settings.telegram_token is None else _run(settings, given)


def _explain(settings: Settings, given: argparse.Namespace) -> int:
    content = load_content(settings)
    today = datetime.now(UTC).date()
    if given.jsonl:
        explain_lines(sys.stdin, sys.stdout, content, given.lang, today)
    else:
        print(explain(" ".join(given.text), content, given.lang, today))
    return 0


def _check_content(settings: Settings, given: argparse.Namespace) -> int:
    if given.table:
        print(*table(report(settings.content_dir)), sep="\n")
        return 0
    today = date.today()  # noqa: DTZ011 - the curator's own calendar day
    problems = full_check(settings.content_dir, today, settings.data_dir / "cache")
    for problem in problems:
        print(os.path.relpath(problem.file), end="")
        print(f":{problem.line}: {problem.what}")
    return WRONG_CONTENT if problems else 0


def _gaps(settings: Settings, given: argparse.Namespace) -> int:
    told = asyncio.run(show_gaps(settings, load_content(settings), given.clear))
    print(told.text, file=sys.stdout if told.done else sys.stderr)
    return 0 if told.done else WRONG_NAME


def _migrate(settings: Settings, _given: argparse.Namespace) -> int:
    return asyncio.run(running.only_migrate(settings))


def _backup(settings: Settings, given: argparse.Namespace) -> int:
    make_backup(settings, given.file, datetime.now(UTC))
    print(f"{given.file} is whole; it does not hold the master key, so keep that too, elsewhere")
    return 0


def _restore(settings: Settings, given: argparse.Namespace) -> int:
    erased = asyncio.run(restore(settings, given.file, datetime.now(UTC), replace=given.replace))
    print(f"{given.file} is restored; erased again: {erased}")
    return 0


def _replay_erasures(settings: Settings, _given: argparse.Namespace) -> int:
    print(f"erased again: {asyncio.run(replay_erasures(settings))}")
    return 0


def _copy_to(settings: Settings, given: argparse.Namespace) -> int:
    copied = asyncio.run(copy_to(settings, given.address, Clock()()))
    print(f"copied and compared: {sum(copied.values())} rows, {copied['people']} people")
    print(f"now set {PREFIX}DATABASE_URL to that address, start the bot there, and never again on the old file")
    return 0


def _rotate_key(settings: Settings, given: argparse.Namespace) -> int:
    if given.confirm:
        asyncio.run(confirm(settings))
        print("the old key is removed; backups from before the change open only with it, so keep a copy beside those")
        return 0
    rotated = asyncio.run(rotate(settings))
    left = rotated.resealed.left
    print(f"sealed anew: {rotated.resealed.changed}; left, because the old key did not open them: {left}")
    if not rotated.in_place:
        print(f"the new key is in {rotated.files.new}: put it where every process finds its key")
    print("back up the new key, look at the bot, then: whitecell rotate-key --confirm")
    return 0


def _parked(settings: Settings, given: argparse.Namespace) -> int:
    return asyncio.run(show_parked(settings, retry=given.what == "retry"))


def _warnings(settings: Settings, given: argparse.Namespace) -> int:
    return asyncio.run(show_warnings(settings, each=given.each))


if __name__ == "__main__":
    sys.exit(main())
