# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Registers of a thousand to a million people against ten thousand programmes, beside a hand-written bitmap loop.

Each side is a process of its own on the same core; they take turns, and the ratios are of the time on that core.
Memory is what the process grew by while it counted, the register that it read included.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow.parquet as pq

from bench import made_register
from bench.made_catalogue import table
from bench.measure import MEGABYTE, Report
from bench.targets import Target

ROUNDS = {1_000: 5, 10_000: 5, 100_000: 5, 1_000_000: 3}
WRITTEN = 100_000
WARM = 500
ONE_THREAD = dict.fromkeys(("NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "ARROW_IO_THREADS"), "1")
COLUMNS = ("side", "seconds", "cpu s", "ns/pair", "loop s", "loop ns", "grown MB", "× hand")
HEADER = f"{'people':>10} " + " ".join(f"{name:>9}" for name in COLUMNS)


class Side:
    """One of the two sides, running."""

    def __init__(self, name: str) -> None:
        core = max(os.sched_getaffinity(0))
        command = [sys.executable, "-m", "bench.register_child", name, str(core)]
        self.process = subprocess.Popen(
            command, env={**os.environ, **ONE_THREAD}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, path: Path) -> dict[str, Any]:
        """Count one register."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{path}\n")
        self.process.stdin.flush()
        return dict(json.loads(self.process.stdout.readline()))

    def close(self) -> None:
        """Let it end."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()


def run() -> Report:
    """Measure every size on every side in turns; both must count the same."""
    with TemporaryDirectory() as folder:
        paths = {size: made_register.write(Path(folder) / f"{size}.parquet", size) for size in (WARM, *ROUNDS)}
        sides = {name: Side(name) for name in ("hand", "engine")}
        try:
            for side in sides.values():
                side.run(paths[WARM])
            found = {size: _turns(sides, paths[size], rounds) for size, rounds in ROUNDS.items()}
        finally:
            for side in sides.values():
                side.close()
        held = {size: pq.read_table(paths[size]).nbytes / MEGABYTE for size in ROUNDS}
        written = _written(paths)
    rows = [_row(size, name, runs, held[size]) for size, of_size in found.items() for name, runs in of_size.items()]
    data = {"programmes": len(table()), "rows": rows, "growth_of_the_last_tenfold": _growth(rows), "written": written}
    return Report(_text(rows, written), data, _targets(rows))


def _targets(rows: list[dict[str, Any]]) -> list[Target]:
    hand, engine = ({row["people"]: row for row in rows if row["side"] == side} for side in ("hand", "engine"))
    million = max(engine)
    ratio = engine[million]["cpu_seconds"] / hand[million]["cpu_seconds"]
    above = engine[million]["grown_mb"] - engine[million]["register_mb"]
    return [
        Target("a million people: times the bitmap loop", ratio, "at most", 2),
        Target("a million people: peak MB above the register", above, "under", 400),
        Target("a million people: times the cost of a tenth of them", _growth(rows)["engine"], "at most", 10),
    ]


def _turns(sides: dict[str, Side], path: Path, rounds: int) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, side in sides.items():
            found[name].append(side.run(path))
    counted = {(*one["counts"], one["check"]) for runs in found.values() for one in runs}
    assert len(counted) == 1, f"the sides do not count the same: {counted}"
    return found


def _row(people: int, side: str, runs: list[dict[str, Any]], register_mb: float) -> dict[str, Any]:
    seconds, pairs = median(run["seconds"] for run in runs), people * len(table())
    row = {
        "people": people,
        "side": side,
        "seconds": round(seconds, 4),
        "cpu_seconds": round(median(run["cpu_seconds"] for run in runs), 4),
        "ns_per_pair": round(seconds / pairs * 1e9, 4),
        "grown_mb": round(max(run["grown_mb"] for run in runs), 1),
        "register_mb": round(register_mb, 1),
        "counts": runs[0]["counts"],
    }
    if "loop_seconds" in runs[0]:
        loop = median(run["loop_seconds"] for run in runs)
        row |= {"loop_seconds": round(loop, 4), "loop_ns_per_pair": round(loop / pairs * 1e9, 4)}
    return row


def _written(paths: dict[int, Path]) -> dict[str, Any]:
    """The results written out, and how much of the time counting alone takes."""
    writing, counting = Side("written"), Side("engine")
    try:
        for side in (writing, counting):
            side.run(paths[WARM])
        wrote, counted = writing.run(paths[WRITTEN]), counting.run(paths[WRITTEN])
    finally:
        writing.close()
        counting.close()
    return {
        "people": WRITTEN,
        "seconds": round(wrote["seconds"], 2),
        "people_a_second": round(WRITTEN / wrote["seconds"]),
        "rows_written": wrote["rows_written"],
        "rows_a_second": round(wrote["rows_written"] / wrote["seconds"]),
        "mb_written": round(wrote["mb_written"], 1),
        "grown_mb": round(wrote["grown_mb"], 1),
        "share_of_deciding": round(counted["seconds"] / wrote["seconds"], 3),
    }


def _text(rows: list[dict[str, Any]], written: dict[str, Any]) -> str:
    hand = {row["people"]: row["cpu_seconds"] for row in rows if row["side"] == "hand"}
    lines = ["registers, ten thousand programmes, one core", HEADER]
    for row in rows:
        numbers = [
            row.get(key) for key in ("seconds", "cpu_seconds", "ns_per_pair", "loop_seconds", "loop_ns_per_pair")
        ]
        cells = [" " * 9 if number is None else f"{number:9.3f}" for number in numbers]
        ratio = row["cpu_seconds"] / hand[row["people"]]
        lines.append(f"{row['people']:10,} {row['side']:>9} {' '.join(cells)} {row['grown_mb']:9.0f} {ratio:9.2f}")
    lines += [
        f"  a million costs {times:.1f} times a hundred thousand ({side})" for side, times in _growth(rows).items()
    ]
    lines += [f"  written as Parquet, {key}: {value}" for key, value in written.items()]
    return "\n".join(lines)


def _growth(rows: list[dict[str, Any]]) -> dict[str, float]:
    seconds = {(row["side"], row["people"]): row["cpu_seconds"] for row in rows}
    *_, before, last = ROUNDS
    return {side: round(seconds[side, last] / seconds[side, before], 2) for side, people in seconds if people == last}
