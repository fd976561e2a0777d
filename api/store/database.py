# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The database: SQLite in a file by default, PostgreSQL by address. It may be dead; the talk goes on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog
from sqlalchemy import CursorResult, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import UpdateBase

from api.store.schema import upgrade

log = structlog.get_logger(__name__)

DEAD = (SQLAlchemyError, OSError)
"""What a call raises while the database cannot be used."""


class Database:
    """One engine; `prepare` brings the schema up to date and may be repeated until it succeeds."""

    def __init__(self, address: str) -> None:
        self._url = make_url(address)
        self.prepared = False
        self.engine = _engine(address)

    def prepare(self) -> bool:
        """Run the migrations that are missing; False (and one log line) while the database is dead."""
        try:
            if self._url.get_backend_name() == "sqlite" and self._url.database:
                Path(self._url.database).parent.mkdir(parents=True, exist_ok=True)
            with self.engine.begin() as connection:
                upgrade(connection)
        except DEAD as error:
            log.error("database unreachable", error=type(error).__name__)
            return False
        self.prepared = True
        return True

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A transaction; raises one of `DEAD`."""
        with Session(self.engine) as session, session.begin():
            yield session

    def alive(self) -> bool:
        """Whether our tables can be read."""
        if not self.prepared:
            return False
        try:
            with self.engine.connect() as connection:
                connection.execute(text("SELECT 1 FROM conversations LIMIT 1"))
        except DEAD:
            return False
        return True

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


def changed(session: Session, change: UpdateBase) -> int:
    """Make a change; how many rows it met. Raises one of `DEAD`."""
    result = session.execute(change)
    assert isinstance(result, CursorResult)
    return int(result.rowcount)


def _engine(address: str) -> Engine:
    if make_url(address).get_backend_name() != "sqlite":
        return create_engine(address, pool_pre_ping=True, pool_timeout=2, connect_args={"connect_timeout": 2})
    engine = create_engine(address, connect_args={"timeout": 2})

    @event.listens_for(engine, "connect")
    def _pragmas(connection: object, _record: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.close()

    return engine
