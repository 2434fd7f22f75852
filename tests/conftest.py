"""The databases tests run on: SQLite in the test's own folder, or a fresh database of a real PostgreSQL."""

import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import structlog
from hypothesis import settings

from bot.database import Database
from bot.migrations.run import migrate
from bot.settings import with_async_driver
from tests import postgres

# How long a message takes is measured by `make bench`; a busy machine fails no test of what it means.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def _logs_as_they_were() -> Iterator[None]:
    """A test that runs a command of the program sets up its logs, to a stream that ends with the test."""
    handlers = list(logging.getLogger().handlers)
    yield
    structlog.reset_defaults()
    logging.getLogger().handlers[:] = handlers


@pytest.fixture(scope="session")
def postgresql() -> Iterator[postgres.Server]:
    """One PostgreSQL server, started by the first test that needs one."""
    with postgres.running() as server:
        yield server


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database's address: SQLite, or what `on_both_databases` asks for."""
    if getattr(request, "param", "sqlite") == "sqlite":
        yield f"sqlite:///{tmp_path}/whitecell.db"
        return
    server: postgres.Server = request.getfixturevalue("postgresql")
    with server.database() as url:
        yield url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An empty database of this program's shape, without a bot."""
    database = Database(with_async_driver(database_url))
    await migrate(database)
    yield database
    await database.close()
