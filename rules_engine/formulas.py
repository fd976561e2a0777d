# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Amounts that are reckoned, not listed. Each names its source; unknown facts make the result a range.

Sources: 복지로 기초연금·장애인연금·생계급여·주거급여·긴급복지·아동수당·근로장려금·청년월세 (2026년).
Won are rounded down.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from rules_engine.derivation import View, is_true, number
from rules_engine.limits import MONTHS, MedianPercent, couple_or_single, earner_kinds
from rules_engine.parameter import value_at
from rules_engine.regions import classes
from rules_engine.sets import FALSE, MAX, TRUE, Choice, Interval, Value

Known = Mapping[str, Value]
Reckon = Callable[[Known, View], Interval | None]
PENSION_AGE = 65
COUPLE_REDUCTION = Fraction(1, 5)  # 기초연금법 제8조제1항
LIVELIHOOD = MedianPercent("basic_livelihood_percent.livelihood", "basic_livelihood_threshold.livelihood")
LARGEST_RENT_TABLE = 6
RECIPIENT, NEAR_POOR = "household.types.livelihood_recipient", "household.types.near_poor"


@dataclass(frozen=True, slots=True)
class Formula:
    """A reckoning; `at_most` says that the office may pay less than the figure."""

    reckon: Reckon
    at_most: bool = False


def _basic_pension(known: Known, view: View) -> Interval | None:
    """기초연금: the full amount, a fifth less for each of a couple who both receive it."""
    full = value_at("basic_pension_amount", view.as_of)
    if full is None:
        return None
    reduced = int(full * (1 - COUPLE_REDUCTION))
    if "couple" not in couple_or_single(known):
        return Interval(full, full)
    spouse = number(_partner(known, view), "member.age")
    return Interval(full if spouse.hi < PENSION_AGE else reduced, reduced if _both(known, spouse) else full)


def _both(known: Known, spouse: Interval) -> bool:
    return couple_or_single(known) == ("couple",) and spouse.lo >= PENSION_AGE


def _partner(known: Known, view: View) -> Known:
    """What is known of the other one of the enquirer's couple; nothing of anybody else's."""
    relation = known.get("member.relation")
    mine = relation.exact if isinstance(relation, Choice) else None
    other = {"self": "spouse", "spouse": "self"}.get(mine or "")
    return next((member.facts for member in view.people if other and member.relation == other), {})


def _disability_pension(known: Known, view: View) -> Interval | None:
    """장애인연금: a basic amount until 65, reduced for couples who both receive it, and an addition."""
    figures = value_at("disability_pension", view.as_of)
    if figures is None:
        return None
    age = number(known, "member.age")
    basic: list[Interval] = []
    if age.lo < PENSION_AGE:
        full, reduced = figures["basic_amount"], figures["couple_reduced_amount_each"]
        least = reduced if "couple" in couple_or_single(known) else full
        basic.append(_plus(Interval(least, full), _addition(known, figures, "under_65")))
    if age.hi >= PENSION_AGE:  # of the additions from 65 on, the page has sub-cases that are not on record
        basic.append(Interval(0, _addition(known, figures, "from_65").hi))
    return _around(basic)


def _addition(known: Known, figures: Mapping[str, Any], age: str) -> Interval:
    table = {name: column[age] for name, column in figures["additional_amount"].items()}
    recipient, near_poor = is_true(known, RECIPIENT), is_true(known, NEAR_POOR)
    if recipient == TRUE:
        return Interval(*[table["livelihood_or_medical_recipient"]] * 2)
    possible = [] if recipient == FALSE else [table["livelihood_or_medical_recipient"]]
    possible += [] if near_poor == FALSE else [table["near_poor"]]
    possible += [] if near_poor == TRUE else [table["near_poor_excess"]]
    return Interval(min(possible), max(possible))


def _plus(one: Interval, other: Interval) -> Interval:
    return Interval(one.lo + other.lo, one.hi + other.hi)


def _around(ranges: list[Interval]) -> Interval:
    return Interval(min(one.lo for one in ranges), max(one.hi for one in ranges))


def _livelihood(known: Known, view: View) -> Interval | None:
    """생계급여: the threshold less the recognised income."""
    threshold = LIVELIHOOD.on(known, view.as_of)
    income = number(known, "recognised_income.livelihood")
    if threshold is None or threshold.hi >= MAX:
        return None
    return Interval(max(threshold.lo - income.hi, 0), max(threshold.hi - income.lo, 0))


def _housing(known: Known, view: View) -> Interval | None:
    """주거급여 of a tenant: rent up to the standard rent, less 30 % of the income above the livelihood threshold."""
    rules, table = (value_at(f"housing_benefit_{name}", view.as_of) for name in ("rules", "standard_rent"))
    threshold, size = LIVELIHOOD.on(known, view.as_of), number(known, "household.size").exact
    if rules is None or table is None or threshold is None or size is None or size > LARGEST_RENT_TABLE + 1:
        return None
    if not _rents(known):  # an owner's home is repaired instead
        return None
    standards = [table[int(name)][min(size, LARGEST_RENT_TABLE)] for name in classes(known, "rent")]
    income, rent = number(known, "recognised_income.livelihood"), _rent(known, rules)
    own_share = [int(max(end - threshold.lo, 0) * Fraction(str(rules["own_share_rate"]))) for end in income]
    lowest = min(min(rent.lo, standard) for standard in standards) - own_share[1]
    highest = max(min(rent.hi, standard) for standard in standards) - own_share[0]
    return Interval(max(lowest, 0), max(highest, 0))


