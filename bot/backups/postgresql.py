"""Backups of a PostgreSQL database, by PostgreSQL's own programs. No password stands in a command line."""

import os
import shutil
import subprocess
from pathlib import Path

from sqlalchemy import URL

from bot.backups.refusal import NotDone


def dump(url: URL, file: Path) -> None:
    """All of the database at one moment, also while it is in use. Raises NotDone."""
    _run("pg_dump", url, "--format=custom", "--no-owner", "--no-privileges", f"--file={file}")


def _run(program: str, url: URL, *arguments: str) -> str:
    found = shutil.which(program)
    if found is None:
        raise NotDone(f"{program} is not installed here; it comes with PostgreSQL's client (postgresql-client)")
    ran = subprocess.run(  # noqa: S603 - the program found on the path, with our own arguments
        [found, *arguments], env={**os.environ, **_address(url)}, capture_output=True, text=True, check=False
    )
    if ran.returncode:
        raise NotDone(f"{program} failed: {ran.stderr.strip().splitlines()[-1] if ran.stderr.strip() else 'no reason'}")
    return ran.stdout


def _address(url: URL) -> dict[str, str]:
    """The database's address as PostgreSQL's programs read it from the environment."""
    query = {name: value for name, value in url.query.items() if isinstance(value, str)}
    given = {
        "PGHOST": url.host or query.get("host"),
        "PGPORT": str(url.port) if url.port else query.get("port"),
        "PGUSER": url.username or query.get("user"),
        "PGPASSWORD": str(url.password) if url.password else None,
        "PGDATABASE": url.database,
        "PGSSLMODE": query.get("sslmode"),
    }
    return {name: value for name, value in given.items() if value}
