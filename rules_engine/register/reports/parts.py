# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A part of a batch: some of its persons, in the households they belong to."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rules_engine.arrays.weighing import INELIGIBLE
from rules_engine.register.batch import Batch, Coded, Ends, Flags, Meaning, Numbers, of_person

Verdicts = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Part:
    """A batch with the places that its persons (`rows`) and its households (`homes`) have in the whole one."""

    batch: Batch
    rows: Numbers
    homes: Numbers

    def subjects(self, of: Batch) -> Numbers:
        """The column in the whole batch of each person and household of the part."""
        return np.concatenate((self.rows, of.rows + self.homes))

    def whole(self, verdicts: Verdicts, of: Batch) -> Verdicts:
        """Verdicts on the part as verdicts on the whole: who is not in the part gets nothing."""
        if len(self.rows) == of.rows and len(self.homes) == len(of.sizes):
            return verdicts
        found = np.full((len(verdicts), subjects(of)), INELIGIBLE, np.int8)
        found[:, self.subjects(of)] = verdicts
        return found


def subjects(batch: Batch) -> int:
    """How many may receive something: every person, then every household."""
    return batch.rows + len(batch.sizes)


def home_of(batch: Batch) -> Numbers:
    """The household of each person."""
    return np.repeat(np.arange(len(batch.sizes)), batch.sizes)


def homes_of(batch: Batch, found: Numbers) -> Numbers:
    """The household of each subject."""
    return np.concatenate((home_of(batch), np.arange(len(batch.sizes))))[found]


def of_homes(batch: Batch, homes: Flags) -> Part:
    """Some households, whole."""
    return of_rows(batch, homes[home_of(batch)])


def of_rows(batch: Batch, kept: Flags) -> Part:
    """Some persons; households of whom nobody is left are gone."""
    if kept.all():
        return Part(batch, np.arange(batch.rows), np.arange(len(batch.sizes)))
    rows = np.flatnonzero(kept)
    sizes = np.bincount(home_of(batch)[rows], minlength=len(batch.sizes))
    homes = np.flatnonzero(sizes)
    part = replace(
        batch,
        residents=batch.residents.take(pa.array(rows)),
        households=batch.households.take(pa.array(homes)),
        starts=np.concatenate(([0], np.cumsum(sizes[homes]))).astype(np.int64),
        numbers={path: _ends(ends, rows if of_person(path) else homes) for path, ends in batch.numbers.items()},
        words={path: _coded(told, rows if of_person(path) else homes) for path, told in batch.words.items()},
        receiving=_coded(batch.receiving, homes),
    )
    return Part(part, rows, homes)


def _ends(ends: Ends, places: Numbers) -> Ends:
    lo = ends.lo[places]
    return Ends(lo, lo if ends.hi is ends.lo else ends.hi[places], ends.known[places])


def _coded(told: Coded[Meaning], places: Numbers) -> Coded[Meaning]:
    return Coded(told.codes[places], told.values)
