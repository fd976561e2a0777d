# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Every rule for every lane: conditions, then nodes over them, then the verdicts.

Kleene's values as two bits, "holds" and "can hold": AND is `&` and OR is `|` of both. An open condition also carries
whether there is something to ask about it: with nothing to ask the verdict is a person's.

Most programmes are of one place. A gate is the row of that place; where it cannot hold for any lane nothing behind it
is looked at.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from rules_engine.arrays.bits import NONE, ONE
from rules_engine.arrays.conditions import ASKS, CAN, HOLDS, room_needed, weigh_conditions
from rules_engine.arrays.handing import DAY, YEAR, unpacked
from rules_engine.arrays.lanes import lay_lanes
from rules_engine.arrays.layout import Numbers
from rules_engine.arrays.plan import Part, Size, at, length
from rules_engine.arrays.scratch import cut
from rules_engine.arrays.wide import any_lane, get, no_lane, put

ELIGIBLE, CONFIRM, UNKNOWN, INELIGIBLE = range(4)
REVIEWED, UNREVIEWED, BLANK = range(3)
"""In `Part.TRUST`: `BLANK` is imported without any condition on record, so `unknown` to everybody."""
NO_GATE, GATE = -1, 5
NOT_LISTED, FIRST = 0, 1
"""Where `weigh_household` writes who is not listed, and the first of the programmes."""


class Tables(NamedTuple):
    """What a catalogue's conditions look up: places; by set of benefits received which of those in question are in it;
    by word where its outcomes begin. See `Places`, `Receipts` and `Outcomes`.
    """

    places: Numbers
    receipts: Numbers
    offsets: Numbers
    outcomes: npt.NDArray[np.uint8]


def room_for(plan: Numbers, household: Numbers) -> Numbers:
    """Room in which `weigh_household` weighs a household, and any other that is handed over in no larger an array."""
    return np.empty(length(plan, Part.WHO) + len(household) + room_needed(plan, 1, 1), np.int64)


@njit(cache=True, _nrt=False)  # type: ignore[call-overload]
def weigh_household(asked, lanes_asked, bits, verdict_of, plan, places, offsets, outcomes, household, room):
    """Weigh all rules for one household, which is told as in `handing`.

    Asked are the lanes of the bits `lanes_asked`, of each programme those of `asked`. Written into `bits`: who is not
    listed, whom of those asked each programme concerns, the verdicts of all programmes (`UNKNOWN` is their third plane,
    and what is in none is ineligible), the planes of all rows; into `verdict_of` the verdicts of all whom it concerns.
    `room` holds anything, see `room_for`. Returns how many these are.
    """
    programmes = length(plan, Part.WHO)
    alive, left = cut(room, 0, (programmes,))
    told, left = unpacked(plan, household, room, left)
    lanes = lay_lanes(plan, told, places, 1, household[DAY], household[YEAR], room, left)
    middle, end = FIRST + programmes, FIRST + 4 * programmes
    bits[NOT_LISTED], bits[middle:end] = lanes.unlisted[0], NONE
    meant, verdicts, planes = bits[FIRST:middle], bits[middle:end].reshape(-1, 3, 1), bits[end:].reshape(-1, 3, 1)
    weigh_conditions(plan, told, lanes, outcomes, offsets, planes, no_lane(1), room)
    weigh_rules(plan, lanes.kinds, planes, verdicts, alive, no_lane(1))
    for programme in range(programmes):
        kind = at(plan, Part.KIND, programme)
        meant[programme] = lanes.kinds[kind, 0] & asked[programme] & np.uint64(lanes_asked)
    return _spread(verdicts, meant, verdict_of)


@njit(cache=True, forceinline=True)
def _spread(verdicts, meant, verdict_of):
    """The verdicts of all who are meant, programme by programme and lane by lane; returns how many there are."""
    count = 0
    for programme in range(len(meant)):
        left, lane = meant[programme], np.uint64(0)
        while left != NONE:
            if left & ONE:
                verdict_of[count] = INELIGIBLE
                for verdict in range(INELIGIBLE):
                    if verdicts[programme, verdict, 0] >> lane & ONE:
                        verdict_of[count] = verdict
                count += 1
            left >>= ONE
            lane += ONE
    return count


