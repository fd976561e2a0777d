# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Sealed copies of talks on the machine's board: what is answered from while the database is away."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog

from api.clock import now
from api.together.board import Board

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a talk: its sealed content, how many turns it has seen, and until when it lives."""

    version: int
    sealed: bytes
    expires_at: datetime


class Copies:
    """The newest copy of each talk, as many as the board holds. A board that fails only means that there is no copy."""

    def __init__(self, board: Board) -> None:
        self._board = board

    def get(self, key: str) -> Kept | None:
        """The copy, if there is one."""
        try:
            with self._board.reading() as rows:
                found = rows.execute("SELECT version, sealed, expires FROM copies WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            log.error("copy not read", error=type(error).__name__)
            return None
        return None if found is None else Kept(found[0], found[1], datetime.fromtimestamp(found[2], UTC))

    def put(self, key: str, kept: Kept) -> None:
        """Copy; where the board is full the older half goes first."""
        row = (key, kept.version, kept.sealed, kept.expires_at.timestamp())
        try:
            try:
                self._write(row)
            except sqlite3.OperationalError:
                self._forget_older_half()
                self._write(row)
        except sqlite3.Error as error:
            log.error("no copy made", error=type(error).__name__)

    def drop(self, key: str) -> None:
        """Delete a copy now."""
        self._delete("key = ?", key)

    def sweep(self) -> None:
        """Delete the copies whose time is over."""
        self._delete("expires <= ?", now().timestamp())

    def _write(self, row: tuple[str, int, bytes, float]) -> None:
        with self._board.writing() as rows:
            # Replaced rows get the highest rowid: the order of rowids is that of the last turns.
            rows.execute("INSERT OR REPLACE INTO copies VALUES (?, ?, ?, ?)", row)

    def _forget_older_half(self) -> None:
        with self._board.writing() as rows:
            rows.execute("DELETE FROM copies WHERE rowid <= (SELECT (min(rowid) + max(rowid)) / 2 FROM copies)")

    def _delete(self, which: str, value: str | float) -> None:
        try:
            with self._board.writing() as rows:
                rows.execute(f"DELETE FROM copies WHERE {which}", (value,))
        except sqlite3.Error as error:
            log.error("copy not deleted, it will expire", error=type(error).__name__)
