# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What follows for a household, as `derivation` has it: its size, children, money, and what anybody in it is."""

from numba import njit

from rules_engine.arrays.calendar import full_months, full_years
from rules_engine.arrays.layout import HERE, HOME, MEMBER, RELATION, SELF
from rules_engine.arrays.needs import STATUSES as STATUS_NAMES
from rules_engine.arrays.needs import Step, has
from rules_engine.arrays.people import BIRTH, OFFSPRING, both, offspring, put
from rules_engine.facts.derivation import ASSET_PARTS, DEBT, INCOME_PARTS, MINOR
from rules_engine.facts.sets import MAX, MIN

SIZE, CHILDREN = HOME["household.size"], HOME["household.children"]
SINCE, MONTHS = HOME["residence.since"], HOME["residence.months"]
INCOME, ASSETS = HOME["household.monthly_income_krw"], HOME["household.assets_krw"]
EARNED, OTHER = (HOME[path] for path in INCOME_PARTS)
HOUSE, LAND, SAVINGS, CAR = PARTS = tuple(HOME[path] for path in ASSET_PARTS)
OWED, NET, COUNTED = HOME[DEBT], HOME["household.net_assets_krw"], HOME["household.counted_property_krw"]
ONE_PERSON = HOME["household.types.one_person"]
YOUNGEST_CHILD, YOUNGEST_AGE = HOME["household.youngest_child_birth"], HOME["household.youngest_child_age"]
MINORS = HOME["household.children_under_19"]
YOUNGEST, OLDEST, OLDEST_AGE = (HOME[f"household.{name}"] for name in ("youngest_birth", "oldest_birth", "oldest_age"))
FIRST_STATUS, FIRST_ANY = (
    MEMBER[f"member.statuses.{STATUS_NAMES[0]}"],
    HOME[f"household.any_{STATUS_NAMES[0]}"],
)
STATUSES = len(STATUS_NAMES)


@njit(cache=True, forceinline=True)
def derive_size(home, together):
    """How many live here. Returns whether all of them are listed."""
    _narrow(home, SIZE, 2 - home[ONE_PERSON, 1], 1 if home[ONE_PERSON, 0] == 1 else MAX)
    _narrow(home, SIZE, max(together, 1), MAX)
    if home[SIZE, 0] > 1:
        put(home, ONE_PERSON, 0, 0)
    elif home[SIZE, 1] == 1:
        put(home, ONE_PERSON, 1, 1)
    return home[SIZE, 0] == home[SIZE, 1] and home[SIZE, 0] == together


@njit(cache=True, forceinline=True)
def derive_home(needs, home, people, count, complete, on):
    """Everything of the household but its size, which comes first."""
    if has(needs.steps, Step.RESIDENCE):
        _derive_residence(home, on)
    if has(needs.steps, Step.INCOME):
        _derive_income(home)
    if has(needs.steps, Step.ASSETS):
        _derive_assets(home)
    if has(needs.steps, Step.CHILDREN):
        _derive_children(home, people, count, on)
    if has(needs.steps, Step.BIRTHS):
        _derive_births(home, people, count, complete, on)
    if has(needs.steps, Step.ANYBODY):
        _derive_anybody(needs.statuses, home, people, count, complete)


@njit(cache=True, forceinline=True)
def _narrow(home, slot, lo, hi):
    """What both allow; when they contradict each other, what was told stands."""
    put(home, slot, *both(home[slot, 0], home[slot, 1], lo, hi))


@njit(cache=True)
def _derive_residence(home, on):
    first, last = home[SINCE, 0], home[SINCE, 1]
    if first > MIN or last < MAX:
        least, most = 0 if last >= MAX else full_months(last, on), MAX if first <= MIN else full_months(first, on)
        put(home, MONTHS, *both(least, most, home[MONTHS, 0], home[MONTHS, 1]))


@njit(cache=True)
def _derive_income(home):
    earned_lo, earned_hi = home[EARNED, 0], home[EARNED, 1]
    other_lo, other_hi = home[OTHER, 0], home[OTHER, 1]
    _narrow(home, INCOME, min(earned_lo + other_lo, MAX), min(earned_hi + other_hi, MAX))
    total_lo, total_hi = home[INCOME, 0], home[INCOME, 1]
    _narrow(home, EARNED, max(total_lo - other_hi, 0), max(total_hi - other_lo, 0))
    _narrow(home, OTHER, max(total_lo - earned_hi, 0), max(total_hi - earned_lo, 0))


