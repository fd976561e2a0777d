# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The households of a register on another day: facts stay as they were told, and time passes or has not passed yet."""

from dataclasses import replace
from datetime import date

import numpy as np

from rules_engine.facts.sets import Choice
from rules_engine.register.batch import TOGETHER, UNKNOWN_CODE, Batch, Coded, Flags, Numbers
from rules_engine.register.reports.bounds import Bounds, bounds, ends, told, unknown
from rules_engine.register.reports.dating import BIRTH, SINCE
from rules_engine.register.reports.parts import Part, home_of, of_rows

STAY, SIZE, CHILDREN = "member.stay_days", "household.size", "household.children"
GAVE_BIRTH, RELATION = "member.statuses.gave_birth", "member.relation"
DESCENDANTS = (Choice(frozenset({"child"})), Choice(frozenset({"grandchild"})))


def on_day(batch: Batch, as_of: date, day: date) -> Part:
    """A batch (with days, see `dated`) that was told on `as_of`, as it is on `day`.

    Who was surely born later is not there yet, and who moved in later lived elsewhere, nobody knows where.
    """
    part = without(batch, np.asarray((batch.numbers[BIRTH].lo > day.toordinal()) & (day < as_of)))
    moved = _stayed(part.batch, (day - as_of).days)
    return replace(part, batch=_elsewhere(moved, day) if day < as_of else moved)


def without(batch: Batch, gone: Flags) -> Part:
    """The households as they were before these were born into them."""
    part = of_rows(batch, ~gone)
    if not gone.any():
        return part
    here = gone & (bounds(batch, TOGETHER).lo > 0)
    moved = part.batch
    for path, fewer in ((SIZE, here), (CHILDREN, here & _descendants(batch))):
        moved = _reduced(moved, path, _by_home(batch, fewer)[part.homes])
    born_into = _by_home(batch, gone)[part.homes] > 0
    return replace(part, batch=_open(moved, GAVE_BIRTH, born_into[home_of(moved)]))


def _by_home(batch: Batch, persons: Flags) -> Numbers:
    return np.bincount(home_of(batch)[persons], minlength=len(batch.sizes))


def _descendants(batch: Batch) -> Flags:
    if RELATION not in batch.words:
        return np.zeros(batch.rows, np.bool_)
    relation = batch.words[RELATION]
    return np.array([*(value in DESCENDANTS for value in relation.values), False])[relation.codes]


def _reduced(batch: Batch, path: str, fewer: Numbers) -> Batch:
    """A number of persons without some; what was not told stays open."""
    if path not in batch.numbers:
        return batch
    now = bounds(batch, path)
    return _set(batch, path, now.over(Bounds(now.lo - fewer, now.hi - fewer), told(path, now)))


def _stayed(batch: Batch, days: int) -> Batch:
    if STAY not in batch.numbers or days == 0:
        return batch
    now = bounds(batch, STAY)
    open_above = now.hi == unknown(batch, STAY).hi
    moved = Bounds(np.maximum(now.lo + days, 0), np.where(open_above, now.hi, np.maximum(now.hi + days, 0)))
    return _set(batch, STAY, now.over(moved, told(STAY, now)))


def _elsewhere(batch: Batch, day: date) -> Batch:
    """Of who surely moved in later nothing is known about the place."""
    later = np.asarray(batch.numbers[SINCE].lo > day.toordinal())
    words = {
        path: Coded(np.where(later, UNKNOWN_CODE, word.codes), word.values) if _of_place(path) else word
        for path, word in batch.words.items()
    }
    moved = replace(batch, words=words)
    for path in filter(_of_place, batch.numbers):
        moved = _open(moved, path, later)
    return moved


def _open(batch: Batch, path: str, where: Flags) -> Batch:
    """Forget a fact in some places."""
    if path not in batch.numbers:
        return batch
    return _set(batch, path, bounds(batch, path).over(unknown(batch, path), where))


def _set(batch: Batch, path: str, found: Bounds) -> Batch:
    return replace(batch, numbers={**batch.numbers, path: ends(path, found)})


def _of_place(path: str) -> bool:
    return path.startswith("residence.")
