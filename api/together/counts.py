# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""How often something was done in a sliding window, counted for all workers of a machine, or of all machines."""

import sqlite3
import time
from math import floor

from limits.storage import SlidingWindowCounterSupport, Storage, storage_from_string

from api.together.board import Board

REDIS_SECONDS = 0.5


class BoardStorage(Storage, SlidingWindowCounterSupport):
    """The counts of `limits` on the board."""

    STORAGE_SCHEME = ["board"]

    def __init__(self, board: Board) -> None:
        super().__init__(None, wrap_exceptions=True)
        self._board = board

    @property
    def base_exceptions(self) -> type[Exception]:
        """What goes wrong with it."""
        return sqlite3.Error

    def acquire_sliding_window_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Count, if the limit leaves room."""
        at = time.time()
        before, current = _windows(key, expiry, at)
        with self._board.writing() as rows:
            weighted = _count(rows, before) * _left(expiry, at) / expiry + _count(rows, current)
            if floor(weighted) + amount > limit:
                return False
            rows.execute(
                "INSERT INTO counts VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET count = count + excluded.count",
                (current, amount, at + 2 * expiry),
            )
        return True

    def get_sliding_window(self, key: str, expiry: int) -> tuple[int, float, int, float]:
        """Count and seconds left of the window before, and of the one that runs."""
        at = time.time()
        before, current = _windows(key, expiry, at)
        with self._board.reading() as rows:
            past, now = _count(rows, before), _count(rows, current)
        left = _left(expiry, at)
        return past, left if past else 0.0, now, left + expiry

    def clear_sliding_window(self, key: str, expiry: int) -> None:
        """Begin anew."""
        for one in _windows(key, expiry, time.time()):
            self.clear(one)

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count one key."""
        with self._board.writing() as rows:
            rows.execute(
                "INSERT INTO counts VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET count = count + excluded.count",
                (key, amount, time.time() + expiry),
            )
            return _count(rows, key)

    def get(self, key: str) -> int:
        """The count of one key."""
        with self._board.reading() as rows:
            return _count(rows, key)

    def get_expiry(self, key: str) -> float:
        """When a key goes."""
        with self._board.reading() as rows:
            found = rows.execute("SELECT expires FROM counts WHERE key = ?", (key,)).fetchone()
        return float(found[0]) if found else time.time()

    def check(self) -> bool:
        """Whether it can be read."""
        try:
            self.get("")
        except sqlite3.Error:
            return False
        return True

    def reset(self) -> int | None:
        """Forget everything."""
        with self._board.writing() as rows:
            return rows.execute("DELETE FROM counts").rowcount

    def clear(self, key: str) -> None:
        """Forget a key."""
        with self._board.writing() as rows:
            rows.execute("DELETE FROM counts WHERE key = ?", (key,))

    def sweep(self) -> int:
        """Forget the windows that are over."""
        with self._board.writing() as rows:
            return rows.execute("DELETE FROM counts WHERE expires <= ?", (time.time(),)).rowcount


def redis_storage(address: str) -> Storage:
    """The counts of all machines. An answer of Redis is waited for shortly: nobody may wait for a count."""
    options = {"socket_timeout": REDIS_SECONDS, "socket_connect_timeout": REDIS_SECONDS}
    found = storage_from_string(address, wrap_exceptions=True, **options)
    assert isinstance(found, Storage)
    return found


def _windows(key: str, expiry: int, at: float) -> tuple[str, str]:
    current = int(at // expiry)
    return f"{key}/{current - 1}", f"{key}/{current}"


def _left(expiry: int, at: float) -> float:
    return expiry - at % expiry


def _count(rows: sqlite3.Connection, key: str) -> int:
    found = rows.execute("SELECT count FROM counts WHERE key = ?", (key,)).fetchone()
    return int(found[0]) if found else 0
