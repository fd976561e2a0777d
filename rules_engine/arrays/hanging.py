# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""On which open conditions the undecided programmes of a household hang, and how much hangs on each question.

Conditions of which the same is asked are one topic. What is the household's is asked once for all who live in it.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from rules_engine.arrays.bits import NONE, ONE, bits_set
from rules_engine.arrays.conditions import ASKS, CAN, HOLDS
from rules_engine.arrays.lanes import Bits
from rules_engine.arrays.layout import Numbers
from rules_engine.arrays.plan import Part, Size, at, length

ROOM = 8
"""How many things a programme hangs on, at first."""


class Hanging(NamedTuple):
    """On what undecided programmes hang: topics and, in bits, the lanes of whom to ask each.

    Those of programme p stand from `starts[p]` to `starts[p + 1]`. `asked` has by topic the lanes of whom any asks.
    """

    starts: Numbers
    topics: npt.NDArray[np.int32]
    lanes: Bits
    asked: Bits


@njit(cache=True)
def hanging(plan, planes, undecided, unlisted):
    """Everything on which the programmes hang that are undecided for some lanes; `unlisted` is a child's lane."""
    starts, asked = np.empty(len(undecided) + 1, np.int64), np.zeros(length(plan, Part.OWN_TOPIC), np.uint64)
    count = ROOM * np.count_nonzero(undecided)
    while True:
        topics, lanes = np.empty(count, np.int32), np.empty(count, np.uint64)
        count = _hang(plan, planes, undecided, unlisted, starts, topics, lanes, asked)
        if count <= len(topics):
            return starts, topics[:count], lanes[:count], asked


@njit(cache=True)
def _hang(plan, planes, undecided, unlisted, starts, topics, lanes, asked):
    """Write down as much as there is room for; returns how much there is."""
    stack, masks = stacked(plan)
    count, room = 0, len(topics)
    for programme in range(len(undecided)):
        starts[programme] = count
        if undecided[programme] == NONE:
            continue
        height = push(plan, planes, programme, undecided[programme], 0, stack, masks)
        while height:
            height, condition, mask = pop(plan, planes, height, 0, stack, masks)
            if condition < 0:
                continue
            topic = at(plan, Part.TOPIC, condition)
            if not at(plan, Part.OWN_TOPIC, topic):
                mask = _for_all(mask, unlisted)
            asked[topic] |= mask
            if count < room:
                topics[count], lanes[count] = topic, mask
            count += 1
    starts[-1] = count
    return count


@njit(cache=True)
def tally(starts, topics, lanes, weights, wanted, first, keys, count):
    """For each key the weight and the number of the programmes that hang on it, each counted once.

    `wanted` has by topic the lanes that have any; `first[topic, lane]` is where its keys begin in `keys`, and a
    negative number ends them.
    """
    weight, hang, last = np.zeros(count), np.zeros(count, np.int64), np.full(count, -1, np.int64)
    for programme in range(len(weights)):
        for place in range(starts[programme], starts[programme + 1]):
            topic = topics[place]
            left = lanes[place] & wanted[topic]
            while left != NONE:
                key_at = first[topic, bits_set((left & (~left + ONE)) - ONE)]
                left &= left - ONE
                while keys[key_at] >= 0:
                    key = keys[key_at]
                    if last[key] != programme:
                        last[key] = programme
                        weight[key] += weights[programme]
                        hang[key] += 1
                    key_at += 1
    return weight, hang


@njit(cache=True, forceinline=True)
def stacked(plan):
    """Room for the rows still to look at, and for whom each."""
    room = length(plan, Part.PARTS) + length(plan, Part.UNLESS) + 1
    return np.empty(room, np.int64), np.empty(room, np.uint64)


@njit(cache=True, forceinline=True)
def push(plan, planes, programme, undecided, word, stack, masks):
    """Stack the rows on which a programme that is undecided for some lanes of a word may hang; returns how many."""
    stack[0], masks[0], height = at(plan, Part.WHO, programme), undecided, 1
    for item in range(at(plan, Part.ITEMS, programme), at(plan, Part.ITEMS, programme + 1)):
        settled, unless = at(plan, Part.SETTLED, item), at(plan, Part.UNLESS, item)
        if unless >= 0:
            left = undecided
            if settled >= 0:
                left &= planes[settled, CAN, word] & ~planes[settled, HOLDS, word]
            stack[height], masks[height] = unless, left
            height += 1
    return height


@njit(cache=True, forceinline=True)
def pop(plan, planes, height, word, stack, masks):
    """Take a row off the stack: a condition with the lanes to ask, or -1 after putting the parts of a node on it."""
    height -= 1
    row = stack[height]
    mask = masks[height] & planes[row, ASKS, word]
    node = row - at(plan, Part.SIZES, Size.CONDITIONS)
    if mask == NONE:
        return height, -1, mask
    if node < 0:
        return height, row, mask
    for place in range(at(plan, Part.STARTS, node), at(plan, Part.STARTS, node + 1)):
        stack[height], masks[height] = at(plan, Part.PARTS, place), mask
        height += 1
    return height, -1, mask


@njit(cache=True, forceinline=True)
def _for_all(mask, unlisted):
    """One lane for all who are listed, and that of a child who is not."""
    listed = mask & ~unlisted
    return (listed & (~listed + ONE)) | (mask & unlisted)
