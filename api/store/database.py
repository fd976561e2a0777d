# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The database: SQLite in a file by default, PostgreSQL by address. It may be dead; the talk goes on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog
from sqlalchemy import CursorResult, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import UpdateBase

from api.breaker import Breaker
from api.store.patience import be_patient, waiting
from api.store.schema import upgrade

log = structlog.get_logger(__name__)

DEAD = (SQLAlchemyError, OSError)
"""What a call raises while the database cannot be used."""
REST = 2.0
"""Seconds for which a database that failed is left alone, so that no turn waits for it twice."""
MIGRATION = 120.0


class RestingError(SQLAlchemyError):
    """The database failed a moment ago and is not asked now."""


class Database:
    """One engine; `prepare` brings the schema up to date and may be repeated until it succeeds.

    Args:
        address: as SQLAlchemy writes it.
        seconds: how long one call of PostgreSQL may take.
        connections: how many of PostgreSQL's connections this process may use.
    """

    def __init__(self, address: str, *, seconds: float = 3.0, connections: int = 10) -> None:
        self._url = make_url(address)
        self.prepared = False
        self.engine = _engine(address, seconds, connections)
        self._breaker = Breaker(limit=2, rest=REST)

    def prepare(self) -> bool:
        """Run the migrations that are missing; False (and one log line) while the database is dead."""
        try:
            if self._url.get_backend_name() == "sqlite" and self._url.database:
                Path(self._url.database).parent.mkdir(parents=True, exist_ok=True)
            with waiting(MIGRATION), self.engine.begin() as connection:
                upgrade(connection)
        except DEAD as error:
            log.error("database unreachable", error=type(error).__name__)
            return False
        self.prepared = True
        self._breaker.succeeded()
        return True

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A transaction; raises one of `DEAD`."""
        if not self._breaker.closed():
            raise RestingError("resting")
        try:
            with Session(self.engine) as session, session.begin():
                yield session
        except IntegrityError:
            self._breaker.succeeded()
            raise
        except DEAD:
            self._breaker.failed()
            raise
        self._breaker.succeeded()

    def alive(self) -> bool:
        """Whether our tables can be read."""
        if not self.prepared:
            return False
        try:
            with self.engine.connect() as connection:
                connection.execute(text("SELECT 1 FROM conversations LIMIT 1"))
        except DEAD:
            return False
        self._breaker.succeeded()
        return True

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


def changed(session: Session, change: UpdateBase) -> int:
    """Make a change; how many rows it met. Raises one of `DEAD`."""
    result = session.execute(change)
    assert isinstance(result, CursorResult)
    return int(result.rowcount)


def _engine(address: str, seconds: float, connections: int) -> Engine:
    if make_url(address).get_backend_name() != "sqlite":
        pool = {"pool_size": connections, "max_overflow": 0, "pool_timeout": 2, "pool_pre_ping": True}
        served = create_engine(address, connect_args={"connect_timeout": 2}, **pool)
        be_patient(served, seconds)
        return served
    engine = create_engine(address, connect_args={"timeout": 2})

    @event.listens_for(engine, "connect")
    def _pragmas(connection: object, _record: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.close()

    return engine
