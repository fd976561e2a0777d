# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The understanding end to end: what it understands of other people's words, what it costs, and how well six
registers teach to understand the seventh. All of it is found by `bot` in its own environment."""

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from api.settings import ROOT
from bench.measure import Report
from bench.targets import Target

PYTHON = ROOT / "bot" / ".venv" / "bin" / "python"
HELD_OUT = ROOT / "tests" / "nlu" / "heldout"
TITLE = "understanding a register that nothing was learned from"
LEAST = {
    "intents": 0.90,
    "lowest_register": 0.82,
    "entities_f1": 0.88,
    "several_facts": 0.85,
    "crisis_recall": 0.97,
}
FALSE_ALARMS, LEFT_OUT = 2, 0.80
MOST = {"training_s": 90, "loading_s": 5, "parse_p95_ms": 15, "memory_mb": 800}


def run() -> Report:
    """Read the held-out utterances, weigh the model, and train once for each register left out."""
    held_out, _ = _found("bot.evaluate", *sorted(HELD_OUT.glob("*.yaml")))
    weight, _ = _found("bot.weight")
    registers, table = _found("bot.across_authors")
    targets = [
        *(Target(f"held-out words: {name}", held_out[name], "at least", bound) for name, bound in LEAST.items()),
        Target("held-out words: false alarms in 400", held_out["false_alarms"], "at most", FALSE_ALARMS),
        Target("a register left out: the lowest of seven", _lowest(registers), "at least", LEFT_OUT),
        *(Target(f"the model: {name}", weight[name], "under", bound) for name, bound in MOST.items()),
    ]
    text = f"{TITLE}\n{table.rstrip()}"
    return Report(text, {"held_out": held_out, "weight": weight, **registers}, targets)


def _lowest(found: dict[str, Any]) -> float:
    return min(one["right"] for name, one in found["registers"].items() if name != "all")


def _found(module: str, *arguments: Path) -> tuple[dict[str, Any], str]:
    """What a module of the other environment finds, and how it prints it."""
    with TemporaryDirectory() as directory:
        file = Path(directory) / "found.json"
        command = [PYTHON, "-m", module, *arguments, "--json", file]
        table = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
        return json.loads(file.read_text(encoding="utf-8")), table
