# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who has which verdict on which programme, one entry each, and for the undecided what they lack.

What is lacking is found by topic: `lacks` names the facts on which a topic may hang as bits of two words, for the
person's own, everybody's who lives here, the children's and the household's; those of them that are not known to the
household are lacking.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from rules_engine.arrays.blocks import LANES, weigh_block
from rules_engine.arrays.conditions import ASKS, CAN, HOLDS, NONE, ONE, is_set
from rules_engine.arrays.household import CHILDREN, SIZE
from rules_engine.arrays.lanes import NO_ROW
from rules_engine.arrays.layout import CHILD, GRANDCHILD, HERE, NOT_TOLD, RELATION, Numbers
from rules_engine.arrays.plan import Part, Size, at, length
from rules_engine.arrays.weighing import INELIGIBLE, REVIEWED, UNKNOWN

OWN, EVERYBODY, CHILDRENS, HOUSEHOLDS = range(4)
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
    """One entry a row. `home` counts households in the order of weighing; `member` is -1 where it is no person's."""

    home: Numbers
    member: Numbers
    programme: Numbers
    verdict: Numbers
    lacks: Masks


@njit(cache=True)
def list_entries(plan, tables, laid, on, year, room, wanted, serving, lacks, facts):
    """All entries of a batch but what is ineligible, or is offered only elsewhere.

    `wanted` marks programmes; `serving[place, programme]` says where they are offered.
    """
    entries, size, begin = _entries(ROOM), 0, 0
    own = np.zeros((LANES, HALVES), np.uint64)
    shared = np.zeros((LANES, 3, HALVES), np.uint64)
    asked = np.empty((LANES, HALVES), np.uint64)
    stack = np.empty(length(plan, Part.PARTS) + length(plan, Part.UNLESS) + 1, np.int64)
    while begin < len(laid.home_of):
        end, lanes, alive = weigh_block(plan, tables, laid, begin, on, year, room)
        _find_lacking(room.told, end - begin, facts, own, shared)
        for place in range(alive):
            programme = room.alive[place]
            if not wanted[programme]:
                continue
            reviewed = at(plan, Part.TRUST, programme) == REVIEWED
            for word in range(room.verdicts.shape[2]):
                any_ = NONE
                for verdict in range(INELIGIBLE):
                    any_ |= room.verdicts[programme, verdict, word]
                if not reviewed:  # whom a code does not match is told so one by one, not in a list of candidates
                    any_ &= room.planes[at(plan, Part.WHO, programme), CAN, word]
                if any_ == NONE:
                    continue
                if room.verdicts[programme, UNKNOWN, word] & any_ != NONE:
                    _ask(plan, programme, word, lanes, room, lacks, own, shared, stack, asked)
                lane = word << 6
                while any_ != NONE:
                    if any_ & ONE and serving[room.told.places[lanes.home[lane]], programme]:
                        if size == len(entries.home):
                            entries = _longer(entries)
                        home, row = lanes.home[lane], lanes.row[lane]
                        entries.home[size] = begin + home
                        entries.member[size] = NO_ROW if row < 0 else row - room.told.starts[home]
                        entries.programme[size] = programme
                        entries.lacks[size] = NONE
                        for verdict in range(INELIGIBLE):
                            if is_set(room.verdicts[programme, verdict], lane):
                                entries.verdict[size] = verdict
                                if verdict == UNKNOWN:
                                    entries.lacks[size] = asked[lane]
                        size += 1
                    any_ >>= ONE
                    lane += 1
        begin = end
    return Entries(
        entries.home[:size],
        entries.member[:size],
        entries.programme[:size],
        entries.verdict[:size],
        entries.lacks[:size],
    )


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
                child = told.people[row, RELATION, 0] in (CHILD, GRANDCHILD)
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
def _ask(plan, programme, word, lanes, room, lacks, own, shared, stack, asked):
    """Gather for each lane of a word what its open conditions lack, into `asked`."""
    first = word << 6
    asked[first : first + 64] = NONE
    stack[0], height = at(plan, Part.WHO, programme), 1
    for item in range(at(plan, Part.ITEMS, programme), at(plan, Part.ITEMS, programme + 1)):
        settled, unless = at(plan, Part.SETTLED, item), at(plan, Part.UNLESS, item)
        open_ = ~NONE if settled < 0 else room.planes[settled, CAN, word] & ~room.planes[settled, HOLDS, word]
        if unless >= 0 and open_ != NONE:
            stack[height] = unless
            height += 1
    conditions = at(plan, Part.SIZES, Size.CONDITIONS)
    while height:
        height -= 1
        row = stack[height]
        mask = room.planes[row, ASKS, word] & room.verdicts[programme, UNKNOWN, word]
        if mask == NONE:
            continue
        if row >= conditions:
            for place in range(at(plan, Part.STARTS, row - conditions), at(plan, Part.STARTS, row - conditions + 1)):
                stack[height] = at(plan, Part.PARTS, place)
                height += 1
            continue
        topic, lane = at(plan, Part.TOPIC, row), first
        while mask != NONE:
            if mask & ONE:
                home, person = lanes.home[lane], lanes.row[lane]
                for half in range(HALVES):
                    found = lacks[topic, EVERYBODY, half] & shared[home, 0, half]
                    found |= lacks[topic, CHILDRENS, half] & shared[home, 1, half]
                    found |= lacks[topic, HOUSEHOLDS, half] & shared[home, 2, half]
                    if person >= 0:
                        found |= lacks[topic, OWN, half] & own[person, half]
                    asked[lane, half] |= found
            mask >>= ONE
            lane += 1
