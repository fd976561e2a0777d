# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The enquirer's couple: whether there is a spouse, whether the spouse lives elsewhere, and what is the couple's own.

A list of people is whole once as many are listed as live together. On a whole list the spouse stands too, even one who
lives elsewhere; until then, and while a relation is not told, there may be one.
"""

from collections.abc import Iterator, Mapping, Sequence

from rules_engine.facts.sets import ANY_AMOUNT, FALSE, TRUE, UNKNOWN, Interval, Value, is_true, number
from rules_engine.facts.situation import Member

HAS_SPOUSE, ELSEWHERE = "household.has_spouse", "household.spouse_elsewhere"
OWN_MEANS, COUPLE_INCOME = "household.means_are_the_couples", "household.couple_income_krw"
WORKING_AGE = 15
MARRIAGEABLE = 18


def couple(facts: Mapping[str, Value], people: Sequence[Member], *, whole: bool) -> dict[str, Value]:
    """The facts about the couple; `whole` says that everybody who lives in the household was listed."""
    single = is_true(facts, "household.types.single_parent") == TRUE
    spouses = may_be_spouse(facts, people)
    known = whole or single
    sure = [member for member in spouses if member.relation == "spouse"]
    has_spouse = TRUE if sure else FALSE if known and not spouses else UNKNOWN
    elsewhere = _elsewhere(spouses, sure=bool(sure), known=known)
    own = _means_are_the_couples(elsewhere, people, spouses, whole=whole)
    income = number(facts, "household.monthly_income_krw")
    if elsewhere != FALSE:
        income = ANY_AMOUNT
    elif own != TRUE:
        income = Interval(0, income.hi)
    return {HAS_SPOUSE: has_spouse, ELSEWHERE: elsewhere, OWN_MEANS: own, COUPLE_INCOME: income}


def may_be_spouse(facts: Mapping[str, Value], people: Sequence[Member]) -> list[Member]:
    """The spouse, or whoever may be it while no relation says who is; a single parent has none."""
    sure = [member for member in people if member.relation == "spouse"]
    if sure or is_true(facts, "household.types.single_parent") == TRUE:
        return sure
    return [member for member in people if member.may_be("spouse")]


def _elsewhere(spouses: Sequence[Member], *, sure: bool, known: bool) -> Interval:
    away = any(not member.lives_together for member in spouses)
    if sure:
        return TRUE if away else FALSE
    return FALSE if known and not away else UNKNOWN


def _means_are_the_couples(
    elsewhere: Interval, people: Sequence[Member], spouses: Sequence[Member], *, whole: bool
) -> Interval:
    """Whether all that the household has is the couple's, and all that the couple has the household's."""
    ages = [number(member.facts, "member.age") for member in others(people)]
    never = [number(member.facts, "member.age") for member in others(people) if member not in spouses]
    if elsewhere == TRUE or any(age.lo >= WORKING_AGE for age in never):
        return FALSE
    return TRUE if whole and elsewhere == FALSE and all(age.hi < WORKING_AGE for age in ages) else UNKNOWN


def others(people: Sequence[Member]) -> Iterator[Member]:
    """Those of the household who are not surely of the couple."""
    yield from (member for member in people if member.lives_together and member.relation not in ("self", "spouse"))


def perhaps_grown(people: Sequence[Member]) -> Iterator[Member]:
    """Those besides the couple of whom it is not known whether they are old enough to have means of their own."""
    for member in others(people):
        age = number(member.facts, "member.age")
        if age.lo < WORKING_AGE <= age.hi:
            yield member


def married(member: Member, facts: Mapping[str, Value], people: Sequence[Member]) -> Interval:
    """Whether a person has a spouse: known of the enquirer's couple, and of whoever is too young for it."""
    if member.relation in ("self", "spouse"):
        return is_true(facts, HAS_SPOUSE)
    child = number(member.facts, "member.age").hi < MARRIAGEABLE
    return FALSE if child and member not in may_be_spouse(facts, people) else UNKNOWN
