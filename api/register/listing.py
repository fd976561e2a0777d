# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A report as a table to read, with the totals by programme and by place."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

Row = Mapping[str, Any]
Told = Mapping[str, Callable[[Row], str]]
"""By the heading of each column how a row is told in it."""
PLACE = ("sido", "sigungu", "dong")
GAP, NOBODY = "  ", "찾는 사람이 없어요."
WIDE = ("W", "F")
MOST_TOTALS = 20


def lines_of(rows: Iterable[pa.RecordBatch], columns: Told, names: Mapping[str, str], shown: int) -> Iterator[str]:
    """The lines of a report: the first rows, and how many there are by programme (id to name) and by place."""
    first: list[Row] = []
    programs: Counter[str | None] = Counter()
    places: Counter[tuple[str, ...]] = Counter()
    for part in rows:
        first += part.slice(0, shown - len(first)).to_pylist()
        programs.update(_counted(part["program"]))
        places.update(_places(part))
    total = sum(places.values())
    if not total:
        yield NOBODY
        return
    yield from table(columns, first)
    yield ""
    yield f"모두 {total:,}건이에요." + (f" 처음 {len(first):,}건만 보여요." if len(first) < total else "")
    yield from _totals("혜택", {names[one]: count for one, count in programs.items() if one is not None})
    yield from _totals("사는 곳", {" ".join(one) or "모름": count for one, count in places.items()})


def place(row: Row) -> str:
    """Where somebody lives, as far as it is known."""
    return " ".join(filter(None, (row[part] for part in PLACE))) or "모름"


def table(columns: Told, rows: Sequence[Row]) -> Iterator[str]:
    """Rows under their headings; what is Korean takes two places a letter."""
    lines = [list(columns), *([tell(row) for tell in columns.values()] for row in rows)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = zip(line, widths, strict=True)
        yield GAP.join(cell + " " * (width - _width(cell)) for cell, width in cells).rstrip()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in WIDE else 1 for letter in text)


def _totals(what: str, counts: Mapping[str, int]) -> Iterator[str]:
    if not counts:
        return
    yield ""
    yield f"{what}별"
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    yield from (f"  {name} {count:,}건" for name, count in most[:MOST_TOTALS])
    if rest := sum(count for _, count in most[MOST_TOTALS:]):
        yield f"  그 밖에 {rest:,}건"


def _counted(column: pa.Array) -> dict[str | None, int]:
    return {one["values"]: one["counts"] for one in pc.value_counts(column).to_pylist()}


def _places(part: pa.RecordBatch) -> dict[tuple[str, ...], int]:
    names = pa.table({name: part[name].cast(pa.string()) for name in PLACE})
    counts = names.group_by(list(PLACE)).aggregate([([], "count_all")]).to_pylist()
    return {tuple(one[name] for name in PLACE if one[name]): one["count_all"] for one in counts}
