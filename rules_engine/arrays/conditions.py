# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Every distinct condition for every lane: does it hold, can it hold, is there something to ask about it.

The planes have the shape (rows, 3, words). What can hold but does not is open; only of that something can be asked.
"""

import numpy as np
from numba import njit

from rules_engine.arrays.bits import ALL, NONE, ONE
from rules_engine.arrays.deriving import EARNERS, SIZES
from rules_engine.arrays.lanes import CHILD_ROW, HOUSEHOLD, PERSON, WORD, mark, room_of_lanes
from rules_engine.arrays.layout import (
    MEMBER_WORDS,
    NOT_TOLD,
    RELATION,
    SEVERITY,
    WIDEST_HOME,
    WIDEST_MEMBER,
)
from rules_engine.arrays.limits import AREA_COUNT
from rules_engine.arrays.needs import has
from rules_engine.arrays.people import DISABLED, enquirers, may_be_youngest
from rules_engine.arrays.plan import Part, Run, at, length
from rules_engine.arrays.scratch import cut, cut_bits
from rules_engine.arrays.spreading import at_least, at_most, compared_at_once, dealt, filled, not_less
from rules_engine.arrays.wide import get, put, width
from rules_engine.facts.sets import MAX, MIN

HOLDS, CAN, ASKS = range(3)
EXACT, KNOWN = 2, 3
NUMBER_RUN, WORD_RUN = len(Run), 4
PERSONAL_WORDS = len(MEMBER_WORDS)
SEVERITY_WORD, PLACE_WORD, RELATION_WORD = (
    MEMBER_WORDS.index(f"member.{name}") for name in ("disability_severity", "birth_registered_sido", "relation")
)
FITS = 2
"""What `Outcomes` says of a value for which a condition on words holds; 0 says that it cannot."""


@njit(cache=True)
def room_needed(plan, words, households):
    """How much room the lanes and the conditions of so many households take."""
    of_words = 2 * (length(plan, Part.EDGES) + 1) + 4 + 7 * WORD
    return room_of_lanes(plan, words, households) + words * of_words + 4


@njit(cache=True, forceinline=True)
def weigh_conditions(plan, told, lanes, outcomes, offsets, planes, none, room):
    """Fill in the planes of all conditions; `none` is a row without any lane, see `wide`."""
    _weigh_numbers(plan, told, lanes, planes, none, room)
    _weigh_words(plan, told, lanes, outcomes, offsets, planes, none, room)


@njit(cache=True, forceinline=True)
def _weigh_numbers(plan, told, lanes, planes, none, room):
    edges, left = cut_bits(room, lanes.left, (length(plan, Part.EDGES) + 1, 2, width(none)))
    edges[0] = ALL  # where there is no limit
    bits, left = cut_bits(room, left, (4, width(none) + 1))
    bits[:] = NONE
    values, left = cut(room, left, (2, 1, width(none) * WORD))
    ends, _ = cut(room, left, (5, width(none) * WORD))
    by_lane = values.T
    people, home = told.people, told.home
    for run in range(0, length(plan, Part.RUNS), NUMBER_RUN):
        if at(plan, Part.RUNS, run + Run.OWN):
            _compare(plan, run, True, people, WIDEST_MEMBER, lanes, bits, edges, none)
        else:
            _compare(plan, run, False, home, WIDEST_HOME, lanes, bits, edges, none)
        for c in range(at(plan, Part.RUNS, run + Run.FIRST), at(plan, Part.RUNS, run + Run.LAST)):
            if at(plan, Part.MOVES, c):
                _compare_moving(plan, run, c, told, lanes, by_lane, ends, bits, planes, none)
            else:
                least, most = at(plan, Part.LEAST, c) + 1, at(plan, Part.MOST, c) + 1
                for plane in range(ASKS):
                    put(planes, (c, plane), get(edges, (least, plane), none) & get(edges, (most, plane), none))
                _ask(plan, c, at(plan, Part.RUNS, run + Run.OWN), lanes, planes, none)


@njit(cache=True, forceinline=True)
def _compare(plan, run, own, facts, widest, lanes, bits, edges, none):
    """Of each limit that stands firm who surely is within it, and who can be."""
    slot, count = at(plan, Part.RUNS, run + Run.SLOT), len(facts)
    middle, at_once = at(plan, Part.RUNS, run + Run.FIRST_MOST), compared_at_once(none)
    for edge in range(at(plan, Part.RUNS, run + Run.FIRST_EDGE), middle):
        limit = at(plan, Part.EDGES, edge)
        for plane in range(ASKS):
            for first in range(0, count, at_once):
                _note(bits, 0, first, at_least(facts, (first, slot, plane), limit, none))
            elsewhere = _widest(widest, slot, plane) >= limit
            put(edges, (edge + 1, plane), _laid(bits, 0, own, lanes, elsewhere, none))
    for edge in range(middle, at(plan, Part.RUNS, run + Run.LAST_EDGE)):
        limit = at(plan, Part.EDGES, edge)
        for plane in range(ASKS):
            for first in range(0, count, at_once):
                _note(bits, 0, first, at_most(facts, (first, slot, 1 - plane), limit, none))
            elsewhere = _widest(widest, slot, 1 - plane) <= limit
            put(edges, (edge + 1, plane), _laid(bits, 0, own, lanes, elsewhere, none))


@njit(cache=True, forceinline=True)
def _note(bits, row, first, compared):
    """Write down what came out from a place on."""
    word, shift = first >> 6, np.uint64(first & 63)
    bits[row, word] = (bits[row, word] if shift else NONE) | compared << shift


@njit(cache=True, forceinline=True)
def _widest(widest, slot, end):
    """What is received already is not told of who lives elsewhere."""
    return widest[slot, end] if slot < len(widest) else end


@njit(cache=True, forceinline=True)
def _laid(bits, row, own, lanes, elsewhere, none):
    """What was compared by person or by household as lanes; `elsewhere` is for those of whom nothing is known.

    Those who live elsewhere have another household.
    """
    if own:
        people = get(lanes.kinds, (PERSON,), none)
        return dealt(bits, row, lanes.first_person, people) | (~people if elsewhere else none)
    away, homes = get(lanes.away, (), none), get(lanes.kinds, (HOUSEHOLD,), none)
    if width(none) == 1:  # a single household, which has all lanes
        return (~away if bits[row, 0] & ONE else none) | (away if elsewhere else none)
    return (filled(bits, row, lanes.first_home, homes) & ~away) | (away if elsewhere else none)


@njit(cache=True, forceinline=True)
def is_set(words, lane):
    """Whether a lane's bit is set."""
    return (words[lane >> 6] >> np.uint64(lane & 63)) & ONE != NONE


