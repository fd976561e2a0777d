# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who has which verdict on which programme, one entry each, and for the undecided what they lack.

What is lacking is found by topic: `lacks` names the facts on which a topic may hang as bits of two words, for the
person's own, everybody's who lives here, the children's and the household's, and for a child who was not named; those
of them that are not known to the household are lacking. Some are of interest only `THEN`, once the `FIRST` are known.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from rules_engine.arrays.bits import NONE, ONE
from rules_engine.arrays.blocks import LANES, weigh_block
from rules_engine.arrays.conditions import CAN, is_set
from rules_engine.arrays.hanging import open_conditions, stacked
from rules_engine.arrays.household import CHILDREN, SIZE
from rules_engine.arrays.lanes import CHILD_ROW, NO_ROW, WORD
from rules_engine.arrays.layout import HERE, NOT_TOLD, Numbers
from rules_engine.arrays.people import offspring
from rules_engine.arrays.plan import Part, Size, at
from rules_engine.arrays.weighing import INELIGIBLE, REVIEWED, UNKNOWN

OWN, EVERYBODY, CHILDRENS, HOUSEHOLDS, UNNAMED, FIRST, EVERYBODY_THEN, HOUSEHOLDS_THEN = range(8)
HALVES = 2
ROOM = 4096
Masks = npt.NDArray[np.uint64]


class Facts(NamedTuple):
    """The told facts by bit: the slot of a number or the place of a word, -1 where the bit is not of that sort.

    `own` are a person's, `home` the household's. `vague` says of each number of a word, from `NOT_TOLD` on, whether it
    leaves anything open. The last three are bits: who else lives here, whether there are more children, what is
    received.
    """

    own_slot: Numbers
    own_word: Numbers
    home_slot: Numbers
    home_word: Numbers
    vague: npt.NDArray[np.bool_]
    members: int
    children: int
    receiving: int


class Entries(NamedTuple):
    """One entry a row. `home` is the household's place in the batch; `member` is -1 where it is no person's."""

    home: Numbers
    member: Numbers
    programme: Numbers
    verdict: Numbers
    lacks: Masks


@njit(cache=True)
def list_entries(plan, tables, laid, on, year, room, wanted, serving, lacks, facts):
    """All entries of a batch, household by household, but what is ineligible or is offered only elsewhere.

    `wanted` marks programmes; `serving[place, programme]` says where they are offered.
    """
    entries, size, begin = _entries(ROOM), 0, 0
    own = np.zeros((LANES, HALVES), np.uint64)
    shared = np.zeros((LANES, 3, HALVES), np.uint64)
    asked = np.empty((LANES, HALVES), np.uint64)
    rows, masks = (
        np.empty(at(plan, Part.SIZES, Size.LEAVES), np.int64),
        np.empty(at(plan, Part.SIZES, Size.LEAVES), np.uint64),
    )
    nodes, of_nodes = stacked(plan)
    judged, planes, alive = room.verdicts, room.planes, room.alive
    while begin < len(laid.home_of):
        end, told, lanes, count = weigh_block(plan, tables, laid, begin, on, year, room)
        home_of, row_of, places, starts = lanes.home, lanes.row, told.places, told.starts
        _find_lacking(told, end - begin, facts, own, shared)
        for place in range(count):
            programme = alive[place]
            if not wanted[programme]:
                continue
            reviewed = at(plan, Part.TRUST, programme) == REVIEWED
            for word in range(judged.shape[2]):
                left = NONE
                for verdict in range(INELIGIBLE):
                    left |= judged[programme, verdict, word]
                if not reviewed:  # whom a code does not match is told so one by one, not in a list of candidates
                    left &= planes[at(plan, Part.WHO, programme), CAN, word]
                if left == NONE:
                    continue
                if judged[programme, UNKNOWN, word] & left != NONE:
                    _ask(plan, programme, word, lanes, room, lacks, own, shared, rows, masks, nodes, of_nodes, asked)
                if size + WORD > len(entries.home):
                    entries = _longer(entries)
                homes, members, programmes, verdicts, lacking = entries
                lane = word << 6
                while left != NONE:
                    home, row, bit = home_of[lane], row_of[lane], np.uint64(lane & 63)
                    if left & ONE and serving[places[home], programme]:
                        homes[size], programmes[size], lacking[size] = begin + home, programme, NONE
                        members[size] = NO_ROW if row < 0 else row - starts[home]
                        for verdict in range(INELIGIBLE):
                            if judged[programme, verdict, word] >> bit & ONE:
                                verdicts[size] = verdict
                                if verdict == UNKNOWN:
                                    lacking[size] = asked[lane]
                        size += 1
                    left >>= ONE
                    lane += 1
        begin = end
    return _in_order(entries, size, laid.home_of)


