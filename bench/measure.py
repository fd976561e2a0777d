# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Timing in one process and one run, so that only ratios between rows are read, never seconds alone."""

import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROUNDS = 7


@dataclass(frozen=True, slots=True)
class Row:
    """One measured line: microseconds a call, and how many times the reference takes."""

    name: str
    median_us: float
    p95_us: float


def timed(name: str, call: Callable[[], object], seconds: float = 0.6) -> Row:
    """Call for a while in rounds; the median and 95th percentile of single calls."""
    call()
    samples: list[float] = []
    until = time.perf_counter() + seconds
    while time.perf_counter() < until or len(samples) < ROUNDS:
        begin = time.perf_counter()
        call()
        samples.append((time.perf_counter() - begin) * 1e6)
    samples.sort()
    return Row(name, statistics.median(samples), samples[int(len(samples) * 0.95)])


def interleaved(calls: dict[str, Callable[[], object]], rounds: int = 5) -> list[Row]:
    """Several calls in turns, so that a busy machine slows all of them alike."""
    found: dict[str, list[Row]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            found[name].append(timed(name, call, seconds=0.3))
    return [
        Row(name, statistics.median(r.median_us for r in rows), statistics.median(r.p95_us for r in rows))
        for name, rows in found.items()
    ]


def machine() -> dict[str, str | int]:
    """What the run was measured on."""
    cpu = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        platform.processor(),
    )
    return {"python": platform.python_version(), "cpu": cpu, "system": platform.system()}
