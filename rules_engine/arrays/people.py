# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What follows for each person, as `derivation` has it: age, pregnancy, the youngest child."""

from numba import njit

from rules_engine.arrays.calendar import (
    age,
    due_latest,
    full_months,
    full_years,
    ordinal,
    pregnancy_month,
    years_before,
)
from rules_engine.arrays.layout import (
    CHILD,
    FEMALE,
    GRANDCHILD,
    HERE,
    MEMBER,
    NOT_TOLD,
    RELATION,
    SELF,
    SEVERITY,
    SPOUSE,
)
from rules_engine.arrays.needs import Step, has
from rules_engine.facts.derivation import DAYS_TO_A_SIBLING, INFANT_MONTHS
from rules_engine.facts.law_calendar import DAYS_A_PREGNANCY_MONTH
from rules_engine.facts.sets import MAX, MIN
from rules_engine.facts.vocabulary import facts

BIRTH, YEAR, AGE = (MEMBER[f"member.{name}"] for name in ("birth_date", "birth_year", "age"))
AGE_MONTHS, AGE_AT_CARE_END = MEMBER["member.age_months"], MEMBER["member.age_at_care_end"]
CARE_END, DUE, PREGNANCY = (MEMBER[f"member.{name}"] for name in ("care_end_date", "due_date", "pregnancy_months"))
DISABLED, PREGNANT, GAVE_BIRTH, CARE_LEAVER = (
    MEMBER[f"member.statuses.{name}"] for name in ("disabled", "pregnant", "gave_birth", "care_leaver")
)
CHILD_BIRTH, HAS_SPOUSE = MEMBER["member.child_birth_date"], MEMBER["member.has_spouse"]
YEARS_FROM, YEARS_TO = facts()["member.birth_year"].minimum, facts()["member.birth_year"].maximum
AGES_TO, MONTHS_TO = facts()["member.age"].maximum, facts()["member.pregnancy_months"].maximum
OFFSPRING = CHILD | GRANDCHILD


@njit(cache=True, forceinline=True)
def put(home, slot, lo, hi):
    """Write a fact of the household. A row is no argument anywhere: views are counted, at the cost of a derivation."""
    home[slot, 0], home[slot, 1] = lo, hi


@njit(cache=True, forceinline=True)
def put_own(people, i, slot, lo, hi):
    """Write a fact of a person."""
    people[i, slot, 0], people[i, slot, 1] = lo, hi


@njit(cache=True, forceinline=True)
def derive_person(steps, people, i, on, year):
    """Ages from the birth, pregnancy from the due date, disability from its severity."""
    lo, hi = _birth(people, i, on, year)
    put_own(people, i, BIRTH, lo, hi)
    if lo > MIN or hi < MAX:
        years, months = age(hi, on)
        most_years, most_months = years, months
        if lo != hi:
            most_years, most_months = (MAX, MAX) if lo <= MIN else age(lo, on)
        put_own(people, i, AGE, years, most_years)
        put_own(people, i, AGE_MONTHS, months, most_months)
    if has(steps, Step.CARE):
        _derive_care(people, i, lo, hi)
    if has(steps, Step.DISABILITY) and people[i, SEVERITY, 0] != NOT_TOLD and people[i, DISABLED, 1]:
        people[i, DISABLED, 0] = 1
    if has(steps, Step.PREGNANCY):
        _derive_pregnancy(people, i, on)


@njit(cache=True, forceinline=True)
def _birth(people, i, on, year):
    lo, hi = people[i, BIRTH, 0], people[i, BIRTH, 1]
    if (lo > MIN or hi < MAX) and lo <= on:
        hi = min(hi, on)
    first, last = people[i, YEAR, 0], people[i, YEAR, 1]
    if first > YEARS_FROM or last < YEARS_TO:
        since = ordinal(max(first, 1), 1, 1) if first > MIN else MIN
        lo, hi = both(lo, hi, since, min(ordinal(min(last, year), 12, 31), on))
    least, most = people[i, AGE, 0], people[i, AGE, 1]
    if least > 0 or most < AGES_TO:
        oldest = years_before(most + 1, on) + 1 if most < MAX else MIN
        lo, hi = both(lo, hi, oldest, years_before(max(least, 0), on))
    return lo, hi


