# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The reference for one household: the made predicates as numpy columns, three-valued, with the next question.

Written as one would write it by hand for exactly these predicates: distinct conditions are coded once, each is
decided once for a household, and gathered; what already fails on place and household is looked at no further.
Outcomes are 0 (fails), 1 (open), 2 (holds), so AND is the minimum.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from bench.made_catalogue import (
    ANY,
    CHILD,
    DAY,
    HOUSEHOLD,
    PERCENTS,
    STATUSES,
    Codes,
    Table,
)
from bench.plain_household import LARGEST, Person, Told
from rules_engine.facts.law_calendar import full_years
from rules_engine.facts.vocabulary import facts

FAILS, OPEN, HOLDS = range(3)
ELIGIBLE, CONFIRM, UNKNOWN, INELIGIBLE = range(4)
VERDICT = np.array([[INELIGIBLE, UNKNOWN, ELIGIBLE], [INELIGIBLE, UNKNOWN, CONFIRM]], np.int8)
MEDIAN_2026 = (2564238, 2564238, 4199292, 5359036, 6494738, 7556719, 8555952, 9515150)
OLDEST = 125
PERCENT = np.array(PERCENTS)
EACH_FURTHER = 959_198
MINORS_OF, OWN_CHILDREN = ("child", "grandchild", "sibling", "other"), ("child", "grandchild")
GROWN = 19
WON_A_WEIGHT, MOST_COUNTED = 250_000, 1_000_000
ORDER = {path: place for place, path in enumerate(facts())}
Bits = npt.NDArray[np.int8]


class Answer(NamedTuple):
    """A row a recipient (the household, each person, a child not listed), a column a programme; and what to ask."""

    verdicts: Bits
    question: tuple[str, str | None, int] | None


@dataclass(frozen=True)
class Columns:
    """The columns of a table with its distinct conditions: codes by programme, and what each code means."""

    place: Codes
    place_of: tuple[Codes, Codes]
    home: Codes
    home_of: tuple[Codes, Codes, Codes, Codes]
    own: Codes
    own_of: tuple[Codes, Codes]
    age_lo: npt.NDArray[np.int16]
    age_hi: npt.NDArray[np.int16]
    of_household: npt.NDArray[np.bool_]
    of_child: npt.NDArray[np.bool_]
    confirm: npt.NDArray[np.int8]
    weights: npt.NDArray[np.float64]

    def answer(self, told: Told) -> Answer:
        """Every verdict and the next question."""
        household = _Household(told)
        verdicts = np.full((len(household.people) + 1, len(self.place)), INELIGIBLE, np.int8)
        places = household.places(*self.place_of)
        place = np.minimum(*places)
        near = np.flatnonzero(place[self.place])
        homes = household.homes(*self.home_of)
        home = np.minimum(np.minimum.reduce(homes)[self.home[near]], place[self.place[near]])
        left = np.flatnonzero(home)
        rows, home = near[left], home[left]
        ages = household.ages(self.age_lo[rows], self.age_hi[rows])
        sexes, statuses = household.own(*self.own_of)
        outcome = np.minimum(np.minimum(sexes, statuses)[:, self.own[rows]], home)
        outcome[1:] = np.minimum(outcome[1:], ages)
        of_household, of_child = self.of_household[rows], self.of_child[rows]
        outcome[0, ~of_household] = FAILS
        outcome[1:, of_household] = FAILS
        outcome[np.ix_(household.not_minor, of_child)] = FAILS
        outcome[-1, ~of_child] = FAILS
        verdicts[:, rows] = VERDICT[self.confirm[rows], outcome]
        pairs = outcome == OPEN
        undecided = np.flatnonzero(pairs.any(0))
        if not len(undecided):
            return Answer(verdicts, None)
        rows = rows[undecided]
        place, home, own = self.place[rows], self.home[rows], self.own[rows]
        asked = household.asked(
            _Open(pairs[:, undecided], ages[:, undecided] == OPEN, sexes[:, own] == OPEN, statuses[:, own] == OPEN),
            [part[place] == OPEN for part in places],
            [part[home] == OPEN for part in homes],
            self.own_of[1][own],
        )
        return Answer(verdicts, _most(asked, self.weights[rows]))


