# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The households of a register on another day: facts stay as they were told, and time passes or has not passed yet."""

from dataclasses import replace
from datetime import date

import numpy as np

from rules_engine.register.batch import UNKNOWN_CODE, Batch, Coded, Ends
from rules_engine.register.coding import TOGETHER, widest
from rules_engine.register.reports.dating import BIRTH, SINCE
from rules_engine.register.reports.parts import Flags, Part, home_of, of_rows
from rules_engine.sets import Choice

STAY, SIZE, CHILDREN = "member.stay_days", "household.size", "household.children"
GAVE_BIRTH, RELATION = "member.statuses.gave_birth", "member.relation"
DESCENDANTS = (Choice(frozenset({"child"})), Choice(frozenset({"grandchild"})))


def on_day(batch: Batch, told: date, day: date) -> Part:
    """A batch (with days, see `dated`) that was told on `told`, as it is on `day`.

    Who was surely born later is not there yet, and who moved in later lived elsewhere, nobody knows where.
    """
    part = without(batch, batch.numbers[BIRTH].lo > day.toordinal()) if day < told else without(batch, _nobody(batch))
    moved = _stayed(part.batch, (day - told).days)
    return replace(part, batch=_elsewhere(moved, day) if day < told else moved)


def without(batch: Batch, gone: Flags) -> Part:
    """The households as they were before these were born into them."""
    part = of_rows(batch, ~gone)
    if not gone.any():
        return part
    together = batch.numbers[TOGETHER].lo > 0 if TOGETHER in batch.numbers else np.ones(batch.rows, np.bool_)
    fewer = _reduced(part, batch, {SIZE: gone & together, CHILDREN: gone & together & _descendants(batch)})
    born = np.bincount(home_of(batch)[gone], minlength=len(batch.sizes))[part.homes] > 0
    return replace(part, batch=_before_birth(fewer, born[home_of(part.batch)]))


def _nobody(batch: Batch) -> Flags:
    return np.zeros(batch.rows, np.bool_)


def _descendants(batch: Batch) -> Flags:
    if RELATION not in batch.words:
        return _nobody(batch)
    told = batch.words[RELATION]
    return np.array([*(value in DESCENDANTS for value in told.values), False])[told.codes]


def _reduced(part: Part, of: Batch, gone: dict[str, Flags]) -> Batch:
    numbers = dict(part.batch.numbers)
    for path, of_row in gone.items():
        if path in numbers:
            fewer = np.bincount(home_of(of)[of_row], minlength=len(of.sizes))[part.homes]
            unknown, (lo, hi) = widest(path), numbers[path]
            told = (lo != unknown.lo) | (hi != unknown.hi)
            least = max(unknown.lo, 0)
            numbers[path] = Ends(
                np.where(told, np.maximum(lo - fewer, least), lo), np.where(told, np.maximum(hi - fewer, least), hi)
            )
    return replace(part.batch, numbers=numbers)


def _before_birth(batch: Batch, where: Flags) -> Batch:
    """Whether somebody had given birth before is not known."""
    if GAVE_BIRTH not in batch.numbers:
        return batch
    lo, hi = batch.numbers[GAVE_BIRTH]
    return replace(batch, numbers={**batch.numbers, GAVE_BIRTH: Ends(np.where(where, 0, lo), np.where(where, 1, hi))})


def _stayed(batch: Batch, days: int) -> Batch:
    if STAY not in batch.numbers or days == 0:
        return batch
    unknown, (lo, hi) = widest(STAY), batch.numbers[STAY]
    told = (lo != unknown.lo) | (hi != unknown.hi)
    least, most = np.maximum(lo + days, 0), np.where(hi == unknown.hi, hi, np.maximum(hi + days, 0))
    return replace(batch, numbers={**batch.numbers, STAY: Ends(np.where(told, least, lo), np.where(told, most, hi))})


def _elsewhere(batch: Batch, day: date) -> Batch:
    """Of who surely moved in later nothing is known about the place."""
    if SINCE not in batch.numbers:
        return batch
    later = batch.numbers[SINCE].lo > day.toordinal()
    numbers = {path: _open(path, ends, later) for path, ends in batch.numbers.items()}
    words = {
        path: Coded(np.where(later, UNKNOWN_CODE, told.codes), told.values) if _of_place(path) else told
        for path, told in batch.words.items()
    }
    return replace(batch, numbers=numbers, words=words)


def _open(path: str, ends: Ends, where: Flags) -> Ends:
    if not _of_place(path):
        return ends
    unknown = widest(path)
    return Ends(np.where(where, unknown.lo, ends.lo), np.where(where, unknown.hi, ends.hi))


def _of_place(path: str) -> bool:
    return path.startswith("residence.")
