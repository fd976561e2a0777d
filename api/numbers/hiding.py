# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Counts that may be shown: those from 1 to 4 are hidden, and so many others that none follows from a total."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

SMALL = 5
TOTAL = ""
Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """Counts by row and column with their totals (at `TOTAL`); None is hidden."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[Cell, int | None]

    def row(self, name: str) -> list[int | None]:
        """A row, its total last."""
        return [self.cells[name, column] for column in (*self.columns, TOTAL)]

    @property
    def totals(self) -> list[int | None]:
        """The row of totals."""
        return self.row(TOTAL)


def table(counts: Mapping[Cell, int], columns: Sequence[str] | None = None) -> Table:
    """A table with what must be hidden hidden.

    A line is a row or a column with its total. In each line with anything hidden at least two are, and what is hidden
    comes to five or more, so that neither a count nor a pair of small ones follows from the rest.
    """
    rows = tuple(sorted({row for row, _ in counts}))
    columns = tuple(columns if columns is not None else sorted({column for _, column in counts}))
    whole = dict.fromkeys(((row, column) for row in rows for column in columns), 0) | dict(counts)
    for row in rows:
        whole[row, TOTAL] = sum(whole[row, column] for column in columns)
    for column in (*columns, TOTAL):
        whole[TOTAL, column] = sum(whole[row, column] for row in rows)
    hidden = {cell for cell, count in whole.items() if 0 < count < SMALL}
    lines = [*_lines(rows, columns)]
    while more := next((found for line in lines if (found := _lacking(line, whole, hidden)) is not None), None):
        hidden.add(more)
    return Table(rows, columns, {cell: None if cell in hidden else count for cell, count in whole.items()})


def listed(counts: Mapping[str, int]) -> list[tuple[str, int | None]]:
    """A list by what is shown, the most first; hidden counts come last, by name."""
    shown = table({(name, "count"): count for name, count in counts.items()})
    found = [(name, shown.cells[name, "count"]) for name in shown.rows]
    return sorted(found, key=lambda one: (one[1] is None, -(one[1] or 0), one[0]))


def _lines(rows: Sequence[str], columns: Sequence[str]) -> Iterator[list[Cell]]:
    for row in (*rows, TOTAL):
        yield [(row, column) for column in (*columns, TOTAL)]
    for column in (*columns, TOTAL):
        yield [(row, column) for row in (*rows, TOTAL)]


def _lacking(line: Sequence[Cell], whole: Mapping[Cell, int], hidden: set[Cell]) -> Cell | None:
    """What else must be hidden in a line: the least count that is left, the total where none is."""
    *parts, total = line
    inside = [cell for cell in parts if cell in hidden]
    if not inside and total not in hidden:
        return None
    if total in hidden:
        enough = bool(inside) or not any(whole[cell] for cell in parts)
    else:
        enough = len(inside) > 1 and sum(whole[cell] for cell in inside) >= SMALL
    if enough:
        return None
    left = sorted((cell for cell in parts if cell not in hidden and whole[cell]), key=lambda cell: (whole[cell], cell))
    if left:
        return left[0]
    return None if total in hidden else total