@njit(cache=True)
def _derive_assets(home):
    lo = hi = 0
    for part in PARTS:
        lo, hi = lo + home[part, 0], hi + home[part, 1]
    _narrow(home, ASSETS, min(lo, MAX), min(hi, MAX))
    all_lo, all_hi = home[ASSETS, 0], home[ASSETS, 1]
    for part in PARTS:
        part_lo, part_hi = home[part, 0], home[part, 1]
        _narrow(home, part, max(all_lo - (hi - part_hi), 0), max(all_hi - (lo - part_lo), 0))
    debt_lo, debt_hi = home[OWED, 0], home[OWED, 1]
    put(home, NET, max(all_lo - debt_hi, 0), max(all_hi - debt_lo, 0))
    put(home, COUNTED, max(all_lo - home[SAVINGS, 1] - debt_hi, 0), all_hi)


@njit(cache=True)
def _age_of(lo, hi, on):
    """Full years; nobody at all is older than any limit."""
    if hi <= MIN:
        return MAX, MAX
    if lo == hi:
        years = 0 if hi >= on else full_years(hi, on)
        return years, years
    return 0 if hi >= on else full_years(hi, on), MAX if lo <= MIN else full_years(lo, on)


@njit(cache=True, forceinline=True)
def derive_children_count(home, people, count):
    """How many children and grandchildren live here. Returns whether some of them may not be listed."""
    listed = together = perhaps = 0
    enquirer = 1
    for i in range(count):
        listed += offspring(people, i)
        together += people[i, HERE, 0] == 1
        perhaps += people[i, HERE, 0] == 1 and people[i, RELATION, 0] & OFFSPRING != 0
        if people[i, RELATION, 0] & SELF:
            enquirer = 0
    most = home[SIZE, 1]
    unlisted = max(most - together - enquirer, 0) if most < MAX else MAX
    _narrow(home, CHILDREN, listed, min(perhaps + unlisted, MAX))
    return home[CHILDREN, 1] > listed


@njit(cache=True)
def _derive_children(home, people, count, on):
    lo = hi = MIN
    listed = surely = perhaps = 0
    for i in range(count):
        if offspring(people, i):
            listed += 1
            birth_lo, birth_hi = people[i, BIRTH, 0], people[i, BIRTH, 1]
            lo, hi = max(lo, birth_lo), max(hi, birth_hi)
            youngest, oldest = _age_of(birth_lo, birth_hi, on)
            surely, perhaps = surely + (oldest < MINOR), perhaps + (youngest < MINOR)
    more = max(home[CHILDREN, 1] - listed, 0)
    if more:
        hi = MAX
    put(home, YOUNGEST_CHILD, lo, hi)
    put(home, YOUNGEST_AGE, *_age_of(lo, hi, on))
    put(home, MINORS, surely, min(perhaps + more, MAX))


@njit(cache=True)
def _derive_births(home, people, count, complete, on):
    young_lo = young_hi = MIN
    old_lo = old_hi = MAX
    for i in range(count):
        if people[i, HERE, 0] == 1:
            lo, hi = people[i, BIRTH, 0], people[i, BIRTH, 1]
            young_lo, young_hi = max(young_lo, lo), max(young_hi, hi)
            old_lo, old_hi = min(old_lo, lo), min(old_hi, hi)
    if not complete:
        young_hi, old_lo = MAX, MIN
    if young_hi <= MIN:  # nobody lives here
        return
    put(home, YOUNGEST, young_lo, young_hi)
    put(home, OLDEST, old_lo, old_hi)
    put(home, OLDEST_AGE, *_age_of(old_lo, old_hi, on))


@njit(cache=True)
def _derive_anybody(statuses, home, people, count, complete):
    for status in range(STATUSES):
        if not has(statuses, status):
            continue
        anybody, nobody = 0, 0 if complete else 1
        for i in range(count):
            if people[i, HERE, 0] == 1:
                anybody |= people[i, FIRST_STATUS + status, 0]
                nobody |= people[i, FIRST_STATUS + status, 1]
        put(home, FIRST_ANY + status, anybody, max(nobody, anybody))
