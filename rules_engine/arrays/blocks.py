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
from rules_engine.arrays.household import CHILDREN, SIZE
from rules_engine.arrays.lanes import KINDS, WORD, Bits, Told, lay_lanes
from rules_engine.arrays.layout import CHILD, GRANDCHILD, HERE, RELATION, WIDEST_HOME, WIDEST_MEMBER, Numbers
from rules_engine.arrays.plan import Part, Size, at, length
from rules_engine.arrays.weighing import HOME_FACTS, INELIGIBLE, MEMBER_FACTS, weigh_rules
from rules_engine.sets import MAX

WORDS = 8
LANES = WORDS * WORD
FEWEST_LANES, MOST_BESIDES = 2, 2
"""Of a household: its own and one person's; and besides the persons' its own and that of a child not listed."""


class Laid(NamedTuple):
    """Households of a register as columns, in the order in which they are weighed.

    Household h is the rows from `starts[h]` to `starts[h + 1]`. Each column has the slot that it fills, and its least
    and greatest values: `values` has the shape (columns, rows, 2), `home_values` (columns, households, 2). `words` and
    `home_words` hold numbers of `codes`, `received` rows of what is received, `places` rows of `Places`. `row_of` and
    `home_of` say which row and which household of the batch stand here.
    """

    starts: Numbers
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
    lanes = lay_lanes(plan, told, tables.places, WORDS, on, year)
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
    """Copy households until the next might not fit; returns the one after the last."""
    starts, slots, values, home_slots, home_values = (
        laid.starts,
        laid.slots,
        laid.values,
        laid.home_slots,
        laid.home_values,
    )
    people, homes, first_rows, words, home_words = told.people, told.home, told.starts, told.words, told.home_words
    places, received, words_told, home_words_told = told.places, told.received, laid.words, laid.home_words
    places_told, received_told = laid.places, laid.received
    row = lanes = 0
    home = begin
    while home < len(laid.home_of):
        first, count = starts[home], starts[home + 1] - starts[home]
        if lanes + count + MOST_BESIDES > LANES:
            break
        place = home - begin
        homes[place, :HOME_FACTS] = WIDEST_HOME
        homes[place, HOME_FACTS:] = receipts[received_told[home] + 1]
        for column in range(len(home_slots)):
            slot = home_slots[column]
            homes[place, slot, 0] = home_values[column, home, 0]
            homes[place, slot, 1] = home_values[column, home, 1]
        home_words[place], places[place], received[place] = (
            home_words_told[home],
            places_told[home],
            received_told[home],
        )
        people[row : row + count] = WIDEST_MEMBER
        people[row : row + count, HERE] = 1
        for column in range(len(slots)):
            slot = slots[column]
            for i in range(count):
                people[row + i, slot, 0] = values[column, first + i, 0]
                people[row + i, slot, 1] = values[column, first + i, 1]
        words[row : row + count] = words_told[first : first + count]
        lanes += count + MOST_BESIDES - _all_are_listed(people, row, row + count, homes[place])
        first_rows[place] = row
        row += count
        home += 1
    first_rows[home - begin] = row
    return home


@njit(cache=True, forceinline=True)
def _all_are_listed(people, first, end, home):
    """Whether there is surely no child who is not listed, who would need a lane."""
    here = children = 0
    for row in range(first, end):
        if people[row, HERE, 0] == 1:
            here += 1
            children += people[row, RELATION, 0] in (CHILD, GRANDCHILD)
    told = home[CHILDREN, 0] != 0 or home[CHILDREN, 1] != MAX
    return home[SIZE, 0] == here and home[SIZE, 1] == here and not (told and home[CHILDREN, 1] > children)


@njit(cache=True)
def count(plan, tables, laid, on, year, room, counts):
    """Add to `counts` (programmes, verdicts) how many of whom each programme concerns have which verdict."""
    begin, totals = 0, np.zeros(KINDS, np.int64)
    found = np.zeros(counts.shape, np.int64)
    while begin < len(laid.home_of):
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
