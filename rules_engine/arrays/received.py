# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which of the benefits in question are in each set of benefits that somebody receives already."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock

import numpy as np

from rules_engine.arrays.codes import RECEIVED
from rules_engine.arrays.layout import Numbers
from rules_engine.facts.sets import UNKNOWN


@dataclass
class Receipts:
    """The sets met so far: `table` has the shape (sets, benefits, 2); its first row is for what is not told."""

    benefits: Sequence[str]
    table: Numbers = field(init=False)
    age: int = field(init=False, default=-1)
    _lock: Lock = field(init=False, default_factory=Lock)

    def __post_init__(self) -> None:
        self._begin()

    def meet(self) -> None:
        """Look at the sets that were not met before."""
        if self.age != RECEIVED.age:
            self._begin()
        if len(self.table) - 1 < len(RECEIVED.values):
            with self._lock:
                new = RECEIVED.values[len(self.table) - 1 :]
                rows = [[[one in received] * 2 for one in self.benefits] for received in new]
                self.table = np.concatenate((self.table, np.array(rows, np.int64).reshape(len(new), -1, 2)))

    def _begin(self) -> None:
        self.age = RECEIVED.age
        self.table = np.full((1, len(self.benefits), 2), UNKNOWN, np.int64)
