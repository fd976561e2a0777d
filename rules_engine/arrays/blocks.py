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
from rules_engine.arrays.conditions import room_needed, weigh_conditions
from rules_engine.arrays.handing import HOME_FACTS, MEMBER_FACTS
from rules_engine.arrays.lanes import KINDS, WORD, Bits, Told, lay_lanes
from rules_engine.arrays.layout import HERE, WIDEST_HOME, WIDEST_MEMBER, Numbers
from rules_engine.arrays.plan import Part, Size, at, length, section
from rules_engine.arrays.weighing import INELIGIBLE, weigh_rules
from rules_engine.arrays.wide import no_lane
from rules_engine.facts.sets import TRUE

WORDS = 8
LANES = WORDS * WORD
FEWEST_LANES = 2
"""Of a household: its own and one person's."""
UNTOLD_ROW = WIDEST_MEMBER.copy()
UNTOLD_ROW[HERE] = TRUE  # who stands in a register lives there unless it is denied


class Laid(NamedTuple):
    """Households of a register as columns, in the order in which they are weighed.

    Household h is the rows from `starts[h]` to `starts[h + 1]` and needs at most `lanes[h]` lanes. Each column has the
    slot that it fills, and its least and greatest values: `values` has the shape (columns, 2, rows), `home_values`
    (columns, 2, households). `words` (facts, rows) and `home_words` (facts, households) hold numbers of `codes`,
    `received` rows of what is received, `places` rows of `Places`. `row_of` and `home_of` say which row and which
    household of the batch stand here.
    """

    starts: Numbers
    lanes: Numbers
    slots: Numbers
    values: Numbers
    home_slots: Numbers
    home_values: Numbers
    words: Numbers
    home_words: Numbers
    received: Numbers
    places: Numbers
    row_of: Numbers
    home_of: Numbers


class Desk(NamedTuple):
    """Room for one block, used again for the next; `people` and `home` have the shape (facts, 2, rows)."""

    people: Numbers
    home: Numbers
    planes: Bits
    verdicts: Bits
    alive: Numbers
    scratch: Numbers


@njit(cache=True)
def desk(plan):
    """Room for the blocks of one catalogue."""
    rows, programmes = at(plan, Part.SIZES, Size.ROWS), length(plan, Part.WHO)
    facts = HOME_FACTS + at(plan, Part.SIZES, Size.RECEIVING)
    people, home = (
        np.empty((MEMBER_FACTS, 2, LANES), np.int64),
        np.empty((facts, 2, LANES // FEWEST_LANES), np.int64),
    )
    for slot in range(MEMBER_FACTS):
        people[slot, 0], people[slot, 1] = UNTOLD_ROW[slot, 0], UNTOLD_ROW[slot, 1]
    for slot in range(HOME_FACTS):
        home[slot, 0], home[slot, 1] = WIDEST_HOME[slot, 0], WIDEST_HOME[slot, 1]
    return Desk(
        people,
        home,
        np.empty((rows, 3, WORDS), np.uint64),
        np.empty((programmes, 3, WORDS), np.uint64),
        np.empty(programmes, np.int64),
        np.empty(room_needed(plan, WORDS, LANES // FEWEST_LANES), np.int64),
    )


@njit(cache=True)
def weigh_block(plan, tables, laid, begin, on, year, room):
    """Weigh the households from `begin` on (in the order of weighing) that fill a block.

    Returns where the next block begins, what is told of these, their lanes, and how many programmes are alive.
    """
    end = _last_that_fits(laid.lanes, begin)
    told = _fill(plan, laid, begin, end, tables.receipts, room)
    lanes = lay_lanes(plan, told, tables.places, WORDS, on, year, room.scratch, 0)
    none = no_lane(WORDS)
    weigh_conditions(plan, told, lanes, tables.outcomes, tables.offsets, room.planes, none, room.scratch)
    return end, told, lanes, weigh_rules(plan, lanes.kinds, room.planes, room.verdicts, room.alive, none)


@njit(cache=True, forceinline=True)
def _last_that_fits(lanes, begin):
    end, used = begin, 0
    while end < len(lanes) and used + lanes[end] <= LANES:
        used += lanes[end]
        end += 1
    return end


@njit(cache=True)
def _fill(plan, laid, begin, end, receipts, room):
    """Copy some households, column by column: what follows from the facts is written beside them."""
    first, last = laid.starts[begin], laid.starts[end]
    _copy(section(plan, Part.OWN_SLOTS), UNTOLD_ROW, laid.slots, laid.values, first, last, room.people)
    _copy(section(plan, Part.HOME_SLOTS), WIDEST_HOME, laid.home_slots, laid.home_values, begin, end, room.home)
    received, homes = laid.received[begin:end], room.home
    for benefit in range(receipts.shape[1]):
        for place in range(end - begin):
            for which in range(2):
                homes[HOME_FACTS + benefit, which, place] = receipts[received[place] + 1, benefit, which]
    # A fact of all stands together, which is what conditions look at; derivations see the same by person.
    return Told(
        room.people[:, :, : last - first].transpose(2, 0, 1),
        room.home[:, :, : end - begin].transpose(2, 0, 1),
        laid.starts[begin : end + 1] - first,
        laid.words[:, first:last].T,
        laid.home_words[:, begin:end].T,
        laid.places[begin:end],
        received,
    )


@njit(cache=True, forceinline=True)
def _copy(needed, untold, slots, values, begin, end, room):
    """Fill the slots that are looked at with what is told, and the others as wide as they can be."""
    size = end - begin
    for slot in needed:
        for which in range(2):
            room[slot, which, :size] = untold[slot, which]
    for column in range(len(slots)):
        for which in range(2):
            room[slots[column], which, :size] = values[column, which, begin:end]


@njit(cache=True)
def count(plan, tables, laid, on, year, room, counts):
    """Add to `counts` (programmes, verdicts) how many of whom each programme concerns have which verdict."""
    begin, totals = 0, np.zeros(KINDS, np.int64)
    found = np.zeros(counts.shape, np.int64)
    verdicts, programmes = room.verdicts, room.alive
    while begin < len(laid.home_of):
        begin, _, lanes, alive = weigh_block(plan, tables, laid, begin, on, year, room)
        kinds = lanes.kinds
        for kind in range(KINDS):
            for word in range(WORDS):
                totals[kind] += np.int64(bits_set(kinds[kind, word]))
        for place in range(alive):
            programme = programmes[place]
            for verdict in range(INELIGIBLE):
                bits = np.int64(0)
                for word in range(WORDS):  # how many is known beforehand, so these are added at once
                    bits += np.int64(bits_set(verdicts[programme, verdict, word]))
                found[programme, verdict] += bits
    for programme in range(len(found)):
        found[programme, INELIGIBLE] = totals[at(plan, Part.KIND, programme)] - found[programme].sum()
    counts += found