class _Open(NamedTuple):
    """Which programmes are open for whom, and on what of their own."""

    pairs: npt.NDArray[np.bool_]
    ages: npt.NDArray[np.bool_]
    sexes: npt.NDArray[np.bool_]
    statuses: npt.NDArray[np.bool_]


Asked = Iterator[tuple[str, str | None, npt.NDArray[np.bool_]]]


class _Household:
    """One household against distinct conditions; the last of its people is a child who was not listed."""

    def __init__(self, told: Told) -> None:
        everybody = (1 << len(STATUSES)) - 1
        self.told = told
        self.people = (*told.people, Person("", None, ANY, 0, everybody, "child"))
        self.complete = told.size == (len(told.people),) * 2
        born = [one.born for one in self.people]
        self.age_lo = np.array([[0 if b is None else full_years(date.fromordinal(b[1]), DAY)] for b in born], np.int16)
        self.age_hi = np.array(
            [[OLDEST if b is None else full_years(date.fromordinal(b[0]), DAY)] for b in born], np.int16
        )
        minor = [
            one.relation in MINORS_OF or age < GROWN for one, age in zip(self.people, self.age_hi[:, 0], strict=True)
        ]
        self.not_minor = 1 + np.flatnonzero(~np.array(minor))
        if self.complete:
            self.not_minor = np.append(self.not_minor, len(self.people))

    def places(self, sido: Codes, sigungu: Codes) -> tuple[Bits, Bits]:
        """The outcomes on 시도 and 시군구."""
        return _is(self.told.sido, sido), _is(self.told.sigungu, sigungu)

    def homes(self, kind: Codes, size_lo: Codes, size_hi: Codes, percent: Codes) -> tuple[Bits, Bits, Bits]:
        """The outcomes on the household's type, its size and its income."""
        lo, hi = self.told.size
        types = _any_of(self.told.has, self.told.may_have, np.where(kind == ANY, 0, 1 << kind.clip(0)))
        sizes = _within(np.int64(lo), np.int64(hi), size_lo, size_hi)
        reached = [limits(min(max(size, 1), LARGEST)) for size in (lo, hi)]
        income = (self.told.income[0] <= reached[1]).astype(np.int8) + (self.told.income[1] <= reached[0])
        return types, sizes, np.append(income, np.int8(HOLDS))[percent]

    def ages(self, lo: npt.NDArray[np.int16], hi: npt.NDArray[np.int16]) -> Bits:
        """The outcomes on age, a row a person."""
        return _within(self.age_lo, self.age_hi, lo, hi)

    def own(self, sex: Codes, statuses: Codes) -> tuple[Bits, Bits]:
        """The outcomes on sex and statuses, a row a recipient; the household has what anybody in it has."""
        has = np.array([[0], *([one.has] for one in self.people)])
        may_have = np.array([[0], *([one.may_have] for one in self.people)])
        listed = slice(None, -1) if self.complete else slice(None)
        has[0], may_have[0] = np.bitwise_or.reduce(has[1:-1]), np.bitwise_or.reduce(may_have[1:][listed])
        told = np.array([[ANY], *([one.sex] for one in self.people)])
        sexes = np.where(sex == ANY, HOLDS, np.where(told == ANY, OPEN, HOLDS * (told == sex))).astype(np.int8)
        sexes[0] = HOLDS
        return sexes, _any_of(has, may_have, statuses)

    def asked(self, open_: _Open, places: list[Any], homes: list[Any], statuses: Codes) -> Asked:
        """Each question with the programmes that hang on it."""
        told = self.told
        listed, unlisted = open_.pairs[:-1].any(0), open_.pairs[-1]
        sido, sigungu, (types, sizes, incomes) = *places, homes
        exact_income, exact_size = told.income[0] == told.income[1], told.size[0] == told.size[1]
        income = incomes & (not exact_income)
        yield "residence.sido", None, listed & sido
        yield "residence.sigungu", None, listed & sigungu
        yield "household.types", None, listed & types
        yield "household.monthly_income_krw", None, listed & income
        anybody = open_.pairs[0] & open_.statuses[0] & (not self.complete)
        size = (listed & sizes) | ((listed | unlisted) & incomes & (not exact_size))
        yield "household.size", None, size if exact_size else size | anybody
        own = open_.ages[-1] | open_.sexes[-1] | open_.statuses[-1]
        children = unlisted & (own | sido | sigungu | types | sizes | income)
        others = anybody & exact_size
        yield "household.members", None, others | (children & others.any())  # who lives here tells of children too
        yield "household.children", None, children
        in_household = open_.pairs[0] & open_.statuses[0]
        for place, one in enumerate(told.people):
            pairs = open_.pairs[place + 1]
            yield "member.birth_date", one.id, pairs & open_.ages[place]
            yield "member.sex", one.id, pairs & open_.sexes[place + 1]
            may = in_household & ((statuses & one.may_have & ~one.has) != 0)
            yield "member.statuses", one.id, (pairs & open_.statuses[place + 1]) | may


