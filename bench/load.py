# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A city's day in a minute: people of every kind at once, who do not wait for the service to be free.

`python -m bench.load --seconds 600 --people 200 --spike-seconds 60`. Everybody's turns are due at times that were set
before; what is late counts as waiting, and nothing is left out because the service is busy (open loop). Loopback only.
"""

import argparse
import asyncio
import itertools
import json
import math
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psutil

from api.settings import ROOT
from bench.channels import TOKEN
from bench.measure import Report, Row, report
from bench.people import MIX, Kind, Visitor, visitor
from bench.service import free_port, wait_ready
from bench.targets import Target, page

THINKING = 10.0
"""Seconds between two turns of one person: 200 people make 20 turns a second."""
SPIKE = 5
LOOK_EVERY = 1.0
BUSY = httpx.codes.TOO_MANY_REQUESTS
POLITE = "polite 429"
P50, P95, GROWTH = 0.150, 0.500, 0.03
WARM = 0.3
"""The share of the calm time after which everything has been used once."""
PICTURE = ROOT / "bench" / "results" / "load.png"


@dataclass(frozen=True, slots=True)
class Asked:
    """One turn: by whom, when it was due (seconds from the start), how long it took from then, and what came."""

    kind: Kind
    due: float
    seconds: float
    outcome: str


@dataclass(slots=True)
class Run:
    """What was seen. `memory` holds megabytes by process at each look."""

    asked: list[Asked] = field(default_factory=list)
    memory: list[tuple[float, dict[str, int]]] = field(default_factory=list)
    parts: dict[str, float] = field(default_factory=dict)
    cpu: dict[str, float] = field(default_factory=dict)

    def during(self, begin: float, end: float) -> list[Asked]:
        """The turns that were due between two times."""
        return [one for one in self.asked if begin <= one.due < end]


def run(
    seconds: float = 1800, people: int = 200, spike_seconds: float = 60, workers: int = 2, replicas: int = 2
) -> Report:
    """Start the service, let everybody talk, then five times as many, and say whether the limits hold."""

    def day(base: str, counted: int, pid: int) -> Coroutine[Any, Any, Run]:
        return _day(base, counted, pid, seconds, people, spike_seconds)

    with tempfile.TemporaryDirectory(prefix="load-") as folder:
        seen = _served(Path(folder), workers, replicas, day)
    calm, spike = seen.during(0, seconds), seen.during(seconds, seconds + spike_seconds)
    _draw(seen, seconds)
    rows = [row(f"all, {people} people, {len(calm) / seconds:.0f} turns/s", calm)]
    rows += [row(f"{kind}: {len(theirs)} turns", theirs) for kind in MIX if (theirs := _of(calm, kind))]
    if answered := [one for one in spike if one.outcome == "answered"]:
        rows.append(row(f"spike, {len(spike) / spike_seconds:.0f} turns/s", answered))
    facts, targets = _facts(seen, seconds, calm, spike), _targets(seen, seconds, calm, spike)
    return report("a city's load on one machine", rows, facts, targets=targets)


def _of(asked: Sequence[Asked], kind: Kind) -> list[Asked]:
    return [one for one in asked if one.kind == kind]


def row(name: str, asked: Sequence[Asked]) -> Row:
    """Median and 95th percentile of some turns."""
    took = [one.seconds for one in asked]
    return Row(name, statistics.median(took) * 1e6, quantile(took, 0.95) * 1e6)


def quantile(took: Sequence[float], share: float) -> float:
    """The time within which so large a share was answered."""
    return sorted(took)[min(int(len(took) * share), len(took) - 1)]


def _facts(seen: Run, seconds: float, calm: list[Asked], spike: list[Asked]) -> dict[str, Any]:
    warm, end, after = (_memory_of(seen, at) for at in (WARM * seconds, seconds, math.inf))
    return {
        "p99_s": round(quantile([one.seconds for one in calm], 0.99), 3),
        "outcomes": dict(Counter(one.outcome for one in calm)),
        "spike_outcomes": dict(Counter(one.outcome for one in spike)),
        "memory_mb_warm": {"all": sum(warm.values()), **warm},
        "memory_mb_end": {"all": sum(end.values()), **end},
        "memory_mb_after_the_spike": {"all": sum(after.values()), **after},
        "parts_p95_s": seen.parts,
        "cpu_ms_a_turn": {name: round(busy * 1000 / len(seen.asked), 1) for name, busy in seen.cpu.items()},
    }


def _targets(seen: Run, seconds: float, calm: list[Asked], spike: list[Asked]) -> list[Target]:
    took = [one.seconds for one in calm]
    broken = sum(one.outcome != "answered" for one in calm)
    rude = sum(one.outcome not in ("answered", POLITE) for one in spike)
    warm, end = (sum(_memory_of(seen, at).values()) for at in (WARM * seconds, seconds))
    return [
        Target("a city's talks: p50 s", quantile(took, 0.5), "under", P50),
        Target("a city's talks: p95 s", quantile(took, 0.95), "under", P95),
        Target(f"a city's talks: not answered, of {len(calm)}", broken, "at most", 0),
        Target(f"a spike of {SPIKE} times: neither answered nor politely refused, of {len(spike)}", rude, "at most", 0),
        Target("memory grown since warm, share", end / warm - 1, "under", GROWTH),
    ]


def _memory_of(seen: Run, at: float) -> dict[str, int]:
    return next((found for when, found in reversed(seen.memory) if when <= at), seen.memory[0][1])


def _served(folder: Path, workers: int, replicas: int, day: Callable[[str, int, int], Coroutine[Any, Any, Run]]) -> Run:
    port, counted = free_port(), free_port()
    base = f"http://127.0.0.1:{port}"
    known = {
        "PORT": str(port),
        "DONGHAENG_VAR": str(folder),
        "DONGHAENG_METRICS_PORT": str(counted),
        "DONGHAENG_WEB_WORKERS": str(workers),
        "DONGHAENG_NLU_REPLICAS": str(replicas),
        "DONGHAENG_COUNTER_OPEN": "true",
        "DONGHAENG_VOICE_AUTH_TOKEN": TOKEN,
        "DONGHAENG_VOICE_PUBLIC_URL": base,
        "DONGHAENG_RATE_PHONE": "1000/hour",
    }
    command = [sys.executable, "-m", "api.run"]
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **known}, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        wait_ready(process, time.perf_counter())
        _all_workers(base, process.pid, workers)
        return asyncio.run(day(base, counted, process.pid))
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def _all_workers(base: str, pid: int, workers: int) -> None:
    """Wait until all of them have come up: the later ones start behind the first."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        serving = [one for one in psutil.Process(pid).children() if "api.serving" in one.cmdline()]
        if len(serving) == workers and all(time.time() - one.create_time() > 12 for one in serving):
            return
        time.sleep(0.5)
    raise RuntimeError("not all workers came up")


