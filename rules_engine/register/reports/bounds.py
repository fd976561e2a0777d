# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The least and the greatest values of a fact as numbers, wide open where nothing is known; and back again."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import numpy as np

from rules_engine.register.batch import Batch, Ends, Flags, Numbers, of_person, widest


class Bounds(NamedTuple):
    """Least and greatest values, of the shape (rows,) or (households,)."""

    lo: Numbers
    hi: Numbers

    def over(self, better: "Bounds", where: Flags) -> "Bounds":
        """The others in some places."""
        return Bounds(np.where(where, better.lo, self.lo), np.where(where, better.hi, self.hi))

    def narrowed(self, other: "Bounds", where: Flags) -> "Bounds":
        """What both allow in some places; where they contradict each other these stand, as of `Interval`."""
        both = Bounds(np.maximum(self.lo, other.lo), np.minimum(self.hi, other.hi))
        return self.over(both, where & (both.lo <= both.hi))


def bounds(batch: Batch, path: str) -> Bounds:
    """What is known of a fact; a fact without a column is open everywhere."""
    return Bounds(*batch.ends(path)) if path in batch.numbers else unknown(batch, path)


def unknown(batch: Batch, path: str) -> Bounds:
    """Nothing known of anybody."""
    size, ends = batch.rows if of_person(path) else len(batch.sizes), widest(path)
    return Bounds(np.full(size, ends.lo, np.int64), np.full(size, ends.hi, np.int64))


def told(path: str, of: Bounds) -> Flags:
    """Where anything is known."""
    ends = widest(path)
    return np.asarray((of.lo != ends.lo) | (of.hi != ends.hi))


def ends(path: str, of: Bounds) -> Ends:
    """Bounds as a column of a batch."""
    return Ends(of.lo, of.hi, told(path, of))


def days_of(values: Numbers, day: Callable[[int], date]) -> Numbers:
    """The ordinals of days, each distinct value reckoned once."""
    distinct, places = np.unique(values, return_inverse=True)
    return np.array([day(value).toordinal() for value in distinct.tolist()], np.int64)[places.reshape(-1)]
