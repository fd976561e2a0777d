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
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.interpreter import Interpreter
from bot.train import MODEL

NAMES = Path("build/benefit_names.json")
Entity = dict[str, Any]


@dataclass(frozen=True)
class Reading:
    """What a sentence means, and what the model took it for."""

    register: str
    intent: str
    ranking: tuple[str, ...]
    entities: tuple[Entity, ...]
    found: tuple[Entity, ...]
    milliseconds: float

    @property
    def right(self) -> bool:
        """The first intent is the one meant."""
        return self.ranking[:1] == (self.intent,)

    @property
    def hits(self) -> list[str]:
        """The kinds of the entities found with the right meaning at the right place."""
        open_finds = list(self.found)
        hits = []
        for meant in self.entities:
            match = next((find for find in open_finds if same(meant, find)), None)
            if match:
                open_finds.remove(match)
                hits.append(meant["entity"])
        return hits


def same(meant: Entity, found: Entity) -> bool:
    """Same kind, same norm, and one text lies within the other."""
    written, read = meant["value"].replace(" ", ""), found["value"].replace(" ", "")
    return (meant["entity"], meant["norm"]) == (found["entity"], found["norm"]) and (written in read or read in written)


def with_ids(entity: Entity, ids: dict[str, list[str]]) -> Entity:
    """The entity with the ids of programmes in place of their names; a name that the catalogue does not have stays.

    >>> with_ids({"entity": "benefit", "norm": "기초연금"}, {"기초연금": ["basic-pension"]})["norm"]
    'basic-pension'
    """
    if entity["entity"] != "benefit":
        return entity
    norm = entity["norm"]
    named = norm["candidates"] if isinstance(norm, dict) else [norm]
    found = sorted({id_ for name in named for id_ in ids.get(name.replace(" ", ""), [name])})
    return {**entity, "norm": found[0] if len(found) == 1 else {"candidates": found}}


def ids_by_name(entries: Iterable[dict[str, Any]]) -> dict[str, list[str]]:
    """The ids that bear each name or other name, written without spaces."""
    ids: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        for name in {name.replace(" ", "") for name in (entry["name"], *entry.get("aliases", ()))}:
            ids[name].append(entry["id"])
    return ids


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
    mistaken = Counter(f"{r.intent} taken for {r.ranking[0] if r.ranking else None}" for r in readings if not r.right)
    for mistake, times in mistaken.most_common(25):
        yield f"  {times:3} x {mistake}"
    yield "entity                precision recall F1"
    meant = Counter(entity["entity"] for r in readings for entity in r.entities)
    found = Counter(entity["entity"] for r in readings for entity in r.found)
    hits = Counter(hit for r in readings for hit in r.hits)
    for entity in sorted(meant | found):
        yield _scores(entity, hits[entity], found[entity], meant[entity])
    yield _scores("all", hits.total(), found.total(), meant.total())
    waits = sorted(reading.milliseconds for reading in readings)
    yield f"parse    p50 {statistics.median(waits):.1f} ms, p95 {waits[int(0.95 * len(waits))]:.1f} ms"


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
    chosen = options.parse_args()
    interpreter = Interpreter.load(chosen.model)
    examples = [example for file in chosen.files for example in yaml.safe_load(file.read_text(encoding="utf-8"))]
    ids = ids_by_name(json.loads(chosen.names.read_text(encoding="utf-8")) if chosen.names.exists() else [])
    print("\n".join(report([read(interpreter, example, ids) for example in examples])))


if __name__ == "__main__":
    main()
