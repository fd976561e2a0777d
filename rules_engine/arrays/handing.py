# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One household as one array, for handing over each array to compiled code takes as long as weighing a rule.

First its place, what it receives, the first and the end of its persons, the day and its year; then the facts of its
people, the least values fact by fact and then the greatest, its own facts, and the words of both. What is not told
stands as wide as it can be.
"""

from functools import lru_cache

import numpy as np
from numba import njit

from rules_engine.arrays.lanes import Told
from rules_engine.arrays.layout import HOME_WORDS, MEMBER_WORDS, WIDEST_HOME, WIDEST_MEMBER, Numbers, Written
from rules_engine.arrays.plan import Part, Size, at
from rules_engine.arrays.scratch import cut, numbers_at

PLACE, RECEIVED, START, END, DAY, YEAR, HEAD = range(7)
MEMBER_FACTS, HOME_FACTS = len(WIDEST_MEMBER), len(WIDEST_HOME)
WORDS_OF_MEMBER, WORDS_OF_HOME = len(MEMBER_WORDS), len(HOME_WORDS)
SHAPES_KEPT = 256


def packed(told: Written, receipts: Numbers, place: int, day: int, year: int) -> Numbers:
    """The array of a household; `receipts` says of each benefit in question whether it is received."""
    count = len(told.people)
    untold, home_at, words_at = _untold(count, len(receipts))
    household = untold.copy()
    household[:HEAD] = place, told.received, 0, count, day, year
    people = household[HEAD:home_at].reshape(2, MEMBER_FACTS, count)
    people[:, : told.people.shape[1]] = told.people.T
    home = household[home_at:words_at].reshape(2, -1)
    home[:, : len(told.home)] = told.home.T
    home[:, HOME_FACTS:] = receipts.T
    household[words_at:-WORDS_OF_HOME] = told.words.ravel()
    household[-WORDS_OF_HOME:] = told.home_words
    return household


@lru_cache(maxsize=SHAPES_KEPT)
def _untold(persons: int, benefits: int) -> tuple[Numbers, int, int]:
    """So many persons of whom nothing is told; where the household's facts begin, and the words."""
    home = np.zeros((2, HOME_FACTS + benefits), np.int64)
    home[:, :HOME_FACTS] = WIDEST_HOME.T
    facts = np.concatenate((np.zeros(HEAD, np.int64), np.repeat(WIDEST_MEMBER.T.ravel(), persons), home.ravel()))
    words = np.zeros(persons * WORDS_OF_MEMBER + WORDS_OF_HOME, np.int64)
    return np.concatenate((facts, words)), len(facts) - home.size, len(facts)


@njit(cache=True, forceinline=True)
def unpacked(plan, household, room, left):
    """What stands in the array, as one household of a register would, and from where on the room is then free.

    What follows from what was told is written into the room.
    """
    count, facts = household[END], HOME_FACTS + at(plan, Part.SIZES, Size.RECEIVING)
    begin = left
    people, left = cut(room, left, (2, MEMBER_FACTS, count))
    home, left = cut(room, left, (2, facts, 1))
    for place in range(left - begin):
        room[begin + place] = household[HEAD + place]
    words, home_words_at = cut(household, HEAD + left - begin, (count, WORDS_OF_MEMBER))
    return Told(
        people.T,
        home.T,
        numbers_at(household, START, (2,)),
        words,
        numbers_at(household, home_words_at, (1, WORDS_OF_HOME)),
        numbers_at(household, PLACE, (1,)),
        numbers_at(household, RECEIVED, (1,)),
    ), left
