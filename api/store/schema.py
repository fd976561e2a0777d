# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The tables as the migrations make them, up and down, over a connection that is already open."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from api.store.tables import Base

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 7_204_118
"""Under this number services that start at once on one PostgreSQL wait for each other."""


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the migrations that are missing; again changes nothing."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": LOCK})
    command.upgrade(_config(connection), revision)


def downgrade(connection: Connection, revision: str = "base") -> None:
    """Take migrations back, with what the tables held."""
    command.downgrade(_config(connection), revision)


def differences(connection: Connection) -> list[object]:
    """What the database has otherwise than our tables say; nothing after `upgrade`."""
    return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
