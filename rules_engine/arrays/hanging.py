# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""On which open conditions the undecided programmes of a household hang, and how much hangs on each question.

Conditions of which the same is asked are one topic. What is the household's is asked once for all who live in it.
"""

from typing import NamedTuple

import numpy as np
from numba import njit

from rules_engine.arrays.bits import ALL, NONE, ONE
from rules_engine.arrays.conditions import ASKS, CAN, HOLDS
from rules_engine.arrays.lanes import Bits
from rules_engine.arrays.layout import Numbers
from rules_engine.arrays.plan import Part, Size, at, length, section

EIGHT, LAST_EIGHT = np.uint64(8), np.uint64(255)


class Hanging(NamedTuple):
    """On what undecided programmes hang: topics and, in bits, the lanes of whom to ask each.

    Those of programme p stand from `starts[p]` to `starts[p + 1]`. `asked` has by topic the lanes of whom any asks.
    """

    starts: Numbers
    topics: Numbers
    lanes: Bits
    asked: Bits


@njit(cache=True)
def hanging(plan, planes, undecided, counted, unlisted):
    """Everything on which the programmes hang that are counted and undecided for some lanes.

    `unlisted` is a child's lane.
    """
    most = at(plan, Part.SIZES, Size.LEAVES)
    topics, lanes = np.empty(most, np.int64), np.empty(most, np.uint64)
    nodes, of_nodes = stacked(plan)
    starts, asked = np.empty(len(undecided) + 1, np.int64), np.zeros(length(plan, Part.OWN_TOPIC), np.uint64)
    topic_of, own = section(plan, Part.TOPIC), np.empty(len(asked), np.uint64)
    for topic in range(len(asked)):
        own[topic] = ALL if at(plan, Part.OWN_TOPIC, topic) else NONE
    end = 0
    for programme in range(len(undecided)):
        starts[programme] = end
        if not counted[programme] or undecided[programme] == NONE:
            continue
        end = open_conditions(plan, planes, programme, undecided[programme], 0, topics, lanes, end, nodes, of_nodes)
    for place in range(end):
        topic, mask = topic_of[topics[place]], lanes[place]
        mask = mask & own[topic] | _for_all(mask, unlisted) & ~own[topic]
        topics[place], lanes[place] = topic, mask
        asked[topic] |= mask
    starts[-1] = end
    return starts, topics[:end], lanes[:end], asked


@njit(cache=True)
def tally(starts, topics, lanes, weights, asked, keys):
    """For each programme the keys on which it hangs, as bits of some words, and the weight of each key.

    `keys` has the keys by topic that is asked, by lane, as bits; lanes come by eights.
    """
    words, by_lanes = keys.shape[2], _by_lanes(asked, keys)
    found, weight = np.zeros((len(weights), words), np.uint64), np.zeros((words, 8, 256))
    for programme in range(len(weights)):
        for word in range(words):
            on = NONE
            for place in range(starts[programme], starts[programme + 1]):
                topic, left = topics[place], lanes[place]
                for eight in range(by_lanes.shape[2]):
                    on |= by_lanes[word, topic, eight, left & LAST_EIGHT]
                    left >>= EIGHT
            found[programme, word] = left = on
            eight = 0
            while left != NONE:
                weight[word, eight, left & LAST_EIGHT] += weights[programme]
                left >>= EIGHT
                eight += 1
    return found, _by_key(weight)


@njit(cache=True)
def _by_key(weight):
    """Of the weight of every set of eight neighbouring keys that of each key."""
    found = np.zeros(weight.shape[0] * 64)
    for word in range(weight.shape[0]):
        for eight in range(8):
            for those in range(256):
                for key in range(8):
                    if those >> key & 1:
                        found[64 * word + 8 * eight + key] += weight[word, eight, those]
    return found


@njit(cache=True)
def _by_lanes(asked, keys):
    """By topic the keys of any set of eight neighbouring lanes at once."""
    _, lanes, words = keys.shape
    found, row = np.empty((words, len(asked), lanes // 8, 256), np.uint64), 0
    for topic in range(len(asked)):
        if asked[topic] == NONE:
            continue
        for word in range(words):
            for eight in range(lanes // 8):
                found[word, topic, eight, 0] = NONE
                for lane in range(8):
                    key = keys[row, 8 * eight + lane, word]
                    for fewer in range(1 << lane):
                        found[word, topic, eight, fewer + (1 << lane)] = found[word, topic, eight, fewer] | key
        row += 1
    return found


@njit(cache=True, forceinline=True)
def stacked(plan):
    """Room for the nodes still to look at, and for whom each."""
    room = length(plan, Part.PARTS) + length(plan, Part.UNLESS) + 1
    return np.empty(room, np.int64), np.empty(room, np.uint64)


@njit(cache=True, forceinline=True)
def open_conditions(plan, planes, programme, undecided, word, rows, masks, end, nodes, of_nodes):
    """Write down, from `end` on, the conditions on which a programme hangs that is undecided for some lanes of a word.

    Each has the lanes to ask. Returns where they end; the rest is room, see `stacked`.
    """
    height = 0
    end, height = _look(
        plan, planes, at(plan, Part.WHO, programme), undecided, word, rows, masks, end, nodes, of_nodes, 0
    )
    for item in range(at(plan, Part.ITEMS, programme), at(plan, Part.ITEMS, programme + 1)):
        settled, unless = at(plan, Part.SETTLED, item), at(plan, Part.UNLESS, item)
        if unless >= 0:
            left = undecided
            if settled >= 0:
                left &= planes[settled, CAN, word] & ~planes[settled, HOLDS, word]
            end, height = _look(plan, planes, unless, left, word, rows, masks, end, nodes, of_nodes, height)
    while height:
        height -= 1
        node, mask = nodes[height], of_nodes[height]
        for place in range(at(plan, Part.STARTS, node), at(plan, Part.STARTS, node + 1)):
            part = at(plan, Part.PARTS, place)
            end, height = _look(plan, planes, part, mask, word, rows, masks, end, nodes, of_nodes, height)
    return end


@njit(cache=True, forceinline=True)
def _look(plan, planes, row, mask, word, rows, masks, end, nodes, of_nodes, height):
    """Note a condition, or stack a node, if there is something to ask about it; returns how many there are of each."""
    left, node = mask & planes[row, ASKS, word], row - at(plan, Part.SIZES, Size.CONDITIONS)
    if node < 0:
        rows[end], masks[end] = row, left
        return end + (left != NONE), height
    nodes[height], of_nodes[height] = node, left
    return end, height + (left != NONE)


@njit(cache=True, forceinline=True)
def _for_all(mask, unlisted):
    """One lane for all who are listed, and that of a child who is not."""
    listed = mask & ~unlisted
    return (listed & (~listed + ONE)) | (mask & unlisted)
