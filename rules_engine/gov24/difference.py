# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is new, changed or gone between two snapshots, for people and for machines."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rules_engine.gov24.records import Fields, Record
from rules_engine.gov24.snapshot import Snapshot

COUNTERS = frozenset({"조회수", "inqNum"})
"""How often a page was opened: it changes every day and changes nothing."""
MOST_LISTED = 50


@dataclass(frozen=True, slots=True)
class Changed:
    """A service whose fields differ: the names of these fields."""

    id: str
    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """New and gone services by id with their names, and changed ones."""

    new: Mapping[str, str]
    changed: tuple[Changed, ...]
    gone: Mapping[str, str]

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)

    def json(self) -> dict[str, Any]:
        """The report for machines."""
        return {
            "counts": {"new": len(self.new), "changed": len(self.changed), "gone": len(self.gone)},
            "new": [{"id": one, "name": name} for one, name in self.new.items()],
            "changed": [{"id": one.id, "name": one.name, "fields": list(one.fields)} for one in self.changed],
            "gone": [{"id": one, "name": name} for one, name in self.gone.items()],
        }

    def text(self) -> str:
        """The report for people; of long lists the beginning."""
        lines = [f"새로 생긴 것 {len(self.new):,}건, 바뀐 것 {len(self.changed):,}건, 사라진 것 {len(self.gone):,}건"]
        lines += _listed("새로 생긴 것", [f"{name} ({one})" for one, name in self.new.items()])
        lines += _listed("바뀐 것", [f"{one.name} ({one.id}): {', '.join(one.fields)}" for one in self.changed])
        lines += _listed("사라진 것", [f"{name} ({one})" for one, name in self.gone.items()])
        return "\n".join(lines) + "\n"


def difference(old: Snapshot | None, new: Snapshot) -> Difference:
    """Compare two snapshots; without an old one everything is new."""
    before = {} if old is None else old.records
    both = sorted(before.keys() & new.records.keys())
    changed = ((one, tuple(_fields(before[one], new.records[one]))) for one in both)
    return Difference(
        new={one: _name(new.records[one]) for one in sorted(new.records.keys() - before.keys())},
        changed=tuple(Changed(one, _name(new.records[one]), fields) for one, fields in changed if fields),
        gone={one: _name(before[one]) for one in sorted(before.keys() - new.records.keys())},
    )


def _name(record: Record) -> str:
    return record.text("서비스명", "servNm") or record.id


def _fields(old: Record, new: Record) -> Iterator[str]:
    if old == new:
        return
    found: dict[str, None] = {}
    for before, after in (
        (old.listed, new.listed),
        (old.detail, new.detail),
        (old.conditions, new.conditions),
    ):
        found |= dict.fromkeys(_unlike(before or {}, after or {}))
    yield from found


def _unlike(before: Fields, after: Fields) -> Iterator[str]:
    for name in sorted(before.keys() | after.keys()):
        if name not in COUNTERS and before.get(name) != after.get(name):
            yield name


def _listed(title: str, lines: list[str]) -> list[str]:
    if not lines:
        return []
    rest = [f"  … 그 밖에 {len(lines) - MOST_LISTED:,}건"] if len(lines) > MOST_LISTED else []
    return [f"\n{title}", *(f"  {line}" for line in lines[:MOST_LISTED]), *rest]
