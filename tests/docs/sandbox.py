# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A copy of the project in which a reader may type whatever a page says: it uses our environments and changes none."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from api.settings import ROOT

SHARED = (".venv", "bot/.venv", ".tools")
UV = """#!/bin/sh
[ "$1" = run ] && shift && exec "$@"
echo "only uv run stands in here" >&2; exit 1
"""
MAKE = """#!/bin/sh
case " $* " in *" run "*) exec python -m tests.docs.briefly /usr/bin/make -o setup "$@";; esac
exec /usr/bin/make -o setup -o setup-dev "$@"
"""
"""The environments are made already; a service that was started is left once it has said that it is ready."""


@dataclass(frozen=True)
class Sandbox:
    """The copy, and what is set in it."""

    root: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(self, script: str, *, patience: float = 600) -> tuple[int, str]:
        """Type it, and end at the first command that fails: how it ended, and all that was said. Nothing is left."""
        process = subprocess.Popen(
            ["bash", "-euo", "pipefail", "-c", script],
            cwd=self.root, env={**os.environ, **self.environment}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        try:
            said, _ = process.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            for one in [*psutil.Process(process.pid).children(recursive=True), process]:
                one.kill()
            raise
        return process.returncode, said


def copied(target: Path) -> Path:
    """Every file of the project that is kept, with the model and the machine code that were made of it."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in listed.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


@contextmanager
def sandbox(target: Path) -> Iterator[Sandbox]:
    """A copy beside our environments."""
    copied(target)
    for name in SHARED:
        if (ROOT / name).exists():
            (target / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "build", target / "build", ignore=shutil.ignore_patterns("site"), dirs_exist_ok=True)
    for cache in ROOT.glob("rules_engine/**/__pycache__"):
        shutil.copytree(cache, target / cache.relative_to(ROOT), dirs_exist_ok=True)
    programs = target / "programs"
    programs.mkdir()
    for name, text in {"uv": UV, "make": MAKE}.items():
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    path = f"{programs}:{target / '.venv' / 'bin'}:{os.environ['PATH']}"
    yield Sandbox(target, {"PATH": path, "PYTHONPATH": str(target), "PORT": "0", "DONGHAENG_TODAY": "2026-11-21"})
