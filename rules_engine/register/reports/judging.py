# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The verdict on every programme for every person and household of a batch, as one table of small numbers."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from rules_engine.arrays.weighing import CONFIRM, INELIGIBLE
from rules_engine.compiled.columns import Columns
from rules_engine.register.batch import Batch, Flags
from rules_engine.register.laying import lay
from rules_engine.register.reports.parts import Part, Verdicts, subjects
from rules_engine.register.screening import Screener

PLACES_AT_ONCE = 1 << 25
FEWEST_ROWS, MOST_ROWS = 1_024, 65_536
RANK = np.array([0, 0, 1, 2], np.int8)
"""By verdict: what one may have, what more must be known for, what one may not have."""


def rows_at_once(programmes: int) -> int:
    """So many persons at a time that a table of verdicts takes some dozen MB, however many programmes there are."""
    return max(FEWEST_ROWS, min(MOST_ROWS, PLACES_AT_ONCE // max(programmes, 1)))


class Judge:
    """A catalogue compiled for some day, whose verdicts stand in the rows of `programs` (ids)."""

    def __init__(self, compiled: Columns, programs: Sequence[str]) -> None:
        self._screener = Screener(compiled)
        place_of = {one: place for place, one in enumerate(programs)}
        self._rows = np.array([place_of[one.id] for one, _ in compiled.rows], np.int64)
        self._count = len(programs)

    def verdicts(self, part: Part, of: Batch) -> Verdicts:
        """The places in `screening.VERDICTS`, of the shape (programs, persons and then households of the whole batch).

        What is not in force, and who is not in the part, is ineligible.
        """
        batch = part.batch
        if not len(batch.sizes):
            return part.whole(np.empty((self._count, 0), np.int8), of)
        entries = self._screener.entries(lay(batch, self._screener.compiled))
        persons = batch.starts[entries.home] + entries.member
        found = np.full((self._count, subjects(batch)), INELIGIBLE, np.int8)
        subject = np.where(entries.member >= 0, persons, batch.rows + entries.home)
        found[self._rows[entries.programme], subject] = entries.verdict
        return part.whole(found, of)


def given(verdicts: Verdicts) -> Flags:
    """Where somebody is eligible, or is as far as a machine can see."""
    return np.asarray(verdicts <= CONFIRM)


def received(batch: Batch, programs: Sequence[str]) -> Flags:
    """Which programmes (rows) each person and household (columns) receives already."""
    told = batch.receiving
    by_set = np.array([[one in benefits for benefits in (*told.values, ())] for one in programs], np.bool_)
    of_homes: npt.NDArray[np.bool_] = by_set.reshape(len(programs), -1)[:, told.codes]
    return np.concatenate((np.repeat(of_homes, batch.sizes, axis=1), of_homes), axis=1)
