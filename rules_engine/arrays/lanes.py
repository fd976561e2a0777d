# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Everybody whom programmes may concern as lanes: bits of words of 64, so that one operation weighs 64 of them.

A household has a lane of its own, then one for each person, then one for a child who was not named, where there may be
one. One household fills part of a word; a block of a register fills many words with one household after the other.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from rules_engine.arrays.deriving import (
    ALWAYS,
    QUESTIONS,
    REGISTRATIONS,
    UNLISTED_CHILDREN,
    concerned,
    derive,
    questions,
)
from rules_engine.arrays.household import SIZE
from rules_engine.arrays.layout import HERE, REGISTERED, SCHEMES, Numbers
from rules_engine.arrays.limits import AREA_COUNT, earners, reach
from rules_engine.arrays.people import may_be_youngest
from rules_engine.arrays.places import AREA, FIGURES, KNOWN
from rules_engine.arrays.plan import Part, at, length

WORD = 64
KINDS = 4
NO_ROW, CHILD_ROW = -1, -2
SCHEME_COUNT = len(SCHEMES)
Bits = npt.NDArray[np.uint64]


class Told(NamedTuple):
    """Households whose facts stand in arrays: the persons of household h are the rows `starts[h]` to `starts[h + 1]`.

    `words` and `home_words` hold numbers of `codes`, `places` rows of `Places`, `received` rows of what is received.
    """

    people: Numbers
    home: Numbers
    starts: Numbers
    words: Numbers
    home_words: Numbers
    places: Numbers
    received: Numbers


class Lanes(NamedTuple):
    """Of each lane its household, and its person's row (`NO_ROW` and `CHILD_ROW` for the others).

    In bits: who lives elsewhere and who is not listed, whom programmes of each kind concern, for whom each kind of
    question is open, and who would be told more by naming the place, for each area. `reached` holds the limits that
    move by household: least, greatest, on record. `sure` says whose youngest child is surely listed.
    """

    size: int
    home: Numbers
    row: Numbers
    away: Bits
    unlisted: Bits
    kinds: Bits
    asks: Bits
    areas: Bits
    reached: Numbers
    sure: npt.NDArray[np.bool_]


@njit(cache=True, forceinline=True)
def mark(words, lane):
    """Set a lane's bit."""
    words[lane >> 6] |= np.uint64(1) << np.uint64(lane & 63)


@njit(cache=True)
def lay_lanes(plan, told, places, words, on, year):
    """Derive what follows for each household and lay out its lanes; `words` is how many words there are.

    `places` is the table of `Places`.
    """
    households, limits = len(told.starts) - 1, length(plan, Part.REACH) // 2
    lanes = Lanes(
        len(told.people) + 2 * households,
        np.full(words * WORD, NO_ROW, np.int64),
        np.full(words * WORD, NO_ROW, np.int64),
        np.zeros(words, np.uint64),
        np.zeros(words, np.uint64),
        np.zeros((KINDS, words), np.uint64),
        np.zeros((QUESTIONS, words), np.uint64),
        np.zeros((AREA_COUNT, words), np.uint64),
        np.empty((households, limits, 3), np.int64),
        np.zeros(households, np.bool_),
    )
    all_people, homes, starts, place_of = told.people, told.home, told.starts, told.places
    home_of, row_of, away_bits, unlisted, kind_bits = lanes.home, lanes.row, lanes.away, lanes.unlisted, lanes.kinds
    asks, area_bits, reached, surely = lanes.asks, lanes.areas, lanes.reached, lanes.sure
    lane = 0
    for h in range(households):
        people, home, place = all_people[starts[h] : starts[h + 1]], homes[h], places[place_of[h]]
        known, areas, figures = place[KNOWN] == 1, place[AREA:FIGURES], place[FIGURES:].reshape(SCHEME_COUNT, -1)
        count = len(people)
        complete, surely[h] = derive(people, home, count, figures, on, year)
        open_ = questions(people, home, count, complete, figures, known)
        _ask_for_registrations(people, count, open_)
        _reach(plan, home, areas, reached[h])
        kinds, begin = concerned(people, home, count), lane
        for column in range(count + 2):
            if column > count and not kinds[1, column]:
                continue
            home_of[lane] = h
            if column > count:
                row_of[lane] = CHILD_ROW
                mark(unlisted, lane)
            elif column:
                row_of[lane] = starts[h] + column - 1
                if people[column - 1, HERE, 0] == 0:
                    mark(away_bits, lane)
            for kind in range(KINDS):
                if kinds[kind, column]:
                    mark(kind_bits[kind], lane)
            lane += 1
        for kind in range(QUESTIONS):
            if open_[kind]:
                _mark_all(asks[kind], begin, lane)
        if not known:
            for area in range(AREA_COUNT):
                if areas[area] & (areas[area] - 1):
                    _mark_all(area_bits[area], begin, lane)
    for kind in range(QUESTIONS):
        if kind != ALWAYS:  # of those who live elsewhere only what is their own can be asked
            asks[kind] &= ~away_bits
    return Lanes(lane, *lanes[1:])


@njit(cache=True, forceinline=True)
def _mark_all(words, begin, end):
    """Set the bits of the lanes from `begin` to `end`, of which there are no more than a word has."""
    bits = ((np.uint64(1) << np.uint64(end - begin - 1)) << np.uint64(1)) - np.uint64(1)
    word, shift = begin >> 6, np.uint64(begin & 63)
    words[word] |= bits << shift
    if end > (word + 1) << 6:
        words[word + 1] |= bits >> (np.uint64(64) - shift)


@njit(cache=True, forceinline=True)
def _ask_for_registrations(people, count, open_):
    """Once anybody's place of registration is told, only those of the youngest are of interest."""
    told = False
    for i in range(count):
        told = told or people[i, REGISTERED, 0] >= 0
    if not told:
        return
    youngest, lacking = np.zeros(count, np.bool_), False
    may_be_youngest(people, count, youngest)
    for i in range(count):
        lacking = lacking or (youngest[i] and people[i, REGISTERED, 0] != 1)
    open_[REGISTRATIONS] = lacking or open_[UNLISTED_CHILDREN]


@njit(cache=True, forceinline=True)
def _reach(plan, home, areas, reached):
    """Look up the limits that move; the household's size, earners and place choose among what is on record."""
    earning, choices = earners(home), plan[plan[2 * Part.CHOICES] : plan[2 * Part.CHOICES + 1]]
    for limit in range(len(reached)):
        by, first = at(plan, Part.REACH, 2 * limit), at(plan, Part.REACH, 2 * limit + 1)
        least, most, known = reach(by, choices, first, home[SIZE, 0], home[SIZE, 1], earning, areas)
        reached[limit] = least, most, int(known)