@njit(cache=True, forceinline=True)
def both(lo, hi, least, most):
    """What both ranges allow; when they contradict each other, the first stands."""
    return (max(lo, least), min(hi, most)) if max(lo, least) <= min(hi, most) else (lo, hi)


@njit(cache=True)
def _derive_care(people, i, lo, hi):
    first, last = people[i, CARE_END, 0], people[i, CARE_END, 1]
    if first > MIN and last < MAX and lo > MIN:
        put_own(people, i, AGE_AT_CARE_END, full_years(hi, first), full_years(lo, last))
    if (first > MIN or last < MAX) and people[i, CARE_LEAVER, 1]:
        people[i, CARE_LEAVER, 0] = 1


@njit(cache=True)
def _derive_pregnancy(people, i, on):
    due_told = people[i, DUE, 0] > MIN and people[i, DUE, 1] < MAX
    if due_told:
        first, last = pregnancy_month(people[i, DUE, 1], on), pregnancy_month(people[i, DUE, 0], on)
        told = people[i, PREGNANCY, 0], people[i, PREGNANCY, 1]
        put_own(people, i, PREGNANCY, max(first, 0), max(last, 0))
        if told[0] > 0 or told[1] < MONTHS_TO:
            put_own(people, i, PREGNANCY, *both(max(first, 0), max(last, 0), told[0], told[1]))
    if people[i, PREGNANT, 0] != people[i, PREGNANT, 1]:
        if people[i, PREGNANCY, 0] >= 1:
            people[i, PREGNANT, 0] = 1
        elif people[i, PREGNANCY, 1] == 0:
            people[i, PREGNANT, 1] = 0
    if people[i, PREGNANT, 1] == 0:
        put_own(people, i, PREGNANCY, 0, 0)
    elif not due_told and people[i, PREGNANCY, 0] >= 1 and people[i, PREGNANCY, 1] < MAX:
        first, last = people[i, PREGNANCY, 0], people[i, PREGNANCY, 1]
        put_own(people, i, DUE, due_latest(last, on) - DAYS_A_PREGNANCY_MONTH + 1, due_latest(first, on))


@njit(cache=True, forceinline=True)
def enquirers(relation):
    """Whether somebody surely is the enquirer or the spouse."""
    return relation in (SELF, SPOUSE)


@njit(cache=True)
def may_be_youngest(people, count):
    """Who may be the household's youngest child, as bits."""
    latest, youngest = MIN, 0
    for i in range(count):
        if offspring(people, i) and people[i, RELATION, 0] == CHILD:
            latest = max(latest, people[i, BIRTH, 0])
    for i in range(count):
        may_be = offspring(people, i) and people[i, RELATION, 0] & CHILD != 0
        youngest |= (may_be and people[i, BIRTH, 1] >= latest) << i
    return youngest


@njit(cache=True, forceinline=True)
def offspring(people, i):
    """Whether somebody living here surely is a child or a grandchild."""
    return people[i, HERE, 0] == 1 and people[i, RELATION, 0] & ~OFFSPRING == 0


@njit(cache=True)
def derive_parents(people, count, unlisted, on):
    """The youngest child of the enquirer and the spouse. Returns whether it is surely among those listed."""
    lo = hi = MIN
    recent = False
    for i in range(count):
        if offspring(people, i) and people[i, RELATION, 0] & CHILD:
            hi = max(hi, people[i, BIRTH, 1])
            if people[i, RELATION, 0] == CHILD:
                lo = max(lo, people[i, BIRTH, 0])
                recent = recent or people[i, BIRTH, 0] > on - DAYS_TO_A_SIBLING
    if unlisted:
        hi = MAX
    hi = min(hi, on)
    for i in range(count):
        if enquirers(people[i, RELATION, 0]):
            put_own(people, i, CHILD_BIRTH, lo, hi)
            if lo > MIN and people[i, GAVE_BIRTH, 0] != people[i, GAVE_BIRTH, 1]:
                mother = people[i, FEMALE, 0] == 1 and full_months(lo, on) < INFANT_MONTHS
                people[i, GAVE_BIRTH, 0] = 1 if mother else 0
    return not unlisted or recent
