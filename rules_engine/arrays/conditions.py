# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Every distinct condition for every lane: does it hold, can it hold, is there something to ask about it.

The planes have the shape (rows, 3, words). What can hold but does not is open; only of that something can be asked.
"""

import numpy as np
from numba import njit

from rules_engine.arrays.deriving import EARNERS, SIZES
from rules_engine.arrays.lanes import CHILD_ROW, WORD, mark
from rules_engine.arrays.layout import (
    MEMBER_WORDS,
    NOT_TOLD,
    RELATION,
    SEVERITY,
    WIDEST_HOME,
    WIDEST_MEMBER,
)
from rules_engine.arrays.limits import AREA_COUNT
from rules_engine.arrays.people import DISABLED, enquirers, may_be_youngest
from rules_engine.arrays.plan import Part, Run, at, length
from rules_engine.sets import MAX, MIN

HOLDS, CAN, ASKS = range(3)
NUMBER_RUN, WORD_RUN = len(Run), 4
HOME_FACTS = len(WIDEST_HOME)
PERSONAL_WORDS = len(MEMBER_WORDS)
SEVERITY_WORD, PLACE_WORD, RELATION_WORD = (
    MEMBER_WORDS.index(f"member.{name}") for name in ("disability_severity", "birth_registered_sido", "relation")
)
FITS = 2
"""What `Outcomes` says of a value for which a condition on words holds; 0 says that it cannot."""
NONE, ALL = np.uint64(0), np.uint64(2**64 - 1)
ONE = np.uint64(1)


@njit(cache=True, forceinline=True)
def weigh_conditions(plan, told, lanes, outcomes, offsets, planes, words):
    """Fill in the planes of all conditions; see `weighing.weigh_rules` for `words`."""
    _weigh_numbers(plan, told, lanes, planes, words)
    _weigh_words(plan, told, lanes, outcomes, offsets, planes, words)


@njit(cache=True, forceinline=True)
def _weigh_numbers(plan, told, lanes, planes, words):
    lo, hi = np.zeros(words * WORD, np.int64), np.zeros(words * WORD, np.int64)
    ends = np.zeros((4, words * WORD), np.int64)
    edges = np.empty((length(plan, Part.EDGES) + 1, 2, words), np.uint64)
    edges[-1] = ALL  # where there is no limit
    for run in range(0, length(plan, Part.RUNS), NUMBER_RUN):
        own, slot = at(plan, Part.RUNS, run + Run.OWN) == 1, at(plan, Part.RUNS, run + Run.SLOT)
        if own:
            _gather_own(told, lanes, slot, lo, hi)
        else:
            _gather_home(told, lanes, slot, lo, hi)
        middle = at(plan, Part.RUNS, run + Run.FIRST_MOST)
        for edge in range(at(plan, Part.RUNS, run + Run.FIRST_EDGE), middle):
            _compare_least(at(plan, Part.EDGES, edge), lo, hi, edges, edge, words)
        for edge in range(middle, at(plan, Part.RUNS, run + Run.LAST_EDGE)):
            _compare_most(at(plan, Part.EDGES, edge), lo, hi, edges, edge, words)
        for c in range(at(plan, Part.RUNS, run + Run.FIRST), at(plan, Part.RUNS, run + Run.LAST)):
            if at(plan, Part.MOVES, c):
                _compare_moving(plan, c, own, lanes, lo, hi, ends, planes, words)
            else:
                least, most = at(plan, Part.LEAST, c), at(plan, Part.MOST, c)
                for word in range(words):
                    planes[c, HOLDS, word] = edges[least, HOLDS, word] & edges[most, HOLDS, word]
                    planes[c, CAN, word] = edges[least, CAN, word] & edges[most, CAN, word]
                _ask(plan, c, own, lanes, planes, words)


@njit(cache=True, forceinline=True)
def _gather_own(told, lanes, slot, lo, hi):
    people, rows = told.people, lanes.row
    least, most = WIDEST_MEMBER[slot, 0], WIDEST_MEMBER[slot, 1]
    for lane in range(lanes.size):
        row = rows[lane]
        low, high = people[max(row, 0), slot, 0], people[max(row, 0), slot, 1]  # looked up without asking, then chosen
        lo[lane], hi[lane] = low if row >= 0 else least, high if row >= 0 else most


@njit(cache=True, forceinline=True)
def _gather_home(told, lanes, slot, lo, hi):
    """Those who live elsewhere have another household, of which nothing is known."""
    homes, home_of, away = told.home, lanes.home, lanes.away
    least, most = (WIDEST_HOME[slot, 0], WIDEST_HOME[slot, 1]) if slot < HOME_FACTS else (0, 1)
    for lane in range(lanes.size):
        home, elsewhere = home_of[lane], is_set(away, lane)
        low, high = homes[home, slot, 0], homes[home, slot, 1]
        lo[lane], hi[lane] = least if elsewhere else low, most if elsewhere else high


@njit(cache=True, forceinline=True)
def is_set(words, lane):
    """Whether a lane's bit is set."""
    return (words[lane >> 6] >> np.uint64(lane & 63)) & ONE != NONE


