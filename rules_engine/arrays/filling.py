# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Columns copied into the order in which households are weighed, each value once and to where it stays."""

import numpy as np
from numba import njit


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
        values[place, 0] = first if told else least
        values[place, 1] = last if told else most


@njit(cache=True)
def look_up(words, rows, codes, numbers):
    """Fill in the numbers of one column of words; the last of `numbers` is for what is not told."""
    for place in range(len(rows)):
        words[place] = numbers[codes[rows[place]]]