@njit(cache=True, forceinline=True)
def _ask(plan, c, own, lanes, planes, none):
    """What is open of told facts under a limit that stands firm can always be asked."""
    asked = get(lanes.asks, (at(plan, Part.ASK, c),), none) | get(lanes.unlisted, (), none)
    here = ~none if own else ~get(lanes.away, (), none)
    put(planes, (c, ASKS), get(planes, (c, CAN), none) & ~get(planes, (c, HOLDS), none) & asked & here)


@njit(cache=True, forceinline=True)
def _compare_moving(plan, run, c, told, lanes, by_lane, ends, bits, planes, none):
    """Limits are the household's: where the fact is too they are compared by household, where it is not by lane."""
    own, slot = at(plan, Part.RUNS, run + Run.OWN), at(plan, Part.RUNS, run + Run.SLOT)
    if own:
        _gather(told.people, slot, lanes, by_lane)
        _limits(plan, c, lanes, lanes.size, True, ends)
        _compare_each(by_lane, 0, lanes.size, ends, bits, none)
        holds, can = get(bits, (HOLDS,), none), get(bits, (CAN,), none)
        exact, known = get(bits, (EXACT,), none), get(bits, (KNOWN,), none)
    else:
        homes, low, high = len(told.home), WIDEST_HOME[slot, 0], WIDEST_HOME[slot, 1]
        _limits(plan, c, lanes, homes, False, ends)
        _compare_each(told.home, slot, homes, ends, bits, none)
        least, least_surely, _ = _limit(lanes.reached, homes, at(plan, Part.LEAST, c), MIN)
        most_surely, most, _ = _limit(lanes.reached, homes, at(plan, Part.MOST, c), MAX)
        holds = _laid(bits, HOLDS, False, lanes, low >= least_surely and high <= most_surely, none)
        can = _laid(bits, CAN, False, lanes, high >= least and low <= most, none)
        exact, known = _laid(bits, EXACT, False, lanes, False, none), _laid(bits, KNOWN, False, lanes, False, none)
    away = get(lanes.away, (), none)
    asked = ~exact & (get(lanes.asks, (at(plan, Part.ASK, c),), none) | get(lanes.unlisted, (), none))
    known = known & (~none if at(plan, Part.RECKONED, c) else away)
    limit = _limit_asks(plan, c, lanes, none) & ~away
    put(planes, (c, HOLDS), holds)
    put(planes, (c, CAN), can)
    put(planes, (c, ASKS), can & ~holds & known & (limit | (asked & (~none if own else ~away))))


