# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A sync killed at any step leaves the old snapshot whole, and the next one goes on where it was."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.sync.store import Store
from tests.sync.conftest import Sync
from tests.sync.server import Gov24Server

CALLS = 9
FEWEST_POINTS = 20


class _Killer:
    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def sync(self, folder: Path, point: int) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{folder} {point}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()


@contextmanager
def _killer(address: str) -> Iterator[_Killer]:
    command = [sys.executable, "-m", "tests.sync.killed", address]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    ) as process:
        try:
            yield _Killer(process)
        finally:
            process.kill()


def test_killed_at_every_point(run: Sync, server: Gov24Server, folder: Path, tmp_path: Path) -> None:
    old = run().snapshot
    server.put(40)
    server.put(3, "20261121110000", 지원내용="월 20만 원")
    with _killer(server.address) as killer:
        whole = _copied(folder, tmp_path / "whole")
        steps = int(killer.sync(whole, 0).removeprefix("ended "))
        new = Store(whole).latest()
        assert new is not None
        assert new != old
        kept = {file.name: file.read_bytes() for file in whole.glob("2026*")}
        points = [*range(1, steps - 13, 6), *range(steps - 13, steps + 1)]
        assert len(points) >= FEWEST_POINTS
        seen = []
        for point in points:
            here = _copied(folder, tmp_path / "killed")
            server.calls.clear()
            assert killer.sync(here, point) == "killed"
            latest = Store(here).latest()
            assert latest in (old, new)
            seen.append(latest == new)
            assert killer.sync(here, 0).startswith("ended "), "the lock of a killed process is free"
            assert {file.name: file.read_bytes() for file in here.glob("2026*")} == kept
            assert Store(here).latest() == new
            assert not list(here.rglob("*.unfinished"))
            assert not (here / "receiving").exists()
            if not seen[-1]:
                assert len(server.calls) <= CALLS + 1, "answers on the disk are not asked for again"
    assert seen == sorted(seen), "the new snapshot is there from one step on, and not before"
    assert not seen[0]
    assert seen[-1]


def _copied(folder: Path, copy: Path) -> Path:
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    return copy
