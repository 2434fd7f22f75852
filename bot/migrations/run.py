"""Bringing a database to this program's shape, one process at a time."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from bot.database import Database

_FOLDER = Path(__file__).parent
_LOCK = 7_235_413  # any number, the same in every process: PostgreSQL lets one migration through at a time
_ONE_AT_A_TIME = text(f"SELECT pg_advisory_xact_lock({_LOCK})")


async def migrate(database: Database) -> None:
    """Apply what is missing, in one transaction; nothing where the shape is already right."""
    await database.reshape(_upgrade, before=_ONE_AT_A_TIME)


def known_revisions() -> set[str]:
    """Every shape a database of this or an earlier release may have."""
    return {each.revision for each in ScriptDirectory.from_config(configuration()).walk_revisions()}


def configuration() -> Config:
    """Alembic's configuration, without a file of its own."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    return config


def _upgrade(connection: Connection) -> None:
    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
