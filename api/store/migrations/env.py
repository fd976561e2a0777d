# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Alembic's entry: over the service's own connection, or by address from the command line."""

from alembic import context
from sqlalchemy import Connection, create_engine

from api.settings import Settings
from api.store.tables import Base


def migrate(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    settings = Settings()
    settings.var.mkdir(parents=True, exist_ok=True)
    with create_engine(settings.database).begin() as own:
        migrate(own)
