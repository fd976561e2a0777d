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

from rules_engine.arrays.bits import NONE, bits_set
from rules_engine.arrays.deriving import ALWAYS, QUESTIONS, concerned, derive, questions
from rules_engine.arrays.household import SIZE
from rules_engine.arrays.layout import HERE, WIDEST_HOME, Numbers
from rules_engine.arrays.limits import AREA_COUNT, EARNING, earners, reach
from rules_engine.arrays.needs import Needs, has
from rules_engine.arrays.places import AREA, FIGURES, KNOWN
from rules_engine.arrays.plan import Part, Size, at, length
from rules_engine.arrays.scratch import cut, cut_bits
from rules_engine.programmes.limits import LARGEST_HOUSEHOLD

WORD = 64
HOUSEHOLD, CHILD, PERSON, _ORGANISATION = range(4)
KINDS = 4
NO_ROW, CHILD_ROW = -1, -2
FIRST_ASKS = 2 + KINDS
FIRST_AREA = FIRST_ASKS + QUESTIONS
ALL_BITS = FIRST_AREA + AREA_COUNT
Bits = npt.NDArray[np.uint64]


class Told(NamedTuple):
    """Households whose facts stand in arrays: the persons of household h are the rows `starts[h]` to `starts[h + 1]`.

    Of each fact what stands in `people` and `home` stands side by side, and can be read to a multiple of `WORD`.
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
    """Of each lane its household, and its person's row (`NO_ROW` and `CHILD_ROW` for the others); of each word the
    person that comes first, and the household of its first lane.

    In bits: who lives elsewhere and who is not listed, whom programmes of each kind concern, for whom each kind of
    question is open, and who would be told more by naming the place, for each area. `reached` holds the limits that
    move (least, greatest, on record) and `chosen` the row of it that is a household's: who lives elsewhere has the last
    one. `sure` says whose youngest child is surely listed. From `left` on the room is free, see
    `scratch`.
    """

    size: int
    home: Numbers
    row: Numbers
    first_person: Numbers
    first_home: Numbers
    away: Bits
    unlisted: Bits
    kinds: Bits
    asks: Bits
    areas: Bits
    reached: Numbers
    chosen: Numbers
    sure: Numbers
    left: int


@njit(cache=True, forceinline=True)
def mark(words, lane):
    """Set a lane's bit."""
    words[lane >> 6] |= np.uint64(1) << np.uint64(lane & 63)


@njit(cache=True)
def room_of_lanes(plan, words, households):
    """How much room `lay_lanes` takes."""
    facts, limits = len(WIDEST_HOME) + at(plan, Part.SIZES, Size.RECEIVING), length(plan, Part.REACH) // 2
    of_words = words * (2 * WORD + 2 + ALL_BITS)
    return of_words + 3 * limits * (households + 1) + 2 * households + (LARGEST_HOUSEHOLD + 1) * EARNING + 2 * facts


@njit(cache=True, forceinline=True)
def lay_lanes(plan, told, places, words, on, year, room, left):
    """Derive what follows for each household and lay out its lanes; `words` is how many words there are.

    `places` is the table of `Places`; the room is free from `left` on.
    """
    households, limits = len(told.starts) - 1, length(plan, Part.REACH) // 2
    rows, left = cut(room, left, (2, words * WORD))
    firsts, left = cut(room, left, (2, words))
    bits, left = cut_bits(room, left, (ALL_BITS, words))
    reached, left = cut(room, left, (households + 1, limits, 3))
    of_homes, left = cut(room, left, (2, households))
    alike, left = cut(room, left, (LARGEST_HOUSEHOLD + 1, EARNING))
    spare, left = cut(room, left, (2, told.home.shape[1]))
    rows[:], bits[:] = NO_ROW, NONE
    for limit in range(limits):
        for which in range(3):
            reached[households, limit, which] = at(plan, Part.ELSEWHERE, 3 * limit + which)
    lanes = Lanes(
        len(told.people) + 2 * households,
        rows[0],
        rows[1],
        firsts[0],
        firsts[1],
        bits[0],
        bits[1],
        bits[2:FIRST_ASKS],
        bits[FIRST_ASKS:FIRST_AREA],
        bits[FIRST_AREA:],
        reached,
        of_homes[0],
        of_homes[1],
        left,
    )
    size = _lay_households(plan, told, places, lanes, alike, spare.T, on, year)
    person = np.int64(0)
    for word in range(words):
        firsts[0, word], firsts[1, word] = person, max(rows[0, word * WORD], 0)
        person += np.int64(bits_set(lanes.kinds[PERSON, word]))
        for kind in range(QUESTIONS):
            if kind != ALWAYS:  # of those who live elsewhere only what is their own can be asked
                lanes.asks[kind, word] &= ~lanes.away[word]
    return Lanes(size, *lanes[1:])


