# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Everything that follows from what was told of one household, written into its arrays."""

import numpy as np
from numba import njit

from rules_engine.arrays.couple import MARRIED, OWN, derive_couple, perhaps_grown
from rules_engine.arrays.household import ASSETS as ALL_ASSETS
from rules_engine.arrays.household import (
    CAR,
    CHILDREN,
    EARNED,
    HOUSE,
    INCOME,
    LAND,
    OTHER,
    OWED,
    SAVINGS,
    SIZE,
    YOUNGEST_AGE,
    derive_children_count,
    derive_home,
    derive_size,
)
from rules_engine.arrays.layout import CHILD, HERE, RELATION, RELATIONS, SCHEMES
from rules_engine.arrays.means import (
    DEFECTOR,
    DISABLED,
    DUAL,
    GIVEN,
    HAS_PROPERTY,
    LIVELIHOOD,
    PLACES,
    STUDENT,
    UNTIL_AGE,
    YOUTH_RENT,
    may_earn,
    reckon,
)
from rules_engine.arrays.people import AGE, BIRTH, derive_parents, derive_person, offspring
from rules_engine.limits import ADULT
from rules_engine.sets import MAX

GROWN = 19
MINORS_OF = tuple(1 << RELATIONS.index(name) for name in ("child", "grandchild", "sibling", "other"))

(
    ALWAYS,
    UNLISTED,
    BIRTHS,
    CHILD_BIRTHS,
    UNLISTED_CHILDREN,
    REGISTRATIONS,
    EARNERS,
    SIZES,
    COUPLE,
    NET_ASSETS,
    COUNTED_PROPERTY,
    FIRST_SCHEME,
) = range(12)
"""What must be open for there to be something to ask about a fact; from the last on, one for each scheme."""
QUESTIONS = FIRST_SCHEME + len(SCHEMES)


@njit(cache=True)
def derive(people, home, count, figures, on, year):
    """Derive it all. Returns whether everybody is listed, and whether the youngest child is surely among them."""
    together = 0
    for i in range(count):
        derive_person(people[i], on, year)
        together += people[i, HERE, 0] == 1
    complete = derive_size(home, together)
    unlisted = derive_children_count(home, people, count)
    youngest_listed = derive_parents(people, count, unlisted, on)
    derive_home(home, people, count, complete, on)
    derive_couple(home, people, count, complete)
    reckon(home, people, count, complete, figures)
    return complete, youngest_listed


@njit(cache=True)
def concerned(people, home, count):
    """Whom programmes of each kind concern: rows as in `compiling.KINDS`, columns as in `columns.Decided`."""
    found = np.zeros((4, count + 2), np.bool_)
    found[0, 0] = True
    listed = 0
    for i in range(count):
        relation = people[i, RELATION, 0]
        found[2, i + 1] = True
        found[1, i + 1] = relation in MINORS_OF or people[i, AGE, 1] < GROWN
        listed += offspring(people[i])
    found[1, count + 1] = home[CHILDREN, 1] > listed
    return found


@njit(cache=True)
def questions(people, home, count, complete, figures, place_known):
    """For each kind of derived fact, whether there is something left to ask about it; see `missing`."""
    open_ = np.zeros(QUESTIONS, np.bool_)
    open_[ALWAYS] = True
    open_[UNLISTED] = not complete
    listed = 0
    for i in range(count):
        exact = people[i, BIRTH, 0] == people[i, BIRTH, 1]
        if people[i, HERE, 0] == 1:
            open_[BIRTHS] = open_[BIRTHS] or not exact
        if offspring(people[i]):
            listed += 1
            open_[CHILD_BIRTHS] = open_[CHILD_BIRTHS] or not exact
            open_[REGISTRATIONS] = open_[REGISTRATIONS] or people[i, RELATION, 0] & CHILD != 0
    open_[UNLISTED_CHILDREN] = home[CHILDREN, 1] > listed
    open_[CHILD_BIRTHS] = open_[CHILD_BIRTHS] or open_[UNLISTED_CHILDREN]
    open_[REGISTRATIONS] = open_[REGISTRATIONS] or open_[UNLISTED_CHILDREN]
    open_[BIRTHS] = open_[BIRTHS] or not complete
    open_[SIZES] = _open(home, SIZE)
    open_[EARNERS] = _several_kinds_of_earners(home) and (
        not complete or (home[MARRIED, 1] == 1 and _open(home, DUAL)) or open_[CHILD_BIRTHS]
    )
    open_[COUPLE] = _open(home, INCOME) or not complete or perhaps_grown(home, people, count)
    open_[NET_ASSETS] = _open(home, ALL_ASSETS) or _open(home, OWED)
    open_[COUNTED_PROPERTY] = open_[NET_ASSETS] or _open(home, SAVINGS)
    for scheme in range(len(figures)):
        means = _means_open(people, home, count, figures[scheme], scheme, place_known)
        rest = scheme != YOUTH_RENT and not _given(home) and not complete
        open_[FIRST_SCHEME + scheme] = means or open_[SIZES] or rest
    return open_


@njit(cache=True)
def _open(home, slot):
    return home[slot, 0] != home[slot, 1]


@njit(cache=True)
def _several_kinds_of_earners(home):
    if home[DUAL, 0] == 1:
        return False
    both = home[DUAL, 1] == 1 and home[MARRIED, 1] == 1
    if home[MARRIED, 0] == 1:
        return both
    if home[MARRIED, 1] == 0 and home[SIZE, 0] == 1 and home[SIZE, 1] == 1:
        return False
    return both or home[YOUNGEST_AGE, 1] >= ADULT


@njit(cache=True)
def _given(home):
    return home[GIVEN, 0] != 0 or home[GIVEN, 1] != MAX


@njit(cache=True)
def _means_open(people, home, count, row, scheme, place_known):
    """Whether `recognised_income.open_about` has something to ask."""
    if scheme != YOUTH_RENT and _given(home):
        return False
    if _open(home, EARNED) or _open(home, OTHER):
        return True
    if scheme == YOUTH_RENT:
        return False
    if _property_open(home, row):
        return True
    if row[HAS_PROPERTY] and _owns(home, 1) and row[PLACES] > 1 and not place_known:
        return True
    if scheme < LIVELIHOOD and perhaps_grown(home, people, count):
        return True
    if home[EARNED, 1] == 0:
        return False
    if scheme < LIVELIHOOD:
        return home[OWN, 1] == 1 and home[MARRIED, 1] == 1 and _open(home, DUAL)
    return _earners_open(people, home, count, row)


@njit(cache=True)
def _property_open(home, row):
    if not row[HAS_PROPERTY] and _owns(home, 0):
        return False
    for slot in (HOUSE, LAND, SAVINGS, CAR):
        if _open(home, slot):
            return True
    return row[HAS_PROPERTY] and _open(home, OWED)


@njit(cache=True)
def _owns(home, end):
    """Whether there surely is property (end 0), or may be (end 1)."""
    return home[HOUSE, end] > 0 or home[LAND, end] > 0 or home[SAVINGS, end] > 0 or home[CAR, end] > 0


@njit(cache=True)
def _earners_open(people, home, count, row):
    older = False
    for i in range(count):
        if may_earn(people[i]):
            if people[i, DISABLED, 0] != people[i, DISABLED, 1]:
                return True
            if people[i, AGE, 1] > row[UNTIL_AGE]:
                older = True
                if people[i, AGE, 0] <= row[UNTIL_AGE] or people[i, STUDENT, 0] != people[i, STUDENT, 1]:
                    return True
    return older and _open(home, DEFECTOR)
