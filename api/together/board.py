# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A small SQLite in the machine's memory that every worker reads and writes; no promise rests on it alone.

It lies on a tmpfs, so that neither a dead database nor a full disk touches it, and its size in bytes is bounded.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog

log = structlog.get_logger(__name__)

NAME = "board.sqlite3"
PAGE = 4096
TABLES = (
    "CREATE TABLE IF NOT EXISTS copies (key TEXT PRIMARY KEY, version INT, sealed BLOB, expires REAL)",
    "CREATE TABLE IF NOT EXISTS counts (key TEXT PRIMARY KEY, count INT, expires REAL) WITHOUT ROWID",
)


class Board:
    """Open for as long as the process lives. Without a folder it is this process's own.

    Args:
        folder: where the workers of this machine meet; None where there is one worker.
        megabytes: how large it may grow; then writes raise `sqlite3.OperationalError` until something goes.
    """

    def __init__(self, folder: Path | None = None, *, megabytes: int = 48) -> None:
        self._lock = threading.Lock()
        self._connection = _opened(folder)
        self._connection.execute(f"PRAGMA max_page_count = {megabytes * 2**20 // PAGE}")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that no other process writes beside; raises `sqlite3.Error`."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """What stands there now; raises `sqlite3.Error`."""
        with self._lock:
            yield self._connection

    def close(self) -> None:
        """Let go."""
        with self._lock:
            self._connection.close()


def _opened(folder: Path | None) -> sqlite3.Connection:
    try:
        return _connection(":memory:" if folder is None else str(folder / NAME))
    except sqlite3.Error as error:
        log.error("no board to share, this worker keeps its own", error=type(error).__name__)
        return _connection(":memory:")


def _connection(where: str) -> sqlite3.Connection:
    connection = sqlite3.connect(where, timeout=1.0, isolation_level=None, check_same_thread=False)
    for line in (
        f"PRAGMA page_size = {PAGE}",
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = OFF",
        "PRAGMA secure_delete = ON",
        *TABLES,
    ):
        connection.execute(line)
    return connection