@njit(cache=True, forceinline=True)
def _gather(people, slot, lanes, by_lane):
    rows = lanes.row
    for lane in range(lanes.size):
        row = rows[lane]
        for end in range(2):
            by_lane[lane, 0, end] = people[row, slot, end] if row >= 0 else WIDEST_MEMBER[slot, end]


@njit(cache=True, forceinline=True)
def _limits(plan, c, lanes, count, of_lanes, ends):
    """The least and the greatest of both limits by household or lane, and whether they are on record."""
    least_at, most_at = at(plan, Part.LEAST, c), at(plan, Part.MOST, c)
    reached, chosen, home_of, away = lanes.reached, lanes.chosen, lanes.home, lanes.away
    for one in range(count):
        home = home_of[one] if of_lanes else one
        row = len(chosen) if of_lanes and is_set(away, one) else chosen[home]
        ends[0, one], ends[1, one], least_told = _limit(reached, row, least_at, MIN)
        ends[2, one], ends[3, one], most_told = _limit(reached, row, most_at, MAX)
        ends[4, one] = least_told & most_told


@njit(cache=True, forceinline=True)
def _compare_each(facts, slot, count, ends, bits, none):
    for first in range(0, count, compared_at_once(none)):
        low, high = (first, slot, 0), (first, slot, 1)
        surely = not_less(facts, low, ends, (1, first), none) & not_less(ends, (2, first), facts, high, none)
        perhaps = not_less(facts, high, ends, (0, first), none) & not_less(ends, (3, first), facts, low, none)
        _note(bits, HOLDS, first, surely)
        _note(bits, CAN, first, perhaps)
        _note(bits, EXACT, first, not_less(facts, low, facts, high, none))
        _note(bits, KNOWN, first, at_least(ends, (4, first), 1, none))


@njit(cache=True, forceinline=True)
def _limit_asks(plan, c, lanes, none):
    """For whom something may be asked on which the limits hang."""
    asked = get(lanes.asks, (SIZES,), none) if at(plan, Part.SIZED, c) else none
    if at(plan, Part.EARNED, c):
        asked = asked | get(lanes.asks, (EARNERS,), none)
    for area in range(AREA_COUNT):
        if at(plan, Part.AREA, c) >> area & 1:
            asked = asked | get(lanes.areas, (area,), none)
    return asked


@njit(cache=True, forceinline=True)
def _limit(reached, row, limit, none):
    """Least and greatest value of a limit (both `none` where there is no limit), and whether it is on record."""
    if limit < 0:
        return none, none, np.int64(1)
    return reached[row, limit, 0], reached[row, limit, 1], reached[row, limit, 2]


