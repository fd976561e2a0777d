# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One household as one array, for handing over each array to compiled code takes as long as weighing a rule.

First its place, what it receives, the first and the end of its persons, the day and its year; then the facts of its
people fact by fact, its own, and the words of both. What is not told stands as wide as it can be, and what follows is
written there.
"""

from functools import lru_cache

import numpy as np
from numba import njit

from rules_engine.arrays.lanes import Told
from rules_engine.arrays.layout import HOME_WORDS, MEMBER_WORDS, WIDEST_HOME, WIDEST_MEMBER, Numbers, Written
from rules_engine.arrays.plan import Part, Size, at

PLACE, RECEIVED, START, END, DAY, YEAR, HEAD = range(7)
MEMBER_FACTS, HOME_FACTS = len(WIDEST_MEMBER), len(WIDEST_HOME)
WORDS_OF_MEMBER, WORDS_OF_HOME = len(MEMBER_WORDS), len(HOME_WORDS)
SHAPES_KEPT = 256
COMPARED = 64
"""So many numbers are compared at a time: as many stand after the last that means something."""
AFTER_WORDS = WORDS_OF_HOME + COMPARED


def packed(told: Written, receipts: Numbers, place: int, day: int, year: int) -> Numbers:
    """The array of a household; `receipts` says of each benefit in question whether it is received."""
    count = len(told.people)
    untold, home_at, received_at, words_at = _untold(count, len(receipts))
    household = untold.copy()
    household[:HEAD] = place, told.received, 0, count, day, year
    people = household[HEAD:home_at].reshape(MEMBER_FACTS, 2, count)
    people[: told.people.shape[1]] = told.people.transpose(1, 2, 0)
    household[home_at : home_at + told.home.size] = told.home.ravel()
    household[received_at:words_at] = receipts.ravel()
    household[words_at:-AFTER_WORDS] = told.words.ravel()
    household[-AFTER_WORDS:-COMPARED] = told.home_words
    return household


@lru_cache(maxsize=SHAPES_KEPT)
def _untold(persons: int, benefits: int) -> tuple[Numbers, int, int, int]:
    """So many persons of whom nothing is told; where the household's facts begin, what it receives, and the words."""
    widest = np.concatenate((np.zeros(HEAD, np.int64), np.repeat(WIDEST_MEMBER.ravel(), persons), WIDEST_HOME.ravel()))
    home_at, received_at = len(widest) - WIDEST_HOME.size, len(widest)
    words_at = received_at + 2 * benefits
    more = 2 * benefits + persons * WORDS_OF_MEMBER + AFTER_WORDS
    return np.concatenate((widest, np.zeros(more, np.int64))), home_at, received_at, words_at


@njit(cache=True, forceinline=True)
def unpacked(plan, household):
    """What stands in the array, as one household of a register would."""
    count, facts = household[END], HOME_FACTS + at(plan, Part.SIZES, Size.RECEIVING)
    home_at = HEAD + count * MEMBER_FACTS * 2
    words_at = home_at + facts * 2
    home_words_at = words_at + count * WORDS_OF_MEMBER
    return Told(
        household[HEAD:home_at].reshape(MEMBER_FACTS, 2, count).transpose(2, 0, 1),
        household[home_at:words_at].reshape(facts, 2, 1).transpose(2, 0, 1),
        household[START : END + 1],
        household[words_at:home_words_at].reshape(count, WORDS_OF_MEMBER),
        household[home_words_at : home_words_at + WORDS_OF_HOME].reshape(1, WORDS_OF_HOME),
        household[PLACE : PLACE + 1],
        household[RECEIVED : RECEIVED + 1],
    )
