# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Somebody who has never seen the project: from its files to the first answer and a first programme of their own."""

import json
import os
import queue
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from api.settings import ROOT
from tests.docs.reading import typed, written
from tests.docs.sandbox import copied

pytestmark = [pytest.mark.long, pytest.mark.timeout(1500)]

PAGE = ROOT / "docs" / "start.md"
MINUTE = 60
LONGEST = {"install": 10 * MINUTE, "first answer": 1 * MINUTE, "own programme": 3 * MINUTE}
"""What the page promises."""


@dataclass
class Watch:
    """How long each step took."""

    took: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        began = time.monotonic()
        yield
        self.took[name] = time.monotonic() - began
        print(f"{name}: {self.took[name]:.0f} s")


def test_the_first_quarter_of_an_hour(tmp_path: Path) -> None:
    start, ask, show, judge = typed(PAGE)
    (programme,), (home,) = written(PAGE, "yaml"), written(PAGE, "json")
    here, watch = copied(tmp_path / "donghaeng"), Watch()
    with started(start, here, watch) as address:
        with watch.step("first answer"):
            answer = json.loads(run(ask.replace("http://127.0.0.1:8000", address), here))
        assert {one["verdict"] for one in answer["results"]} >= {"eligible", "confirm"} and answer["question"]
    with watch.step("own programme"):
        (here / "rules_engine/catalogue/seoul/my-first-benefit.yaml").write_text(programme, encoding="utf-8")
        (here / "집.json").write_text(home, encoding="utf-8")
        assert "강서구 어르신 책값" in run(show, here)
        assert verdict(run(judge, here)) == "eligible"
        (here / "집.json").write_text(home.replace('"age": 72', '"age": 69'), encoding="utf-8")
        assert verdict(run(judge.replace("집.json", "집.json"), here), whole=False) is None
    assert {name: took for name, took in watch.took.items() if took > LONGEST[name]} == {}


def verdict(answer: str, *, whole: bool = True) -> str | None:
    """What the one programme came to; None where it is not among the results."""
    results = json.loads(answer)["results"]
    assert len(results) == 1 or not whole
    return str(results[0]["verdict"]) if results else None


@contextmanager
def started(command: str, here: Path, watch: Watch) -> Iterator[str]:
    """Type it, wait for the address, and end it as Ctrl-C does."""
    process = subprocess.Popen(
        ["bash", "-c", f"exec {command.strip()}"], cwd=here, env=fresh(), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
    )  # fmt: skip
    lines: queue.Queue[str] = queue.Queue()
    heard: list[str] = []

    def read() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            heard.append(line)
            lines.put(line)
        lines.put("")

    threading.Thread(target=read, daemon=True).start()
    try:
        with watch.step("install"):
            while not (line := lines.get(timeout=LONGEST["install"])).startswith("ready "):
                assert line, "".join(heard)
        yield line.removeprefix("ready ").strip()
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=30)


def run(command: str, here: Path) -> str:
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command], cwd=here, env=fresh(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-1000:] + done.stderr[-1000:]
    return done.stdout


def fresh() -> dict[str, str]:
    """The environment of somebody who has set nothing; the day is that of the page."""
    own = {
        name: value for name, value in os.environ.items() if not name.startswith(("DONGHAENG_", "PYTHON", "VIRTUAL_"))
    }
    return {**own, "PORT": "0", "DONGHAENG_TODAY": "2026-11-21"}
