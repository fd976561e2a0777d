# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""No call of PostgreSQL is waited for longer than a person would: a server that stands still counts as dead."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from psycopg import Connection, OperationalError, errors
from sqlalchemy import Engine, event

_SECONDS: ContextVar[float | None] = ContextVar("database_seconds", default=None)


class PatientConnection(Connection[Any]):
    """Ends a call that takes too long by closing itself: what the server still does with it is unknown."""

    seconds: float = 3.0

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        """Wait for an answer; raises `OperationalError` where none comes."""
        given = timeout if timeout is not None else _SECONDS.get() or self.seconds
        try:
            return super().wait(gen, interval=interval, timeout=given)
        except errors._WaitTimeout:
            if timeout is not None:
                raise
            self.pgconn.finish()
            raise OperationalError("no answer in time") from None


def be_patient(engine: Engine, seconds: float) -> None:
    """Let every connection of an engine wait for so long."""

    @event.listens_for(engine, "do_connect")
    def _connect(_dialect: object, _record: object, given: Any, named: Any) -> PatientConnection:
        connection = PatientConnection.connect(*given, **named)
        connection.seconds = seconds
        return connection


@contextmanager
def waiting(seconds: float) -> Iterator[None]:
    """Wait longer, for what takes longer: as migrations do."""
    token = _SECONDS.set(seconds)
    try:
        yield
    finally:
        _SECONDS.reset(token)
