# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A register weighed block by block: as many whole households at a time as fill some words with lanes.

A block is small enough to stay near the processor, and everything in it is weighed by the code that weighs one
household. Neighbours in the order of places share their places' rules, so most gates stay shut.
"""

from typing import NamedTuple

import numpy as np
from numba import njit

from rules_engine.arrays.bits import bits_set
from rules_engine.arrays.conditions import weigh_conditions
from rules_engine.arrays.lanes import KINDS, WORD, Bits, Told, lay_lanes
from rules_engine.arrays.layout import HERE, WIDEST_HOME, WIDEST_MEMBER, Numbers
from rules_engine.arrays.plan import Part, Size, at, length
from rules_engine.arrays.weighing import HOME_FACTS, INELIGIBLE, MEMBER_FACTS, weigh_rules

WORDS = 8
LANES = WORDS * WORD
FEWEST_LANES = 2


class Laid(NamedTuple):
    """Households of a register as columns: by column the slot it fills, then least and greatest values.

    Persons' columns have the shape (columns, rows), households' (columns, households); `words` and `home_words` hold
    numbers of `codes`, `received` rows of what is received, `places` rows of `Places`; `order` is that of weighing.
    """

    starts: Numbers
    slots: Numbers
    lo: Numbers
    hi: Numbers
    home_slots: Numbers
    home_lo: Numbers
    home_hi: Numbers
    words: Numbers
    home_words: Numbers
    received: Numbers
    places: Numbers
    order: Numbers


class Desk(NamedTuple):
    """Room for one block, used again for the next."""

    told: Told
    planes: Bits
    verdicts: Bits
    alive: Numbers


@njit(cache=True)
def desk(plan, words_of_person, words_of_home):
    """Room for the blocks of one catalogue."""
    rows, programmes = at(plan, Part.SIZES, Size.ROWS), length(plan, Part.WHO)
    homes, facts = LANES // FEWEST_LANES, HOME_FACTS + at(plan, Part.SIZES, Size.RECEIVING)
    return Desk(
        Told(
            np.empty((LANES, MEMBER_FACTS, 2), np.int64),
            np.empty((homes, facts, 2), np.int64),
            np.zeros(homes + 1, np.int64),
            np.empty((LANES, words_of_person), np.int64),
            np.empty((homes, words_of_home), np.int64),
            np.empty(homes, np.int64),
            np.empty(homes, np.int64),
        ),
        np.empty((rows, 3, WORDS), np.uint64),
        np.empty((programmes, 3, WORDS), np.uint64),
        np.empty(programmes, np.int64),
    )


@njit(cache=True)
def weigh_block(plan, tables, laid, begin, on, year, room):
    """Weigh the households from `begin` on (in the order of weighing) that fill a block.

    Returns where the next block begins, the lanes, and how many programmes are alive.
    """
    end = _fill(laid, begin, tables.receipts, room.told)
    told = _first(room.told, end - begin)
    lanes = lay_lanes(plan, told, tables.figures, tables.areas, tables.known, WORDS, on, year)
    weigh_conditions(plan, told, lanes, tables.outcomes, tables.offsets, room.planes)
    return end, lanes, weigh_rules(plan, lanes.kinds, room.planes, room.verdicts, room.alive)


@njit(cache=True)
def _first(told, homes):
    """The part of the room that is in use."""
    rows = told.starts[homes]
    return Told(
        told.people[:rows],
        told.home[:homes],
        told.starts[: homes + 1],
        told.words,
        told.home_words,
        told.places,
        told.received,
    )


@njit(cache=True)
def _fill(laid, begin, receipts, told):
    """Copy households until the next would not fit; returns the one after the last."""
    row = lanes = 0
    end = begin
    while end < len(laid.order):
        home = laid.order[end]
        first, last = laid.starts[home], laid.starts[home + 1]
        lanes += last - first + FEWEST_LANES
        if lanes > LANES:
            break
        place = end - begin
        told.starts[place] = row
        told.home[place, :HOME_FACTS] = WIDEST_HOME
        told.home[place, HOME_FACTS:] = receipts[laid.received[home] + 1]
        for column in range(len(laid.home_slots)):
            slot = laid.home_slots[column]
            told.home[place, slot, 0], told.home[place, slot, 1] = (
                laid.home_lo[column, home],
                laid.home_hi[column, home],
            )
        told.home_words[place], told.places[place] = laid.home_words[home], laid.places[home]
        told.received[place] = laid.received[home]
        count = last - first
        told.people[row : row + count] = WIDEST_MEMBER
        told.people[row : row + count, HERE] = 1
        for column in range(len(laid.slots)):
            slot = laid.slots[column]
            for i in range(count):
                told.people[row + i, slot, 0] = laid.lo[column, first + i]
                told.people[row + i, slot, 1] = laid.hi[column, first + i]
        told.words[row : row + count] = laid.words[first:last]
        row += count
        end += 1
        told.starts[place + 1] = row
    return end


@njit(cache=True)
def count(plan, tables, laid, on, year, room, counts):
    """Add to `counts` (programmes, verdicts) how many of whom each programme concerns have which verdict."""
    begin, totals = 0, np.zeros(KINDS, np.int64)
    found = np.zeros(counts.shape, np.int64)
    while begin < len(laid.order):
        begin, lanes, alive = weigh_block(plan, tables, laid, begin, on, year, room)
        for kind in range(KINDS):
            totals[kind] += _bits(lanes.kinds[kind])
        for place in range(alive):
            programme = room.alive[place]
            for verdict in range(INELIGIBLE):
                found[programme, verdict] += _bits(room.verdicts[programme, verdict])
    for programme in range(len(found)):
        found[programme, INELIGIBLE] = totals[at(plan, Part.KIND, programme)] - found[programme].sum()
    counts += found


@njit(cache=True, forceinline=True)
def _bits(words):
    """How many bits are set."""
    bits = 0
    for word in words:
        bits += bits_set(word)  # type: ignore[call-arg]
    return bits
