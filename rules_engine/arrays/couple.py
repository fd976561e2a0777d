# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The enquirer's couple in compiled code, as `rules_engine.facts.couple` has it."""

from numba import njit

from rules_engine.arrays.household import INCOME
from rules_engine.arrays.layout import HERE, HOME, MEMBER, RELATION, SPOUSE, SUPPOSED
from rules_engine.arrays.people import AGE, enquirers, put, put_own
from rules_engine.facts.couple import COUPLE_INCOME as INCOME_OF_COUPLE
from rules_engine.facts.couple import ELSEWHERE as LIVES_ELSEWHERE
from rules_engine.facts.couple import HAS_SPOUSE, MARRIAGEABLE, OWN_MEANS, WORKING_AGE
from rules_engine.facts.sets import MAX

MARRIED, ELSEWHERE, OWN, COUPLE_INCOME = (
    HOME[path] for path in (HAS_SPOUSE, LIVES_ELSEWHERE, OWN_MEANS, INCOME_OF_COUPLE)
)
SINGLE_PARENT = HOME["household.types.single_parent"]
OWN_SPOUSE = MEMBER["member.has_spouse"]


@njit(cache=True)
def derive_couple(home, people, count, complete):
    """Whether there is a spouse, where, and what is the couple's own."""
    supposed = people[0, HERE, 0] == SUPPOSED[0] and people[0, HERE, 1] == SUPPOSED[1]
    whole, single = complete and not supposed, home[SINGLE_PARENT, 0] == 1
    sure = surely_told(people, count)
    perhaps, away = False, False
    for i in range(count):
        if may_be_spouse(people, i, sure, single):
            perhaps = True
            away = away or people[i, HERE, 0] == 0
    known = whole or single
    put(home, MARRIED, 1 if sure else 0, 1 if sure or perhaps or not known else 0)
    put(home, ELSEWHERE, 1 if sure and away else 0, 1 if away or not (sure or known) else 0)
    _derive_means(home, people, count, whole, sure, single)
    if home[ELSEWHERE, 1]:
        put(home, COUPLE_INCOME, 0, MAX)
    else:
        put(home, COUPLE_INCOME, home[INCOME, 0] if home[OWN, 0] else 0, home[INCOME, 1])
    _derive_spouses(home, people, count, sure, single)


@njit(cache=True)
def surely_told(people, count):
    """Whether somebody surely is the spouse."""
    found = False
    for i in range(count):
        found = found or people[i, RELATION, 0] == SPOUSE
    return found


@njit(cache=True)
def may_be_spouse(people, i, sure, single):
    """Whether somebody is the spouse, or may be it while no relation says who is."""
    if sure or single:
        return people[i, RELATION, 0] == SPOUSE
    return people[i, RELATION, 0] & SPOUSE != 0


@njit(cache=True)
def _derive_means(home, people, count, whole, sure, single):
    grown, all_young = home[ELSEWHERE, 0] == 1, True
    for i in range(count):
        if people[i, HERE, 0] == 1 and not enquirers(people[i, RELATION, 0]):
            grown = grown or (people[i, AGE, 0] >= WORKING_AGE and not may_be_spouse(people, i, sure, single))
            all_young = all_young and people[i, AGE, 1] < WORKING_AGE
    surely = whole and home[ELSEWHERE, 1] == 0 and all_young
    put(home, OWN, 1 if surely and not grown else 0, 0 if grown else 1)


@njit(cache=True)
def _derive_spouses(home, people, count, sure, single):
    for i in range(count):
        if enquirers(people[i, RELATION, 0]):
            put_own(people, i, OWN_SPOUSE, home[MARRIED, 0], home[MARRIED, 1])
        elif people[i, AGE, 1] < MARRIAGEABLE and not may_be_spouse(people, i, sure, single):
            put_own(people, i, OWN_SPOUSE, 0, 0)
        else:
            put_own(people, i, OWN_SPOUSE, 0, 1)


@njit(cache=True)
def perhaps_grown(home, people, count):
    """Whether it hangs on an age that can be asked if the couple's means are the household's."""
    if home[OWN, 0] == home[OWN, 1]:
        return False
    for i in range(count):
        other = people[i, HERE, 0] == 1 and not enquirers(people[i, RELATION, 0])
        if other and people[i, AGE, 0] < WORKING_AGE <= people[i, AGE, 1]:
            return True
    return False
