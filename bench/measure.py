# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Timing in one process and one run, so that only ratios between rows are read, never seconds alone."""

import os
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil

ROUNDS = 7
MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Row:
    """One measured line: microseconds a call."""

    name: str
    median_us: float
    p95_us: float


@dataclass(frozen=True, slots=True)
class Report:
    """What a section found: the table as printed, and the same as data."""

    text: str
    data: dict[str, Any]


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


def timed_after(name: str, prepare: Callable[[], Any], call: Callable[[Any], object], times: int = 200) -> Row:
    """Time a call on something that is made anew for each call, and not timed."""
    samples: list[float] = []
    for _ in range(times):
        fresh = prepare()
        begin = time.perf_counter()
        call(fresh)
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


def report(title: str, rows: list[Row], facts: dict[str, Any], reference: str | None = None) -> Report:
    """The rows as a table, each beside the reference, and the facts below."""
    base = next((row.median_us for row in rows if row.name == reference), None)
    lines = [f"{title:60} {'median µs':>12} {'p95 µs':>12} {'reference / this':>17}"]
    for row in rows:
        ratio = "" if base is None else f"{base / row.median_us:.2f}"
        lines.append(f"{row.name:60} {row.median_us:12,.0f} {row.p95_us:12,.0f} {ratio:>17}")
    lines += [f"  {key}: {value}" for key, value in facts.items()]
    return Report("\n".join(lines), {**facts, "reference": reference, "rows": [_row(row) for row in rows]})


def _row(row: Row) -> dict[str, Any]:
    return {"name": row.name, "median_us": round(row.median_us, 1), "p95_us": round(row.p95_us, 1)}


def machine() -> dict[str, str | int]:
    """What the run was measured on."""
    cpu = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        platform.processor(),
    )
    return {
        "cpu": cpu,
        "cores": len(os.sched_getaffinity(0)),
        "memory_mb": psutil.virtual_memory().total // MEGABYTE,
        "system": platform.system(),
        "python": platform.python_version(),
        **{name: version(name) for name in ("numpy", "numba", "pyarrow", "openfisca-core")},
    }
