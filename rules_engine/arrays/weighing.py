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
    CHILD_BIRTHS,
    EARNERS,
    LISTED_BIRTHS,
    LISTED_REGISTRATIONS,
    REGISTRATIONS,
    SIZES,
    UNLISTED,
)
from rules_engine.arrays.layout import HERE, Numbers
from rules_engine.sets import Outcome

ELIGIBLE, CONFIRM, UNKNOWN, INELIGIBLE, UNSETTLED = range(5)
"""`UNSETTLED`: open in several ways of which not all can be asked; the reasons must tell."""
HOUSEHOLD = 0
BLANK = 2
"""In `Rules.unreviewed`: not only unreviewed (1), but without any condition on record, so `unknown` to everybody."""
FAILS, OPEN, HOLDS = (int(outcome) for outcome in Outcome)
Bits = npt.NDArray[np.int8]


class Atoms(NamedTuple):
    """The distinct conditions: first those on numbers, then those on words, then three constants.

    `own` says that the fact is the person's; `slot` where it stands; `asks` what must be open to ask about it (see
    `deriving`); `sized` and `earned` whether the limit hangs on the size of the household, or on who earns.
    """

    own: Bits
    slot: Numbers
    asks: Numbers
    sized: Bits
    earned: Bits


class Rules(NamedTuple):
    """OR of ANDs: `atoms` in clauses cut at `clauses`, clauses in rules cut at `rules`.

    The first rules are the programmes' conditions; each confirm item then has two, `settled_by` and `unless`. The items
    of programme i are those from `items[i]` to `items[i + 1]`. `gate` is a condition without which nobody is eligible.
    """

    atoms: Numbers
    clauses: Numbers
    rules: Numbers
    items: Numbers
    with_settled: Bits
    with_unless: Bits
    confirms: Bits
    unreviewed: Bits
    kind: Numbers
    gate: Numbers


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
                if kind == CHILD_BIRTHS:
                    kind = LISTED_BIRTHS
                elif kind == REGISTRATIONS:
                    kind = LISTED_REGISTRATIONS
                asked[a, r] = atoms.own[a] and not exact and kind != UNLISTED and open_questions[kind]
                continue
            limit = (
                (atoms.sized[a] and open_questions[SIZES]) or (atoms.earned[a] and open_questions[EARNERS]) or places[a]
            )
            unlisted = r > count
            asked[a, r] = limit or (not exact and (unlisted or open_questions[kind]))


@njit(cache=True, inline="always")
def _weigh(atoms, clauses, rules, rule, outcome, asked, found, first, last):
    """A rule for recipients: its outcome, whether something open in it can be asked, and whether something cannot.

    `found` takes these three as rows.
    """
    found[:, first:last] = 0
    for clause in range(rules[rule], rules[rule + 1]):
        for r in range(first, last):
            if found[0, r] == HOLDS:
                continue
            least, asks, mute = HOLDS, 0, 0
            for place in range(clauses[clause], clauses[clause + 1]):
                one = outcome[atoms[place], r]
                if one == FAILS:
                    least = FAILS
                    break
                if one == OPEN:
                    least = OPEN
                    asks |= asked[atoms[place], r]
                    mute |= not asked[atoms[place], r]
            if least == HOLDS:
                found[0, r], found[1, r], found[2, r] = HOLDS, 0, 0
            elif least == OPEN:
                found[0, r], found[1, r], found[2, r] = OPEN, found[1, r] | asks, found[2, r] | mute


@njit(cache=True)
def decided(atoms, rules, count, people, home, widest, reached, open_questions, concerns, outcome):
    """The verdict of each programme for each recipient whom it concerns.

    `outcome` comes with the outcomes of conditions on words in its lower rows; the constants end it.
    """
    weigh_numbers(atoms, count, people, home, widest[0], widest[1], reached.ends, outcome)
    asked = np.zeros(outcome.shape, np.bool_)
    ask_about(atoms, count, people, home, reached.known, reached.places, open_questions, outcome, asked)
    found = np.zeros((len(rules.kind), outcome.shape[1]), np.int8)
    _verdicts(rules, concerns, outcome, asked, found)
    return found


@njit(cache=True)
def _verdicts(rules, concerns, outcome, asked, found):
    programmes, recipients = len(rules.kind), outcome.shape[1]
    total, item_total = np.empty((3, recipients), np.int8), np.empty((3, recipients), np.int8)
    unless = np.empty((3, recipients), np.int8)
    confirm = np.empty(recipients, np.bool_)
    for p in range(programmes):
        first, last = (0, 1) if rules.kind[p] == HOUSEHOLD else (1, recipients)
        best = FAILS
        for r in range(first, last):
            best = max(best, outcome[rules.gate[p], r])
        if best == FAILS and not rules.unreviewed[p]:
            found[p] = INELIGIBLE
            continue
        _weigh(rules.atoms, rules.clauses, rules.rules, p, outcome, asked, total, first, last)
        confirm[:] = rules.confirms[p] == 1
        ways = rules.rules[p + 1] - rules.rules[p]
        for item in range(rules.items[p], rules.items[p + 1]):
            rule = programmes + 2 * item
            if rules.with_settled[item]:
                _weigh(rules.atoms, rules.clauses, rules.rules, rule, outcome, asked, item_total, first, last)
            if rules.with_unless[item]:
                _weigh(rules.atoms, rules.clauses, rules.rules, rule + 1, outcome, asked, unless, first, last)
                ways = max(ways, rules.rules[rule + 2] - rules.rules[rule + 1])
            for r in range(first, last):
                if rules.with_settled[item] and item_total[0, r] != OPEN:
                    total[0, r] = min(total[0, r], item_total[0, r])
                elif rules.with_unless[item] and unless[0, r] != FAILS:
                    total[0, r] = min(total[0, r], unless[0, r])
                    total[1, r] |= unless[1, r]
                    total[2, r] |= unless[2, r]
                else:
                    confirm[r] = True
        for r in range(first, last):
            if concerns[rules.kind[p], r]:
                mute = total[2, r] and ways > 1
                found[p, r] = _verdict(total[0, r], confirm[r], total[1, r], mute, rules.unreviewed[p])


@njit(cache=True)
def _verdict(total, confirm, asks, mute, unreviewed):
    if unreviewed == BLANK:
        return UNKNOWN
    if total == OPEN and asks:
        return UNSETTLED if mute else UNKNOWN
    if unreviewed:
        return CONFIRM
    if total == FAILS:
        return INELIGIBLE
    return CONFIRM if confirm or total == OPEN else ELIGIBLE
