# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A compiled catalogue as one array of whole numbers with named sections.

Handing one array to compiled code costs a tenth of a microsecond, handing over thirty costs two: with ten rules that
would be a third of the whole answer.
"""

from collections.abc import Iterable, Mapping
from enum import IntEnum, auto

import numpy as np
from numba import njit

from rules_engine.arrays.layout import Numbers


class Part(IntEnum):
    """The sections, each a list of whole numbers; see `compiling` for how they are filled.

    Conditions on numbers come in runs over the same fact, conditions on words after them, then the nodes: these are
    the rows of the planes in `weighing`.
    """

    SIZES = 0  # see `Size`
    NEEDS = auto()  # see `arrays.needs.Needs`
    OWN_SLOTS = auto()  # of a person's facts that are looked at, whether in a condition or to derive what is
    HOME_SLOTS = auto()
    RUNS = auto()  # of conditions on numbers: see `Run`
    EDGES = auto()  # limits that stand firm, run by run: the least, then the most
    LEAST = (
        auto()
    )  # by condition on numbers: its limits, -1 for none: places in `REACH` where it moves, else in `EDGES`
    MOST = auto()
    MOVES = auto()  # whether a limit hangs on the household, or is not on record
    ASK = auto()  # by condition: what must be open to ask about it, see `deriving`
    SIZED = auto()
    EARNED = auto()
    AREA = auto()  # the areas on which its limits hang, as bits
    RECKONED = auto()  # whether what it compares can be reckoned on that day
    TOPIC = auto()  # by condition: what is asked of it, see `Columns.topics`
    OWN_TOPIC = auto()  # by topic: whether it is the person's own
    REACH = auto()  # by limit: by what it is chosen, and the first of its `CHOICES`
    CHOICES = auto()  # least and greatest value of each choice
    ELSEWHERE = auto()  # by limit: least, greatest and whether on record where nothing is known
    WORDS = auto()  # of conditions on words: first condition, how many, whether the person's own, place of the fact
    GATES = auto()  # the row that must not fail, first node, last node, first of `ORDER`, last
    ORDER = auto()  # programmes, gate by gate
    ANY_OF = auto()  # by node
    STARTS = auto()  # by node: where its parts begin; one more at the end
    PARTS = auto()
    WHO = auto()  # by programme: the row of its conditions
    ITEMS = auto()  # by programme: where its confirm items begin; one more at the end
    SETTLED = auto()  # by confirm item: the rows that settle it, -1 for none
    UNLESS = auto()
    CONFIRMS = auto()  # by programme
    TRUST = auto()
    KIND = auto()


class Run(IntEnum):
    """What `Part.RUNS` holds of conditions over one fact; the ends are exclusive."""

    FIRST = 0
    LAST = auto()
    OWN = auto()  # whether the fact is the person's own
    SLOT = auto()
    FIRST_EDGE = auto()
    FIRST_MOST = auto()
    LAST_EDGE = auto()


class Size(IntEnum):
    """What `Part.SIZES` holds."""

    CONDITIONS = 0
    ROWS = auto()
    RECEIVING = auto()
    LEAVES = auto()  # the conditions of all programmes, as often as they stand in them


def pack(sections: Mapping[Part, Iterable[int]]) -> Numbers:
    """All sections in one array, which begins with where each of them starts and ends."""
    arrays = [np.fromiter(sections[part], np.int64) for part in Part]
    ends = np.cumsum([2 * len(Part), *map(len, arrays)], dtype=np.int64)
    return np.concatenate((np.stack((ends[:-1], ends[1:]), axis=1).ravel(), *arrays))


@njit(cache=True, forceinline=True)
def length(plan, part):
    """How many numbers a section holds."""
    return plan[2 * part + 1] - plan[2 * part]


@njit(cache=True, forceinline=True)
def section(plan, part):
    """All numbers of a section."""
    return plan[plan[2 * part] : plan[2 * part + 1]]


@njit(cache=True, forceinline=True)
def at(plan, part, place):
    """One number of a section."""
    return plan[plan[2 * part] + place]
