# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Every rule for every recipient: conditions, then alternatives, then the verdict.

Outcomes are Kleene's numbers, so AND is the least and OR the greatest. An open condition also carries whether there is
something to ask about it: with nothing to ask the verdict is a person's.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from rules_engine.arrays.deriving import (
    ALWAYS,
    EARNERS,
    SIZES,
)
from rules_engine.arrays.layout import HERE, Numbers
from rules_engine.sets import Outcome

ELIGIBLE, CONFIRM, UNKNOWN, INELIGIBLE = range(4)
HOUSEHOLD = 0
BLANK = 2
"""In `Rules.unreviewed`: not only unreviewed (1), but without any condition on record, so `unknown` to everybody."""
FAILS, OPEN, HOLDS = (int(outcome) for outcome in Outcome)
Bits = npt.NDArray[np.int8]


class Atoms(NamedTuple):
    """The distinct conditions: first those on numbers, then those on words.

    `own` says that the fact is the person's; `slot` where it stands; `asks` what must be open to ask about it (see
    `deriving`); `sized` and `earned` whether the limit hangs on the size of the household, or on who earns.
    """

    own: Bits
    slot: Numbers
    asks: Numbers
    sized: Bits
    earned: Bits


class Rules(NamedTuple):
    """Rules as nodes over the conditions, each distinct node once: `any_of` says whether a node is an OR of its parts.

    The parts of node n are `parts[starts[n]:starts[n + 1]]`: conditions, or nodes before it counted on from the
    conditions. `who` is the node of each programme; its confirm items are those from `items[p]` to `items[p + 1]`, with
    the nodes `settled` and `unless` (-1 where there is none).
    """

    any_of: Bits
    parts: Numbers
    starts: Numbers
    who: Numbers
    items: Numbers
    settled: Numbers
    unless: Numbers
    confirms: Bits
    unreviewed: Bits
    kind: Numbers


class Weighed(NamedTuple):
    """What came out, by condition or node (row) and recipient (column), and the verdicts by programme.

    `asks` says of what is open whether there is something to ask.
    """

    outcome: Bits
    asks: npt.NDArray[np.bool_]
    verdicts: Bits


class Reached(NamedTuple):
    """The limits for a kind of household, at home and elsewhere.

    `ends` holds the least and greatest value of the lower and of the upper limit; `known` whether they are on record;
    `places` whether naming the place would settle them.
    """

    ends: Numbers
    known: npt.NDArray[np.bool_]
    places: npt.NDArray[np.bool_]


@njit(cache=True)
def weigh_numbers(atoms, count, people, home, own_widest, home_widest, limits, outcome):
    """Fill in the outcomes of conditions on numbers; `limits` are those at home and those elsewhere."""
    recipients = outcome.shape[1]
    for r in range(recipients):
        away = 0 < r <= count and people[r - 1, HERE, 0] == 0
        side = 1 if away else 0
        for a in range(limits.shape[2]):
            slot = atoms.slot[a]
            if atoms.own[a]:
                row = people[r - 1] if r else own_widest
                lo, hi = row[slot, 0], row[slot, 1]
            elif away:
                lo, hi = home_widest[slot, 0], home_widest[slot, 1]
            else:
                lo, hi = home[slot, 0], home[slot, 1]
            if lo >= limits[side, 1, a] and hi <= limits[side, 2, a]:
                outcome[a, r] = HOLDS
            elif hi < limits[side, 0, a] or lo > limits[side, 3, a]:
                outcome[a, r] = FAILS
            else:
                outcome[a, r] = OPEN


