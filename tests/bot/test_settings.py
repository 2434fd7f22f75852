"""A wrong or missing setting stops the start with one line that names it, exit code 2."""

import logging
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from bot import embedded
from bot.cli import main

TOKEN = "123456:ABCDEFGHIJ"
KEY = "A" * 43 + "="
SECRET = "verysecret"


@pytest.fixture(autouse=True)
def _as_on_a_fresh_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fitted: Path) -> Iterator[None]:
    """No settings but the test's own; the command's logging is taken back after it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "cache").symlink_to(fitted)
    monkeypatch.setenv("WHITECELL_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("WHITECELL_TELEGRAM_TOKEN", TOKEN)
    before = logging.getLogger().handlers[:]
    yield
    logging.getLogger().handlers[:] = before
    structlog.reset_defaults()


def stopped(capsys: pytest.CaptureFixture[str]) -> str:
    """What `whitecell run` says as it refuses to start: its last line."""
    assert main(["run"]) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert SECRET not in said
    return said.splitlines()[-1]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_TOKEN", ""),
        ("TELEGRAM_TOKEN", "not a token"),
        ("TELEGRAM_API_URL", "api.telegram.org"),
        ("DATABASE_URL", "mysql://root@localhost/x"),
        ("DATABASE_URL", f"postgresql://u:{SECRET}@localhost:port/x"),
        ("DATABASE_URL", "whitecell.db"),
        ("DATA_DIR", "/proc/self"),
        ("DATA_DIR", "/etc/passwd/data"),
        ("CONTENT_DIR", "/nowhere"),
        ("MASTER_KEY", SECRET),
        ("MASTER_KEY_FILE", "/nowhere/master.key"),
        ("WEBHOOK_URL", "example.org/hook"),
        ("WEBHOOK_URL", "https://example.org/hook"),
        ("HTTP_LISTEN", "8080"),
        ("HTTP_LISTEN", "127.0.0.1:80800"),
        ("SEND_RATE", "-1"),
        ("SEND_RATE_CHAT", "often"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
        ("HOST_CHAT", "me"),
        ("HEARTBEAT_URL", "example.org"),
    ],
)
def test_one_line_names_the_setting(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever is wrong with it, the host reads its name, and no secret is printed."""
    monkeypatch.setenv(f"WHITECELL_{name}", value)
    said = stopped(capsys)
    assert f"WHITECELL_{name}" in said or (name == "WEBHOOK_URL" and "WHITECELL_WEBHOOK_SECRET" in said)


def test_two_keys_are_one_too_many(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Which of two keys is meant is not guessed."""
    monkeypatch.setenv("WHITECELL_MASTER_KEY", KEY)
    monkeypatch.setenv("WHITECELL_MASTER_KEY_FILE", "/somewhere/master.key")
    assert stopped(capsys).startswith("WHITECELL_MASTER_KEY and MASTER_KEY_FILE are both set")


def test_a_server_that_is_not_there(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """An absent PostgreSQL is named with what to look at."""
    monkeypatch.setenv("WHITECELL_DATABASE_URL", f"postgresql://u:{SECRET}@127.0.0.1:1/none")
    said = stopped(capsys)
    assert said.startswith("WHITECELL_DATABASE_URL: the database cannot be opened")
    assert "Is it running" in said


def test_a_file_that_is_no_database(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Another program's file is left as it is."""
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear doctor,\n" * 200)
    monkeypatch.setenv("WHITECELL_DATABASE_URL", f"sqlite:///{letter}")
    assert stopped(capsys).startswith("WHITECELL_DATABASE_URL")
    assert letter.read_text() == "Dear doctor,\n" * 200


@pytest.mark.parametrize("key", ["gone", "another"])
def test_a_database_without_its_key(key: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """An existing database is not opened without the key it was made with, and no new one is made."""
    assert main(["migrate"]) == 0
    file = tmp_path / "data" / "master.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.unlink()
    if key == "another":
        file.write_text(f"{KEY}\n")
    assert stopped(capsys).startswith("WHITECELL_MASTER_KEY")
    assert file.exists() == (key == "another")


@pytest.mark.parametrize(("content", "why"), [(b"\xff\x00" * 20, "not a master key"), (None, "cannot be read")])
def test_a_key_file_that_is_none(
    content: bytes | None, why: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """One line, and nothing of what stands in it."""
    file = tmp_path / "key" if content else Path("/proc/self/mem")  # which nobody can read from its beginning
    if content:
        file.write_bytes(content)
    monkeypatch.setenv("WHITECELL_MASTER_KEY_FILE", str(file))
    said = stopped(capsys)
    assert said.startswith("WHITECELL_MASTER_KEY_FILE")
    assert why in said


def test_a_key_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A host who keeps the key elsewhere has none made in the data folder."""
    monkeypatch.setenv("WHITECELL_MASTER_KEY", KEY)
    assert main(["migrate"]) == 0
    assert not (tmp_path / "data" / "master.key").exists()


def test_a_database_somebody_else_holds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A locked database is waited for, and then named."""
    assert main(["migrate"]) == 0
    monkeypatch.setattr(embedded, "BUSY_SECONDS", 0.1)
    holder = sqlite3.connect(tmp_path / "data" / "whitecell.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    said = stopped(capsys)
    holder.close()
    assert said.startswith("WHITECELL_DATABASE_URL")
    assert "does another program hold it" in said
