# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Starts the whole service as `make run` does, and waits for its one line."""

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass
class Running:
    """A started service."""

    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)
    address: str = ""

    def family(self) -> list[psutil.Process]:
        """Everything it has started."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def part(self, word: str) -> psutil.Process:
        """The process whose command line holds a word."""
        return self.parts(word)[0]

    def parts(self, word: str) -> list[psutil.Process]:
        """All of them."""
        return [one for one in self.family() if any(word in argument for argument in one.cmdline())]


@contextmanager
def running(folder: Path, *, patience: float = 90, **environment: str) -> Iterator[Running]:
    """The service on a free port with its data in a folder; stopped at the end, whatever happens."""
    given: Mapping[str, str] = {
        **os.environ,
        "PORT": "0",
        "DONGHAENG_VAR": str(folder),
        "DONGHAENG_TODAY": "2026-11-21",
        "PYTHONUNBUFFERED": "1",
        **environment,
    }
    command = [sys.executable, "-m", "api.run"]
    process = subprocess.Popen(
        command, cwd=ROOT, env=given, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    service = Running(process)
    coming: queue.Queue[str] = queue.Queue()

    def read() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            service.lines.append(line.strip())
            coming.put(line)

    threading.Thread(target=read, daemon=True).start()
    try:
        while not service.address:
            try:
                line = coming.get(timeout=patience)
            except queue.Empty:
                logs = [f"{file.name}: {file.read_text()[-2000:]}" for file in folder.glob("log/*.log")]
                raise AssertionError("\n".join(["never ready", *service.lines, *logs])) from None
            if line.startswith("ready "):
                service.address = line.removeprefix("ready ").strip()
        yield service
    finally:
        process.terminate()
        process.wait(timeout=20)