@njit(cache=True, forceinline=True)
def weigh_rules(plan, kinds, planes, verdicts, alive, none):
    """Weigh the nodes and judge the programmes of all gates that can hold; returns how many `alive` there are.

    `none` is a row without any lane, see `wide`.
    """
    count = 0
    for gate in range(0, length(plan, Part.GATES), GATE):
        row, first_node, last_node = (
            at(plan, Part.GATES, gate),
            at(plan, Part.GATES, gate + 1),
            at(plan, Part.GATES, gate + 2),
        )
        if row != NO_GATE and not any_lane(get(planes, (row, CAN), none)):
            continue
        for node in range(first_node, last_node):
            _weigh_node(plan, node, planes, none)
        for place in range(at(plan, Part.GATES, gate + 3), at(plan, Part.GATES, gate + 4)):
            programme = at(plan, Part.ORDER, place)
            alive[count] = programme
            count += 1
            _judge(plan, programme, kinds, planes, verdicts, none)
    return count


@njit(cache=True, forceinline=True)
def _weigh_node(plan, node, planes, none):
    row = at(plan, Part.SIZES, Size.CONDITIONS) + node
    first, last = at(plan, Part.STARTS, node), at(plan, Part.STARTS, node + 1)
    if at(plan, Part.ANY_OF, node):
        holds, can, asks = _any_of(plan, first, last, planes, none)
    else:
        holds, can, asks = _all_of(plan, first, last, planes, none)
    put(planes, (row, HOLDS), holds)
    put(planes, (row, CAN), can)
    put(planes, (row, ASKS), asks & can & ~holds)


@njit(cache=True, forceinline=True)
def _all_of(plan, first, last, planes, none):
    holds, can, asks = ~none, ~none, none
    for place in range(first, last):
        part = at(plan, Part.PARTS, place)
        holds = holds & get(planes, (part, HOLDS), none)
        can = can & get(planes, (part, CAN), none)
        asks = asks | get(planes, (part, ASKS), none)
        if not any_lane(can):
            break
    return holds, can, asks


@njit(cache=True, forceinline=True)
def _any_of(plan, first, last, planes, none):
    holds, can, asks = none, none, none
    for place in range(first, last):
        part = at(plan, Part.PARTS, place)
        holds = holds | get(planes, (part, HOLDS), none)
        can = can | get(planes, (part, CAN), none)
        asks = asks | get(planes, (part, ASKS), none)
    return holds, can, asks


@njit(cache=True, forceinline=True)
def _judge(plan, programme, kinds, planes, verdicts, none):
    who, kind = at(plan, Part.WHO, programme), at(plan, Part.KIND, programme)
    trust, concerned = at(plan, Part.TRUST, programme), get(kinds, (kind,), none)
    confirm = ~none if at(plan, Part.CONFIRMS, programme) else none
    holds, can, asks = get(planes, (who, HOLDS), none), get(planes, (who, CAN), none), get(planes, (who, ASKS), none)
    for item in range(at(plan, Part.ITEMS, programme), at(plan, Part.ITEMS, programme + 1)):
        item_holds, item_can, seen, asked = _weigh_item(plan, item, planes, none)
        holds, can, asks, confirm = holds & item_holds, can & item_can, asks | asked, confirm | seen
    open_ = can & ~holds
    unknown = ~none if trust == BLANK else open_ & asks
    if trust == REVIEWED:
        put(verdicts, (programme, CONFIRM), can & ~unknown & (confirm | open_) & concerned)
        put(verdicts, (programme, ELIGIBLE), holds & ~confirm & concerned)
    else:
        put(verdicts, (programme, CONFIRM), ~unknown & concerned)
        put(verdicts, (programme, ELIGIBLE), none)
    put(verdicts, (programme, UNKNOWN), unknown & concerned)


@njit(cache=True, forceinline=True)
def _weigh_item(plan, item, planes, none):
    """What a confirm item does: whether it holds, can hold, must be seen by a person, can be asked.

    See `result._weighed`.
    """
    settled, unless = at(plan, Part.SETTLED, item), at(plan, Part.UNLESS, item)
    decided, fits = none, none
    if settled >= 0:
        fits = get(planes, (settled, HOLDS), none)
        decided = fits | ~get(planes, (settled, CAN), none)
    left = ~decided
    if unless < 0:
        return fits | left, fits | left, left, none
    holds, can = get(planes, (unless, HOLDS), none), get(planes, (unless, CAN), none)
    asked = left & can & ~holds & get(planes, (unless, ASKS), none)
    return fits | (left & (holds | ~can)), fits | left, left & ~holds, asked
