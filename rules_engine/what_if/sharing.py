# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Counts that may be passed on: nobody is to be found in them.

In each column of each grouping, counts from 1 to 4 are hidden. So that they do not follow from the total, the least
count shown is hidden with them; where none is left, the total is hidden too. Hidden is null, and so is the money.
Nor does the order tell: what is ordered by counts is ordered again by those that are shown.
"""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from rules_engine.what_if.outcome import COUNTS, KRW, ORDERED, SCHEMA, TOTAL

SMALL = 5


def shared(table: pa.Table) -> pa.Table:
    """`Outcome.table` without small counts."""
    rows = table.to_pylist()
    parts = {part: [row for row in rows if row["by"] == part] for part in dict.fromkeys(row["by"] for row in rows)}
    [total] = parts.pop(TOTAL)
    for column in COUNTS:
        follows = [_hide(group, column) for group in parts.values()]
        if 0 < total[column] < SMALL or any(follows):
            total[column] = None
    for row in rows:
        if None in (row["kept"], row["gained"], row["lost"]):
            row[KRW] = None
    for part in parts.keys() - ORDERED.keys():
        parts[part].sort(key=lambda row: (-((row["gained"] or 0) + (row["lost"] or 0)), row["group"]))
    return pa.Table.from_pylist([total, *(row for group in parts.values() for row in group)], schema=SCHEMA)


def _hide(rows: Sequence[dict[str, Any]], column: str) -> bool:
    """Hide what is small and one larger count; whether there was none, so that what is small follows from the total."""
    small = [row for row in rows if 0 < row[column] < SMALL]
    larger = sorted((row for row in rows if row[column] >= SMALL), key=lambda row: int(row[column]))
    for row in (*small, *(larger[:1] if small else [])):
        row[column] = None
    return bool(small) and not larger
