# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""A sentence as it was meant and as it was understood, and how far the two agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.figures import CRISIS
from bot.korean.benefits import fuller

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
    def crisis(self) -> bool:
        """Danger is meant."""
        return self.intent.startswith(CRISIS)

    @property
    def taken_for_crisis(self) -> bool:
        """Danger was heard, be it another one."""
        return bool(self.ranking) and self.ranking[0].startswith(CRISIS)

    @property
    def hits(self) -> list[str]:
        """The kinds of the entities found with the right meaning at the right place."""
        return [meant["entity"] for meant, find in self._pairs if find]

    @property
    def misread(self) -> list[str]:
        """The kinds of the entities found at the right place with another meaning."""
        matched = [find for _, find in self._pairs if find]
        spare = [find for find in self.found if find not in matched]
        missed = [meant for meant, find in self._pairs if not find]
        return [meant["entity"] for meant in missed if any(_at_one_place(meant, find) for find in spare)]

    @property
    def _pairs(self) -> list[tuple[Entity, Entity | None]]:
        """What was meant, each with what it was found as."""
        open_finds = list(self.found)
        pairs: list[tuple[Entity, Entity | None]] = []
        for meant in self.entities:
            match = next((find for find in open_finds if same(meant, find)), None)
            if match:
                open_finds.remove(match)
            pairs.append((meant, match))
        return pairs

    @property
    def whole(self) -> bool:
        """Everything meant was found, and nothing else."""
        return len(self.hits) == len(self.entities) == len(self.found)


def same(meant: Entity, found: Entity) -> bool:
    """Same kind, same norm, and one text lies within the other."""
    return _at_one_place(meant, found) and _in_no_order(meant["norm"]) == _in_no_order(found["norm"])


def _at_one_place(meant: Entity, found: Entity) -> bool:
    written, read = meant["value"].replace(" ", ""), found["value"].replace(" ", "")
    return bool(meant["entity"] == found["entity"]) and (written in read or read in written)


def _in_no_order(norm: Any) -> Any:
    """Candidates have no order."""
    if isinstance(norm, dict) and "candidates" in norm:
        return {"candidates": sorted(norm["candidates"], key=str)}
    return norm


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
    listed = list(entries)
    for entry in listed:
        for name in {name.replace(" ", "") for name in (entry["name"], *entry.get("aliases", ()))}:
            ids[name].append(entry["id"])
    bare = {entry["id"] for entry in listed if entry.get("bare")}
    return {name: fuller(found, bare) for name, found in ids.items()}