# Counting references to each household's rows would take longer than deriving what follows.
@njit(cache=True, _nrt=False)  # type: ignore[call-overload]
def _lay_households(plan, told, places, lanes, alike, spare, on, year):
    """Household by household; returns how many lanes there are."""
    needs = Needs(at(plan, Part.NEEDS, 0), at(plan, Part.NEEDS, 1), at(plan, Part.NEEDS, 2), at(plan, Part.NEEDS, 3))
    all_people, homes, starts, place_of = told.people, told.home, told.starts, told.places
    home_of, row_of, away_bits, unlisted, kind_bits = lanes.home, lanes.row, lanes.away, lanes.unlisted, lanes.kinds
    asks, area_bits, reached, chosen, surely = lanes.asks, lanes.areas, lanes.reached, lanes.chosen, lanes.sure
    lane, place_before = 0, NO_ROW
    for h in range(len(chosen)):
        people, home, place = all_people[starts[h] : starts[h + 1]], homes[h], places[place_of[h]]
        known, areas, figures = place[KNOWN] == 1, place[AREA:FIGURES], place[FIGURES:]
        count = len(people)
        complete, surely[h] = derive(needs, people, home, count, figures, on, year, spare)
        open_ = questions(needs, people, home, count, complete, figures, known)
        if place_of[h] != place_before:
            alike[:], place_before = NO_ROW, place_of[h]
        chosen[h] = _reach(plan, home, areas, reached, alike, h)
        of_home, minors, persons = concerned(people, home, count)
        begin, unnamed, away = lane, minors >> count + 1, 0
        home_of[lane] = h
        for i in range(count):
            lane += 1
            home_of[lane], row_of[lane] = h, starts[h] + i
            if people[i, HERE, 0] == 0:
                away |= 2 << i
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
    return lane


@njit(cache=True, forceinline=True)
def _mark(words, begin, bits):
    """Set the bits of a household's lanes, which begin at `begin`; they may reach into the next word."""
    word, shift, all_bits = begin >> 6, np.uint64(begin & 63), np.uint64(bits)
    words[word] |= all_bits << shift
    over = (all_bits >> np.uint64(1)) >> (np.uint64(63) - shift)
    if over:
        words[word + 1] |= over


@njit(cache=True, forceinline=True)
def _reach(plan, home, areas, reached, alike, h):
    """Look up the limits that move; the household's size, earners and place choose among what is on record.

    Households of one place that are alike in the other two share a row of `reached`; returns which.
    """
    earning = earners(home)
    size = home[SIZE, 0] if home[SIZE, 0] == home[SIZE, 1] <= LARGEST_HOUSEHOLD else 0
    if size and alike[size, earning] >= 0:
        return alike[size, earning]
    alike[size, earning] = h
    for limit in range(reached.shape[1]):
        by, first = at(plan, Part.REACH, 2 * limit), plan[2 * Part.CHOICES] + at(plan, Part.REACH, 2 * limit + 1)
        least, most, known = reach(by, plan, first, home[SIZE, 0], home[SIZE, 1], earning, areas)
        reached[h, limit, 0], reached[h, limit, 1], reached[h, limit, 2] = least, most, int(known)
    return h
