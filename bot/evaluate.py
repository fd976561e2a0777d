# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""How well the trained model understands sentences it has not seen: `python -m bot.evaluate FILE...`.

A file is a YAML list of `{text, intent, register, entities: [{entity, value, norm}]}`. The norm of a benefit may be
written as its id or as one of its names.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from bot.interpreter import Interpreter
from bot.readings import Reading, ids_by_name, with_ids
from bot.train import MODEL

NAMES = Path("build/benefit_names.json")


def read(interpreter: Interpreter, example: dict[str, Any], ids: dict[str, list[str]]) -> Reading:
    """Parse one example as the server would."""
    started = time.perf_counter()
    meaning = interpreter.parse(example["text"])
    milliseconds = 1000 * (time.perf_counter() - started)
    return Reading(
        register=example.get("register", "-"),
        intent=example["intent"],
        ranking=tuple(ranked["name"] for ranked in meaning["intent_ranking"]),
        entities=tuple(with_ids(entity, ids) for entity in example.get("entities") or ()),
        found=tuple(with_ids(entity, ids) for entity in meaning["entities"]),
        milliseconds=milliseconds,
    )


def report(readings: list[Reading]) -> Iterable[str]:
    """The lines of the report."""
    top3 = _share(reading.intent in reading.ranking[:3] for reading in readings)
    yield f"intent   {_share(r.right for r in readings)} of {len(readings)}, among the first three {top3}"
    for register in sorted({reading.register for reading in readings}):
        chosen = [reading for reading in readings if reading.register == register]
        yield f"  {register:20} {_share(r.right for r in chosen)} of {len(chosen)}"
    crises, harmless = [r for r in readings if r.crisis], [r for r in readings if not r.crisis]
    if crises:
        seen, alarms = _share(r.taken_for_crisis for r in crises), sum(r.taken_for_crisis for r in harmless)
        yield f"crisis   seen {seen} of {len(crises)}, {alarms} false alarms in {len(harmless)}"
    mistaken = Counter(f"{r.intent} taken for {r.ranking[0] if r.ranking else None}" for r in readings if not r.right)
    for mistake, times in mistaken.most_common(25):
        yield f"  {times:3} x {mistake}"
    yield "entity                precision recall F1"
    meant = Counter(entity["entity"] for r in readings for entity in r.entities)
    found = Counter(entity["entity"] for r in readings for entity in r.found)
    hits = Counter(hit for r in readings for hit in r.hits)
    misread = Counter(kind for r in readings for kind in r.misread)
    for entity in sorted(meant | found):
        scores = _scores(entity, hits[entity], found[entity], meant[entity])
        yield f"{scores}, {misread[entity]} misread" if misread[entity] else scores
    yield _scores("all", hits.total(), found.total(), meant.total())
    several = [reading for reading in readings if len(reading.entities) > 1]
    if several:
        yield f"of {len(several)} with several facts, all of them and nothing else {_share(r.whole for r in several)}"
    waits = sorted(reading.milliseconds for reading in readings)
    yield f"parse    p50 {statistics.median(waits):.1f} ms, p95 {waits[int(0.95 * len(waits))]:.1f} ms"


def totals(readings: list[Reading]) -> dict[str, float]:
    """What is wanted of the understanding as a whole, each a share; false alarms are of 400 harmless words."""
    hits = sum(len(r.hits) for r in readings)
    harmless = [r.taken_for_crisis for r in readings if not r.crisis]
    registers = {r.register for r in readings}
    return {
        "intents": float(_share(r.right for r in readings)),
        "lowest_register": min(float(_share(r.right for r in readings if r.register == one)) for one in registers),
        "entities_f1": 2 * hits / sum(len(r.entities) + len(r.found) for r in readings),
        "several_facts": float(_share(r.whole for r in readings if len(r.entities) > 1)),
        "crisis_recall": float(_share(r.taken_for_crisis for r in readings if r.crisis)),
        "false_alarms": 400 * sum(harmless) / len(harmless),
    }


def _share(answers: Iterable[bool]) -> str:
    """The share of what is true.

    >>> _share([True, False])
    '0.500'
    """
    counted = list(answers)
    return f"{sum(counted) / len(counted):.3f}"


def _scores(name: str, hits: int, found: int, meant: int) -> str:
    """Precision, recall and F1 of one kind of entity.

    >>> _scores("age", 1, 2, 1).split()
    ['age', '0.50', '1.00', '0.67', '1', 'meant,', '2', 'found']
    """
    precision, recall = hits / found if found else 0.0, hits / meant if meant else 0.0
    both = 2 * hits / (found + meant) if found + meant else 0.0
    return f"  {name:20} {precision:.2f}  {recall:.2f}  {both:.2f}   {meant} meant, {found} found"


def main() -> None:
    """Parse every example of the files and print the report."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--model", type=Path, default=MODEL)
    options.add_argument("--names", type=Path, default=NAMES, help="the benefits' names and ids")
    options.add_argument("--json", type=Path, help="a file to write the totals to")
    chosen = options.parse_args()
    interpreter = Interpreter.load(chosen.model)
    examples = [example for file in chosen.files for example in yaml.safe_load(file.read_text(encoding="utf-8"))]
    ids = ids_by_name(json.loads(chosen.names.read_text(encoding="utf-8")) if chosen.names.exists() else [])
    readings = [read(interpreter, example, ids) for example in examples]
    print("\n".join(report(readings)))
    if chosen.json:
        chosen.json.write_text(json.dumps(totals(readings)), encoding="utf-8")


if __name__ == "__main__":
    main()