@njit(cache=True)
def ask_about(atoms, count, people, home, known, places, open_questions, outcome, asked):
    """For each open condition whether there is something to ask; see `result._missing`."""
    numeric = len(atoms.slot)
    for r in range(outcome.shape[1]):
        away = 0 < r <= count and people[r - 1, HERE, 0] == 0
        for a in range(len(atoms.own)):
            if outcome[a, r] != OPEN or not known[1 if away else 0, a]:
                continue
            kind = atoms.asks[a]
            exact = False
            if a < numeric:
                slot = atoms.slot[a]
                if atoms.own[a]:
                    exact = r > 0 and people[r - 1, slot, 0] == people[r - 1, slot, 1]
                else:
                    exact = not away and home[slot, 0] == home[slot, 1]
            if away:  # only what is the person's own can be asked of somebody who lives elsewhere
                asked[a, r] = atoms.own[a] and not exact and kind == ALWAYS
                continue
            limit = (
                (atoms.sized[a] and open_questions[SIZES]) or (atoms.earned[a] and open_questions[EARNERS]) or places[a]
            )
            unlisted = r > count
            asked[a, r] = limit or (not exact and (unlisted or open_questions[kind]))


@njit(cache=True)
def weigh(atoms, rules, count, people, home, widest, reached, open_questions, concerns, outcome):
    """The verdict of each programme for each recipient whom it concerns.

    `outcome` has a row for each condition and each node; those of conditions on words are filled in already.
    """
    weigh_numbers(atoms, count, people, home, widest[0], widest[1], reached.ends, outcome)
    asks = np.zeros(outcome.shape, np.bool_)
    ask_about(atoms, count, people, home, reached.known, reached.places, open_questions, outcome, asks)
    _weigh_nodes(rules, len(atoms.own), outcome, asks)
    verdicts = np.full((len(rules.kind), outcome.shape[1]), INELIGIBLE, np.int8)
    _judge(rules, concerns, outcome, asks, verdicts)
    return Weighed(outcome, asks, verdicts)


@njit(cache=True)
def _weigh_nodes(rules, first, outcome, asks):
    """AND is open while nothing fails and something is; of OR's alternatives only the best ones count."""
    recipients = outcome.shape[1]
    for node in range(len(rules.any_of)):
        row = first + node
        for r in range(recipients):
            outcome[row, r] = FAILS if rules.any_of[node] else HOLDS
        for place in range(rules.starts[node], rules.starts[node + 1]):
            part = rules.parts[place]
            for r in range(recipients):
                one = outcome[part, r]
                if rules.any_of[node]:
                    if one > outcome[row, r]:
                        outcome[row, r], asks[row, r] = one, asks[part, r]
                    elif one == outcome[row, r]:
                        asks[row, r] = asks[row, r] or asks[part, r]
                else:
                    outcome[row, r] = min(outcome[row, r], one)
                    asks[row, r] = asks[row, r] or asks[part, r]
        for r in range(recipients):
            asks[row, r] = asks[row, r] and outcome[row, r] == OPEN


@njit(cache=True)
def _judge(rules, concerns, outcome, asks, verdicts):
    for p in range(len(rules.kind)):
        first, last = (0, 1) if rules.kind[p] == HOUSEHOLD else (1, outcome.shape[1])
        for r in range(first, last):
            if not concerns[rules.kind[p], r]:
                continue
            total, ask, confirm = outcome[rules.who[p], r], asks[rules.who[p], r], rules.confirms[p] == 1
            for item in range(rules.items[p], rules.items[p + 1]):
                effect, asked = weigh_item(rules, item, r, outcome)
                total = min(total, effect)
                confirm = confirm or asked
                if effect == OPEN:
                    ask = ask or asks[rules.unless[item], r]
            if rules.unreviewed[p] == BLANK or (total == OPEN and ask):
                verdicts[p, r] = UNKNOWN
            elif rules.unreviewed[p]:
                verdicts[p, r] = CONFIRM
            elif total != FAILS:
                verdicts[p, r] = CONFIRM if confirm or total == OPEN else ELIGIBLE


@njit(cache=True)
def weigh_item(rules, item, r, outcome):
    """What a confirm item does to the outcome, and whether a person must see it; see `result._weighed`."""
    settled, unless = rules.settled[item], rules.unless[item]
    if settled >= 0 and outcome[settled, r] != OPEN:
        return outcome[settled, r], False
    if unless >= 0 and outcome[unless, r] != FAILS:
        return outcome[unless, r], outcome[unless, r] == OPEN
    return HOLDS, True
