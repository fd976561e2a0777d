# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""소득인정액 at both ends of what is possible, as `pension_income` and `livelihood_income` reckon it."""

from numba import njit

from rules_engine.arrays.couple import ELSEWHERE, MARRIED, OWN
from rules_engine.arrays.figures import FIELD
from rules_engine.arrays.household import (
    ASSETS,
    CAR,
    EARNED,
    HOUSE,
    INCOME,
    LAND,
    OTHER,
    OWED,
    SAVINGS,
    SIZE,
)
from rules_engine.arrays.layout import HERE, HOME, MEMBER, SCHEMES
from rules_engine.arrays.needs import has
from rules_engine.arrays.people import AGE, put
from rules_engine.facts.couple import WORKING_AGE
from rules_engine.facts.sets import MAX
from rules_engine.means.corners import ENDLESS
from rules_engine.means.livelihood_income import ELDERLY, ELDERLY_DEDUCTION, LIVING_COSTS
from rules_engine.means.pension_income import LUXURY_CAR

FIRST = HOME[f"recognised_income.{SCHEMES[0]}"]
LIVELIHOOD, YOUTH_RENT = SCHEMES.index("livelihood"), SCHEMES.index("youth_rent")
GIVEN, DUAL = HOME["household.recognised_income_krw"], HOME["household.types.dual_income"]
DEFECTOR = HOME["household.types.defector"]
ANY_DISABLED, ANY_VETERAN = HOME["household.any_disabled"], HOME["household.any_veteran"]
STUDENT, DISABLED = MEMBER["member.statuses.university_student"], MEMBER["member.statuses.disabled"]
CROWD = 10**9
FIGURES = len(FIELD)
(ON_RECORD, PLACES, HAS_PROPERTY, FREE_MOST, FREE_LEAST, CAP_MOST, CAP_LEAST, DEDUCTED, SURELY, UNTIL_AGE) = (
    FIELD[name]
    for name in (
        "on_record",
        "places",
        "has_property",
        "free_most",
        "free_least",
        "cap_most",
        "cap_least",
        "deducted",
        "deducted_surely",
        "deducted_until_age",
    )
)
KEPT_MOST, KEPT, FREE_SAVINGS = FIELD["kept_most_over"], FIELD["kept_over"], FIELD["savings"]
OF_HOUSE, OF_LAND, OF_SAVED, OF_CAR = (FIELD[f"{name}_over"] for name in ("house", "land", "saved", "car"))


@njit(cache=True)
def reckon(schemes, home, people, count, complete, figures, spare):
    """Fill in the recognised income of each of these schemes (bits) that is on record.

    `figures` are those of all schemes after each other.
    """
    own = home if home[OWN, 0] else _own(home, spare)
    told = home[GIVEN, 0] != 0 or home[GIVEN, 1] != MAX
    for scheme in range(len(SCHEMES)):
        if not has(schemes, scheme):
            continue
        row = figures[scheme * FIGURES : (scheme + 1) * FIGURES]
        if told and scheme != YOUTH_RENT:
            put(home, FIRST + scheme, home[GIVEN, 0], home[GIVEN, 1])
            continue
        if not row[ON_RECORD]:
            continue
        lo, hi = 0, MAX
        if scheme < LIVELIHOOD:
            lo, hi = _pension(own, row, True), _pension(own, row, False)
        elif scheme < YOUTH_RENT:
            lo = _livelihood(home, people, count, complete, row, True)
            hi = _livelihood(home, people, count, complete, row, False)
        else:
            lo, hi = _youth_rent(home, row, True), _youth_rent(home, row, False)
        put(home, FIRST + scheme, lo, MAX if hi >= ENDLESS else hi)


@njit(cache=True)
def _own(home, own):
    """The person's and the spouse's own: where others may have means too, anything from nothing up."""
    for slot in range(len(home)):
        put(own, slot, home[slot, 0], home[slot, 1])
    for slot in (EARNED, OTHER, HOUSE, LAND, SAVINGS, CAR, OWED, INCOME, ASSETS):
        own[slot, 0] = 0
        if home[ELSEWHERE, 1]:
            own[slot, 1] = MAX
    put(own, MARRIED, 0, 1)
    return own


@njit(cache=True)
def _share(amount, row, rate):
    return MAX if amount >= ENDLESS else amount * row[rate] // row[rate + 1]


@njit(cache=True)
def _earned(home, generous):
    """Earned and other income at a corner; see `corners.corner`."""
    lo, hi = home[EARNED, 0], home[EARNED, 1]
    other_lo, other_hi = home[OTHER, 0], home[OTHER, 1]
    total_lo, total_hi = home[INCOME, 0], home[INCOME, 1]
    if generous:
        work = max(lo, min(hi, total_lo - other_lo))
        return work, max(other_lo, total_lo - work)
    rest = min(other_hi, total_hi - lo)
    return max(lo, min(hi, total_hi - rest)), rest


