# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Limits that hang on the household (its size, its earners, its place), as tables; see `programmes.limits`.

A limit is chosen by the household's size, by who earns, or by the class of its area; what each choice comes to is
asked of the limit itself once, when a catalogue is compiled.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from numba import njit

from rules_engine.arrays.couple import MARRIED
from rules_engine.arrays.household import SIZE, YOUNGEST_AGE
from rules_engine.arrays.means import DUAL
from rules_engine.facts.regions import SCHEMES as AREAS
from rules_engine.facts.sets import FALSE, MAX, MIN, TRUE, Interval, Value
from rules_engine.programmes.limits import ADULT, LARGEST_HOUSEHOLD, MONTHS, Ago, Fixed, Limit, MedianPercent, Official

AREA_NAMES = tuple(AREAS)
AREA_COUNT = len(AREA_NAMES)
SINGLE, SINGLE_EARNER, DUAL_EARNER = 1, 2, 4
EARNING = 8
"""How many sets of these there are."""
EARNERS: tuple[dict[str, Value], ...] = (
    {"household.size": Interval(1, 1), "household.has_spouse": FALSE},
    {"household.types.dual_income": FALSE, "household.has_spouse": TRUE},
    {"household.types.dual_income": TRUE},
)
"""A household of each kind, in the order of the bits above."""
OFF, BY_SIZE, BY_EARNERS, BY_AREA = range(4)
NOTHING = MIN - 1
"""A choice that is not on record."""


class Table(NamedTuple):
    """What a limit is chosen by (`OFF` where it is not on record, `BY_AREA` and on for each area), and its choices.

    The last choice of a limit by size is the greatest value where no size is the last on record.
    """

    by: int
    choices: tuple[tuple[int, int], ...]


def moves(limit: Limit | None, on: date) -> bool:
    """Whether a limit hangs on the household, or is not on record for the day."""
    if limit is None or isinstance(limit, Fixed | Ago):
        return False
    return isinstance(limit, MedianPercent) or limit.by is not None or limit.on({}, on) is None


def table(limit: Limit, on: date) -> Table:
    """A limit with what each choice comes to on a day."""
    if isinstance(limit, MedianPercent) or (isinstance(limit, Official) and limit.by == "size"):
        sizes = [limit.on({"household.size": Interval(size, size)}, on) for size in range(1, LARGEST_HOUSEHOLD + 1)]
        endless = MAX // MONTHS if isinstance(limit, Official) and limit.yearly else MAX
        return Table(BY_SIZE, (*map(_ends, sizes), (endless, endless)))
    if not isinstance(limit, Official) or limit.by is None:
        reached = limit.on({}, on)
        return Table(OFF, ()) if reached is None else Table(BY_EARNERS, (_ends(reached),) * len(EARNERS))
    if limit.on({}, on) is None:
        return Table(OFF, ())
    if limit.by == "earners":
        return Table(BY_EARNERS, tuple(_ends(limit.on(home, on)) for home in EARNERS))
    classes = (_ends(limit.among((name,), on)) for name in AREAS[limit.by])
    return Table(BY_AREA + AREA_NAMES.index(limit.by), tuple(classes))


def areas(limit: Limit | None) -> Iterator[int]:
    """The area on whose class a limit hangs, if any."""
    if isinstance(limit, Official) and limit.by in AREAS:
        yield AREA_NAMES.index(limit.by)


def _ends(reached: Interval | None) -> tuple[int, int]:
    return (NOTHING, NOTHING) if reached is None else (reached.lo, reached.hi)


@njit(cache=True, forceinline=True)
def earners(home):
    """The kinds of earners still possible; see `rules_engine.programmes.limits.earner_kinds`."""
    if home[DUAL, 0] == 1:
        return DUAL_EARNER
    both = 0 if home[DUAL, 1] == 0 or home[MARRIED, 1] == 0 else DUAL_EARNER
    if home[MARRIED, 0] == 1:
        return SINGLE_EARNER | both
    if home[MARRIED, 1] == 0 and home[SIZE, 0] == 1 and home[SIZE, 1] == 1:
        return SINGLE
    minor = home[YOUNGEST_AGE, 1] < ADULT
    return (0 if minor else SINGLE) | SINGLE_EARNER | both


@njit(cache=True, forceinline=True)
def reach(by, choices, first, least_size, most_size, earning, area):
    """The least and greatest value of a limit, and whether it is on record.

    The choices of the limit begin at `first`; `area` holds the classes possible for each area, as bits.
    """
    if by == OFF:
        return MIN, MAX, False
    if by == BY_SIZE:
        least = first + 2 * (max(least_size, 1) - 1)
        most = first + 2 * (min(most_size, LARGEST_HOUSEHOLD) - 1)
        if choices[least] == NOTHING:
            return MIN, MAX, False
        endless = choices[first + 2 * LARGEST_HOUSEHOLD]
        return choices[least], endless if choices[most] == NOTHING else choices[most + 1], True
    possible = earning if by == BY_EARNERS else area[by - BY_AREA]
    lo, hi, choice = MAX, MIN, first
    while possible:
        if possible & 1:
            lo, hi = min(lo, choices[choice]), max(hi, choices[choice + 1])
        possible >>= 1
        choice += 2
    return lo, hi, True