def _is(code: int, wanted: Codes) -> Bits:
    if code == ANY:
        return np.where(wanted == ANY, HOLDS, OPEN).astype(np.int8)
    return np.where((wanted == ANY) | (wanted == code), HOLDS, FAILS).astype(np.int8)


def _any_of(has: Any, may_have: Any, wanted: Codes) -> Bits:
    holds = (wanted == 0) | ((has & wanted) != 0)
    found: Bits = holds.astype(np.int8) + (holds | ((may_have & wanted) != 0))
    return found


def _within(lo: Any, hi: Any, least: Any, most: Any) -> Bits:
    possible = (hi >= least) & (lo <= most)
    found: Bits = possible.astype(np.int8) + (possible & (lo >= least) & (hi <= most))
    return found


def limits(size: int) -> Codes:
    """The percents of the median income of a household of so many, rounded as notices print them."""
    known = len(MEDIAN_2026) - 1
    median = MEDIAN_2026[size] if size <= known else MEDIAN_2026[known] + EACH_FURTHER * (size - known)
    return (median * PERCENT + 50) // 100


def _most(asked: Asked, weights: npt.NDArray[np.float64]) -> tuple[str, str | None, int] | None:
    """The question on which most weight hangs; of equals the one that is asked first."""
    facts, members, hanging = zip(*asked, strict=True)
    on = np.array(hanging)
    weight = (on @ weights).round(6).tolist()
    best = min(range(len(facts)), key=lambda one: (-weight[one], ORDER[facts[one]], members[one] or ""))
    return (facts[best], members[best], int(on[best].sum())) if weight[best] else None


def columns(table: Table) -> Columns:
    """The columns of a table."""
    place_of, place = _distinct(table.sido, table.sigungu)
    home_of, home = _distinct(table.type, table.size_lo, table.size_hi, table.percent)
    own_of, own = _distinct(table.sex, table.statuses)
    return Columns(
        place=place,
        place_of=place_of,
        home=home,
        home_of=home_of,
        own=own,
        own_of=own_of,
        age_lo=table.age_lo.astype(np.int16),
        age_hi=table.age_hi.astype(np.int16),
        of_household=table.recipient == HOUSEHOLD,
        of_child=table.recipient == CHILD,
        confirm=table.confirm.astype(np.int8),
        weights=1 + np.minimum(table.krw_a_month, MOST_COUNTED) / WON_A_WEIGHT,
    )


def _distinct(*columns: Codes) -> tuple[Any, Codes]:
    rows, codes = np.unique(np.stack(columns, axis=1), axis=0, return_inverse=True)
    return tuple(np.ascontiguousarray(rows.T)), codes.reshape(-1)
