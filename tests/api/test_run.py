# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`python -m api.run`: one line when ready, no process afterwards, and what dies comes back."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import psutil
import pytest

from tests.api.running import ROOT, running

WITHOUT_NLU = {"DONGHAENG_NLU_URL": "http://127.0.0.1:9", "DONGHAENG_NLU_PATIENCE": "0"}


def eventually(true: Callable[[], bool], *, within: float = 15) -> bool:
    end = time.monotonic() + within
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_ready_once_and_nothing_is_left(tmp_path: Path, ending: signal.Signals) -> None:
    with running(tmp_path, **WITHOUT_NLU) as service:
        assert httpx.get(f"{service.address}/healthz").json()["status"] == "degraded"
        family = service.family()
        assert family
        service.process.send_signal(ending)
        assert service.process.wait(timeout=20) == 0
    assert not [one for one in family if one.is_running() and one.status() != psutil.STATUS_ZOMBIE]
    assert [line for line in service.lines if line.startswith("ready ")] == [f"ready {service.address}"]
    assert any("degraded" in line for line in service.lines)


def test_a_dead_part_is_started_again(tmp_path: Path) -> None:
    with running(tmp_path, **WITHOUT_NLU) as service:
        first = service.part("api.serving")
        first.kill()

        def answers() -> bool:
            try:
                return httpx.get(f"{service.address}/healthz").status_code == 200
            except httpx.HTTPError:
                return False

        assert eventually(lambda: not first.is_running() or first.status() == psutil.STATUS_ZOMBIE)
        assert eventually(answers)


def test_killed_without_a_word_it_still_leaves_nothing(tmp_path: Path) -> None:
    with running(tmp_path, **WITHOUT_NLU) as service:
        family = service.family()
        service.process.kill()
        service.process.wait()
        assert eventually(lambda: not any(one.is_running() for one in family))


def test_a_taken_port_is_said_in_two_languages(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        environment = {**os.environ, "PORT": str(taken.getsockname()[1]), "DONGHAENG_VAR": str(tmp_path)}
        command = [sys.executable, "-m", "api.run"]
        ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 1
    assert "포트" in ended.stderr and "already in use" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "ready" not in ended.stdout
