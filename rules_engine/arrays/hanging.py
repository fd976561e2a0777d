# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""On which open conditions the undecided programmes hang, and how much hangs on each question."""

import numpy as np
from numba import njit

from rules_engine.arrays.weighing import OPEN, UNKNOWN, weigh_item

ROOM = 4096


@njit(cache=True)
def hanging(rules, conditions, decided, counted):
    """The (programme, condition, recipient) of everything that may be asked for an undecided programme.

    `counted` marks the (programme, recipient) that are asked about.
    """
    outcome, asks = decided.outcome, decided.asks
    found, size = np.empty((ROOM, 3), np.int64), 0
    stack = np.empty(len(rules.parts) + 1, np.int64)
    for p in range(len(rules.kind)):
        for r in range(outcome.shape[1]):
            if not counted[p, r] or decided.verdicts[p, r] != UNKNOWN:
                continue
            height = 0
            if outcome[rules.who[p], r] == OPEN:
                stack[0], height = rules.who[p], 1
            for item in range(rules.items[p], rules.items[p + 1]):
                if weigh_item(rules, item, r, outcome)[0] == OPEN:
                    stack[height] = rules.unless[item]
                    height += 1
            while height:
                height -= 1
                row = stack[height]
                if not asks[row, r]:
                    continue
                if row < conditions:
                    if size == len(found):
                        found = np.concatenate((found, np.empty_like(found)))
                    found[size] = p, row, r
                    size += 1
                    continue
                for place in range(rules.starts[row - conditions], rules.starts[row - conditions + 1]):
                    if outcome[rules.parts[place], r] == OPEN:
                        stack[height] = rules.parts[place]
                        height += 1
    return found[:size]


@njit(cache=True)
def tally(found, weights, first, questions, count):
    """For each question the weight and the number of the programmes that hang on it, each counted once.

    `first[condition, recipient]` is where its questions begin in `questions`; a negative number ends them.
    """
    weight, programmes, last = np.zeros(count), np.zeros(count, np.int64), np.full(count, -1, np.int64)
    for i in range(len(found)):
        p, row, r = found[i]
        place = first[row, r]
        while questions[place] >= 0:
            question = questions[place]
            if last[question] != p:
                last[question] = p
                weight[question] += weights[p]
                programmes[question] += 1
            place += 1
    return weight, programmes