@njit(cache=True)
def _unknown_property(home, generous):
    owns = home[HOUSE, 1] + home[LAND, 1] + home[SAVINGS, 1] + home[CAR, 1]
    return 0 if generous or owns == 0 else MAX


@njit(cache=True)
def _pension(home, row, generous):
    work, rest = _earned(home, generous)
    earners = 1 if not generous or home[MARRIED, 1] == 0 or home[DUAL, 1] == 0 else 2
    total = _share(max(work - row[DEDUCTED] * earners, 0), row, KEPT) + rest
    if not row[HAS_PROPERTY]:
        return total + _unknown_property(home, generous)
    end = 0 if generous else 1
    free = row[FREE_MOST] if generous else row[FREE_LEAST]
    car = home[CAR, end]
    luxury = car >= LUXURY_CAR and not generous
    things = home[HOUSE, end] + home[LAND, end] + (0 if luxury else car)
    counted = max(things - free, 0) + max(home[SAVINGS, end] - row[FREE_SAVINGS], 0)
    if generous:
        counted = max(counted, home[ASSETS, 0] - free - row[FREE_SAVINGS])
    total += _share(max(counted - home[OWED, 1 - end], 0), row, OF_HOUSE)
    return total + (car if luxury else 0)


@njit(cache=True)
def _livelihood(home, people, count, complete, row, generous):
    work, rest = _earned(home, generous)
    if generous:
        fixed, kept = _most(home, people, count, row)
    else:
        fixed, kept = _least(people, count, complete, row), KEPT
    total = _share(max(work - fixed, 0), row, kept) + rest
    if not row[HAS_PROPERTY]:
        return total + _unknown_property(home, generous)
    end = 0 if generous else 1
    cap = row[CAP_MOST] if generous else row[CAP_LEAST]
    light, heavy = 0, home[CAR, end]
    if generous:
        left_out = home[ANY_DISABLED, 1] == 1 or home[ANY_VETERAN, 1] == 1
        light, heavy = 0 if left_out else home[CAR, 0] // 2, 0
    house = home[HOUSE, end]
    savings = max(home[SAVINGS, end] - (LIVING_COSTS if generous else 0), 0)
    left = (row[FREE_MOST] if generous else row[FREE_LEAST]) + home[OWED, 1 - end]
    lived_in, left = _after(min(house, cap), left)
    land, left = _after(max(house - cap, 0) + home[LAND, end] + light, left)
    saved, left = _after(savings, left)
    total += _share(lived_in, row, OF_HOUSE) + _share(land, row, OF_LAND)
    return total + _share(saved, row, OF_SAVED) + _share(heavy, row, OF_CAR)


@njit(cache=True)
def _after(amount, free):
    return (MAX, 0) if amount >= ENDLESS else (max(amount - free, 0), max(free - amount, 0))


@njit(cache=True)
def may_earn(people, i):
    """Whether somebody lives here and is old enough to have earned income."""
    return people[i, HERE, 0] == 1 and people[i, AGE, 1] >= WORKING_AGE


@njit(cache=True)
def _most(home, people, count, row):
    earning = listed = fixed = 0
    disabled = False
    for i in range(count):
        listed += people[i, HERE, 0] == 1
        if may_earn(people, i):
            earning += 1
            disabled = disabled or people[i, DISABLED, 1] == 1
            fixed += _highest(people, i, home, row)
    unlisted = min(home[SIZE, 1] - listed, CROWD)
    if unlisted > 0:
        return row[DEDUCTED] * (earning + unlisted), KEPT_MOST
    return fixed, KEPT_MOST if disabled else KEPT


@njit(cache=True)
def _highest(people, i, home, row):
    if people[i, AGE, 0] <= row[UNTIL_AGE] or people[i, STUDENT, 1] == 1:
        return row[DEDUCTED]
    favoured = people[i, DISABLED, 1] == 1 or home[DEFECTOR, 1] == 1
    return ELDERLY_DEDUCTION if people[i, AGE, 1] >= ELDERLY or favoured else 0


@njit(cache=True)
def _least(people, count, complete, row):
    """What is deducted whoever earned it."""
    anybody = False
    if not complete or not row[SURELY]:
        return 0
    for i in range(count):
        if may_earn(people, i):
            anybody = True
            young = people[i, AGE, 1] <= row[UNTIL_AGE] or people[i, STUDENT, 0] == 1
            if not young or people[i, AGE, 0] < WORKING_AGE:
                return 0
    return row[DEDUCTED] if anybody else 0


@njit(cache=True)
def _youth_rent(home, row, generous):
    work, rest = _earned(home, generous)
    return _share(work, row, KEPT) + rest