async def _day(base: str, counted: int, pid: int, seconds: float, people: int, spike_seconds: float) -> Run:
    seen, began = Run(), time.monotonic()
    looking = asyncio.create_task(_look(seen, pid, began))
    before = _busy(pid)
    numbers, kinds = itertools.count(1), _kinds()
    calm = [visitor(next(numbers), next(kinds), base) for _ in range(people)]
    more = [visitor(next(numbers), next(kinds), base) for _ in range(people * (SPIKE - 1))]
    end = seconds + spike_seconds
    talking = [_talk(one, seen, began, THINKING * place / people, end) for place, one in enumerate(calm)]
    if spike_seconds:
        talking += [
            _talk(one, seen, began, seconds + THINKING * place / len(more), end) for place, one in enumerate(more)
        ]
    await asyncio.gather(*talking)
    looking.cancel()
    seen.cpu = {name: busy - before.get(name, 0.0) for name, busy in _busy(pid).items()}
    async with httpx.AsyncClient() as client:
        seen.parts = _parts((await client.get(f"http://127.0.0.1:{counted}/metrics")).text)
    return seen


async def _talk(one: Visitor, seen: Run, began: float, first: float, end: float) -> None:
    """Somebody's turns, each due a while after the one before was due, whenever that was answered."""
    for place, turn in enumerate(one.turns):
        due = first + place * THINKING
        if due >= end:
            return
        await asyncio.sleep(max(0.0, began + due - time.monotonic()))
        outcome = await _outcome(turn())
        seen.asked.append(Asked(one.kind, due, time.monotonic() - began - due, outcome))


