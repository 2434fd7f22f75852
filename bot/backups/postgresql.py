"""Backups of a PostgreSQL database, by PostgreSQL's own programs. No password stands in a command line."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from sqlalchemy import URL

from bot.backups.refusal import NotDone

_FIRST_BYTES = b"PGDMP"
_COPIED = re.compile(r"^COPY [^\n]* FROM stdin;\n(.*?)^\\\.$", re.MULTILINE | re.DOTALL)


def dump(url: URL, file: Path) -> None:
    """All of the database at one moment, also while it is in use, but no key of a change of key. Raises NotDone."""
    _run(
        "pg_dump",
        url,
        "--format=custom",
        "--no-owner",
        "--no-privileges",
        "--exclude-table-data=key_change",
        f"--file={file}",
    )


def refuse_damaged(backup: Path) -> None:
    """Read all of it. Raises NotDone for what is no backup of this kind, or ends too soon."""
    with backup.open("rb") as content:
        ours = content.read(len(_FIRST_BYTES)) == _FIRST_BYTES
    if not ours:
        raise NotDone(f"{backup} is not a backup of PostgreSQL's pg_dump; nothing was changed")
    _found("pg_restore")
    try:
        _run("pg_restore", None, f"--file={os.devnull}", str(backup))
    except NotDone as error:
        raise NotDone(f"{backup} is damaged, or of a newer PostgreSQL; nothing was changed ({error})") from None


def rows_of(backup: Path, table: str) -> list[list[str]]:
    """The rows of a small table of a backup, as PostgreSQL writes them; none where the backup has no such table."""
    written = _run("pg_restore", None, "--data-only", f"--table={table}", "--file=-", str(backup))
    copied = _COPIED.search(written)
    return [line.split("\t") for line in copied[1].splitlines()] if copied else []


def put_back(url: URL, backup: Path, before: str, after: str) -> None:
    """The backup's tables and rows, in one transaction that `before` begins and `after` commits. Raises NotDone."""
    with TemporaryFile() as told:
        script = (_found("psql"), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1")
        with subprocess.Popen(  # noqa: S603 - the program found on the path, with our own arguments
            script, env=_environment(url), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=told
        ) as psql:
            whole = _piped(backup, psql, before, after, told)
        if psql.returncode or not whole:
            told.seek(0)
            raise NotDone(f"nothing was restored: {_reason(told.read().decode(errors='replace'))}")


def _piped(backup: Path, psql: "subprocess.Popen[bytes]", before: str, after: str, told: IO[bytes]) -> bool:
    """Without its end, which commits, psql leaves nothing behind; whether it was given that."""
    assert psql.stdin is not None  # noqa: S101 - it was opened as a pipe
    command = (_found("pg_restore"), "--no-owner", "--no-privileges", "--file=-", str(backup))
    try:
        psql.stdin.write(before.encode())
        psql.stdin.flush()
        unpacked = subprocess.run(command, stdout=psql.stdin, stderr=told, check=False)  # noqa: S603 - as above
        if unpacked.returncode == 0:
            psql.stdin.write(after.encode())
            psql.stdin.close()
    except BrokenPipeError:
        return False  # psql says why
    return unpacked.returncode == 0


def _found(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        raise NotDone(f"{program} is not installed here; it comes with PostgreSQL's client (postgresql-client)")
    return found


def _run(program: str, url: URL | None, *arguments: str) -> str:
    """What it prints. Raises NotDone with its reason."""
    ran = subprocess.run(  # noqa: S603 - the program found on the path, with our own arguments
        [_found(program), *arguments], env=_environment(url), capture_output=True, text=True, check=False
    )
    if ran.returncode:
        raise NotDone(f"{program} failed: {_reason(ran.stderr)}")
    return ran.stdout


def _reason(told: str) -> str:
    lines = [line for line in told.strip().splitlines() if "error:" in line.lower()] or told.strip().splitlines()
    return lines[0] if lines else "no reason"


def _environment(url: URL | None) -> dict[str, str]:
    return dict(os.environ) if url is None else {**os.environ, **_address(url)}


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
