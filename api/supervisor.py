# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Keeps processes running and leaves none behind."""

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

GRACE = 8.0
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 15.0
SETTLED_AFTER = 30.0
_PR_SET_PDEATHSIG = 1


@dataclass(slots=True)
class Child:
    """One process in a group of its own, started again when it dies, later each time."""

    name: str
    command: Sequence[str]
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    restarts: int = 0
    _process: asyncio.subprocess.Process | None = None
    _stopping: bool = False

    @property
    def pid(self) -> int | None:
        """The running process, if any."""
        return self._process.pid if self._process is not None and self._process.returncode is None else None

    async def keep_running(self) -> None:
        """Run until `stop`."""
        pause = FIRST_PAUSE
        while not self._stopping:
            started = time.monotonic()
            await self._run_once()
            if self._stopping:
                return
            pause = FIRST_PAUSE if time.monotonic() - started > SETTLED_AFTER else min(pause * 2, LONGEST_PAUSE)
            self.restarts += 1
            print(f"{self.name}: {pause:.0f}초 뒤 다시 시작해요 (restarting; see {self.log})", file=sys.stderr)
            await asyncio.sleep(pause)

    async def stop(self) -> None:
        """End the whole group: asked first, then made to."""
        self._stopping = True
        process = self._process
        if process is None:
            return
        if process.returncode is None:
            _signal_group(process.pid, signal.SIGTERM)
            with suppress(TimeoutError):
                await asyncio.wait_for(process.wait(), GRACE)
        _signal_group(process.pid, signal.SIGKILL)
        await process.wait()

    async def _run_once(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self.command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={**os.environ, **self.environment},
                start_new_session=True,
                preexec_fn=_die_with_parent if sys.platform == "linux" else None,
            )
        await self._process.wait()
        _signal_group(self._process.pid, signal.SIGKILL)  # what it may have started itself


def _signal_group(pid: int, number: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, number)


def _die_with_parent() -> None:
    # Even if we are killed without a word, the kernel ends our children.
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
