# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One holder for a name at a time: tasks wait for each other here, processes by a lock of the kernel's.

The kernel gives a lock free when its holder dies, whatever killed it. Across machines nobody waits: there the version
of a talk decides (`store.conversations`).
"""

import asyncio
import fcntl
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path
from weakref import WeakValueDictionary

import structlog

log = structlog.get_logger(__name__)

NAME = "locks"
PLACES = 2**40
LOOKS_AGAIN = 0.02
PATIENCE = 10.0
"""Seconds after which a turn goes on without the lock: whoever holds it stands still, and the version decides."""


class Locks:
    """Locks by name. Without a folder only the tasks of this process wait for each other."""

    def __init__(self, folder: Path | None = None, *, patience: float = PATIENCE) -> None:
        # One descriptor for all: closing any other on the same file would free every lock of this process.
        self._file = None if folder is None else os.open(folder / NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._patience = patience
        self._tasks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def held(self, name: str) -> AsyncIterator[None]:
        """Hold the lock of a name."""
        place = _place(name)
        lock = self._tasks.setdefault(place, asyncio.Lock())
        async with lock:
            mine = self._file is not None and await self._taken(self._file, place)
            try:
                yield
            finally:
                if self._file is not None and mine:
                    fcntl.lockf(self._file, fcntl.LOCK_UN, 1, place)

    async def _taken(self, file: int, place: int) -> bool:
        """Wait for the other processes; False where the wait was too long."""
        end = time.monotonic() + self._patience
        while True:
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
            except OSError:
                if time.monotonic() > end:
                    log.warning("lock not given in time")
                    return False
                await asyncio.sleep(LOOKS_AGAIN)
            else:
                return True


def _place(name: str) -> int:
    """The byte that stands for a name; two names on one byte only wait for each other."""
    return int.from_bytes(sha256(name.encode(errors="replace")).digest()[:8]) % PLACES
