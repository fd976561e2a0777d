# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Amounts that are reckoned, not listed. Each names its source; unknown facts make the result a range.

Sources: 복지로 기초연금·생계급여·주거급여·근로장려금 (2026년). Won are rounded down.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from rules_engine.derivation import View, number
from rules_engine.limits import Official, couple_or_single
from rules_engine.parameter import value_at
from rules_engine.regions import classes
from rules_engine.sets import MAX, Interval, Value

Reckon = Callable[[Mapping[str, Value], View], Interval | None]


@dataclass(frozen=True, slots=True)
class Formula:
    """A reckoning; `at_most` says that the office may pay less than the figure."""

    reckon: Reckon
    at_most: bool = False


def _basic_pension(known: Mapping[str, Value], view: View) -> Interval | None:
    full = value_at("basic_pension_amount", view.as_of)
    return None if full is None else Interval(full, full)


def _livelihood(known: Mapping[str, Value], view: View) -> Interval | None:
    """생계급여: the threshold less the recognised income."""
    threshold = Official("basic_livelihood_threshold.livelihood", "size").on(known, view.as_of)
    income = number(known, "recognised_income.livelihood")
    if threshold is None or threshold.hi >= MAX:
        return None
    return Interval(max(threshold.lo - income.hi, 0), max(threshold.hi - income.lo, 0))


def _housing(known: Mapping[str, Value], view: View) -> Interval | None:
    """주거급여 of a tenant: the rent up to the standard rent, less 30 % of the income above the livelihood threshold."""
    rules, table = value_at("housing_benefit_rules", view.as_of), value_at("housing_benefit_standard_rent", view.as_of)
    threshold = Official("basic_livelihood_threshold.livelihood", "size").on(known, view.as_of)
    size = number(known, "household.size").exact
    if rules is None or table is None or threshold is None or size is None or threshold.exact is None:
        return None
    standards = [
        standard for name in classes(known, "rent") if (standard := table[int(name)].get(min(size, 6))) is not None
    ]
    rent, income = number(known, "household.monthly_rent_krw"), number(known, "recognised_income.livelihood")
    rate = Fraction(str(rules["own_share_rate"]))
    shares = [int(max(end - threshold.lo, 0) * rate) for end in income]
    lowest = min(min(rent.lo, standard) for standard in standards) - shares[1]
    highest = max(min(rent.hi, standard) for standard in standards) - shares[0]
    return Interval(max(lowest, 0), max(highest, 0))


def _disability_pension(known: Mapping[str, Value], view: View) -> Interval | None:
    figures = value_at("disability_pension", view.as_of)
    if figures is None:
        return None
    full = figures["basic_amount"]
    couple = figures["couple_reduced_amount_each"] if "couple" in couple_or_single(known) else full
    return Interval(min(full, couple), full)


def _work_credit(known: Mapping[str, Value], view: View) -> Interval | None:
    """근로장려금 a year: rises, stays, falls with the yearly gross income; halved from a level of property on."""
    figures = value_at("work_child_credit", view.as_of)
    if figures is None:
        return None
    income = number(known, "household.monthly_income_krw")
    if income.exact is None:
        return Interval(0, max(knots["max"] for knots in figures["work_credit_knots"].values()))
    amounts = [_trapezoid(income.exact * 12, figures["work_credit_knots"][kind]) for kind in earner_kinds(known)]
    return _halved(Interval(min(amounts), max(amounts)), known, figures)


def _child_credit(known: Mapping[str, Value], view: View) -> Interval | None:
    """자녀장려금 a year for each child under 18."""
    figures = value_at("work_child_credit", view.as_of)
    if figures is None:
        return None
    return Interval(0, figures["child_credit_per_child"]["single_earner"]["max"])


def earner_kinds(known: Mapping[str, Value]) -> tuple[str, ...]:
    """단독·홑벌이·맞벌이 as far as known: alone is single, dual income is dual, the rest one of both."""
    if number(known, "household.size").exact == 1:
        return ("single",)
    dual = known.get("household.types.dual_income")
    if isinstance(dual, Interval) and dual.exact is not None:
        return ("dual_earner",) if dual.exact else ("single", "single_earner")
    return ("single", "single_earner", "dual_earner")


def _trapezoid(yearly: int, knots: Mapping[str, int]) -> int:
    if yearly >= knots["zero_at"]:
        return 0
    if yearly < knots["rise_to"]:
        return int(Fraction(knots["max"] * yearly, knots["rise_to"]))
    if yearly <= knots["flat_to"]:
        return knots["max"]
    return int(Fraction(knots["max"] * (knots["zero_at"] - yearly), knots["zero_at"] - knots["flat_to"]))


def _halved(amount: Interval, known: Mapping[str, Value], figures: Mapping[str, Any]) -> Interval:
    assets = number(known, "household.assets_krw")
    lo = amount.lo // 2 if assets.hi >= figures["property_half_from"] else amount.lo
    hi = amount.hi // 2 if assets.lo >= figures["property_half_from"] else amount.hi
    return Interval(lo, hi)


FORMULAS: dict[str, Formula] = {
    "basic_pension": Formula(_basic_pension, at_most=True),
    "livelihood": Formula(_livelihood),
    "housing": Formula(_housing),
    "disability_pension": Formula(_disability_pension, at_most=True),
    "work_credit": Formula(_work_credit, at_most=True),
    "child_credit": Formula(_child_credit, at_most=True),
}
