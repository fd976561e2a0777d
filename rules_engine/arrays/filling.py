# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Columns copied into the order in which households are weighed, each value once and to where it stays."""

import numpy as np
from numba import njit

from rules_engine.arrays.household import CHILDREN, SIZE
from rules_engine.arrays.layout import HERE, RELATION
from rules_engine.arrays.people import OFFSPRING
from rules_engine.facts.sets import MAX


@njit(cache=True)
def in_order(places):
    """The households by their places, those of one place in the order they had."""
    begins = np.zeros(places.max() + 2, np.int64)
    for place in places:
        begins[place + 1] += 1
    begins = np.cumsum(begins)
    order = np.empty(len(places), np.int64)
    for home in range(len(places)):
        order[begins[places[home]]] = home
        begins[places[home]] += 1
    return order


@njit(cache=True)
def rows_in_order(starts, order):
    """Where the households then begin (and the end), and the row that each of their rows was."""
    begins, rows = np.zeros(len(starts), np.int64), np.empty(starts[-1], np.int64)
    row = 0
    for place in range(len(order)):
        for of_home in range(starts[order[place]], starts[order[place] + 1]):
            rows[row] = of_home
            row += 1
        begins[place + 1] = row
    return begins, rows


@njit(cache=True)
def fill(values, rows, lo, hi, known, least, most):
    """Fill the least and greatest values of one column, and the widest ends where they are not known."""
    for place in range(len(rows)):
        row = rows[place]
        first, last, told = np.int64(lo[row]), np.int64(hi[row]), known[row]
        values[0, place] = first if told else least
        values[1, place] = last if told else most


@njit(cache=True)
def look_up(words, rows, codes, numbers):
    """Fill in the numbers of one column of words; the last of `numbers` is for what is not told."""
    for place in range(len(rows)):
        words[place] = numbers[codes[rows[place]]]


@njit(cache=True)
def most_lanes(starts, slots, values, home_slots, home_values):
    """How many lanes each household may need: its own, the persons', and one where a child may not be listed."""
    here_at, relation_at = _column(slots, HERE), _column(slots, RELATION)
    size_at, children_at = _column(home_slots, SIZE), _column(home_slots, CHILDREN)
    lanes = starts[1:] - starts[:-1] + 2
    for home in range(len(lanes)):
        here = children = perhaps = 0
        for row in range(starts[home], starts[home + 1]):
            if here_at < 0 or values[here_at, 0, row] == 1:
                here += 1
                relation = OFFSPRING | ~OFFSPRING if relation_at < 0 else values[relation_at, 0, row]
                children += relation & ~OFFSPRING == 0
                perhaps += relation & OFFSPRING != 0
        all_here = size_at >= 0 and home_values[size_at, 0, home] == here and home_values[size_at, 1, home] == here
        least, most = 0, MAX
        if children_at >= 0:
            least, most = home_values[children_at, 0, home], home_values[children_at, 1, home]
        more = (least != 0 or most != MAX) and most > children
        if all_here and perhaps == children and not more:
            lanes[home] -= 1
    return lanes


@njit(cache=True, forceinline=True)
def _column(slots, slot):
    """Which column fills a slot; -1 for none."""
    for column in range(len(slots)):
        if slots[column] == slot:
            return column
    return -1
