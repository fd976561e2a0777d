# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""On which open conditions the undecided programmes of a household hang, and how much hangs on each question.

Conditions of which the same is asked are one topic. What is the household's is asked once for all who live in it.
"""

import numpy as np
from numba import njit

from rules_engine.arrays.conditions import ASKS, CAN, HOLDS, NONE, ONE
from rules_engine.arrays.plan import Part, Size, at, length


@njit(cache=True)
def open_topics(plan, planes, undecided, unlisted, topics):
    """By topic the lanes of whom something may be asked for any undecided programme, written into `topics`."""
    stack, masks = stacked(plan)
    for programme in range(len(undecided)):
        if undecided[programme] == NONE:
            continue
        height = push(plan, planes, programme, undecided[programme], 0, stack, masks)
        while height:
            height, condition, mask = pop(plan, planes, height, 0, stack, masks)
            if condition >= 0:
                topic = at(plan, Part.TOPIC, condition)
                topics[topic] |= _for_all(mask, unlisted) if not at(plan, Part.OWN_TOPIC, topic) else mask


@njit(cache=True)
def tally(plan, planes, undecided, unlisted, weights, first, questions, count):
    """For each question the weight and the number of the programmes that hang on it, each counted once.

    `first[topic, lane]` is where its questions begin in `questions`; a negative number ends them.
    """
    weight, programmes, last = np.zeros(count), np.zeros(count, np.int64), np.full(count, -1, np.int64)
    stack, masks = stacked(plan)
    for programme in range(len(undecided)):
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
            lane = 0
            while mask != NONE:
                if mask & ONE:
                    place = first[topic, lane]
                    while questions[place] >= 0:
                        question = questions[place]
                        if last[question] != programme:
                            last[question] = programme
                            weight[question] += weights[programme]
                            programmes[question] += 1
                        place += 1
                mask >>= ONE
                lane += 1
    return weight, programmes


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
