# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A process of its own on one core that counts registers: one line in names a file, one line out says how it went.

`python -m bench.register_child (hand | engine | written) CORE`
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import psutil
import pyarrow as pa
import pyarrow.parquet as pq

from bench.made_catalogue import DAY, catalogue, table
from bench.measure import MEGABYTE

Ran = tuple[Any, dict[str, Any]]


def main(side: str, core: str) -> None:
    """Answer until the input ends."""
    os.sched_setaffinity(0, {int(core)})
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    call = {"hand": _by_hand, "engine": _by_engine, "written": _written}[side]()
    before: int | None = None
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_measured(call, Path(line.strip()), before or _held())) + "\n")
        sys.stdout.flush()
        before = before or _held()  # after the first register all is compiled and laid out


def _measured(call: Callable[[Path], Ran], path: Path, before: int) -> dict[str, Any]:
    Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew from here
    begin, cpu = time.perf_counter(), time.process_time()
    counts, more = call(path)
    return {
        "seconds": time.perf_counter() - begin,
        "cpu_seconds": time.process_time() - cpu,
        "grown_mb": (_peak() - before) / MEGABYTE,
        "counts": None if counts is None else counts.sum(axis=0).tolist(),
        "check": None if counts is None else crc32(np.ascontiguousarray(counts, np.int64).tobytes()),
        **more,
    }


def _held() -> int:
    return int(psutil.Process().memory_info().rss)


def _peak() -> int:
    """The most memory this process held, in bytes."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


def _by_hand() -> Callable[[Path], Ran]:
    from bench import by_bitmap

    programmes = table()
    rows = by_bitmap.bitmaps(programmes)

    def call(path: Path) -> Ran:
        register = by_bitmap.read(path)
        begin = time.perf_counter()
        return by_bitmap.count(register, rows, programmes), {"loop_seconds": time.perf_counter() - begin}

    return call


def _by_engine() -> Callable[[Path], Ran]:
    from rules_engine.register import count

    return lambda path: (count(path, catalogue(), DAY), {})


def _written() -> Callable[[Path], Ran]:
    from rules_engine.register import screen_register

    def call(path: Path) -> Ran:
        out = path.with_suffix(".screened.parquet")
        screen_register(path, out, catalogue(), DAY)
        found = pq.ParquetFile(out).metadata
        return None, {"rows_written": found.num_rows, "mb_written": out.stat().st_size / MEGABYTE}

    return call


if __name__ == "__main__":
    main(*sys.argv[1:])