def _rents(known: Known) -> bool:
    housing = known.get("household.housing")
    if isinstance(housing, Choice):
        return "owned" not in housing.possible
    return number(known, "household.monthly_rent_krw").lo > 0


def _rent(known: Known, rules: Mapping[str, Any]) -> Interval:
    """The monthly rent, with the deposit as rent: a deposit is part of the residential property."""
    rent, deposit = number(known, "household.monthly_rent_krw"), number(known, "household.residential_property_krw")
    return Interval(rent.lo, rent.hi + int(deposit.hi * Fraction(str(rules["deposit_annual_rate"])) / MONTHS))


def _emergency(known: Known, view: View) -> Interval | None:
    """긴급복지 생계지원 by size of the household, with a step for each person beyond the table."""
    figures = value_at("emergency_support", view.as_of)
    size = number(known, "household.size")
    if figures is None or size.hi >= MAX:
        return None
    table, step = figures["livelihood_amount"], figures["livelihood_extra_person"]
    most = max(table)
    return Interval(*(table[min(end, most)] + step * max(end - most, 0) for end in size))


def _child_allowance(known: Known, view: View) -> Interval | None:  # noqa: ARG001
    """아동수당: how the amount hangs on the place is not on record, so it is a range."""
    figures = value_at("child_allowance", view.as_of)
    return None if figures is None else Interval(figures["amount_month_min"], figures["amount_month_max"])


def _youth_rent(known: Known, view: View) -> Interval | None:
    figures = value_at("youth_rent", view.as_of)
    if figures is None:
        return None
    return Interval(*(min(end, figures["monthly_max"]) for end in number(known, "household.monthly_rent_krw")))


def _catastrophic(known: Known, view: View) -> Interval | None:  # noqa: ARG001
    figures = value_at("catastrophic_medical", view.as_of)
    return None if figures is None else Interval(0, figures["annual_max"])


def _work_credit(known: Known, view: View) -> Interval | None:
    """근로장려금 a year: rises, stays, falls with the yearly gross income; halved from a level of property on."""
    figures = value_at("work_child_credit", view.as_of)
    if figures is None:
        return None
    amounts = [
        _trapezoid(yearly, knots)
        for knots in (figures["work_credit_knots"][kind] for kind in earner_kinds(known))
        for yearly in _turning(known, (knots["rise_to"], knots["flat_to"], knots["zero_at"]))
    ]
    return _halved(Interval(min(amounts), max(amounts)), known, figures)


def _child_credit(known: Known, view: View) -> Interval | None:
    """자녀장려금 a year for each child: full below an income, then falling by half over a span."""
    figures = value_at("work_child_credit", view.as_of)
    if figures is None:
        return None
    tables = figures["child_credit_per_child"]
    amounts = [
        _falling(yearly, table)
        for table in (tables.get(kind, tables["single_earner"]) for kind in earner_kinds(known))
        for yearly in _turning(known, (table["full_below"], table["full_below"] + table["taper_span"]))
    ]
    return _halved(Interval(min(amounts), max(amounts)), known, figures)


def _turning(known: Known, knots: tuple[int, ...]) -> Iterator[int]:
    """The yearly incomes at which an amount may be least or most: both ends of what is possible, and knots between."""
    lo, hi = (end * MONTHS for end in number(known, "household.couple_income_krw"))
    yield lo
    yield min(hi, MAX)
    yield from (knot for knot in knots if lo < knot < hi)


def _trapezoid(yearly: int, knots: Mapping[str, int]) -> int:
    if yearly >= knots["zero_at"]:
        return 0
    if yearly < knots["rise_to"]:
        return int(Fraction(knots["max"] * yearly, knots["rise_to"]))
    if yearly <= knots["flat_to"]:
        return knots["max"]
    return int(Fraction(knots["max"] * (knots["zero_at"] - yearly), knots["zero_at"] - knots["flat_to"]))


def _falling(yearly: int, table: Mapping[str, int]) -> int:
    beyond = min(max(yearly - table["full_below"], 0), table["taper_span"])
    return int(table["max"] - Fraction(table["taper_loss"] * beyond, table["taper_span"]))


def _halved(amount: Interval, known: Known, figures: Mapping[str, Any]) -> Interval:
    assets = number(known, "household.assets_krw")
    lo = amount.lo // 2 if assets.hi >= figures["property_half_from"] else amount.lo
    hi = amount.hi // 2 if assets.lo >= figures["property_half_from"] else amount.hi
    return Interval(lo, hi)


FORMULAS: dict[str, Formula] = {
    "basic_pension": Formula(_basic_pension, at_most=True),
    "disability_pension": Formula(_disability_pension, at_most=True),
    "livelihood": Formula(_livelihood),
    "housing": Formula(_housing, at_most=True),
    "emergency": Formula(_emergency),
    "child_allowance": Formula(_child_allowance),
    "youth_rent": Formula(_youth_rent, at_most=True),
    "catastrophic_medical": Formula(_catastrophic, at_most=True),
    "work_credit": Formula(_work_credit, at_most=True),
    "child_credit": Formula(_child_credit, at_most=True),
}
