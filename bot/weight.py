# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""What the understanding costs, end to end as config.yml has it: `python -m bot.weight [--json FILE]`.

A model is trained from nothing in a process of its own, loaded, and reads every utterance of tests/nlu/development.
Times are the processor's, which a busy machine does not blur; the memory is the most that the reading process held.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from bot.interpreter import Interpreter
from bot.train import MODEL, train

UTTERANCES = Path("tests/nlu/development")
SOURCES = ("config.yml", "domain.yml", "nlu_data")
KILOBYTES = 1024


@dataclass(frozen=True)
class Weight:
    """Seconds to train and to be ready, imports included; milliseconds a sentence; megabytes held."""

    training_s: float
    loading_s: float
    parse_p50_ms: float
    parse_p95_ms: float
    memory_mb: float


def main() -> None:
    """Measure and print; `--train` is what the measuring process calls itself with."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", type=Path, help="a file to write the figures to")
    options.add_argument("--train", type=Path, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.train:
        train(chosen.train)
        return
    found = weigh(Path.cwd())
    print("\n".join(told(found)))
    if chosen.json:
        chosen.json.write_text(json.dumps(asdict(found)), encoding="utf-8")


def weigh(root: Path) -> Weight:
    """Train, load and read; to be called first thing in a process, whose whole time until it reads is the loading."""
    with TemporaryDirectory() as directory:
        for source in SOURCES:
            (Path(directory) / source).symlink_to((root / source).resolve())
        subprocess.run([sys.executable, "-m", "bot.weight", "--train", directory], cwd=root, check=True)
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        interpreter = Interpreter.load(Path(directory) / MODEL)
    loaded = time.process_time()
    waits = sorted(_waits(interpreter, root / UTTERANCES))
    return Weight(
        training_s=children.ru_utime + children.ru_stime,
        loading_s=loaded,
        parse_p50_ms=1e3 * statistics.median(waits),
        parse_p95_ms=1e3 * waits[int(0.95 * len(waits))],
        memory_mb=_most_held() / KILOBYTES,
    )


def _most_held() -> int:
    """The most kilobytes that this program held; `getrusage` would count what its parent held when it began."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


def _waits(interpreter: Interpreter, utterances: Path) -> Iterator[float]:
    texts = [
        example["text"] for file in utterances.glob("*.yaml") for example in yaml.safe_load(file.read_text("utf-8"))
    ]
    interpreter.parse(texts[0])
    for text in texts:
        begun = time.process_time()
        interpreter.parse(text)
        yield time.process_time() - begun


def told(found: Weight) -> Iterator[str]:
    """The figures as they are printed.

    >>> next(told(Weight(23.0, 3.0, 1.5, 2.4, 236.0)))
    'trained in 23 s, loaded in 3.0 s'
    """
    yield f"trained in {found.training_s:.0f} s, loaded in {found.loading_s:.1f} s"
    yield f"parse p50 {found.parse_p50_ms:.1f} ms, p95 {found.parse_p95_ms:.1f} ms, memory {found.memory_mb:.0f} MB"


if __name__ == "__main__":
    main()