async def _outcome(turn: Any) -> str:
    try:
        answer = await turn
    except Exception as error:  # noqa: BLE001 - whatever came, it is what somebody saw
        return f"{type(error).__name__}"
    if answer is None or answer.is_success or answer.is_redirect:
        return "answered"
    polite = answer.status_code == BUSY and answer.headers.get("retry-after")
    return POLITE if polite else str(answer.status_code)


def _kinds() -> Any:
    """The mix, evenly through the crowd."""
    owed = dict.fromkeys(MIX, 0.0)
    while True:
        for kind, share in MIX.items():
            owed[kind] += share
        kind = max(owed, key=lambda one: owed[one])
        owed[kind] -= 1
        yield kind


def _family(pid: int) -> Iterator[tuple[str, psutil.Process]]:
    """The processes of the service, by what they run."""
    for process in (psutil.Process(pid), *psutil.Process(pid).children(recursive=True)):
        words = process.cmdline()
        yield words[words.index("-m") + 1] if "-m" in words else process.name(), process


def _busy(pid: int) -> dict[str, float]:
    """Seconds of the processor's time by what runs: a busy machine does not blur them."""
    found: dict[str, float] = {}
    for name, process in _family(pid):
        times = process.cpu_times()
        found[name] = found.get(name, 0.0) + times.user + times.system
    return found


async def _look(seen: Run, pid: int, began: float) -> None:
    while True:
        found: dict[str, int] = {}
        for name, process in _family(pid):
            found[name] = found.get(name, 0) + process.memory_info().rss // 2**20
        seen.memory.append((time.monotonic() - began, found))
        await asyncio.sleep(LOOK_EVERY)


def _parts(page: str) -> dict[str, float]:
    """The upper edge of the bucket in which the 95th percentile of each part lies."""
    counts: dict[str, list[tuple[float, float]]] = {}
    for line in page.splitlines():
        if line.startswith("donghaeng_part_seconds_bucket"):
            labels, value = line.split("} ")
            named = dict(pair.split("=", 1) for pair in labels.split("{")[1].replace('"', "").split(","))
            counts.setdefault(named["part"], []).append((float(named["le"]), float(value)))
    found = {}
    for part, buckets in counts.items():
        ordered = sorted(buckets)
        found[part] = next(edge for edge, count in ordered if count >= 0.95 * ordered[-1][1])
    return found


def _draw(seen: Run, seconds: float) -> None:
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, (above, below) = plt.subplots(2, 1, figsize=(9, 7), sharex=True)
    for kind in MIX:
        found = [one for one in seen.asked if one.kind == kind]
        above.plot([one.due for one in found], [one.seconds for one in found], ".", markersize=3, label=kind)
    above.axhline(P95, linestyle="--", linewidth=1, color="grey", label="p95 limit")
    above.set(ylabel="seconds from when it was due", yscale="log")
    for name in sorted({name for _, found in seen.memory for name in found}):
        below.plot([at for at, _ in seen.memory], [found.get(name, 0) for _, found in seen.memory], label=name)
    below.set(xlabel="seconds", ylabel="memory, MB", ylim=(0, None))
    for axes in (above, below):
        axes.axvline(seconds, linewidth=1, color="grey")
        axes.legend(fontsize=7)
    PICTURE.parent.mkdir(exist_ok=True)
    figure.savefig(PICTURE, dpi=110, bbox_inches="tight")
    plt.close(figure)


def main() -> None:
    """Run as told, print, and keep."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--people", type=int, default=200)
    options.add_argument("--spike-seconds", type=float, default=0)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--replicas", type=int, default=2)
    found = run(**vars(options.parse_args()))
    print(f"{found.text}\n\n{page({'load': found.targets})}")
    PICTURE.with_suffix(".json").write_text(
        json.dumps(found.data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
