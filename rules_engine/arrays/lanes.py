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

from rules_engine.arrays.deriving import ALWAYS, QUESTIONS, concerned, derive, questions
from rules_engine.arrays.household import SIZE
from rules_engine.arrays.layout import HERE, SCHEMES, Numbers
from rules_engine.arrays.limits import AREA_COUNT, earners, reach
from rules_engine.arrays.needs import Needs, has
from rules_engine.arrays.places import AREA, FIGURES, KNOWN
from rules_engine.arrays.plan import Part, at, length

WORD = 64
HOUSEHOLD, CHILD, PERSON, _ORGANISATION = range(4)
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
    needs = Needs(at(plan, Part.NEEDS, 0), at(plan, Part.NEEDS, 1), at(plan, Part.NEEDS, 2), at(plan, Part.NEEDS, 3))
    all_people, homes, starts, place_of = told.people, told.home, told.starts, told.places
    home_of, row_of, away_bits, unlisted, kind_bits = lanes.home, lanes.row, lanes.away, lanes.unlisted, lanes.kinds
    asks, area_bits, reached, surely = lanes.asks, lanes.areas, lanes.reached, lanes.sure
    lane = 0
    for h in range(households):
        people, home, place = all_people[starts[h] : starts[h + 1]], homes[h], places[place_of[h]]
        known, areas, figures = place[KNOWN] == 1, place[AREA:FIGURES], place[FIGURES:].reshape(SCHEME_COUNT, -1)
        count = len(people)
        complete, surely[h] = derive(needs, people, home, count, figures, on, year)
        open_ = questions(needs, people, home, count, complete, figures, known)
        _reach(plan, home, areas, reached[h])
        of_home, minors, persons = concerned(people, home, count)
        begin, unnamed, away = lane, minors >> count + 1, 0
        home_of[lane] = h
        for i in range(count):
            lane += 1
            home_of[lane], row_of[lane] = h, starts[h] + i
            away |= (people[i, HERE, 0] == 0) << i + 1
        lane += 1
        if unnamed:
            home_of[lane], row_of[lane] = h, CHILD_ROW
            _mark(unlisted, begin, 2 << count)
            lane += 1
        _mark(away_bits, begin, away)
        _mark(kind_bits[HOUSEHOLD], begin, of_home)
        _mark(kind_bits[CHILD], begin, minors)
        _mark(kind_bits[PERSON], begin, persons)
        everybody = (1 << lane - begin) - 1
        for kind in range(QUESTIONS):
            if has(open_, kind):
                _mark(asks[kind], begin, everybody)
        if not known:
            for area in range(AREA_COUNT):
                if areas[area] & (areas[area] - 1):
                    _mark(area_bits[area], begin, everybody)
    for kind in range(QUESTIONS):
        if kind != ALWAYS:  # of those who live elsewhere only what is their own can be asked
            asks[kind] &= ~away_bits
    return Lanes(lane, *lanes[1:])


@njit(cache=True, forceinline=True)
def _mark(words, begin, bits):
    """Set the bits of a household's lanes, which begin at `begin`; they may reach into the next word."""
    word, shift, all_bits = begin >> 6, np.uint64(begin & 63), np.uint64(bits)
    words[word] |= all_bits << shift
    over = (all_bits >> np.uint64(1)) >> (np.uint64(63) - shift)
    if over:
        words[word + 1] |= over


@njit(cache=True, forceinline=True)
def _reach(plan, home, areas, reached):
    """Look up the limits that move; the household's size, earners and place choose among what is on record."""
    earning, choices = earners(home), plan[plan[2 * Part.CHOICES] : plan[2 * Part.CHOICES + 1]]
    for limit in range(len(reached)):
        by, first = at(plan, Part.REACH, 2 * limit), at(plan, Part.REACH, 2 * limit + 1)
        least, most, known = reach(by, choices, first, home[SIZE, 0], home[SIZE, 1], earning, areas)
        reached[limit] = least, most, int(known)
