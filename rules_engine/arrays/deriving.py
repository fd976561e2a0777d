# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Everything that follows from what was told of one household, written into its arrays."""

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
from rules_engine.arrays.layout import CHILD, HERE, REGISTERED, RELATION, RELATIONS, SCHEMES
from rules_engine.arrays.means import (
    DEFECTOR,
    DISABLED,
    DUAL,
    FIGURES,
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
from rules_engine.arrays.needs import Step, has
from rules_engine.arrays.people import AGE, BIRTH, derive_parents, derive_person, may_be_youngest, offspring
from rules_engine.facts.sets import MAX
from rules_engine.programmes.limits import ADULT

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
QUESTIONS: int = FIRST_SCHEME + len(SCHEMES)


@njit(cache=True, forceinline=True)
def derive(needs, people, home, count, figures, on, year, spare):
    """Derive what is needed. Returns whether everybody is listed, and whether the youngest child surely is.

    `spare` has room for the facts of another household.
    """
    together = 0
    for i in range(count):
        derive_person(needs.steps, people, i, on, year)
        together += people[i, HERE, 0] == 1
    complete = derive_size(home, together)
    unlisted = derive_children_count(home, people, count)
    youngest_listed = derive_parents(people, count, unlisted, on) if has(needs.steps, Step.PARENTS) else False
    derive_home(needs, home, people, count, complete, on)
    if has(needs.steps, Step.COUPLE):
        derive_couple(home, people, count, complete)
    if has(needs.steps, Step.MEANS):
        reckon(needs.schemes, home, people, count, complete, figures, spare)
    return complete, youngest_listed


@njit(cache=True, forceinline=True)
def concerned(people, home, count):
    """Whom programmes of each kind (as in `compiling.KINDS`) concern, as bits by column of `columns.Decided`.

    Programmes of organisations concern nobody.
    """
    minors = listed = 0
    for i in range(count):
        if people[i, RELATION, 0] in MINORS_OF or people[i, AGE, 1] < GROWN:
            minors |= 2 << i
        listed += offspring(people, i)
    if home[CHILDREN, 1] > listed:
        minors |= 2 << count
    return 1, minors, (2 << count) - 2


@njit(cache=True, forceinline=True)
def questions(needs, people, home, count, complete, figures, place_known):
    """The kinds of derived facts about which there is something left to ask, as bits; see `missing`."""
    asked = needs.questions
    listed, births, children, registrations = 0, not complete, False, False
    for i in range(count):
        exact = people[i, BIRTH, 0] == people[i, BIRTH, 1]
        births = births or (people[i, HERE, 0] == 1 and not exact)
        if offspring(people, i):
            listed += 1
            children = children or not exact
            registrations = registrations or people[i, RELATION, 0] & CHILD != 0
    unlisted = home[CHILDREN, 1] > listed
    children = children or unlisted
    open_ = (
        1 << ALWAYS
        | (not complete) << UNLISTED
        | births << BIRTHS
        | children << CHILD_BIRTHS
        | unlisted << UNLISTED_CHILDREN
        | _open(home, SIZE) << SIZES
    )
    if has(asked, REGISTRATIONS):
        open_ |= (unlisted or _asks_for_registration(people, count, registrations)) << REGISTRATIONS
    if has(asked, EARNERS):
        unknown = not complete or (home[MARRIED, 1] == 1 and _open(home, DUAL)) or children
        open_ |= (_several_kinds_of_earners(home) and unknown) << EARNERS
    if has(asked, COUPLE):
        open_ |= (_open(home, INCOME) or not complete or perhaps_grown(home, people, count)) << COUPLE
    net = _open(home, ALL_ASSETS) or _open(home, OWED)
    open_ |= net << NET_ASSETS | (net or _open(home, SAVINGS)) << COUNTED_PROPERTY
    for scheme in range(len(SCHEMES)):
        if has(asked, FIRST_SCHEME + scheme):
            row = figures[scheme * FIGURES : (scheme + 1) * FIGURES]
            means = _means_open(people, home, count, row, scheme, place_known)
            rest = scheme != YOUTH_RENT and not _given(home) and not complete
            open_ |= (means or _open(home, SIZE) or rest) << FIRST_SCHEME + scheme
    return open_ & asked


@njit(cache=True)
def _asks_for_registration(people, count, children):
    """Once anybody's place of registration is told, only those of the youngest are of interest."""
    told = False
    for i in range(count):
        told = told or people[i, REGISTERED, 0] >= 0
    if not told:
        return children
    youngest, lacking = may_be_youngest(people, count), False
    for i in range(count):
        lacking = lacking or (has(youngest, i) and people[i, REGISTERED, 0] != 1)
    return lacking


@njit(cache=True, forceinline=True)
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
    if not row[HAS_PROPERTY] and (_owns(home, 0) or home[ALL_ASSETS, 0] > 0):
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
        if may_earn(people, i):
            if people[i, DISABLED, 0] != people[i, DISABLED, 1]:
                return True
            if people[i, AGE, 1] > row[UNTIL_AGE]:
                older = True
                if people[i, AGE, 0] <= row[UNTIL_AGE] or people[i, STUDENT, 0] != people[i, STUDENT, 1]:
                    return True
    return older and _open(home, DEFECTOR)
