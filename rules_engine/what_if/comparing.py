# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A register screened twice, as it is and as it would be, and counted: who gains, who loses, of whom it stays open."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rules_engine.arrays.weighing import UNKNOWN
from rules_engine.programmes.catalogue import Catalogue
from rules_engine.programmes.programme import Programme
from rules_engine.register.reading import Register, batches
from rules_engine.register.screening import screened
from rules_engine.what_if.change import Change, CriterionChange
from rules_engine.what_if.figures import names
from rules_engine.what_if.following import Followed, Recipients, Verdicts
from rules_engine.what_if.groups import AGES, SIZES, Groups, groups
from rules_engine.what_if.imagined import Imagined, imagined
from rules_engine.what_if.monthly import monthly_krw
from rules_engine.what_if.outcome import CELLS, COUNTS, KRW, PARTS, Outcome
from rules_engine.what_if.title import title, unit

KEPT, GAINED, LOST, OPEN = range(len(COUNTS))
NOTHING = len(COUNTS)
Cell = tuple[str, str, str, str]
Counted = npt.NDArray[np.int64]


def compare(register: Register, catalogue: Catalogue, change: Change, as_of: date) -> Outcome:
    """What a change would do to the people of a register on a day; memory holds one batch at a time.

    Raises:
        WhatIfError: where what is to be changed is not on record.
        RegisterError: when the register cannot be read.
    """
    after = imagined(catalogue, change, as_of)
    cells = _cells(register, catalogue, after, as_of)
    concerned = _concerned(catalogue, change, as_of, cells, list(after.programmes))
    return _outcome(cells, title(change, catalogue), as_of, after, concerned)


def compare_editions(register: Register, before: Catalogue, after: Imagined, as_of: date, called: str) -> Outcome:
    """What another edition of the catalogue would do to the people of a register on a day.

    Raises:
        RegisterError: when the register cannot be read.
    """
    cells = _cells(register, before, after, as_of)
    concerned = [before.programmes[one] for one in after.programmes]
    return _outcome(cells, called, as_of, after, concerned)


def _cells(register: Register, catalogue: Catalogue, after: Imagined, as_of: date) -> Mapping[Cell, Counted]:
    programmes = list(after.programmes)
    cells: dict[Cell, Counted] = defaultdict(lambda: np.zeros(len(COUNTS), np.int64))
    is_now = Followed(screened(register, catalogue, as_of, programmes), programmes)
    would_be = Followed(after.screened(register, as_of), programmes)
    for batch in batches(register, as_of):
        recipients = Recipients(batch)
        _count(_moves(is_now.of(recipients), would_be.of(recipients)), groups(batch, as_of), programmes, cells)
    return cells


def _moves(before: Verdicts, after: Verdicts) -> npt.NDArray[np.int64]:
    """What becomes of each pair of programme and recipient."""
    had, has = before < UNKNOWN, after < UNKNOWN
    found = [had & has, has & ~had, had & ~has, after == UNKNOWN]
    return np.select(found, range(len(COUNTS)), NOTHING)


def _count(moves: npt.NDArray[np.int64], of: Groups, programmes: Sequence[str], cells: dict[Cell, Counted]) -> None:
    rows, places = np.nonzero(moves != NOTHING)
    shape = (len(programmes), len(of.districts), len(AGES), len(SIZES), len(COUNTS))
    where = (rows, of.district[places], of.age[places], of.size[places], moves[rows, places])
    found, counts = np.unique(np.ravel_multi_index(where, shape), return_counts=True)
    for programme, district, age, size, move, count in zip(*np.unravel_index(found, shape), counts, strict=True):
        cells[programmes[programme], of.districts[district], AGES[age], SIZES[size]][move] += count


def _concerned(
    catalogue: Catalogue, change: Change, on: date, cells: Mapping[Cell, Counted], programmes: Sequence[str]
) -> list[Programme]:
    """The programmes that ask for what was changed, and those that a changed figure moved by way of a reckoning."""
    moved = {cell[0] for cell, counts in cells.items() if counts[GAINED] or counts[LOST]}
    found = [catalogue.programmes[one] for one in programmes]
    if isinstance(change, CriterionChange):
        return found
    name = change.path.split(".")[0]
    return [programme for programme in found if programme.id in moved or names(programme, on, name)]


def _outcome(
    cells: Mapping[Cell, Counted],
    called: str,
    on: date,
    after: Imagined,
    concerned: Sequence[Programme],
) -> Outcome:
    later = after.catalogue.programmes
    paid = {one.id: (monthly_krw(one, on, {}), monthly_krw(later[one.id], on, after.figures)) for one in concerned}
    rows = [
        {**dict(zip(PARTS, cell, strict=True)), **dict(zip(COUNTS, counts.tolist(), strict=True)), KRW: krw}
        for cell, counts in sorted(cells.items(), key=lambda item: item[0])
        if cell[0] in paid
        for krw in [_krw(counts, *paid[cell[0]])]
    ]
    return Outcome(
        title=called,
        as_of=on,
        unit=unit(concerned),
        cells=pa.Table.from_pylist(rows, schema=CELLS),
        unreckoned=tuple(one.name for one in concerned if None in paid[one.id]),
    )


def _krw(counts: Counted, before: int | None, after: int | None) -> int | None:
    if before is None or after is None:
        return None
    kept, gained, lost, _ = counts.tolist()
    return int(kept * (after - before) + gained * after - lost * before)