@njit(cache=True, forceinline=True)
def _compare_least(least, lo, hi, edges, edge, words):
    """Who surely has as much, and who can have. All lanes of a word at once, also those that nobody has."""
    for word in range(words):
        holds, can, first = NONE, NONE, word * WORD
        for bit in range(WORD):
            holds |= np.uint64(lo[first + bit] >= least) << np.uint64(bit)
            can |= np.uint64(hi[first + bit] >= least) << np.uint64(bit)
        edges[edge, HOLDS, word], edges[edge, CAN, word] = holds, can


@njit(cache=True, forceinline=True)
def _compare_most(most, lo, hi, edges, edge, words):
    for word in range(words):
        holds, can, first = NONE, NONE, word * WORD
        for bit in range(WORD):
            holds |= np.uint64(hi[first + bit] <= most) << np.uint64(bit)
            can |= np.uint64(lo[first + bit] <= most) << np.uint64(bit)
        edges[edge, HOLDS, word], edges[edge, CAN, word] = holds, can


@njit(cache=True, forceinline=True)
def _ask(plan, c, own, lanes, planes, words):
    """What is open of told facts under a limit that stands firm can always be asked."""
    kind, asks, unlisted, away = at(plan, Part.ASK, c), lanes.asks, lanes.unlisted, lanes.away
    for word in range(words):
        open_ = planes[c, CAN, word] & ~planes[c, HOLDS, word]
        asked = open_ & (asks[kind, word] | unlisted[word])
        planes[c, ASKS, word] = asked if own else asked & ~away[word]


@njit(cache=True, forceinline=True)
def _compare_moving(plan, c, own, lanes, lo, hi, ends, planes, words):
    least_at, most_at = at(plan, Part.LEAST, c), at(plan, Part.MOST, c)
    reckoned = at(plan, Part.RECKONED, c) == 1
    reached, reach = lanes.reached, lanes.reach
    for word in range(words):
        holds, can, known, exact, first = NONE, NONE, NONE, NONE, word * WORD
        for lane in range(first, first + WORD):
            ends[0, lane], ends[1, lane], least_told = _limit(reached, reach[lane], least_at, MIN)
            ends[2, lane], ends[3, lane], most_told = _limit(reached, reach[lane], most_at, MAX)
            known |= np.uint64(least_told & most_told) << np.uint64(lane & 63)
        for bit in range(WORD):
            low, high, lane = lo[first + bit], hi[first + bit], first + bit
            holds |= np.uint64((low >= ends[1, lane]) & (high <= ends[2, lane])) << np.uint64(bit)
            can |= np.uint64((high >= ends[0, lane]) & (low <= ends[3, lane])) << np.uint64(bit)
            exact |= np.uint64(low == high) << np.uint64(bit)
        asked = ~exact & (lanes.asks[at(plan, Part.ASK, c), word] | lanes.unlisted[word])
        known &= ALL if reckoned else lanes.away[word]
        limit = _limit_asks(plan, c, lanes, word) & ~lanes.away[word]
        planes[c, HOLDS, word], planes[c, CAN, word] = holds, can
        planes[c, ASKS, word] = can & ~holds & known & (limit | (asked if own else asked & ~lanes.away[word]))


@njit(cache=True, forceinline=True)
def _limit_asks(plan, c, lanes, word):
    """For whom something may be asked on which the limits hang."""
    asked = lanes.asks[SIZES, word] if at(plan, Part.SIZED, c) else NONE
    asked |= lanes.asks[EARNERS, word] if at(plan, Part.EARNED, c) else NONE
    for area in range(AREA_COUNT):
        if at(plan, Part.AREA, c) >> area & 1:
            asked |= lanes.areas[area, word]
    return asked


@njit(cache=True, forceinline=True)
def _limit(reached, row, limit, none):
    """Least and greatest value of a limit (both `none` where there is no limit), and whether it is on record."""
    if limit < 0:
        return none, none, np.int64(1)
    return reached[row, limit, 0], reached[row, limit, 1], reached[row, limit, 2]


@njit(cache=True, forceinline=True)
def _weigh_words(plan, told, lanes, outcomes, offsets, planes, words):
    """Neighbours of whom the same is told are weighed together."""
    found, mask = np.empty(words * WORD, np.int64), np.empty(words, np.uint64)
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
            _ask(plan, c, own, lanes, planes, words)


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
        youngest = np.zeros(end - start, np.bool_)
        may_be_youngest(told.people[start:end], end - start, youngest)
        known = lanes.sure[home] and youngest.any()
        for i in range(end - start):
            known = known and not (youngest[i] and told.words[start + i, PLACE_WORD] == NOT_TOLD)
        for c in range(count):
            fits, can = known, not known
            if known:
                for i in range(end - start):
                    if youngest[i]:
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
