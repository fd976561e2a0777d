# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Some whole households of a register in the form compiled code reads: a least and a greatest value, or a code."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rules_engine.arrays.layout import HOME, MEMBER, WIDEST_HOME, WIDEST_MEMBER
from rules_engine.facts.sets import TRUE, Choice, Interval

Numbers = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
Values = npt.NDArray[np.int64] | npt.NDArray[np.int32] | Flags
Meaning = TypeVar("Meaning")
UNKNOWN_CODE = -1
TOGETHER = "member.lives_together"


class Ends(NamedTuple):
    """The least and the greatest value still possible by row or household; where it is not `known`, see `widest`.

    A column without ranges is the least and the greatest at once, in the type in which it was read.
    """

    lo: Values
    hi: Values
    known: Flags


class Coded(NamedTuple, Generic[Meaning]):
    """For each row or household the place of its value in `values`, or -1 where nothing is known."""

    codes: Codes
    values: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Households `0…H-1`; household `h` is made of the rows `starts[h]` to `starts[h + 1]`.

    `first_row` counts the rows of the file before this batch. `numbers` and `words` hold the facts that are columns
    of the file, by path: facts of a person (`member.…`) a row, all others a household. Dates are ordinals.
    """

    first_row: int
    residents: pa.Array
    households: pa.Array
    starts: Numbers
    numbers: Mapping[str, Ends]
    words: Mapping[str, Coded[Choice]]
    receiving: Coded[frozenset[str]]

    @property
    def rows(self) -> int:
        """How many persons."""
        return int(self.starts[-1])

    @property
    def sizes(self) -> Numbers:
        """How many persons of each household are listed."""
        return np.diff(self.starts)

    def ends(self, path: str) -> tuple[Numbers, Numbers]:
        """Least and greatest values of a fact that is a column, the widest where nothing is known."""
        lo, hi, known = self.numbers[path]
        unknown = widest(path)
        # The widest ends do not fit the type of a narrow column, and would wrap around without a word.
        wide = (np.asarray(values, np.int64) for values in (lo, hi))
        least, most = (np.where(known, values, end) for values, end in zip(wide, unknown, strict=True))
        return least, most


def widest(path: str) -> Interval:
    """The ends of a fact in numbers of which nothing is known; only living together is true unless denied."""
    if path == TOGETHER:
        return TRUE
    lo, hi = WIDEST_MEMBER[MEMBER[path]] if of_person(path) else WIDEST_HOME[HOME[path]]
    return Interval(int(lo), int(hi))


def of_person(path: str) -> bool:
    """Whether a fact is one of a person, and not of the whole household."""
    return path.startswith("member.")
