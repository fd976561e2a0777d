# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Timing in one run, so that only ratios between rows are read, never seconds alone."""

import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil

from bench.targets import Target

ROUNDS = 7
LONG_ENOUGH = 50e-6
"""Seconds: shorter calls are timed by the dozen, for looking at the clock takes a tenth of a microsecond or two."""
MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Row:
    """One measured line in microseconds a call: by the clock on the wall, and the mean by the processor's.

    Ratios are of the processor's time, which a busy machine does not blur; a call in another process has none.
    """

    name: str
    median_us: float
    p95_us: float
    cpu_us: float | None = None

    @property
    def compared_us(self) -> float:
        """What is compared with other rows."""
        return self.median_us if self.cpu_us is None else self.cpu_us


@dataclass(frozen=True, slots=True)
class Report:
    """What a section found: the table as printed, the same as data, and the targets that it measured."""

    text: str
    data: dict[str, Any]
    targets: Sequence[Target] = ()


def timed(name: str, call: Callable[[], object], seconds: float = 0.6) -> Row:
    """Call for a while; the median and 95th percentile of single calls, and the processor's time for each."""
    call()
    samples: list[float] = []
    turns = range(_turns(call))
    until, cpu = time.perf_counter() + seconds, time.thread_time()
    while time.perf_counter() < until or len(samples) < ROUNDS:
        begin = time.perf_counter()
        for _ in turns:
            call()
        samples.append((time.perf_counter() - begin) * 1e6 / len(turns))
    return row(name, samples, (time.thread_time() - cpu) / len(samples) / len(turns) * 1e6)


def p95_of_processor_ms(call: Callable[[], object], times: int) -> float:
    """The 95th percentile of single calls in milliseconds of the processor's time, hardly blurred by a busy machine."""
    samples = []
    for _ in range(times):
        begin = time.thread_time()
        call()
        samples.append((time.thread_time() - begin) * 1e3)
    return sorted(samples)[int(times * 0.95)]


def _turns(call: Callable[[], object]) -> int:
    """How many calls make a sample."""
    begin = time.perf_counter()
    call()
    return max(1, round(LONG_ENOUGH / (time.perf_counter() - begin)))


def timed_after(name: str, prepare: Callable[[], Any], call: Callable[[Any], object], times: int = 200) -> Row:
    """Time a call on something that is made anew for each call, and not timed."""
    samples, cpu = [], 0.0
    for _ in range(times):
        fresh = prepare()
        begin, busy = time.perf_counter(), time.thread_time()
        call(fresh)
        cpu += time.thread_time() - busy
        samples.append((time.perf_counter() - begin) * 1e6)
    return row(name, samples, cpu / times * 1e6)


def row(name: str, samples: list[float], cpu_us: float | None = None) -> Row:
    """The row of some calls."""
    return Row(name, statistics.median(samples), sorted(samples)[int(len(samples) * 0.95)], cpu_us)


def interleaved(calls: dict[str, Callable[[], object]], rounds: int = 5) -> list[Row]:
    """Several calls in turns, so that a busy machine slows all of them alike."""
    found: dict[str, list[Row]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            found[name].append(timed(name, call, seconds=0.3))
    return [
        Row(
            name,
            statistics.median(r.median_us for r in rows),
            statistics.median(r.p95_us for r in rows),
            statistics.median(r.compared_us for r in rows),
        )
        for name, rows in found.items()
    ]


def report(
    title: str,
    rows: list[Row],
    facts: dict[str, Any],
    reference: str | None = None,
    targets: Sequence[Target] = (),
) -> Report:
    """The rows as a table, each beside the reference, and the facts below."""
    base = next((row.compared_us for row in rows if row.name == reference), None)
    lines = [f"{title:66} {'median µs':>10} {'p95 µs':>10} {'cpu µs':>10} {'reference / this':>17}"]
    for row in rows:
        ratio = "" if base is None else f"{base / row.compared_us:.2f}"
        cpu = "" if row.cpu_us is None else f"{row.cpu_us:,.0f}"
        lines.append(f"{row.name:66} {row.median_us:10,.0f} {row.p95_us:10,.0f} {cpu:>10} {ratio:>17}")
    lines += [f"  {key}: {value}" for key, value in facts.items()]
    return Report("\n".join(lines), {**facts, "reference": reference, "rows": [_data(row) for row in rows]}, targets)


def _data(row: Row) -> dict[str, Any]:
    cpu = None if row.cpu_us is None else round(row.cpu_us, 1)
    return {"name": row.name, "median_us": round(row.median_us, 1), "p95_us": round(row.p95_us, 1), "cpu_us": cpu}


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
