# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A process that syncs and is killed at its n-th step on the disk or the wire: `python -m tests.sync.killed ADDRESS`.

Each line of its input is a folder and n, after which a line with how the sync ended comes back. It forks, so that what
is killed is a real process and need not be started twenty times.
"""

import os
import pathlib
import shutil
import signal
import sys
from collections.abc import Callable
from typing import Any

from api.sync.calls import Caller
from api.sync.gov24 import Gov24
from api.sync.run import sync
from tests.sync.conftest import QUICK, TODAY
from tests.sync.server import KEY


def main(address: str) -> None:
    for line in sys.stdin:
        folder, point = line.rsplit(" ", 1)
        child = os.fork()
        if child == 0:
            _sync(address, pathlib.Path(folder), int(point))
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else f"ended {os.WEXITSTATUS(status)}", flush=True)


def _sync(address: str, folder: pathlib.Path, point: int) -> None:
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1
        if steps == point:
            os.kill(os.getpid(), signal.SIGKILL)

    def before(real: Callable[..., Any]) -> Callable[..., Any]:
        def stepped(*given: Any, **named: Any) -> Any:
            step()
            return real(*given, **named)

        return stepped

    os.fsync = before(os.fsync)
    shutil.rmtree = before(shutil.rmtree)
    for owner, name in ((pathlib.Path, "replace"), (pathlib.Path, "unlink"), (Caller, "_once")):
        setattr(owner, name, before(getattr(owner, name)))
    with Caller(address, KEY, QUICK) as caller:
        sync(Gov24(caller, 15), folder, TODAY, full=True)
    os._exit(min(steps, 255))


if __name__ == "__main__":
    main(sys.argv[1])