@njit(cache=True)
def _in_order(entries, size, order):
    """The entries household by household as these stand in the batch, in whatever blocks they were weighed."""
    places = np.zeros(len(order) + 1, np.int64)
    for entry in range(size):
        places[order[entries.home[entry]] + 1] += 1
    places = np.cumsum(places)
    found = _entries(size)
    for entry in range(size):
        home = order[entries.home[entry]]
        place = places[home]
        found.home[place], found.member[place] = home, entries.member[entry]
        found.programme[place], found.verdict[place] = entries.programme[entry], entries.verdict[entry]
        found.lacks[place] = entries.lacks[entry]
        places[home] += 1
    return found


@njit(cache=True)
def _entries(size):
    return Entries(
        np.empty(size, np.int64),
        np.empty(size, np.int64),
        np.empty(size, np.int64),
        np.empty(size, np.int64),
        np.empty((size, HALVES), np.uint64),
    )


@njit(cache=True)
def _longer(entries):
    size = len(entries.home)
    longer = _entries(2 * size)
    longer.home[:size] = entries.home
    longer.member[:size] = entries.member
    longer.programme[:size] = entries.programme
    longer.verdict[:size] = entries.verdict
    longer.lacks[:size] = entries.lacks
    return longer


@njit(cache=True)
def _find_lacking(told, homes, facts, own, shared):
    """What is not known of each person, and of each household: everybody's, the children's, its own."""
    shared[:homes] = NONE
    for h in range(homes):
        start, end = told.starts[h], told.starts[h + 1]
        together = listed = 0
        for row in range(start, end):
            own[row] = NONE
            for bit in range(len(facts.own_slot)):
                slot, word = facts.own_slot[bit], facts.own_word[bit]
                lacking = slot >= 0 and told.people[row, slot, 0] != told.people[row, slot, 1]
                if word >= 0:
                    lacking = facts.vague[told.words[row, word] - NOT_TOLD]
                if lacking:
                    _set(own[row], bit)
            if told.people[row, HERE, 0] == 1:
                together += 1
                child = offspring(told.people, row)
                listed += child
                for half in range(HALVES):
                    shared[h, 0, half] |= own[row, half]
                    shared[h, 1, half] |= own[row, half] if child else NONE
        home = shared[h, 2]
        for bit in range(len(facts.home_slot)):
            slot, word = facts.home_slot[bit], facts.home_word[bit]
            lacking = slot >= 0 and told.home[h, slot, 0] != told.home[h, slot, 1]
            if word >= 0:
                lacking = facts.vague[told.home_words[h, word] - NOT_TOLD]
            if lacking:
                _set(home, bit)
        size_known = told.home[h, SIZE, 0] == told.home[h, SIZE, 1]
        if size_known and told.home[h, SIZE, 0] != together:
            _set(home, facts.members)
        if told.home[h, CHILDREN, 1] > listed:
            _set(home, facts.children)
        if told.received[h] == NOT_TOLD:
            _set(home, facts.receiving)


@njit(cache=True, forceinline=True)
def _set(words, bit):
    words[bit >> 6] |= ONE << np.uint64(bit & 63)


@njit(cache=True)
def _ask(plan, programme, word, lanes, room, lacks, own, shared, rows, masks, nodes, of_nodes, asked):
    """Gather for each lane of a word what its open conditions lack, into `asked`."""
    first = word << 6
    asked[first : first + 64] = NONE
    undecided = room.verdicts[programme, UNKNOWN, word]
    end = open_conditions(plan, room.planes, programme, undecided, word, rows, masks, 0, nodes, of_nodes)
    for place in range(end):
        condition, mask, lane = rows[place], masks[place], first
        while mask != NONE:
            if mask & ONE:
                _lack(lacks[at(plan, Part.TOPIC, condition)], lanes, lane, own, shared[lanes.home[lane]], asked[lane])
            mask >>= ONE
            lane += 1


@njit(cache=True, forceinline=True)
def _lack(lacks, lanes, lane, own, shared, asked):
    """What one lane lacks; of those who live elsewhere only their own can be asked."""
    person, here = lanes.row[lane], not is_set(lanes.away, lane)
    first = NONE
    for half in range(HALVES):
        first |= lacks[FIRST, half] & shared[2, half]
    for half in range(HALVES):
        if person == CHILD_ROW:
            asked[half] |= lacks[UNNAMED, half] & (shared[1, half] | shared[2, half])
            continue
        if person >= 0:
            asked[half] |= lacks[OWN, half] & own[person, half]
        if here:
            asked[half] |= lacks[EVERYBODY, half] & shared[0, half]
            asked[half] |= lacks[CHILDRENS, half] & shared[1, half]
            asked[half] |= lacks[HOUSEHOLDS, half] & shared[2, half]
        if here and first == NONE:
            asked[half] |= lacks[EVERYBODY_THEN, half] & shared[0, half]
            asked[half] |= lacks[HOUSEHOLDS_THEN, half] & shared[2, half]
