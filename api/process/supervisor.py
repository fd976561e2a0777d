# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Keeps processes running, replaces them without a gap, and leaves none behind."""

import asyncio
import ctypes
import os
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from api.process import beat
from api.watching import metrics

GRACE = 12.0
"""Seconds that a process gets to end what it has begun."""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 15.0
SETTLED_AFTER = 30.0
READY_WITHIN = 240.0
"""Compiling the rules for the first time takes its time."""
BEAT_WITHIN = 30.0
"""A process that gives no sign of life for so long stands still, and is started again."""
BEAT = beat.NAME
"""The environment's name for the descriptor on which a process says that it is ready, and then that it lives."""
_PR_SET_PDEATHSIG = 1


@dataclass(slots=True, eq=False)
class Running:
    """One process, and when it last gave a sign of life."""

    process: asyncio.subprocess.Process
    signs: int
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    last: float = field(default_factory=time.monotonic)

    def listen(self) -> None:
        """Hear its signs of life until it ends."""
        os.set_blocking(self.signs, False)
        asyncio.get_running_loop().add_reader(self.signs, self._sign)

    def _sign(self) -> None:
        with suppress(BlockingIOError):
            if os.read(self.signs, 4096):
                self.last = time.monotonic()
                self.ready.set()
                return
            self.deaf()

    def deaf(self) -> None:
        """Hear no more."""
        if self.signs >= 0:
            asyncio.get_running_loop().remove_reader(self.signs)
            os.close(self.signs)
            self.signs = -1

    @property
    def still(self) -> bool:
        """Whether it has stood still for too long."""
        return time.monotonic() - self.last > (BEAT_WITHIN if self.ready.is_set() else READY_WITHIN)


@dataclass(slots=True, eq=False)
class Child:
    """One process in a group of its own, started again when it dies, later each time.

    `sockets` are descriptors that it inherits: a listening socket outlives the process, so whoever knocks in between
    waits and is not refused.
    """

    name: str
    command: Sequence[str]
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    sockets: tuple[int, ...] = ()
    restarts: int = 0
    _now: Running | None = None
    _stopping: bool = False

    @property
    def pid(self) -> int | None:
        """The running process, if any."""
        return self._now.process.pid if self._now is not None and self._now.process.returncode is None else None

    async def keep_running(self) -> None:
        """Run until `stop`."""
        pause = FIRST_PAUSE
        while not self._stopping:
            started = time.monotonic()
            self._now = await self._start()
            await self._until_it_ends()
            if self._stopping:
                return
            pause = FIRST_PAUSE if time.monotonic() - started > SETTLED_AFTER else min(pause * 2, LONGEST_PAUSE)
            self.restarts += 1
            print(f"{self.name}: {pause:.0f}초 뒤 다시 시작해요 (restarting; see {self.log})", file=sys.stderr)
            await asyncio.sleep(pause)

    async def ready(self) -> None:
        """Wait until the process says that it is ready."""
        while self._now is None or not self._now.ready.is_set():
            await asyncio.sleep(0.05)

    async def replace(self) -> bool:
        """Start a successor, and end the process once that is ready; False where it did not get ready."""
        successor = await self._start()
        with suppress(TimeoutError):
            await asyncio.wait_for(successor.ready.wait(), READY_WITHIN)
        before = self._now
        if not successor.ready.is_set() or self._stopping or before is None:
            await _end(successor)
            return False
        self._now = successor
        await _end(before)
        return True

    async def stop(self) -> None:
        """End the whole group: asked first, then made to."""
        self._stopping = True
        if self._now is not None:
            await _end(self._now)

    async def _until_it_ends(self) -> None:
        """Return once the process is gone; one that stands still is made to go."""
        while (now := self._now) is not None:
            with suppress(TimeoutError):
                await asyncio.wait_for(now.process.wait(), 1.0)
            if now is not self._now:
                continue
            if now.process.returncode is not None:
                await _gone(now)
                return
            if now.still:
                print(f"{self.name}: 멈춰 있어서 다시 시작해요 (stands still, ended)", file=sys.stderr)
                _signal_group(now.process.pid, signal.SIGKILL)

    async def _start(self) -> Running:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        here, there = os.pipe()
        try:
            with self.log.open("ab") as log:
                process = await asyncio.create_subprocess_exec(
                    *self.command,
                    stdin=asyncio.subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    env={**os.environ, **self.environment, BEAT: str(there)},
                    pass_fds=(there, *self.sockets),
                    start_new_session=True,
                    preexec_fn=_die_with_parent if sys.platform == "linux" else None,
                )
        finally:
            os.close(there)
        started = Running(process, here)
        started.listen()
        return started


async def roll(children: Sequence[Child]) -> bool:
    """Replace one after the other; the first that does not get ready ends it, and what runs goes on."""
    for child in children:
        if not await child.replace():
            print(f"{child.name}: 새것이 준비되지 않아 그대로 두었어요 (not replaced)", file=sys.stderr)
            return False
    return True


async def _end(running: Running) -> None:
    process = running.process
    if process.returncode is None:
        # The process alone first: what it has started itself may still be of use to it.
        with suppress(ProcessLookupError):
            process.terminate()
        with suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), GRACE)
    await _gone(running)


async def _gone(running: Running) -> None:
    """Nothing of its group is left."""
    _signal_group(running.process.pid, signal.SIGKILL)
    await running.process.wait()
    running.deaf()
    metrics.forget(running.process.pid)


def _signal_group(pid: int, number: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, number)


def _die_with_parent() -> None:
    # Even if we are killed without a word, the kernel ends our children.
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
