"""Databases that nobody has given a shape yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres


@pytest.fixture
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without any table: SQLite's or PostgreSQL's, as the test asks for."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/whitecell.db"
        return
    server: postgres.Server = request.getfixturevalue("postgresql")
    with server.empty_database() as url:
        yield url
