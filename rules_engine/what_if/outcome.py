# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who gains and who loses by a change, as counts by group."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from rules_engine.what_if.groups import AGES, SIZES

COUNTS = ("kept", "gained", "lost", "open")
KRW = "krw_per_month"
PARTS = ("programme", "district", "age", "size")
ORDERED: Mapping[str, tuple[str, ...]] = {"age": AGES, "size": SIZES}
TOTAL = "total"
NUMBERS = [(name, pa.int64()) for name in (*COUNTS, KRW)]
CELLS = pa.schema([*((name, pa.string()) for name in PARTS), *NUMBERS])
SCHEMA = pa.schema([("by", pa.string()), ("group", pa.string()), *NUMBERS])
_SUMS = [(name, "sum", pc.ScalarAggregateOptions(min_count=0)) for name in COUNTS]
_UNLESS_ALL_NULL = pc.ScalarAggregateOptions(min_count=1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a change would do on a day.

    `cells` counts recipients by programme, district, age and size of household (those are its first columns):
    `kept` may have it before and after (eligible, or a person must confirm), `gained` only after, `lost` only before,
    and of `open` it cannot be said after the change because something is not known. `krw_per_month` is what would be
    paid more (or less), null where no amount is one number; `unreckoned` names those programmes.
    """

    title: str
    as_of: date
    unit: str
    cells: pa.Table
    unreckoned: tuple[str, ...]

    def by(self, part: str) -> pa.Table:
        """The counts by one part (`PARTS`), or all together (`TOTAL`), with the columns of `SCHEMA`."""
        keys = [] if part == TOTAL else [part]
        found = self.cells.group_by(keys, use_threads=False).aggregate([*_SUMS, (KRW, "sum", _UNLESS_ALL_NULL)])
        groups = pa.array([TOTAL]) if part == TOTAL else found.column(part)
        sums = [found.column(f"{name}_sum") for name in (*COUNTS, KRW)]
        table = pa.table([pa.array([part] * len(found)), groups, *sums], schema=SCHEMA)
        return table.take(pa.array(_order(table, part), pa.int64()))

    @property
    def table(self) -> pa.Table:
        """All of it in one long table: together, then by each part."""
        return pa.concat_tables([self.by(part) for part in (TOTAL, *PARTS)])


def _order(table: pa.Table, part: str) -> list[int]:
    """Ages and sizes as they grow; else those first where most changes."""
    groups = table.column("group").to_pylist()
    if part in ORDERED:
        return sorted(range(len(groups)), key=lambda row: ORDERED[part].index(groups[row]))
    moved = pc.add(table.column("gained"), table.column("lost")).to_pylist()
    return sorted(range(len(groups)), key=lambda row: (-moved[row], groups[row]))
