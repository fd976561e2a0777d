# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The loop of `by_bitmap`: place by place, household by household, recipient by recipient, all words at once.

Whoever the programmes hold for is counted bit by bit in vertical counters: bit p of level n is bit n of the count of
programme p. Eight recipients are added at a time by carry-save adders (Harley and Seal, as in Hacker's Delight, 5-1),
which compilers turn into vector instructions.
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numba.cpython.unsafe.numbers import trailing_zeros

from bench.made_catalogue import PERCENTS, Words

BITS, LEVELS, AT_ONCE = 64, 16, 8
MOST_BLOCKS = 2 ** (LEVELS - 3) - 1
GROWN, OLDEST = 19, 125
HELD_UNKNOWN, MAY_UNKNOWN = len(PERCENTS), len(PERCENTS) + 1
ONE = np.uint16(1)


class Near(NamedTuple):
    """The rows of `by_bitmap.Bitmaps`, of the words in which one place has programmes."""

    size: Words
    income: Words
    types: Words
    recipient: Words
    sex: Words
    statuses: Words


class Counters(NamedTuple):
    """`waiting` holds up to eight recipients, a row each: the words that hold, then those that are open."""

    waiting: Words
    levels: Words
    carry: Words


@njit(cache=True)
def tally(register, rows, first, today, found):
    """Add to `found` (holds or open, programmes) all recipients of a register; returns how many of them are minors.

    Households are in the order of their places, those of place p from `first[p]` to `first[p + 1]`.
    """
    minors = 0
    for place in range(len(rows.at)):
        words = rows.words[rows.near[place] : rows.near[place + 1]]
        at = rows.at[place]
        near = Near(
            _near(rows.size, words, at),
            _near(rows.income, words, at),
            _near(rows.types, words, at),
            _near(rows.recipient, words, at),
            _near(rows.sex, words, at),
            _near(rows.statuses, words, at),
        )
        those = range(first[place], first[place + 1])
        minors += _of_place(register, near, rows.limits, rows.age_on, those, today, words, found)
    return minors


@njit(cache=True)
def _near(table, words, at):
    found = np.empty((len(table), len(words)), np.uint64)
    for row in range(len(table)):
        for place in range(len(words)):
            found[row, place] = table[row, words[place]] & at[words[place]]
    return found


@njit(cache=True)
def _of_place(register, near, limits, age_on, households, today, words, found):
    count = len(words)
    counters = Counters(
        np.zeros((AT_ONCE, 2 * count), np.uint64),
        np.zeros((LEVELS, 2 * count), np.uint64),
        np.zeros(2 * count, np.uint64),
    )
    home, own = np.empty((2, count), np.uint64), np.empty((2, count), np.uint64)
    waiting = blocks = minors = 0
    for h in households:
        _household(register, near, limits, h, home)
        start, end = register.starts[h], register.starts[h + 1]
        anybody = perhaps = np.uint16(0)
        for person in range(start, end + 1):  # the last one stands for the household itself
            if person < end:
                has, may_have = register.has[person], register.may_have[person]
                anybody |= has
                perhaps |= may_have
                age = np.int64(age_on[today - register.born[person]])
                minor = register.minor[person] or age < GROWN
                minors += minor
                recipient, sex = near.recipient[1 + age + (OLDEST + 1) * minor], near.sex[register.sex[person]]
            else:
                has, may_have = anybody, perhaps
                recipient = sex = near.recipient[0]
            _flagged(near.statuses, has, may_have, own)
            one = counters.waiting[waiting]
            for word in range(count):
                meant = recipient[word] & sex[word]
                held = meant & home[0, word] & own[0, word]
                one[word] = held
                one[count + word] = (meant & home[1, word] & own[1, word]) ^ held
            waiting += 1
            if waiting == AT_ONCE:
                waiting = 0
                blocks += 1
                _add(counters)
                if blocks == MOST_BLOCKS:
                    blocks = 0
                    _read(counters.levels, words, found)
    counters.waiting[waiting:] = 0
    _add(counters)
    _read(counters.levels, words, found)
    return minors


@njit(cache=True)
def _household(register, near, limits, h, home):
    """What the household alone leaves: the words that hold, and those that may."""
    size, income = register.size[h], register.income[h]
    if income < 0:
        held, may = near.income[HELD_UNKNOWN], near.income[MAY_UNKNOWN]
    else:
        cell = 0
        while cell < len(PERCENTS) and income > limits[size, cell]:
            cell += 1
        held = may = near.income[cell]
    _flagged(near.types, register.has_type[h], register.may_have_type[h], home)
    sizes = near.size[size]
    for word in range(len(sizes)):
        home[0, word] &= sizes[word] & held[word]
        home[1, word] &= sizes[word] & may[word]


@njit(cache=True)
def _flagged(flags, has, may_have, out):
    """What asks for none of the flags, or for one that holds (or may): the first row of flags asks for none."""
    out[0] = flags[0]
    while has:
        row = flags[1 + trailing_zeros(has)]
        for word in range(len(row)):
            out[0, word] |= row[word]
        may_have ^= has & -has
        has &= has - ONE
    out[1] = out[0]
    while may_have:
        row = flags[1 + trailing_zeros(may_have)]
        for word in range(len(row)):
            out[1, word] |= row[word]
        may_have &= may_have - ONE


@njit(cache=True)
def _add(counters):
    """Add the eight that wait."""
    w, levels, carry = counters.waiting, counters.levels, counters.carry
    for place in range(len(carry)):
        ones, twos, fours = levels[0, place], levels[1, place], levels[2, place]
        ones, two_a = _sum(ones, w[0, place], w[1, place])
        ones, two_b = _sum(ones, w[2, place], w[3, place])
        twos, four_a = _sum(twos, two_a, two_b)
        ones, two_a = _sum(ones, w[4, place], w[5, place])
        ones, two_b = _sum(ones, w[6, place], w[7, place])
        twos, four_b = _sum(twos, two_a, two_b)
        fours, eight = _sum(fours, four_a, four_b)
        levels[0, place], levels[1, place], levels[2, place] = ones, twos, fours
        carry[place] = eight
    for level in range(3, LEVELS):
        row = levels[level]
        for place in range(len(carry)):
            both = row[place] & carry[place]
            row[place] ^= carry[place]
            carry[place] = both


@njit(cache=True)
def _sum(a, b, c):
    """Bit by bit the sum of three, and what is carried."""
    half = a ^ b
    return half ^ c, (a & b) | (half & c)


@njit(cache=True)
def _read(levels, words, found):
    """Add the counters to the counts, and begin anew."""
    count = len(words)
    for plane in range(2):
        for place in range(count):
            for level in range(LEVELS):
                bits = levels[level, plane * count + place]
                while bits:
                    found[plane, words[place] * BITS + np.int64(trailing_zeros(bits))] += 1 << level
                    bits &= bits - np.uint64(1)
    levels[:] = 0
