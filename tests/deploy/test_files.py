"""The files a host deploys with: complete, locked down, and in step with the program."""

import configparser
import re
from pathlib import Path

import pytest
import yaml

from bot.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]


def test_the_example_names_every_setting_and_no_other() -> None:
    """One line each, set or commented out."""
    written = (ROOT / ".env.example").read_text()
    named = re.findall(rf"^#?{PREFIX}([A-Z_]+)=", written, re.MULTILINE)
    assert sorted(named) == sorted(name.upper() for name in Settings.model_fields)


def test_the_example_starts_as_it_stands(tmp_path: Path) -> None:
    """Every default that it shows is one that the program takes."""
    uncommented = re.sub(rf"^#({PREFIX})", r"\1", (ROOT / ".env.example").read_text(), flags=re.MULTILINE)
    filled = uncommented.replace("WEBHOOK_SECRET=", "WEBHOOK_SECRET=0123456789abcdef")
    (tmp_path / "env").write_text(filled)
    settings = Settings(_env_file=tmp_path / "env")
    plain = Settings(_env_file=None)
    changed = {name for name in Settings.model_fields if getattr(settings, name) != getattr(plain, name)}
    assert changed == {"webhook_url", "webhook_secret"}


def _services() -> dict[str, dict]:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]


@pytest.mark.parametrize("name", ["bot", "replica", "postgres"])
def test_every_container_is_locked_down(name: str) -> None:
    """Read-only root, no new privileges, time to stop, and no port open to the world."""
    service = _services()[name]
    assert service["read_only"] is True
    assert "no-new-privileges:true" in service["security_opt"]
    assert int(service["stop_grace_period"].removesuffix("s")) >= 15
    assert all(port.startswith("127.0.0.1:") for port in service.get("ports", ()))
    assert service["tmpfs"]


def test_the_default_is_one_bot_with_a_volume() -> None:
    """All else waits for its profile."""
    services = _services()
    assert [name for name, service in services.items() if "profiles" not in service] == ["bot"]
    assert "data:/data" in services["bot"]["volumes"]
    assert services["bot"]["cap_drop"] == ["ALL"]


def test_compose_sets_only_settings_that_exist() -> None:
    """A misspelt one would be passed over in silence."""
    for service in _services().values():
        for name in service["environment"]:
            assert name.startswith("POSTGRES_") or name.removeprefix(PREFIX).lower() in Settings.model_fields


def test_the_image_runs_without_rights_from_hashes_alone() -> None:
    """Two stages; a user that is not root; installed with hashes; its health looked at."""
    written = (ROOT / "Dockerfile").read_text()
    last = written[written.rindex("\nFROM ") :]
    assert written.count("\nFROM ") == 2
    assert re.search(r"^USER 10001:10001$", last, re.MULTILINE)
    assert last.index("USER ") < last.index("ENTRYPOINT")
    assert "--require-hashes -r requirements.lock" in written
    assert "/healthz" in last
    for copied in re.findall(r"^COPY (?!--from)(.+) \S+$", written, re.MULTILINE):
        assert all((ROOT / name).exists() for name in copied.split())


CLIENT_IN_DEBIAN = {"bookworm": 15, "trixie": 17}


def test_the_image_s_pg_dump_is_of_the_server_s_version() -> None:
    """An older one refuses a newer server, and a newer one writes what an older server does not take back."""
    release = re.search(r"^ARG PYTHON=[\d.]+-slim-(\w+)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    server = re.match(r"postgres:(\d+)-", _services()["postgres"]["image"])
    assert release is not None
    assert server is not None
    assert CLIENT_IN_DEBIAN[release[1]] == int(server[1])


def test_the_image_never_takes_in_a_secret() -> None:
    """What is sent to the builder is named, all else stays behind."""
    lines = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and line[0] != "#"]
    assert lines[0] == "*"
    named = {line[1:] for line in lines if line.startswith("!")}
    assert named == {"requirements.lock", "pyproject.toml", "README.md", "LICENSE", "content", "scheduler", "bot"}


def test_the_unit_is_hardened_and_does_not_repeat_a_wrong_setting() -> None:
    """Its own user, a read-only system, no capability; exit code 2 is not tried again."""
    unit = configparser.RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(ROOT / "deploy" / "whitecell.service")
    service = unit["Service"]
    assert service["User"] == "whitecell"
    assert service["ProtectSystem"] == "strict"
    assert service["NoNewPrivileges"] == "true"
    assert service["CapabilityBoundingSet"] == ""
    assert service["RestartPreventExitStatus"] == "2"
    assert int(service["TimeoutStopSec"]) >= 15