@njit(cache=True, forceinline=True)
def _weigh_words(plan, told, lanes, outcomes, offsets, planes, none, room):
    """Neighbours of whom the same is told are weighed together."""
    found, left = cut(room, lanes.left, (width(none) * WORD,))
    mask, _ = cut_bits(room, left, (width(none),))
    for run in range(0, length(plan, Part.WORDS), WORD_RUN):
        first, count = at(plan, Part.WORDS, run), at(plan, Part.WORDS, run + 1)
        own, fact = at(plan, Part.WORDS, run + 2) == 1, at(plan, Part.WORDS, run + 3)
        planes[first : first + count, :ASKS] = NONE
        if fact == PERSONAL_WORDS:
            _weigh_registrations(told, lanes, outcomes, offsets, first, count, planes)
        else:
            _find(told, lanes, own, fact, offsets, found)
            lane, size = 0, lanes.size
            while lane < size:
                begin, value = lane, found[lane]
                mask[:] = NONE
                while lane < size and found[lane] == value:
                    mark(mask, lane)
                    lane += 1
                _spread(outcomes, value, count, mask, begin >> 6, (lane - 1) >> 6, planes, first)
        for c in range(first, first + count):
            _ask(plan, c, own, lanes, planes, none)


@njit(cache=True, forceinline=True)
def _find(told, lanes, own, fact, offsets, found):
    """Where the outcomes stand for what is told to each lane; the first of `offsets` is for what is not told."""
    last, people, words, home_words = offsets.shape[1] - 1, told.people, told.words, told.home_words
    rows, home_of, away = lanes.row, lanes.home, lanes.away
    for lane in range(lanes.size):
        place, row = 0, rows[lane]
        if not own:
            if not is_set(away, lane):
                place = home_words[home_of[lane], fact - PERSONAL_WORDS - 1] + 1
        elif row == CHILD_ROW and fact == RELATION_WORD:
            place = last
        elif row >= 0:
            untold = fact == SEVERITY_WORD and people[row, SEVERITY, 0] == NOT_TOLD
            place = last if untold and people[row, DISABLED, 1] == 0 else words[row, fact] + 1
        found[lane] = offsets[fact, place]


@njit(cache=True, forceinline=True)
def _spread(outcomes, begin, count, mask, first_word, last_word, planes, first):
    """Give all lanes of a mask the outcomes of one value."""
    for c in range(count):
        outcome = outcomes[begin + c]
        if outcome:
            for word in range(first_word, last_word + 1):
                planes[first + c, CAN, word] |= mask[word]
                if outcome == FITS:
                    planes[first + c, HOLDS, word] |= mask[word]


@njit(cache=True)
def _weigh_registrations(told, lanes, outcomes, offsets, first, count, planes):
    """Where the birth of the enquirers' youngest child was registered; of twins it may be either."""
    lane = 0
    while lane < lanes.size:
        home, begin = lanes.home[lane], lane
        while lane < lanes.size and lanes.home[lane] == home:
            lane += 1
        start, end = told.starts[home], told.starts[home + 1]
        youngest = may_be_youngest(told.people[start:end], end - start)
        known = lanes.sure[home] == 1 and youngest != 0
        for i in range(end - start):
            known = known and not (has(youngest, i) and told.words[start + i, PLACE_WORD] == NOT_TOLD)
        for c in range(count):
            fits, can = known, not known
            if known:
                for i in range(end - start):
                    if has(youngest, i):
                        outcome = outcomes[offsets[PERSONAL_WORDS, told.words[start + i, PLACE_WORD] + 1] + c]
                        fits, can = fits and outcome == FITS, can or outcome != 0
            for one in range(begin, lane):
                row = lanes.row[one]
                own = row >= 0 and enquirers(told.people[row, RELATION, 0])
                bit = ONE << np.uint64(one & 63)
                if own and fits:
                    planes[first + c, HOLDS, one >> 6] |= bit
                if can or not own:
                    planes[first + c, CAN, one >> 6] |= bit
