# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What follows for each person, as `derivation` has it: age, pregnancy, the youngest child, the spouse."""

from numba import njit

from rules_engine.arrays.calendar import (
    due_latest,
    full_months,
    full_years,
    ordinal,
    pregnancy_month,
    years_before,
)
from rules_engine.arrays.layout import CHILD, FEMALE, HERE, MEMBER, NOT_TOLD, RELATION, SELF, SEVERITY, SPOUSE
from rules_engine.derivation import DAYS_TO_A_SIBLING, INFANT_MONTHS, MARRIAGEABLE
from rules_engine.law_calendar import DAYS_A_PREGNANCY_MONTH
from rules_engine.sets import MAX, MIN
from rules_engine.vocabulary import facts

BIRTH, YEAR, AGE = (MEMBER[f"member.{name}"] for name in ("birth_date", "birth_year", "age"))
AGE_MONTHS, AGE_AT_CARE_END = MEMBER["member.age_months"], MEMBER["member.age_at_care_end"]
CARE_END, DUE, PREGNANCY = (MEMBER[f"member.{name}"] for name in ("care_end_date", "due_date", "pregnancy_months"))
DISABLED, PREGNANT, GAVE_BIRTH, CARE_LEAVER = (
    MEMBER[f"member.statuses.{name}"] for name in ("disabled", "pregnant", "gave_birth", "care_leaver")
)
CHILD_BIRTH, HAS_SPOUSE = MEMBER["member.child_birth_date"], MEMBER["member.has_spouse"]
YEARS_FROM, YEARS_TO = facts()["member.birth_year"].minimum, facts()["member.birth_year"].maximum
AGES_TO = facts()["member.age"].maximum


@njit(cache=True)
def derive_person(one, on, year):
    """Ages from the birth, pregnancy from the due date, disability from its severity."""
    lo, hi = _birth(one, on, year)
    one[BIRTH] = lo, hi
    if lo > MIN or hi < MAX:
        one[AGE] = full_years(hi, on), MAX if lo <= MIN else full_years(lo, on)
        one[AGE_MONTHS] = full_months(hi, on), MAX if lo <= MIN else full_months(lo, on)
    first, last = one[CARE_END]
    if first > MIN and last < MAX and lo > MIN:
        one[AGE_AT_CARE_END] = full_years(hi, first), full_years(lo, last)
    if (first > MIN or last < MAX) and one[CARE_LEAVER, 1]:
        one[CARE_LEAVER, 0] = 1
    if one[SEVERITY, 0] != NOT_TOLD and one[DISABLED, 1]:
        one[DISABLED, 0] = 1
    _derive_pregnancy(one, on)


@njit(cache=True)
def _birth(one, on, year):
    lo, hi = one[BIRTH]
    if lo > MIN or hi < MAX:
        return (lo, min(hi, on)) if lo <= on else (lo, hi)
    lo, hi = one[YEAR]
    if lo > YEARS_FROM or hi < YEARS_TO:
        first = ordinal(max(lo, 1), 1, 1) if lo > MIN else MIN
        return first, min(ordinal(min(hi, year), 12, 31), on)
    lo, hi = one[AGE]
    if lo > 0 or hi < AGES_TO:
        oldest = years_before(hi + 1, on) + 1 if hi < MAX else MIN
        return oldest, years_before(max(lo, 0), on)
    return MIN, MAX


@njit(cache=True)
def _derive_pregnancy(one, on):
    due_told = one[DUE, 0] > MIN and one[DUE, 1] < MAX
    if due_told:
        first, last = pregnancy_month(one[DUE, 1], on), pregnancy_month(one[DUE, 0], on)
        one[PREGNANCY] = max(first, 0), max(last, 0)
    if one[PREGNANT, 0] != one[PREGNANT, 1]:
        if one[PREGNANCY, 0] >= 1:
            one[PREGNANT, 0] = 1
        elif one[PREGNANCY, 1] == 0:
            one[PREGNANT, 1] = 0
    if one[PREGNANT, 1] == 0:
        one[PREGNANCY] = 0, 0
    elif not due_told and one[PREGNANCY, 0] >= 1 and one[PREGNANCY, 1] < MAX:
        months = one[PREGNANCY]
        one[DUE] = due_latest(months[1], on) - DAYS_A_PREGNANCY_MONTH + 1, due_latest(months[0], on)


@njit(cache=True)
def enquirers(relation):
    """Whether somebody is the enquirer or the spouse, as far as is known."""
    return relation in (SELF, SPOUSE, NOT_TOLD)


@njit(cache=True)
def may_be_youngest(people, count, youngest):
    """Mark the household's `child` members of whom each may be the youngest; whether the mark can be relied on."""
    latest = MIN
    for i in range(count):
        if _own_child(people[i]) and people[i, BIRTH, 1] < MAX:
            latest = max(latest, people[i, BIRTH, 0])
    for i in range(count):
        youngest[i] = _own_child(people[i]) and people[i, BIRTH, 1] >= latest


@njit(cache=True)
def _own_child(one):
    return one[HERE, 0] == 1 and one[RELATION, 0] == CHILD


@njit(cache=True)
def derive_parents(people, count, complete, on):
    """The youngest child of the enquirer and the spouse. Returns whether it is surely among those listed."""
    lo = hi = MIN
    listed, recent = 0, False
    for i in range(count):
        if _own_child(people[i]):
            listed += 1
            lo, hi = max(lo, people[i, BIRTH, 0]), max(hi, people[i, BIRTH, 1])
            recent = recent or people[i, BIRTH, 0] > on - DAYS_TO_A_SIBLING
    if not complete:
        hi = MAX
    hi = min(hi, on)
    for i in range(count):
        if enquirers(people[i, RELATION, 0]):
            people[i, CHILD_BIRTH] = lo, hi
            if lo > MIN and people[i, GAVE_BIRTH, 0] != people[i, GAVE_BIRTH, 1]:
                mother = people[i, FEMALE, 0] == 1 and full_months(lo, on) < INFANT_MONTHS
                people[i, GAVE_BIRTH, 0] = 1 if mother else 0
    return listed > 0 and (complete or recent)


@njit(cache=True)
def derive_spouses(people, count, household):
    """Whether each has a spouse; `household` is what is known of the enquirer's couple."""
    for i in range(count):
        if enquirers(people[i, RELATION, 0]):
            people[i, HAS_SPOUSE] = household
        elif people[i, AGE, 1] < MARRIAGEABLE:
            people[i, HAS_SPOUSE] = 0, 0
        else:
            people[i, HAS_SPOUSE] = 0, 1
